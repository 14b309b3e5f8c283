using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// A new password in the place of one's own. Every other session ends, and the tokens of programs with them unless they are to stay:
/// who knew the old password may have issued one. The page that asked renews its own session.
/// </summary>
public sealed class ChangeMyPassword(TrackingDb db, CurrentUser user, UserManager<Account> accounts, CheckPassword check, TimeProvider clock)
{
    /// <param name="KeepTokens">Nobody else knew the old password: programs go on with the tokens that they have.</param>
    public sealed record Input([MarkNotAsked(MarkNotAskedAttribute.Secret)] string Old, [MarkNotAsked(MarkNotAskedAttribute.Secret)] string New, bool KeepTokens = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (await check.ProveAsync(user.AccountId, input.Old, cancel) is { } refusal)
            return refusal.At("Old");
        if (input.Old == input.New)
            return AccessRefusals.PasswordSame;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        // What was given by somebody else may be known to them.
        var endsTokens = account.MustChangePassword || !input.KeepTokens;
        var now = clock.Instant();
        if (await db.ChooseAsync(accounts, account, input.New, now, cancel) is { } wrong)
            return wrong.At("New");
        if (endsTokens)
            await db.EndTokensAsync(account.Id, now, cancel);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
