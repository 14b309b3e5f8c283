namespace DonDoc.Text.Similarity;

/// <summary>
/// How much of a short text stands in another, for texts too short to have passages. Nothing is left out as grounds or as a set phrase: what is asked is not whether
/// the words are somebody's, but whether there are others.
/// </summary>
public static class TakenShare
{
    // Words that follow each other; fewer are found in any two texts about the same thing.
    const int Run = 4;

    /// <returns>0–1: of the words of <paramref name="text"/>, those in runs of four and more that <paramref name="source"/> has too, over the ends of paragraphs; names and numbers may differ.</returns>
    public static double Of(Wording text, Wording source)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        var (own, theirs) = (WordsOf(text), WordsOf(source));
        var runs = new HashSet<ulong>();
        for (var i = 0; i + Run <= theirs.Length; i++)
            runs.Add(Anchors.Hash(theirs.AsSpan(i, Run)));
        var (taken, end) = (0, 0);
        for (var i = 0; i + Run <= own.Length; i++)
        {
            if (!runs.Contains(Anchors.Hash(own.AsSpan(i, Run))))
                continue;
            taken += i + Run - Math.Max(i, end);
            end = i + Run;
        }

        return own.Length == 0 ? 0 : (double)taken / own.Length;
    }

    static ushort[] WordsOf(Wording text) => [.. text.Codes.ToArray().Where(code => code != WordCode.None)];
}
