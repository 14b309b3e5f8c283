using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Sends a link to those who asked for one and may have it: an open account with an address. Each request is answered in one transaction
/// with its end, by whichever server comes first; too many for one account are ended without an answer, so that nobody's mailbox is filled.
/// </summary>
public sealed class AnswerPasswordRequests(TrackingDb db, TimeProvider clock, Postbox postbox)
{
    private const int MostLinks = 3;
    private const int AtOnce = 100;
    private static readonly TimeSpan Within = TimeSpan.FromHours(1);

    /// <returns>How many links were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var sent = 0;
        foreach (var request in await db.PasswordRequests.AsNoTracking().OrderBy(row => row.Id).Take(AtOnce).ToListAsync(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await db.PasswordRequests.Where(row => row.Id == request.Id).ExecuteDeleteAsync(cancel) == 1 && await AnswerAsync(request, cancel))
                sent++;
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return sent;
    }

    private async Task<bool> AnswerAsync(PasswordRequest request, CancellationToken cancel)
    {
        var (now, since) = (clock.Instant(), clock.Instant() - Within);
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Id == request.AccountId && row.Standing == AccountStanding.Active && row.Email != null, cancel);
        if (account is null || !postbox.IsOpen || await db.AccountLinks.CountAsync(row => row.AccountId == account.Id && since < row.CreatedAt, cancel) >= MostLinks)
            return false;
        await db.RenewLinkAsync(account, IssueAccountLink.ResetHolds, postbox, "access.link.recovery", now, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
