using System.Security.Cryptography;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Ends everything by which anybody is signed in or acts: cookies, sessions, tokens of programs, open links. For records that come from another
/// time, in which what has been ended since still held. Passwords and second factors stay.
/// </summary>
public sealed class EndEverySignIn(TrackingDb db, TimeProvider clock)
{
    /// <summary>Within the transaction under way; who asks tells the log.</summary>
    public async Task RunAsync(CancellationToken cancel = default)
    {
        var now = clock.Instant();
        // One for all is enough: a cookie names its account too.
        var stamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.SecurityStamp, stamp).SetProperty(row => row.Version, row => row.Version + 1), cancel);
        await db.AccountSessions.ExecuteDeleteAsync(cancel);
        await db.ApiTokens.Where(row => row.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancel);
        await db.AccountLinks.Where(row => row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancel);
    }
}
