using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Begins the session of a browser that was let in. What is over of the same account is swept away.</summary>
public sealed class OpenSession(TrackingDb db, AccessOptions options, TimeProvider clock)
{
    /// <param name="language">Of the browser, as vi or en; mails to the person are written in it.</param>
    public async Task<AccountSessionId> RunAsync(Guid account, string? language = null, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var over = now - options.SessionFor;
        await db.AccountSessions.Where(row => row.AccountId == account && row.StartedAt <= over).ExecuteDeleteAsync(cancel);
        await db.Accounts.Where(row => row.Id == account).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LastSignInAt, now).SetProperty(row => row.Language, language), cancel);
        var session = new AccountSession(account, now);
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }
}
