using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Html;

/// <summary>
/// Tables of data become rows in Markdown's pipes. Tables that only arrange a page (letterheads, signatures, old news
/// pages) do not: their cells are blocks like any other.
/// </summary>
static partial class HtmlTable
{
    // Wider than any printed table; a larger colspan is a mistake or an attack.
    const int MaxColumns = 64;

    // What HTML allows; what is written again in each row is counted by the collector.
    const int MaxRows = 65_534;
    const int MostLetterheadRows = 4;

    public static bool IsData(IElement table)
    {
        if (table.QuerySelector("table") is not null || table.GetAttribute("role") is "presentation" or "none")
            return false;
        var rows = table.QuerySelectorAll("tr");
        var columns = rows.Length == 0 ? 0 : rows.Max(r => r.Children.Length);
        if (columns < 2 || IsLetterhead(rows))
            return false;
        if (table.QuerySelector("th") is not null || HasBorder(table))
            return true;
        return columns > 2 ? rows.Length > 1 : rows.Length > 3;
    }

    // Word writes the lines of a table on its cells.
    static bool HasBorder(IElement table) =>
        table.GetAttribute("border") is { Length: > 0 } border && border != "0"
        || DrawsLines(table) || table.QuerySelectorAll("td").Take(MaxColumns).Any(DrawsLines);

    static bool DrawsLines(IElement element) => element.GetAttribute("style") is { } style && Lines().IsMatch(style);

    [GeneratedRegex(@"border(?:-(?:top|left|bottom|right))?\s*:[^;]*(?:solid|double|dashed|dotted)|border\s*:\s*[1-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Lines();

    /// <summary>The issuer beside the name of the country or the Party, whatever lines are drawn around them.</summary>
    static bool IsLetterhead(IHtmlCollection<IElement> rows) =>
        rows.Length <= MostLetterheadRows && rows[0].Children is { Length: 2 } cells && cells[1].TextContent is var right
        && (right.Contains("ĐẢNG CỘNG SẢN", StringComparison.OrdinalIgnoreCase) || right.Contains("CỘNG HÒA XÃ HỘI", StringComparison.OrdinalIgnoreCase)
            || right.Contains("CỘNG HOÀ XÃ HỘI", StringComparison.OrdinalIgnoreCase));

    /// <summary>A line a row. A cell that spans rows is repeated in each, one that spans columns is followed by empty cells.</summary>
    public static void Write(IElement table, LineCollector lines, ParagraphRole? role, HtmlLines page)
    {
        if (table.QuerySelector("caption") is { } caption)
            lines.Add(TextOf(caption, lines, page), role ?? ParagraphRole.Caption);
        var spanning = new (string Text, int Rows)[MaxColumns];
        var isFirst = true;
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            var cells = Cells(row, spanning, cell => TextOf(cell, lines, page));
            if (cells.TrueForAll(c => c.Length == 0))
                continue;
            lines.Add(PipeRow.Of(cells), role);
            if (isFirst)
                lines.Add(PipeRow.Rule(cells.Count), role);
            isFirst = false;
        }
    }

    static List<string> Cells(IElement row, (string Text, int Rows)[] spanning, Func<IElement, string> textOf)
    {
        var cells = new List<string>();
        foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th" && !HtmlLines.IsHidden(c)))
        {
            TakeSpanning();
            var text = textOf(cell);
            var (columns, rows) = (SpanOf(cell, "colspan", MaxColumns), SpanOf(cell, "rowspan", MaxRows));
            for (var i = 0; i < columns && cells.Count < MaxColumns; i++)
            {
                spanning[cells.Count] = (i == 0 ? text : "", rows - 1);
                cells.Add(i == 0 ? text : "");
            }
        }

        TakeSpanning();
        return cells;

        void TakeSpanning()
        {
            while (cells.Count < MaxColumns && spanning[cells.Count].Rows > 0)
            {
                var (text, rows) = spanning[cells.Count];
                spanning[cells.Count] = (text, rows - 1);
                cells.Add(text);
            }
        }
    }

    static int SpanOf(IElement cell, string attribute, int most) =>
        int.TryParse(cell.GetAttribute(attribute), CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, most) : 1;

    static string TextOf(IElement cell, LineCollector lines, HtmlLines page)
    {
        var text = lines.Line();
        foreach (var node in cell.GetDescendants())
        {
            if (node is IText { ParentElement.LocalName: not ("script" or "style" or "noscript" or "template") } words)
                page.AppendCollapsed(text, words.Data, page.WritingOf(words));
            else if (node is IElement { LocalName: "br" or "p" or "div" or "li" })
                page.AppendCollapsed(text, " ", writing: null);
        }

        return text.Text().Trim();
    }
}
