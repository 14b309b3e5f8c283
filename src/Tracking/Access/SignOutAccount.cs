using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Ends every session of an account that one administers and that does not hold more at its next request, and its tokens at once. One's own asks
/// for the password: <see cref="SignOutMyAccount"/>.
/// </summary>
public sealed class SignOutAccount(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="KeepTokens">Programs go on with the tokens that they have.</param>
    public sealed record Input(Guid Account, bool KeepTokens = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnSessions;
        var account = await db.Accounts.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Account, cancel);
        if (account is null)
            return AccessRefusals.AccountNotFound;
        if (await db.HoldsMoreAsync(user, account.Id, cancel))
            return AccessRefusals.HoldsMore;
        account.SignOutEverywhere();
        if (!input.KeepTokens)
            await db.EndTokensAsync(account.Id, clock.Instant(), cancel);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
