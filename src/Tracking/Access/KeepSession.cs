using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Notes that a session is used, goes on with another cookie, or is over.</summary>
public sealed class KeepSession(TrackingDb db, TimeProvider clock)
{
    // A write at every request would cost more than half a minute is worth.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(30);

    /// <param name="seenAt">What the session says so far.</param>
    public async Task SeenAsync(AccountSessionId session, DateTime seenAt, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        if (now - seenAt >= Precision)
            await db.AccountSessions.Where(row => row.Id == session).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancel);
    }

    /// <summary>The session goes on though its account's stamp has changed: its own person changed it.</summary>
    public Task RenewAsync(AccountSessionId session, string? stamp, CancellationToken cancel = default) =>
        db.AccountSessions.Where(row => row.Id == session).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stamp, stamp), cancel);

    /// <summary>Ends it; who does so tells the log what was done.</summary>
    public Task EndAsync(AccountSessionId session, CancellationToken cancel = default) =>
        db.AccountSessions.Where(row => row.Id == session).ExecuteDeleteAsync(cancel);

    /// <summary>It has ended by itself, which is told once: when it is noticed.</summary>
    public async Task OverAsync(AccountSessionId session, SessionEnd why, CancellationToken cancel = default)
    {
        var whose = await db.AccountSessions.Where(row => row.Id == session)
            .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new { account.Id, account.DisplayName, account.HomeOrganisationId })
            .SingleOrDefaultAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (whose is null || await db.AccountSessions.Where(row => row.Id == session).ExecuteDeleteAsync(cancel) == 0)
            return;
        await db.RecordAsync(new RecordedAct("access.session_ended")
        {
            SubjectKind = "account",
            SubjectId = whose.Id,
            By = new Witness(whose.Id, whose.DisplayName, whose.HomeOrganisationId),
            Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["why"] = why == SessionEnd.Idle ? "idle" : "age" },
        }, cancel);
        await transaction.CommitAsync(cancel);
    }
}
