using DonDoc.Text.Similarity;
using DonDoc.Text.Source;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Judgement;

/// <summary>
/// The issued programmes of one document, ready to be compared with: kept in memory, four bytes a word, and brought up to date with what was
/// issued since. One for the whole program; what it finds is shown only as far as the person may see it.
/// </summary>
public sealed class SiblingTexts : IDisposable
{
    // Documents whose programmes are kept at once: those that are worked on now.
    private const int MostDocuments = 4;
    private const int Chunk = 200;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<(DocumentId, int), Kept> kept = [];
    private long uses;

    private sealed class Kept
    {
        public CopyIndex Index { get; } = new([]);

        public List<ProgrammeId> Programmes { get; } = [];

        public HashSet<ProgrammeId> Known { get; } = [];

        public long Used { get; set; }
    }

    /// <summary>What a programme has taken from the document above it and from its siblings.</summary>
    /// <param name="itself">Is no sibling of itself.</param>
    internal async Task<(Originality Taken, IReadOnlyList<ProgrammeId> Siblings)> ReadAsync(
        TrackingDb db, (DocumentId Document, int Version) parent, OriginalityReader reader, SourceText text, ProgrammeId itself, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (!kept.TryGetValue(parent, out var found))
            {
                if (kept.Count >= MostDocuments)
                    kept.Remove(kept.MinBy(one => one.Value.Used).Key);
                kept.Add(parent, found = new Kept());
            }

            found.Used = ++uses;
            await BringUpToDateAsync(db, parent, found, cancel);
            var place = found.Programmes.IndexOf(itself);
            return (reader.Read(text, found.Index, place < 0 ? null : place, cancel), [.. found.Programmes]);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    // Not asked whether this person sees them: the comparison is the program's, like its index of words.
    private static async Task BringUpToDateAsync(TrackingDb db, (DocumentId Document, int Version) parent, Kept found, CancellationToken cancel)
    {
        var issued = await db.Programmes.Where(row => row.ParentDocumentId == parent.Document && row.ParentVersion == parent.Version && row.State == ProgrammeState.Issued)
            .OrderBy(row => row.IssuedOn).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
        foreach (var some in issued.Where(id => !found.Known.Contains(id)).Chunk(Chunk))
        {
            var texts = await db.ProgrammeDrafts.Where(row => some.Contains(row.ProgrammeId))
                .Where(row => !db.ProgrammeDrafts.Any(later => later.ProgrammeId == row.ProgrammeId && later.Number > row.Number))
                .ToDictionaryAsync(row => row.ProgrammeId, row => row.PlainText, cancel);
            foreach (var id in some.Where(texts.ContainsKey))
            {
                found.Index.Add(OriginalityReader.Comparable(SourceText.FromPlain(texts[id])));
                found.Programmes.Add(id);
                found.Known.Add(id);
            }
        }
    }
}
