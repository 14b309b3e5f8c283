using System.Net;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Tokens;

/// <summary>
/// Who asks with a secret: its account as it is today, limited to what the token may. Unknown, expired, revoked, and the token
/// of an account that is gone, closed or has to choose a password first are one refusal. The lock after failed passwords does not count here: a stranger who
/// guesses at a sign-in page must not stop a program. One that is used from where it may not be is told by another name: its secret is known to somebody.
/// </summary>
public sealed class UseApiToken(TrackingDb db, LoadCurrentUser load, TimeProvider clock)
{
    // Longer ones are nobody's; what a stranger sends is not hashed without end.
    private const int LongestSecret = 200;

    /// <summary>The last use is written down at most this often, so that reading does not become writing.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromMinutes(1);

    /// <param name="Address">Whence it is used.</param>
    public sealed record Input(string Secret, IPAddress? Address);

    public async Task<Outcome<CurrentUser>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (!input.Secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal) || input.Secret.Length > LongestSecret)
            return AccessRefusals.TokenInvalid;
        var (now, today, hash) = (clock.Instant(), clock.Today(), ApiToken.HashOf(input.Secret));
        var token = await db.ApiTokens.AsNoTracking()
            .Where(row => row.SecretHash == hash && row.RevokedAt == null && today <= row.LastDay)
            .Select(row => new { row.Id, row.Name, row.AccountId, row.Permissions, row.Networks, row.LastUsedAt }).SingleOrDefaultAsync(cancel);
        if (token is null || await load.FindAsync(token.AccountId, cancel: cancel) is not { MustChangePassword: false, User: var user })
            return AccessRefusals.TokenInvalid;
        if (token.Networks.Count > 0 && !Networks.Contain(token.Networks, input.Address))
            return AccessRefusals.TokenOutside;
        var from = input.Address?.ToString();
        if (token.LastUsedAt is null || token.LastUsedAt + Written <= now)
        {
            await db.ApiTokens.Where(row => row.Id == token.Id).ExecuteUpdateAsync(
                row => row.SetProperty(used => used.LastUsedAt, now).SetProperty(used => used.LastUsedFrom, from), cancel);
        }

        return user.LimitedTo(AccessMatrix.OfToken(token.Permissions), new TokenInUse(token.Id.Value, token.Name));
    }
}
