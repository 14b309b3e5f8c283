using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// Gives up the authenticator, with password and code. Where the password would then stand alone it must be as long as such a one has
/// to be. Every other session of the person ends; the page that asked renews its own.
/// </summary>
public sealed class TurnOffAuthenticator(TrackingDb db, CurrentUser user, AccountStore store, CheckPassword check, CheckSecondFactor second, AccessOptions options)
{
    /// <param name="Code">Of the authenticator, or a recovery code.</param>
    public sealed record Input(string Password, string Code);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await check.ProveAsync(user.AccountId, input.Password, cancel) is { } refusal)
            return refusal;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        if (await store.GetAuthenticatorKeyAsync(account, cancel) is null)
            return AccessRefusals.SecondFactorOff;
        if (!await store.HasPasskeyAsync(account, cancel) && !PasswordRules.StandsAlone(input.Password, options))
            return AccessRefusals.PasswordShortAlone.With(options.PasswordLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var judged = await second.RunAsync(new(account.Id, input.Code), cancel);
        if (judged.Refusal is { } wrong)
            return wrong;
        await store.RemoveAuthenticatorAsync(judged.Value, cancel);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
