using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Versions;

/// <summary>What became of a provision from one text to another.</summary>
public enum ProvisionChange
{
    Same,
    Changed,

    /// <summary>The same words under another address.</summary>
    Moved,

    MovedAndChanged,
    Added,
    Removed,
}

/// <summary>
/// Compares two texts provision by provision: two versions of a document, or a document with one that amends or replaces it. Which belong
/// together is told by their words, by what a person confirmed first.
/// </summary>
public sealed class CompareVersions(TrackingDb db, CurrentUser user)
{
    public sealed record Side(DocumentId Document, int? Version = null);

    public sealed record Input(Side Older, Side Newer);

    /// <param name="Link">That both are one, as it was proposed or decided; null where only this comparison says so.</param>
    public sealed record Row(ProvisionChange Change, Place? Older, Place? Newer, double Score, IReadOnlyList<WordPiece> Words, Link? Link);

    public sealed record Place(ProvisionId Id, string Path, string Label);

    public sealed record Link(LineageState State, double Score, LineageReason Reason, int Version);

    /// <param name="Rows">In the order of the newer text; what was removed stands where it stood.</param>
    /// <param name="IsCut">One of the texts has more provisions than are compared.</param>
    /// <param name="IsCoarse">So much differs that not every word of it is marked: some provisions are shown as replaced as a whole.</param>
    public sealed record Result(Text Older, Text Newer, IReadOnlyList<Row> Rows, bool IsCut, bool MayDecide, bool IsCoarse);

    public sealed record Text(DocumentId Document, string TypeName, string? Number, string Subject, int Version, VersionStage Stage);

    private sealed record Found(DocumentId Document, OrganisationId Owner, Text Text);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await FindAsync(input.Older, cancel) is not { } older || await FindAsync(input.Newer, cancel) is not { } newer)
            return DocumentRefusals.NotFound;
        var before = await db.ProvisionWordsAsync(older.Document, older.Text.Version, cancel);
        var after = await db.ProvisionWordsAsync(newer.Document, newer.Text.Version, cancel);
        var links = (await db.ProvisionLineages.AsNoTracking().Where(row => row.DocumentId == newer.Document).ToListAsync(cancel))
            .ToDictionary(row => (row.OlderId, row.NewerId), row => new Link(row.State, row.Score, row.Reason, row.Version));
        var matches = ProvisionMatching.Match(before, after,
            [.. links.Where(link => link.Value.State == LineageState.Confirmed).Select(link => link.Key)],
            links.Where(link => link.Value.State == LineageState.Rejected).Select(link => link.Key).ToHashSet());
        var mayDecide = user.Has(Permission.RegisterDocuments) && await db.ReachesAsync(user, Permission.RegisterDocuments, newer.Owner, cancel);
        var marking = new WordMarking();
        return new Result(older.Text, newer.Text, Rows(before, after, matches, links, marking), Math.Max(before.Count, after.Count) >= ShowProvisions.Most, mayDecide, marking.IsSpent);
    }

    private async Task<Found?> FindAsync(Side side, CancellationToken cancel) =>
        await db.Documents.VisibleTo(user, db).Where(row => row.Id == side.Document)
            .Join(db.DocumentVersions, row => row.Id, version => version.DocumentId, (row, version) => new { row, version })
            .Where(pair => pair.version.Number == (side.Version ?? pair.row.CurrentVersion))
            .Select(pair => new Found(pair.row.Id, pair.row.OwnerId,
                new Text(pair.row.Id, pair.row.TypeName, pair.row.Number, pair.row.Subject, pair.version.Number, pair.version.Stage)))
            .SingleOrDefaultAsync(cancel);

    private static List<Row> Rows(
        List<ProvisionWords> before, List<ProvisionWords> after, List<ProvisionMatch> matches, Dictionary<(ProvisionId, ProvisionId), Link> links, WordMarking marking)
    {
        var byNewer = matches.ToDictionary(match => match.Newer.Id);
        var kept = matches.Select(match => match.Older.Id).ToHashSet();
        var rows = new List<Row>(after.Count);
        var removed = new Queue<ProvisionWords>(before.Where(one => !kept.Contains(one.Id)));
        var reached = -1;
        foreach (var one in after)
        {
            if (!byNewer.TryGetValue(one.Id, out var match))
            {
                // What went from the same place stands before what came.
                while (removed.TryPeek(out var replaced) && replaced.Ordinal == reached + 1)
                {
                    reached++;
                    rows.Add(Removed(removed.Dequeue()));
                }

                rows.Add(new Row(ProvisionChange.Added, null, PlaceOf(one), 0, WordDiff.Of("", one.Words), null));
                continue;
            }

            // What stood before this in the older text and is gone.
            reached = Math.Max(reached, match.Older.Ordinal);
            while (removed.TryPeek(out var gone) && gone.Ordinal < reached)
                rows.Add(Removed(removed.Dequeue()));
            var words = marking.Of(match.Older.Words, one.Words);
            var isSame = words.All(piece => piece.Change == WordChange.Same);
            var change = (match.Older.Path == one.Path, isSame) switch
            {
                (true, true) => ProvisionChange.Same,
                (true, false) => ProvisionChange.Changed,
                (false, true) => ProvisionChange.Moved,
                _ => ProvisionChange.MovedAndChanged,
            };
            rows.Add(new Row(change, PlaceOf(match.Older), PlaceOf(one), match.Score, words, links.GetValueOrDefault((match.Older.Id, one.Id))));
        }

        rows.AddRange(removed.Select(Removed));
        return rows;
    }

    private static Row Removed(ProvisionWords gone) => new(ProvisionChange.Removed, PlaceOf(gone), null, 0, WordDiff.Of(gone.Words, ""), null);

    private static Place PlaceOf(ProvisionWords one) => new(one.Id, one.Path, one.Label);
}
