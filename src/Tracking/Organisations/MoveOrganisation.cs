using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>Puts an organisation, with all below it, under another superior from a day on, past or future.</summary>
public sealed class MoveOrganisation(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="OnlyCheck">Everything is looked at and nothing is saved: for the question before the act.</param>
    public sealed record Input(OrganisationId Organisation, int Version, OrganisationId Parent, DateOnly Day, bool OnlyCheck = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var (moved, day) = (input.Organisation, input.Day);
        if (!await db.ReachesAsync(user, Permission.ManageOrganisations, moved, cancel))
            return OrganisationRefusals.NotFound;
        if (!await db.ReachesAsync(user, Permission.ManageOrganisations, input.Parent, cancel))
            return OrganisationRefusals.ParentNotFound;

        // First of all reads: whoever changes the tree between here and the save makes the save fail.
        var tree = await db.OrganisationTree.SingleAsync(cancel);
        var organisation = await db.Organisations.Include(row => row.Placements).SingleAsync(row => row.Id == moved, cancel);
        if (organisation.Version != input.Version)
            return OrganisationRefusals.ChangedMeanwhile;
        if (!await db.Organisations.ExistingOn(day).AnyAsync(row => row.Id == input.Parent, cancel))
            return OrganisationRefusals.ParentDoesNotExistThen;
        if (await db.Ancestry.AnyAsync(row => row.AncestorId == moved && row.DescendantId == input.Parent && row.ValidTo > day, cancel))
            return OrganisationRefusals.Cycle;
        if (organisation.Move(input.Parent, day) is { } refusal)
            return refusal;
        if (input.OnlyCheck)
        {
            db.ChangeTracker.Clear();
            return null;
        }

        var change = AncestryChange.OfMove(moved, day,
            await RowsCrossing(moved, day).ToListAsync(cancel),
            await db.Ancestry.AsNoTracking().Where(row => row.DescendantId == input.Parent && row.ValidTo > day).ToListAsync(cancel));
        foreach (var row in change.Ending)
            row.EndOn(day);
        db.RemoveRange(change.Removed);
        db.AddRange(change.Added);
        tree.Change(clock.Instant(), day);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : OrganisationRefusals.ChangedMeanwhile;
    }

    private IQueryable<OrganisationAncestry> RowsCrossing(OrganisationId moved, DateOnly day)
    {
        var below = db.Ancestry.Where(row => row.AncestorId == moved && row.ValidTo > day);
        var above = db.Ancestry.Where(row => row.DescendantId == moved && row.ValidTo > day);
        return db.Ancestry.Where(row => row.ValidTo > day
            && below.Any(down => down.DescendantId == row.DescendantId) && above.Any(up => up.AncestorId == row.AncestorId));
    }
}
