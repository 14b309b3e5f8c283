using System.Xml.Linq;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Tables with lines become rows in Markdown's pipes. Tables without lines only arrange text (letterheads, signatures):
/// their cells are written one after another.
/// </summary>
static class DocxTable
{
    const int MaxColumns = 64;

    public static void Write(
        XElement table, DocxStyles styles, Action<string, ParagraphRole?> write, Func<XElement, string> textOf, Action<XElement> writeCell)
    {
        var rows = Rows(table).ToList();
        if (!HasLines(table, rows, styles) || rows.TrueForAll(r => Cells(r).Take(2).Count() < 2))
        {
            foreach (var cell in rows.SelectMany(Cells))
                writeCell(cell);
            return;
        }

        var above = new string[MaxColumns];
        var isFirst = true;
        foreach (var row in rows)
        {
            var cells = RowOf(row, above, textOf);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            write(PipeRow.Of(cells), null);
            if (isFirst)
                write(PipeRow.Rule(cells.Count), null);
            isFirst = false;
        }
    }

    /// <summary>
    /// Texts of a row. A cell merged with the one above repeats it, so that each row says all that holds for it; one that
    /// spans columns is followed by empty cells.
    /// </summary>
    static List<string> RowOf(XElement row, string[] above, Func<XElement, string> textOf)
    {
        var cells = new List<string>();
        var skipped = row.Child("trPr")?.ChildNumber("gridBefore") ?? 0;
        for (var i = 0; i < Math.Min(skipped, MaxColumns); i++)
            cells.Add("");
        foreach (var cell in Cells(row))
        {
            if (cells.Count >= MaxColumns)
                break;
            var properties = cell.Child("tcPr");
            var isMerged = properties?.Child("vMerge") is { } merge && merge.Value("val") != "restart";
            var text = textOf(cell);
            if (isMerged)
                text = above[cells.Count] ?? "";
            above[cells.Count] = text;
            cells.Add(text);
            for (var span = properties?.ChildNumber("gridSpan") ?? 1; span > 1 && cells.Count < MaxColumns; span--)
                cells.Add("");
        }

        return cells;
    }

    static bool HasLines(XElement table, List<XElement> rows, DocxStyles styles)
    {
        var properties = table.Child("tblPr");
        if (properties?.Child("tblBorders") is { } borders)
            return DocxStyles.AnyDrawn(borders);
        if (properties?.ChildValue("tblStyle") is { } style && styles.HasTableBorders(style))
            return true;
        return rows.SelectMany(Cells).Any(c => c.Child("tcPr")?.Child("tcBorders") is { } own && DocxStyles.AnyDrawn(own));
    }

    static IEnumerable<XElement> Rows(XElement table) =>
        Inside(table, "tr").Where(r => r.Child("trPr")?.Child("del") is null);

    static IEnumerable<XElement> Cells(XElement row) => Inside(row, "tc");

    // Content controls may stand around rows and cells.
    static IEnumerable<XElement> Inside(XElement element, string name)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name.LocalName == name)
                yield return child;
            else if (child.Name.LocalName is "sdt" && child.Child("sdtContent") is { } content)
            {
                foreach (var inner in content.Children(name))
                    yield return inner;
            }
            else if (child.Name.LocalName is "customXml" or "ins" or "moveTo")
            {
                foreach (var inner in child.Children(name))
                    yield return inner;
            }
        }
    }
}
