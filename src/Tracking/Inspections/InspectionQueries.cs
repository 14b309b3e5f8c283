using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Inspections;

internal static class InspectionQueries
{
    /// <summary>Both sides of an engagement and those who recorded it.</summary>
    public static IQueryable<Engagement> VisibleTo(this IQueryable<Engagement> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewEngagements))
            return rows;
        var scope = db.Scope(user, Permission.ViewEngagements);
        if (user.IsNarrow(Permission.ViewEngagements))
        {
            var below = scope.Select(within => (OrganisationId?)within.DescendantId);
            var seen = db.Engagements.Where(row => below.Contains(row.OwnerId)).Select(row => row.Id)
                .Concat(db.Engagements.Where(row => below.Contains(row.InspectingId)).Select(row => row.Id))
                .Concat(db.Engagements.Where(row => below.Contains(row.InspectedId)).Select(row => row.Id));
            return rows.Where(row => seen.Contains(row.Id));
        }

        return rows.Where(row => scope.Any(within => within.DescendantId == row.OwnerId)
            || scope.Any(within => within.DescendantId == row.InspectingId)
            || scope.Any(within => within.DescendantId == row.InspectedId));
    }
}
