using DonDoc.Text.Vietnamese;

namespace DonDoc.Tracking.Search;

/// <summary>A piece of a text; marked where it is a word that was looked for.</summary>
public sealed record Fragment(string Text, bool IsMarked);

/// <summary>Shows a text around the words that were looked for.</summary>
internal static class Snippet
{
    private const int Before = 80;
    private const int Most = 280;

    /// <summary>The whole of a short text, otherwise what stands around the place with the most of the words; cut between words, “…” where it is cut.</summary>
    public static IReadOnlyList<Fragment> Of(string text, SearchQuery query)
    {
        var words = SearchWords.Of(text);
        var marked = words.Where(query.Marks).ToList();
        var (start, end) = text.Length <= Most ? (0, text.Length) : Window(text.Length, words, marked);
        var fragments = new List<Fragment>();
        var at = start;
        if (start > 0)
            fragments.Add(new Fragment("… ", false));
        foreach (var word in marked.Where(word => word.Start >= start && word.End <= end))
        {
            Add(text[at..word.Start], isMarked: false);
            Add(text[word.Start..word.End], isMarked: true);
            at = word.End;
        }

        Add(text[at..end], isMarked: false);
        if (end < text.Length)
            fragments.Add(new Fragment(" …", false));
        return fragments;

        void Add(string piece, bool isMarked)
        {
            if (piece.Length == 0)
                return;
            // “nghị quyết” is marked as one, with the blank between.
            if (isMarked && fragments is [.., { IsMarked: true } first, { IsMarked: false, Text: " " }])
            {
                fragments.RemoveRange(fragments.Count - 2, 2);
                fragments.Add(first with { Text = $"{first.Text} {piece}" });
            }
            else
            {
                fragments.Add(new Fragment(piece, isMarked));
            }
        }
    }

    private static (int Start, int End) Window(int length, IReadOnlyList<SearchWord> words, List<SearchWord> marked)
    {
        var best = marked.Count == 0 ? 0 : marked.MaxBy(first => marked.Count(word => word.Start >= first.Start && word.End <= first.Start + Most - Before)).Start;
        var start = words.Where(word => word.Start >= best - Before).Select(word => (int?)word.Start).FirstOrDefault() ?? 0;
        if (best <= Before)
            start = 0;
        var end = words.Where(word => word.End <= start + Most).Select(word => (int?)word.End).LastOrDefault() ?? Math.Min(length, start + Most);
        return (start, Math.Max(end, start));
    }
}
