using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reorganisations;

internal static class ReorganisationQueries
{
    /// <summary>Those prepared where the user administers organisations.</summary>
    public static IQueryable<Reorganisation> VisibleTo(this IQueryable<Reorganisation> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ManageOrganisations);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OwnerId));
    }

    /// <summary>Opens an act for a change.</summary>
    public static async Task<Outcome<Reorganisation>> OpenAsync(this TrackingDb db, CurrentUser user, ReorganisationId id, int version, CancellationToken cancel)
    {
        var act = await db.Reorganisations.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (act is null)
            return ReorganisationRefusals.NotFound;
        db.Under = Permission.ManageOrganisations;
        return act.Version == version ? act : ReorganisationRefusals.ChangedMeanwhile;
    }

    public static async Task<Refusal?> SaveActAsync(this TrackingDb db, CancellationToken cancel) =>
        await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : ReorganisationRefusals.ChangedMeanwhile;
}
