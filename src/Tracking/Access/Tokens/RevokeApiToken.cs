using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Tokens;

/// <summary>Ends a token at once: by its owner, or by who administers the account.</summary>
public sealed class RevokeApiToken(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public async Task<Refusal?> RunAsync(ApiTokenId token, CancellationToken cancel = default)
    {
        var found = await db.ApiTokens.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == token, cancel);
        if (found is null)
            return AccessRefusals.TokenNotFound;
        if (found.AccountId != user.AccountId && await db.HoldsMoreAsync(user, found.AccountId, cancel))
            return AccessRefusals.HoldsMore;
        if (found.Revoke(clock.Instant()) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
