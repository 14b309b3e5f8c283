using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

internal static class ClosedAccounts
{
    /// <summary>
    /// Closes an account with everything that opens it: sessions at their next request, tokens and open links for good, so that reopening
    /// brings none back. Saves it with whatever else the slice has changed. The last open account that administers the whole tree stays open.
    /// </summary>
    public static async Task<Refusal?> CloseAsync(
        this TrackingDb db, Account account, AccountStanding standing, string reason, DateTime now, CancellationToken cancel)
    {
        if (account.Close(standing, reason, now) is { } refusal)
            return refusal;
        await db.EndTokensAsync(account.Id, now, cancel);
        await db.EndLinksAsync(account.Id, now, cancel);
        return await db.SaveAdministeredAsync(account.Id, Clock.DayOf(now), cancel);
    }

    /// <summary>Open accounts that administer the whole tree.</summary>
    public static IQueryable<Account> TopAdministrators(this TrackingDb db, DateOnly today)
    {
        var grants = db.RoleGrants.Where(row => row.Role == Role.Administrator && row.ValidFrom <= today && today < row.ValidTo
            && !db.AncestryOn(today).Any(up => up.DescendantId == row.OrganisationId && up.Depth > 0));
        return db.Accounts.Where(row => row.Standing == AccountStanding.Active && grants.Any(grant => grant.AccountId == row.Id));
    }

    /// <summary>
    /// Saves what takes an account's administration away, unless nobody would administer the whole tree afterwards. Two who take it from
    /// each other at once wait for one another at the end of the log, as every act does; the second sees what the first has done.
    /// </summary>
    public static async Task<Refusal?> SaveAdministeredAsync(this TrackingDb db, Guid account, DateOnly today, CancellationToken cancel)
    {
        if (!await db.TopAdministrators(today).AnyAsync(row => row.Id == account, cancel))
            return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return AccessRefusals.ChangedMeanwhile;
        await db.LockAuditHeadAsync(cancel);
        if (!await db.TopAdministrators(today).AnyAsync(cancel))
            return AccessRefusals.LastAdministrator;
        await transaction.CommitAsync(cancel);
        return null;
    }
}
