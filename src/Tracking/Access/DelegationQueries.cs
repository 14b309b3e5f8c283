using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

internal static class DelegationQueries
{
    /// <summary>A delegation is between two: nobody else sees it.</summary>
    public static IQueryable<Delegation> VisibleTo(this IQueryable<Delegation> rows, CurrentUser user) =>
        rows.Where(row => row.DelegatorId == user.AccountId || row.DeputyId == user.AccountId);
}
