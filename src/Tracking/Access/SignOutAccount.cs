using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Ends every session of an account at its next request, and its tokens at once: one's own account, or one that one administers and
/// that does not hold more.
/// </summary>
public sealed class SignOutAccount(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="KeepTokens">Programs go on with the tokens that they have.</param>
    public sealed record Input(Guid Account, bool KeepTokens = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var isOwn = input.Account == user.AccountId;
        var account = await (isOwn ? db.Accounts : db.Accounts.VisibleTo(user, db)).SingleOrDefaultAsync(row => row.Id == input.Account, cancel);
        if (account is null)
            return AccessRefusals.AccountNotFound;
        if (!isOwn && await db.HoldsMoreAsync(user, account.Id, cancel))
            return AccessRefusals.HoldsMore;
        account.SignOutEverywhere();
        if (!input.KeepTokens)
            await db.EndTokensAsync(account.Id, clock.Instant(), cancel);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
