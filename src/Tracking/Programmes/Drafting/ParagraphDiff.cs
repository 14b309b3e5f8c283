using DiffPlex;
using DiffPlex.Chunkers;
using DonDoc.Tracking.Documents.Versions;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>
/// Two wordings paragraph by paragraph, and word by word within those that changed. Paragraphs first, because one that was added must not be
/// marked as the next one changed.
/// </summary>
internal static class ParagraphDiff
{
    public static IReadOnlyList<IReadOnlyList<WordPiece>> Of(string older, string newer, WordMarking marking)
    {
        var diff = Differ.Instance.CreateDiffs(older, newer, ignoreWhiteSpace: true, ignoreCase: false, LineChunker.Instance);
        var paragraphs = new List<IReadOnlyList<WordPiece>>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            for (; at < block.DeleteStartA; at++)
                Same(diff.PiecesOld[at]);
            // Those that stand at the same place of a changed block are most often one paragraph reworded.
            var reworded = Math.Min(block.DeleteCountA, block.InsertCountB);
            for (var i = 0; i < Math.Max(block.DeleteCountA, block.InsertCountB); i++)
            {
                Keep(i < reworded
                    ? marking.Of(diff.PiecesOld[block.DeleteStartA + i], diff.PiecesNew[block.InsertStartB + i])
                    : i < block.DeleteCountA ? WordDiff.Of(diff.PiecesOld[block.DeleteStartA + i], "") : WordDiff.Of("", diff.PiecesNew[block.InsertStartB + i]));
            }

            at = block.DeleteStartA + block.DeleteCountA;
        }

        for (; at < diff.PiecesOld.Count; at++)
            Same(diff.PiecesOld[at]);
        return paragraphs;

        void Same(string line) => Keep(WordDiff.Of(line, line));

        void Keep(IReadOnlyList<WordPiece> pieces)
        {
            if (pieces.Any(piece => !string.IsNullOrWhiteSpace(piece.Words)))
                paragraphs.Add(pieces);
        }
    }
}
