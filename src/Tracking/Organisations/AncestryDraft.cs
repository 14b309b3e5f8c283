using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>
/// The part of the closure that the moves of one day touch, in memory: many moves one after the other, by the rule of the single one
/// (<see cref="AncestryChange"/>), and saved at once.
/// </summary>
internal sealed class AncestryDraft
{
    private readonly DateOnly day;
    private readonly Dictionary<OrganisationId, HashSet<OrganisationAncestry>> byDescendant = [];
    private readonly Dictionary<OrganisationId, HashSet<OrganisationAncestry>> byAncestor = [];
    private readonly HashSet<OrganisationAncestry> removed = [];
    private readonly HashSet<OrganisationAncestry> added = [];

    private AncestryDraft(DateOnly day) => this.day = day;

    /// <param name="moved">All that will be moved.</param>
    /// <param name="superiors">All under whom something will be put.</param>
    /// <param name="day">Of every move.</param>
    public static async Task<AncestryDraft> LoadAsync(
        TrackingDb db, IReadOnlyCollection<OrganisationId> moved, IReadOnlyCollection<OrganisationId> superiors, DateOnly day, CancellationToken cancel)
    {
        var draft = new AncestryDraft(day);
        var touched = superiors.ToHashSet();
        foreach (var batch in moved.Chunk(Inheritances.Batch))
        {
            touched.UnionWith(await db.Ancestry.Where(row => batch.Contains(row.AncestorId) && row.ValidTo > day)
                .Select(row => row.DescendantId).Distinct().ToListAsync(cancel));
        }

        foreach (var batch in touched.Chunk(Inheritances.Batch))
        {
            foreach (var row in await db.Ancestry.Where(row => batch.Contains(row.DescendantId)).ToListAsync(cancel))
                draft.Index(row);
        }

        return draft;
    }

    /// <summary>Whether a superior stands below what would be put under it, on that day or later.</summary>
    public bool IsCircle(OrganisationId moved, OrganisationId superior) =>
        Of(byDescendant, superior).Any(row => row.AncestorId == moved && row.ValidTo > day);

    public void Found(OrganisationId organisation, OrganisationId superior)
    {
        foreach (var row in OrganisationAncestry.OfNew(organisation, Of(byDescendant, superior)).ToList())
            Add(row);
    }

    /// <summary>After <see cref="IsCircle"/>.</summary>
    public void Move(OrganisationId moved, OrganisationId superior)
    {
        var above = Of(byDescendant, moved).Where(row => row.ValidTo > day).Select(row => row.AncestorId).ToHashSet();
        var crossing = Of(byAncestor, moved).Where(row => row.ValidTo > day).Select(row => row.DescendantId).Distinct()
            .SelectMany(below => Of(byDescendant, below)).Where(row => row.ValidTo > day && above.Contains(row.AncestorId)).ToList();
        var change = AncestryChange.OfMove(moved, day, crossing, Of(byDescendant, superior).Where(row => row.ValidTo > day).ToList());
        foreach (var row in change.Ending)
            row.EndOn(day);
        foreach (var row in change.Removed)
        {
            byDescendant[row.DescendantId].Remove(row);
            byAncestor[row.AncestorId].Remove(row);
            // What this draft made itself never was in the database.
            if (!added.Remove(row))
                removed.Add(row);
        }

        foreach (var row in change.Added)
            Add(row);
    }

    /// <summary>Marks what goes; what ends is tracked already. To be saved before <see cref="InsertAsync"/>: a new row may have the key of one that goes.</summary>
    public void Remove(TrackingDb db) => db.RemoveRange(removed);

    public Task InsertAsync(TrackingDb db, CancellationToken cancel) => db.BulkInsertAsync(added, cancel);

    private void Add(OrganisationAncestry row)
    {
        added.Add(row);
        Index(row);
    }

    private void Index(OrganisationAncestry row)
    {
        Set(byDescendant, row.DescendantId).Add(row);
        Set(byAncestor, row.AncestorId).Add(row);
    }

    private static HashSet<OrganisationAncestry> Set(Dictionary<OrganisationId, HashSet<OrganisationAncestry>> index, OrganisationId key) =>
        index.TryGetValue(key, out var rows) ? rows : index[key] = [];

    private static HashSet<OrganisationAncestry> Of(Dictionary<OrganisationId, HashSet<OrganisationAncestry>> index, OrganisationId key) => index.GetValueOrDefault(key) ?? [];
}
