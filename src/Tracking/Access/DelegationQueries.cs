using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

internal static class DelegationQueries
{
    /// <summary>A delegation is between two: they see it, and who manages the account of either.</summary>
    public static IQueryable<Delegation> VisibleTo(this IQueryable<Delegation> rows, CurrentUser user, TrackingDb db)
    {
        var (self, managed) = (user.AccountId, db.Accounts.VisibleTo(user, db));
        return rows.Where(row => row.DelegatorId == self || row.DeputyId == self
            || managed.Any(account => account.Id == row.DelegatorId || account.Id == row.DeputyId));
    }
}
