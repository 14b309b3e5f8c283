using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Notes that a session is used, or that it is over.</summary>
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

    public Task EndAsync(AccountSessionId session, CancellationToken cancel = default) =>
        db.AccountSessions.Where(row => row.Id == session).ExecuteDeleteAsync(cancel);
}
