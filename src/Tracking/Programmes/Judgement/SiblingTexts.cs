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

    private readonly Lock door = new();
    private readonly Dictionary<(DocumentId, int), Kept> kept = [];
    private long uses;

    private sealed class Kept : IDisposable
    {
        /// <summary>Whose turn it is: who compares with other documents' programmes does not wait.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public CopyIndex Index { get; private set; } = new([]);

        public List<ProgrammeId> Programmes { get; } = [];

        public HashSet<ProgrammeId> Known { get; } = [];

        public long Used { get; set; }

        public void BeginAnew()
        {
            Index = new([]);
            Programmes.Clear();
            Known.Clear();
        }

        public void Dispose() => Turn.Dispose();
    }

    /// <summary>What a programme has taken from the document above it and from its siblings.</summary>
    /// <param name="itself">Is no sibling of itself.</param>
    internal async Task<(Originality Taken, IReadOnlyList<ProgrammeId> Siblings)> ReadAsync(
        TrackingDb db, (DocumentId Document, int Version) parent, OriginalityReader reader, SourceText text, ProgrammeId itself, CancellationToken cancel)
    {
        var found = Of(parent);
        await found.Turn.WaitAsync(cancel);
        try
        {
            await BringUpToDateAsync(db, parent, found, cancel);
            var place = found.Programmes.IndexOf(itself);
            return (reader.Read(text, found.Index, place < 0 ? null : place, cancel), [.. found.Programmes]);
        }
        finally
        {
            found.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var one in kept.Values)
            one.Dispose();
    }

    // One that is forgotten while somebody compares with it is let go by them.
    private Kept Of((DocumentId, int) parent)
    {
        lock (door)
        {
            if (!kept.TryGetValue(parent, out var found))
            {
                if (kept.Count >= MostDocuments)
                    kept.Remove(kept.MinBy(one => one.Value.Used).Key);
                kept.Add(parent, found = new Kept());
            }

            found.Used = ++uses;
            return found;
        }
    }

    // Not asked whether this person sees them: the comparison is the program's, like its index of words.
    private static async Task BringUpToDateAsync(TrackingDb db, (DocumentId Document, int Version) parent, Kept found, CancellationToken cancel)
    {
        var issued = await db.Programmes.Where(row => row.ParentDocumentId == parent.Document && row.ParentVersion == parent.Version && row.State == ProgrammeState.Issued)
            .OrderBy(row => row.IssuedOn).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
        // One that was taken over by mistake and given up is a sibling no more: an index forgets nothing, so it begins anew.
        if (found.Known.Except(issued).Any())
            found.BeginAnew();
        foreach (var some in issued.Where(id => !found.Known.Contains(id)).Chunk(Chunk))
        {
            var texts = await db.LastDrafts(some).ToDictionaryAsync(row => row.Programme, row => row.PlainText, cancel);
            foreach (var id in some.Where(texts.ContainsKey))
            {
                found.Index.Add(OriginalityReader.Comparable(SourceText.FromPlain(texts[id])));
                found.Programmes.Add(id);
                found.Known.Add(id);
            }
        }
    }
}

/// <summary>The words of a programme as they were kept last.</summary>
internal sealed record LastDraft(ProgrammeId Programme, string PlainText);

internal static class LastDraftQueries
{
    /// <summary>Of programmes of which the caller knows that they may be read.</summary>
    public static IQueryable<LastDraft> LastDrafts(this TrackingDb db, IReadOnlyCollection<ProgrammeId> programmes) => db.ProgrammeDrafts.Where(row => programmes.Contains(row.ProgrammeId))
        .Where(row => !db.ProgrammeDrafts.Any(later => later.ProgrammeId == row.ProgrammeId && later.Number > row.Number)).Select(row => new LastDraft(row.ProgrammeId, row.PlainText));
}
