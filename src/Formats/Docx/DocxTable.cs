using System.Xml.Linq;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Tables with lines become rows in Markdown's pipes. Tables without lines, and letterheads, only arrange text: their cells are written one
/// after another. So are those of a table in a cell.
/// </summary>
static class DocxTable
{
    const int MaxColumns = 64;
    const int MostLetterheadRows = 4;

    public static void Write(
        XElement table, bool isInCell, DocxStyles styles, Action<string, ParagraphRole?> write, Func<XElement, string> textOf, Action<XElement> writeCell)
    {
        var rows = Rows(table).ToList();
        if (isInCell || !HasLines(table, rows, styles) || IsLetterhead(rows) || rows.TrueForAll(r => Cells(r).Take(2).Count() < 2))
        {
            foreach (var cell in rows.SelectMany(Cells))
                writeCell(cell);
            return;
        }

        var above = new string[MaxColumns];
        var head = (List<string>?)null;
        foreach (var row in rows)
        {
            var cells = RowOf(row, above, textOf);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            // Typed again at the top of the next page. Compared before the row is put together: it costs nothing where a cell is merged.
            if (head is not null && cells.SequenceEqual(head))
                continue;
            write(PipeRow.Of(cells), null);
            if (head is null)
                write(PipeRow.Rule(cells.Count), null);
            head ??= cells;
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
            // Merged with the cell before it, in the older way.
            var text = properties?.Child("hMerge") is { } across && across.Value("val") != "restart" ? "" : textOf(cell);
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
        var own = rows.SelectMany(Cells).Select(c => c.Child("tcPr")?.Child("tcBorders")).ToList();
        if (properties?.ChildValue("tblStyle") is { } style && styles.HasTableBorders(style))
            return !own.TrueForAll(borders => borders is not null && !DocxStyles.AnyDrawn(borders));
        return own.Exists(borders => borders is not null && DocxStyles.AnyDrawn(borders));
    }

    /// <summary>The issuer beside the name of the country or the Party, whatever lines are drawn around them.</summary>
    static bool IsLetterhead(List<XElement> rows) =>
        rows.Count is > 0 and <= MostLetterheadRows && Cells(rows[0]).Count() == 2 && Cells(rows[0]).Last().Value is var right
        && (right.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", StringComparison.OrdinalIgnoreCase) || right.Contains("CỘNG HÒA XÃ HỘI", StringComparison.OrdinalIgnoreCase)
            || right.Contains("CỘNG HOÀ XÃ HỘI", StringComparison.OrdinalIgnoreCase));

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
