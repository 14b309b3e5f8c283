using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Structure.Provisions;

/// <summary>The words of a provision itself: behind its mark, before its children.</summary>
static class OwnWords
{
    const int MostLabelWords = 6;

    /// <param name="start">Where the provision begins, with its mark.</param>
    /// <param name="end">Where its first child begins, or it ends.</param>
    public static (int First, int Next) Of(Reading reading, OutlineNode node, int start, int end)
    {
        var at = reading.Text.IndexOf(node.Label, start, Math.Min(end - start, node.Label.Length + 12), StringComparison.Ordinal);
        var word = reading.WordAt(at < 0 ? start : at + node.Label.Length);
        // Where Markdown escapes the mark (“1\.”) its words are passed one by one.
        var last = word + (at < 0 ? MostLabelWords : 0);
        while (word < reading.Words.Count && reading.Words[word].Start < end
            && (reading.Words[word].Kind == WordKind.Mark || (word < last && node.Label.Contains(reading.TextOf(word, word + 1), StringComparison.Ordinal))))
            word++;
        return (word, Math.Max(word, reading.WordAt(end)));
    }
}
