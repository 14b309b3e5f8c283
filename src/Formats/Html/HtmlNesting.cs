namespace DonDoc.Formats.Html;

/// <summary>Estimates how deep a page nests its elements, without parsing it.</summary>
static class HtmlNesting
{
    // Closed by the parser itself when their end tag is missing, or empty by nature: not counted.
    static readonly HashSet<string> ClosedByThemselves = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt",
        "tbody", "td", "tfoot", "th", "thead", "tr",
    };

    /// <summary>
    /// True when more than <paramref name="limit"/> elements are open at one place, with some patience for the end tags
    /// that old pages forget.
    /// </summary>
    public static bool IsDeeperThan(string text, int limit)
    {
        var names = ClosedByThemselves.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length;)
        {
            var isEnd = text[at + 1] == '/';
            var start = at + (isEnd ? 2 : 1);
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (end > start && char.IsAsciiLetter(text[start]) && !names.Contains(text.AsSpan(start, end - start)))
            {
                depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
                if (depth > limit)
                    return true;
            }

            at = text.IndexOf('<', end);
        }

        return false;
    }
}
