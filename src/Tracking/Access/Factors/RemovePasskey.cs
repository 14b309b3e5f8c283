using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// Gives up a passkey, with the password. Where the password would then stand alone it must be as long as such a one has to be. Every
/// other session of the person ends; the page that asked renews its own.
/// </summary>
public sealed class RemovePasskey(TrackingDb db, CurrentUser user, AccountStore store, CheckPassword check, AccessOptions options)
{
    /// <param name="Passkey">As <see cref="ListPasskeys"/> names it.</param>
    public sealed record Input(string Passkey, string Password);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await check.ProveAsync(user.AccountId, input.Password, cancel) is { } refusal)
            return refusal;
        var passkeys = await db.Passkeys.Where(row => row.UserId == user.AccountId).ToListAsync(cancel);
        if (passkeys.Find(row => ListPasskeys.IdOf(row) == input.Passkey) is not { } passkey)
            return AccessRefusals.PasskeyNotFound;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        var isLast = passkeys.Count == 1 && await store.GetAuthenticatorKeyAsync(account, cancel) is null;
        if (isLast && !PasswordRules.StandsAlone(input.Password, options))
            return AccessRefusals.PasswordShortAlone.With(options.PasswordLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        db.Remove(passkey);
        if (isLast)
            await store.OpenWithPasswordAsync(account, cancel);
        account.SignOutEverywhere();
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
