using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Ends every session of one's own at its next request, this one too, and one's tokens at once. The password is asked again, as for the end of a
/// single session.
/// </summary>
public sealed class SignOutMyAccount(TrackingDb db, CurrentUser user, CheckPassword check, TimeProvider clock)
{
    /// <param name="KeepTokens">Programs go on with the tokens that they have.</param>
    public sealed record Input(Proof Proof, bool KeepTokens = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await check.ProveAsync(user.AccountId, input.Proof, cancel) is { } refusal)
            return refusal;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        account.SignOutEverywhere();
        if (!input.KeepTokens)
            await db.EndTokensAsync(account.Id, clock.Instant(), cancel);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
