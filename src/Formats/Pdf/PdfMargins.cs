using System.Text;
using System.Text.RegularExpressions;

namespace DonDoc.Formats.Pdf;

/// <summary>Finds what is printed on every page: running headers and footers, and page numbers.</summary>
static partial class PdfMargins
{
    // How many lines at either end of a page may be its header or footer.
    const int Reach = 3;

    // Headers of left and right pages take turns.
    const double ShareOfPages = 0.4;

    [GeneratedRegex(@"^[\s\-–—]*(?:trang\s*|page\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[\s\-–—.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    public static void Mark(IReadOnlyList<PageText> pages)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in pages.SelectMany(p => Edges(p).Select(Key).Distinct(StringComparer.Ordinal)))
            seen[key] = seen.GetValueOrDefault(key) + 1;
        var enough = Math.Max(2, ShareOfPages * pages.Count);
        foreach (var page in pages)
        {
            foreach (var line in Edges(page))
                line.IsMargin |= seen[Key(line)] >= enough;
            foreach (var line in Ends(page))
                line.IsMargin |= PageNumber().IsMatch(line.Text);
        }
    }

    static IEnumerable<PdfLine> Edges(PageText page)
    {
        var byHeight = page.Lines.Where(l => !l.IsTableRow).OrderByDescending(l => l.Baseline).ToList();
        return byHeight.Take(Reach).Concat(byHeight.Skip(Math.Max(Reach, byHeight.Count - Reach)));
    }

    static IEnumerable<PdfLine> Ends(PageText page)
    {
        var lines = page.Lines.Where(l => !l.IsTableRow).ToList();
        return lines.Count == 0 ? [] : [lines.MaxBy(l => l.Baseline)!, lines.MinBy(l => l.Baseline)!];
    }

    // Two pages have the same header when they differ in digits only.
    static string Key(PdfLine line)
    {
        var key = new StringBuilder(line.Text.Length);
        foreach (var c in line.Text)
        {
            if (!char.IsDigit(c))
                key.Append(char.ToLowerInvariant(c));
            else if (key.Length == 0 || key[^1] != '#')
                key.Append('#');
        }

        // The place tells a header from a line of the text that happens to repeat.
        return $"{(int)Math.Round(line.Baseline / 10)}|{key}";
    }
}
