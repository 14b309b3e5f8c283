using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>A table with lines: its header is said again on every page, the title of a group stands in one cell over all columns.</summary>
static class TableElement
{
    // Word has no more.
    const int MostColumns = 63;

    // In twentieths of a point: a wide letter of 12 points, and what stands at both sides of a cell.
    const int Letter = 150;
    const int Padding = 190;

    // An address of the web may be broken.
    const int LongestWord = 14;

    // By the length of what stands in a column: a sentence does not take all.
    const int LeastWeight = 5;
    const int MostWeight = 40;

    /// <param name="width">Of the text on a page, in twentieths of a point.</param>
    public static Table Of(LayoutTable table, TemplateStyles styles, int width)
    {
        var columns = Math.Min(table.Rows.Max(row => row.Cells.Count), MostColumns);
        var widths = Widths(table, columns, width);
        var element = new Table(
            new TableProperties(
                new TableWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(one => new GridColumn { Width = Twips(one) })));
        foreach (var row in table.Rows)
            element.AppendChild(Row(row, columns, widths, styles));
        return element;
    }

    static TableRow Row(LayoutRow row, int columns, int[] widths, TemplateStyles styles)
    {
        var element = new TableRow();
        if (row.Role == LayoutRowRole.Head)
            element.AppendChild(new TableRowProperties(new CantSplit(), new TableHeader()));
        var style = row.Role switch
        {
            LayoutRowRole.Head => TemplateStyle.HeadCell,
            LayoutRowRole.Group => TemplateStyle.GroupCell,
            _ => TemplateStyle.Cell,
        };
        var cells = row.Cells.Take(columns - 1).Append(string.Join(' ', row.Cells.Skip(columns - 1).Where(cell => cell.Length > 0))).ToList();
        if (row.Role == LayoutRowRole.Group && Merged(cells, columns) is { } merged)
            cells = merged;
        var at = 0;
        for (var i = 0; at < columns; i++)
        {
            // The last cell of a group goes over what is left.
            var span = row.Role == LayoutRowRole.Group && i == cells.Count - 1 ? columns - at : 1;
            element.AppendChild(Cell(i < cells.Count ? cells[i] : "", style, widths.AsSpan(at, span).ToArray().Sum(), span, styles));
            at += span;
        }

        return element;
    }

    // A title alone, or a number and a title; a row that says more stays as it is.
    static List<string>? Merged(List<string> cells, int columns)
    {
        var words = cells.FindAll(cell => cell.Length > 0);
        return words.Count switch
        {
            1 => words,
            2 when columns > 1 && cells[0].Length > 0 => words,
            _ => null,
        };
    }

    static TableCell Cell(string text, string style, int width, int span, TemplateStyles styles)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
            properties.AppendChild(new GridSpan { Val = span });
        return new TableCell(properties, text.Length > 0 ? styles.Paragraph(style, Runs.Of(text)) : styles.Paragraph(style));
    }

    // No word is broken where the page is wide enough; what is left is divided by what the cells hold.
    static int[] Widths(LayoutTable table, int columns, int width)
    {
        var (least, weights) = (new double[columns], new double[columns]);
        for (var i = 0; i < columns; i++)
        {
            var cells = table.Rows.Where(row => row.Role != LayoutRowRole.Group && i < row.Cells.Count && row.Cells[i].Length > 0).Select(row => row.Cells[i]).ToList();
            least[i] = Padding + (Letter * cells.SelectMany(cell => cell.Split(' ')).Select(word => Math.Min(word.Length, LongestWord)).DefaultIfEmpty(0).Max());
            weights[i] = Math.Clamp(cells.Select(cell => cell.Length).DefaultIfEmpty(0).Average(), LeastWeight, MostWeight);
        }

        var (taken, sum) = (least.Sum(), weights.Sum());
        return [.. Enumerable.Range(0, columns).Select(i => (int)(taken > width ? width * least[i] / taken : least[i] + ((width - taken) * weights[i] / sum)))];
    }

    static TableBorders Borders()
    {
        static T Line<T>()
            where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
        return new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());
    }

    static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);
}
