using DiffPlex;
using DiffPlex.Chunkers;

namespace DonDoc.Tracking.Documents.Versions;

/// <summary>What became of a stretch of words.</summary>
public enum WordChange
{
    Same,
    Removed,
    Added,
}

/// <summary>Words that stand together and fared alike. What was removed comes before what was added in its place.</summary>
public sealed record WordPiece(string Words, WordChange Change);

/// <summary>The words of two texts marked against each other, by DiffPlex; see docs/decisions/diffplex.md.</summary>
internal static class WordDiff
{
    /// <summary>Characters of both; longer texts are shown as replaced as a whole, since nobody reads such marks and they cost the square.</summary>
    public const int Longest = 40_000;

    /// <summary>The one gone as a whole, the other come.</summary>
    public static IReadOnlyList<WordPiece> Replaced(string older, string newer) =>
        [.. new WordPiece[] { new(older, WordChange.Removed), new(newer, WordChange.Added) }.Where(piece => piece.Words.Length > 0)];

    public static IReadOnlyList<WordPiece> Of(string older, string newer)
    {
        if (string.Equals(older, newer, StringComparison.Ordinal))
            return older.Length == 0 ? [] : [new(older, WordChange.Same)];
        if (older.Length + newer.Length > Longest || older.Length == 0 || newer.Length == 0)
            return Replaced(older, newer);
        var diff = Differ.Instance.CreateDiffs(older, newer, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var pieces = new List<WordPiece>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Keep(diff.PiecesOld, at, block.DeleteStartA - at, WordChange.Same);
            Keep(diff.PiecesOld, block.DeleteStartA, block.DeleteCountA, WordChange.Removed);
            Keep(diff.PiecesNew, block.InsertStartB, block.InsertCountB, WordChange.Added);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Keep(diff.PiecesOld, at, diff.PiecesOld.Count - at, WordChange.Same);
        return pieces;

        void Keep(IReadOnlyList<string> words, int start, int count, WordChange change)
        {
            if (count > 0)
                pieces.Add(new WordPiece(string.Concat(words.Skip(start).Take(count)), change));
        }
    }
}

/// <summary>
/// The marking of one comparison. Marking the words of a pair costs up to the product of their lengths, so that two huge texts that have little in
/// common could keep a core for minutes: what they may cost together has an end, and after it only short pairs are marked.
/// </summary>
internal sealed class WordMarking
{
    /// <summary>In characters times characters: a hundred pairs of two pages each that have no word in common.</summary>
    public const long Most = 3_000_000_000;

    /// <summary>Whether some pairs were not marked word by word.</summary>
    public bool IsSpent { get; private set; }

    private long spent;

    public IReadOnlyList<WordPiece> Of(string older, string newer)
    {
        if (string.Equals(older, newer, StringComparison.Ordinal))
            return WordDiff.Of(older, newer);
        var cost = (long)older.Length * newer.Length;
        if (spent + cost > Most)
        {
            IsSpent = true;
            return WordDiff.Replaced(older, newer);
        }

        spent += cost;
        return WordDiff.Of(older, newer);
    }
}
