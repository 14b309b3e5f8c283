using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Inspections;

internal static class InspectionQueries
{
    /// <summary>Both sides of an engagement and those who recorded it.</summary>
    public static IQueryable<Engagement> VisibleTo(this IQueryable<Engagement> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ViewEngagements);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OwnerId)
            || scope.Any(within => within.DescendantId == row.InspectingId)
            || scope.Any(within => within.DescendantId == row.InspectedId));
    }
}
