using System.Globalization;
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

    /// <param name="OnlyChanged">Leaves out what is the same.</param>
    public sealed record Input(Side Older, Side Newer, bool OnlyChanged = false, PageRequest? Page = null);

    /// <param name="Link">That both are one, as it was proposed or decided; null where only this comparison says so.</param>
    public sealed record Row(ProvisionChange Change, Place? Older, Place? Newer, double Score, IReadOnlyList<WordPiece> Words, Link? Link);

    public sealed record Place(ProvisionId Id, string Path, string Label);

    public sealed record Link(LineageState State, double Score, LineageReason Reason, int Version);

    /// <param name="Rows">A page of them, in the order of the newer text; what was removed stands where it stood.</param>
    /// <param name="Next">Cursor of the next page; null on the last.</param>
    /// <param name="Counts">Of the whole comparison, whatever the page.</param>
    /// <param name="IsCut">One of the texts has more provisions than are compared.</param>
    /// <param name="IsCoarse">So much differs on this page that not every word of it is marked: some provisions are shown as replaced as a whole.</param>
    public sealed record Result(
        Text Older, Text Newer, IReadOnlyList<Row> Rows, string? Next, IReadOnlyDictionary<ProvisionChange, int> Counts, bool IsCut, bool MayDecide, bool IsCoarse);

    public sealed record Text(DocumentId Document, string TypeName, string? Number, string Subject, int Version, VersionStage Stage);

    private sealed record Found(DocumentId Document, OrganisationId Owner, Text Text);

    /// <summary>What became of one provision, before its words are marked.</summary>
    private sealed record Fate(int Ordinal, ProvisionChange Change, ProvisionWords? Older, ProvisionWords? Newer, double Score);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await FindAsync(input.Older, cancel) is not { } older || await FindAsync(input.Newer, cancel) is not { } newer)
            return DocumentRefusals.NotFound;
        var before = await db.ProvisionWordsAsync(older.Document, older.Text.Version, cancel);
        var after = await db.ProvisionWordsAsync(newer.Document, newer.Text.Version, cancel);
        var links = (await db.ProvisionLineages.AsNoTracking()
                .Where(row => row.DocumentId == newer.Document && db.Provisions.Any(one => one.Id == row.OlderId && one.DocumentId == older.Document && one.VersionNumber == older.Text.Version)
                    && db.Provisions.Any(one => one.Id == row.NewerId && one.VersionNumber == newer.Text.Version)).ToListAsync(cancel))
            .ToDictionary(row => (row.OlderId, row.NewerId), row => new Link(row.State, row.Score, row.Reason, row.Version));
        var matches = ProvisionMatching.Match(before, after,
            [.. links.Where(link => link.Value.State == LineageState.Confirmed).Select(link => link.Key)],
            links.Where(link => link.Value.State == LineageState.Rejected).Select(link => link.Key).ToHashSet());
        var fates = Fates(before, after, matches);
        var page = input.Page ?? new PageRequest(Limit: PageRequest.Ceiling);
        var behind = page.After(1) is [var last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        var cut = page.Cut(
            [.. fates.Where(fate => fate.Ordinal > behind && (!input.OnlyChanged || fate.Change != ProvisionChange.Same)).Take(page.Rows + 1)],
            fate => [fate.Ordinal.ToString(CultureInfo.InvariantCulture)]);
        var mayDecide = user.Has(Permission.RegisterDocuments) && await db.ReachesAsync(user, Permission.RegisterDocuments, newer.Owner, cancel);
        var marking = new WordMarking();
        var rows = cut.Items.Select(fate => new Row(fate.Change, PlaceOf(fate.Older), PlaceOf(fate.Newer), fate.Score, marking.Of(fate.Older?.Words ?? "", fate.Newer?.Words ?? ""),
            fate is { Older: { } from, Newer: { } to } ? links.GetValueOrDefault((from.Id, to.Id)) : null)).ToList();
        return new Result(older.Text, newer.Text, rows, cut.Next, fates.CountBy(fate => fate.Change).ToDictionary(), Math.Max(before.Count, after.Count) >= ShowProvisions.Most,
            mayDecide, marking.IsSpent);
    }

    private async Task<Found?> FindAsync(Side side, CancellationToken cancel) =>
        await db.Documents.VisibleTo(user, db).Where(row => row.Id == side.Document)
            .Join(db.DocumentVersions, row => row.Id, version => version.DocumentId, (row, version) => new { row, version })
            .Where(pair => pair.version.Number == (side.Version ?? pair.row.CurrentVersion))
            .Select(pair => new Found(pair.row.Id, pair.row.OwnerId,
                new Text(pair.row.Id, pair.row.TypeName, pair.row.Number, pair.row.Subject, pair.version.Number, pair.version.Stage)))
            .SingleOrDefaultAsync(cancel);

    private static List<Fate> Fates(List<ProvisionWords> before, List<ProvisionWords> after, List<ProvisionMatch> matches)
    {
        var byNewer = matches.ToDictionary(match => match.Newer.Id);
        var kept = matches.Select(match => match.Older.Id).ToHashSet();
        var fates = new List<Fate>(after.Count);
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
                    Add(ProvisionChange.Removed, removed.Dequeue(), null, 0);
                }

                Add(ProvisionChange.Added, null, one, 0);
                continue;
            }

            // What stood before this in the older text and is gone.
            reached = Math.Max(reached, match.Older.Ordinal);
            while (removed.TryPeek(out var gone) && gone.Ordinal < reached)
                Add(ProvisionChange.Removed, removed.Dequeue(), null, 0);
            var change = (match.Older.Path == one.Path, string.Equals(match.Older.Words, one.Words, StringComparison.Ordinal)) switch
            {
                (true, true) => ProvisionChange.Same,
                (true, false) => ProvisionChange.Changed,
                (false, true) => ProvisionChange.Moved,
                _ => ProvisionChange.MovedAndChanged,
            };
            Add(change, match.Older, one, match.Score);
        }

        while (removed.TryDequeue(out var rest))
            Add(ProvisionChange.Removed, rest, null, 0);
        return fates;

        void Add(ProvisionChange change, ProvisionWords? older, ProvisionWords? newer, double score) => fates.Add(new Fate(fates.Count, change, older, newer, score));
    }

    private static Place? PlaceOf(ProvisionWords? one) => one is null ? null : new(one.Id, one.Path, one.Label);
}
