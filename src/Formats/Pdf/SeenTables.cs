using System.Buffers;
using DonDoc.Formats.Outside;

namespace DonDoc.Formats.Pdf;

/// <summary>
/// Finds the table on a picture of a page: by the rules that recognition saw, and by the bars that it took for words (“|” higher than its line). Rows lie between the rules across; where it saw
/// none, a row begins with every line that has something in the first column.
/// </summary>
static class SeenTables
{
    // A bar reaches over its line; a letter that was taken for one does not.
    const double BarHeight = 1.3;

    // In pixels, how far two bars of one rule may lie apart.
    const int SameRule = 14;

    const int FewestAcross = 2;

    /// <summary>The edges of the table in points, as they would be drawn on a page of that size; empty where there is none.</summary>
    public static List<Edge> EdgesOf(SeenPage page, double scale)
    {
        var heights = page.Words.Where(word => !IsSign(word)).Select(word => word.Height).Order().ToList();
        if (heights.Count == 0)
            return [];
        var usual = heights[heights.Count / 2];
        var bars = page.Words.Where(word => IsBar(word, usual)).Select(word => new SeenRule(word.Left + word.Width / 2, word.Top, 1, word.Height)).ToList();
        bars.AddRange(page.Rules.Where(rule => rule.Width < rule.Height));
        var across = page.Rules.Where(rule => rule.Width > rule.Height).OrderBy(rule => rule.Top).ToList();
        if (bars.Count == 0)
            return [];
        var (top, bottom) = (bars.Min(bar => bar.Top), bars.Max(bar => bar.Bottom));
        across.RemoveAll(rule => rule.Top < top - usual || rule.Top > bottom + usual);
        var inside = page.Lines.Where(line => line.Min(word => word.Top) >= top - usual && line.Max(word => word.Bottom) <= bottom + usual).SelectMany(line => line).Where(word => !IsSign(word)).ToList();
        if (inside.Count == 0)
            return [];
        var left = across.Count > 0 ? across.Min(rule => rule.Left) : inside.Min(word => word.Left) - 4;
        var right = across.Count > 0 ? across.Max(rule => rule.Right) : inside.Max(word => word.Left + word.Width) + 4;
        var uprights = Places([left, .. bars.Select(bar => bar.Left), right]);
        if (uprights.Count < 3)
            return [];
        var levels = across.Count >= FewestAcross
            ? Places([.. across.Select(rule => rule.Top), bottom])
            : Places([top, .. page.Lines.Where(line => line.Exists(word => inside.Contains(word) && word.Left + word.Width <= uprights[1])).Select(line => line.Where(word => !IsSign(word)).Min(word => word.Top) - 3).Where(at => at > top + usual), bottom]);
        if (levels.Count < 3)
            return [];
        var edges = new List<Edge>();
        foreach (var x in uprights)
            edges.Add(new Edge(false, x * scale, (page.Height - levels[^1] - 1) * scale, (page.Height - levels[0] + 1) * scale));
        foreach (var y in levels)
            edges.Add(new Edge(true, (page.Height - y) * scale, left * scale, right * scale));
        return edges;
    }

    /// <summary>A bar or a stroke that is part of a rule and no word.</summary>
    public static bool IsSign(SeenWord word) => !word.Text.AsSpan().ContainsAnyExcept(Signs) && word.Text.AsSpan().ContainsAny('|', '_');

    static readonly SearchValues<char> Signs = SearchValues.Create("|_—–-[]I");

    static bool IsBar(SeenWord word, int usual) => word.Text is "|" or "||" or "[" or "]" && word.Height >= BarHeight * usual;

    static bool Exists(this IReadOnlyList<SeenWord> line, Predicate<SeenWord> holds) => line.Any(word => holds(word));

    static List<int> Places(IEnumerable<int> all)
    {
        var places = new List<int>();
        foreach (var at in all.Order())
        {
            if (places.Count == 0 || at - places[^1] > SameRule)
                places.Add(at);
        }

        return places;
    }
}
