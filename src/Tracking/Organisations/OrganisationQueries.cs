using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>An organisation by the name it bears on the day that is asked for.</summary>
public sealed record OrganisationLabel(OrganisationId Id, string Name);

/// <summary>The joins that every list is made of: scope, names and places on a day.</summary>
internal static class OrganisationQueries
{
    /// <summary>
    /// The closure rows that carry a permission of the user today: a row with organisation X is in scope when one of
    /// them has X as descendant; also where X is yet to be founded or is dissolved. Used as a correlated EXISTS, so its cost does not grow with the scope.
    /// </summary>
    public static IQueryable<OrganisationAncestry> Scope(this TrackingDb db, CurrentUser user, Permission permission)
    {
        var roots = user.Roots(permission);
        var today = user.Today;
        return db.Ancestry.Where(row => roots.Contains(row.AncestorId) && row.ValidFrom <= today && today < row.ValidTo);
    }

    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ViewOrganisations);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.Id));
    }

    /// <summary>Whether the permission holds in this organisation today.</summary>
    public static Task<bool> ReachesAsync(
        this TrackingDb db, CurrentUser user, Permission permission, OrganisationId organisation, CancellationToken cancel) =>
        db.Scope(user, permission).AnyAsync(row => row.DescendantId == organisation, cancel);

    public static IQueryable<Organisation> ExistingOn(this IQueryable<Organisation> rows, DateOnly day) =>
        rows.Where(row => (row.Founded == null || row.Founded <= day) && (row.Dissolved == null || day < row.Dissolved));

    /// <summary>
    /// Where the user may act for an organisation, not only look on: the permission holds there, and it is the user's own
    /// organisation or below it. An inspector of the province sees a department's work but does not sign for it.
    /// </summary>
    public static IQueryable<OrganisationAncestry> OwnScope(this TrackingDb db, CurrentUser user, Permission permission)
    {
        var (home, today) = (user.Home, user.Today);
        return db.Scope(user, permission).Where(row => db.Ancestry.Any(own => own.AncestorId == home
            && own.DescendantId == row.DescendantId && own.ValidFrom <= today && today < own.ValidTo));
    }

    /// <summary>Whether the user may act for this organisation today.</summary>
    public static Task<bool> ActsForAsync(
        this TrackingDb db, CurrentUser user, Permission permission, OrganisationId organisation, CancellationToken cancel) =>
        db.OwnScope(user, permission).AnyAsync(row => row.DescendantId == organisation, cancel);

    public static IQueryable<OrganisationName> NamesOn(this TrackingDb db, DateOnly day) =>
        db.OrganisationNames.Where(row => row.ValidFrom <= day && day < row.ValidTo);

    public static IQueryable<OrganisationPlacement> PlacementsOn(this TrackingDb db, DateOnly day) =>
        db.OrganisationPlacements.Where(row => row.ValidFrom <= day && day < row.ValidTo);

    public static IQueryable<OrganisationAncestry> AncestryOn(this TrackingDb db, DateOnly day) =>
        db.Ancestry.Where(row => row.ValidFrom <= day && day < row.ValidTo);
}
