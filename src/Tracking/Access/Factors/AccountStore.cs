using System.Security.Cryptography;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// The framework's store of accounts on our tables. It keeps what a second factor is made of so that who reads the database cannot use
/// it: the key of an authenticator is enciphered for its account, of recovery codes there are only slow salted hashes. What
/// is changed here is saved by the slice that asks, in one save with the account.
/// </summary>
public sealed class AccountStore(TrackingDb db, IDataProtectionProvider protection, AccessOptions options)
    : UserOnlyStore<Account, TrackingDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db)
{
    // The names under which the framework's own store keeps them.
    private const string Provider = "[AspNetUserStore]";
    private const string AuthenticatorKey = "AuthenticatorKey";
    private const string RecoveryCodes = "RecoveryCodes";

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return base.SetAuthenticatorKeyAsync(user, ProtectorOf(user).Protect(key), cancellationToken);
    }

    /// <returns>Null where there is none, or where the installation has lost the keys that it was enciphered with: a recovery code or an administrator helps.</returns>
    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (await base.GetAuthenticatorKeyAsync(user, cancellationToken) is not { } kept)
            return null;
        try
        {
            return ProtectorOf(user).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>One salt for the whole set, so that checking a code costs one slow hash and not ten.</summary>
    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hashes = recoveryCodes.AsParallel().AsOrdered().Select(code => HashOf(code, salt)).ToList();
        return SetTokenAsync(user, Provider, RecoveryCodes, string.Join(';', hashes.Prepend(Convert.ToHexString(salt))), cancellationToken);
    }

    public override async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, Provider, RecoveryCodes, cancellationToken) is { Length: > 0 } kept ? kept.Count(letter => letter == ';') : 0;

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        if (await GetTokenAsync(user, Provider, RecoveryCodes, cancellationToken) is not { Length: > 0 } kept)
            return false;
        var parts = kept.Split(';').ToList();
        if (!parts.Remove(HashOf(code, Convert.FromHexString(parts[0]))))
            return false;
        await SetTokenAsync(user, Provider, RecoveryCodes, string.Join(';', parts), cancellationToken);
        return true;
    }

    /// <summary>From now on the password alone does not open; whoever is signed in elsewhere is out.</summary>
    /// <returns>Recovery codes with the first factor; none with a further one.</returns>
    internal async Task<IssuedCodes> OpenWithFactorsAsync(Account account, CancellationToken cancel)
    {
        account.SignOutEverywhere();
        if (account.TwoFactorEnabled)
            return IssuedCodes.None;
        account.TwoFactorEnabled = true;
        var codes = RecoveryCode.NewSet();
        await ReplaceCodesAsync(account, codes, cancel);
        return new IssuedCodes(codes);
    }

    /// <summary>The authenticator goes. With the last factor the recovery codes go too, and the password alone opens again.</summary>
    internal async Task RemoveAuthenticatorAsync(Account account, CancellationToken cancel)
    {
        await RemoveTokenAsync(account, Provider, AuthenticatorKey, cancel);
        if (!await HasPasskeyAsync(account, cancel))
            await OpenWithPasswordAsync(account, cancel);
        account.SignOutEverywhere();
    }

    internal Task<bool> HasPasskeyAsync(Account account, CancellationToken cancel) => UserPasskeys.AnyAsync(row => row.UserId == account.Id, cancel);

    internal void Add(Account account, UserPasskeyInfo passkey) => UserPasskeys.Add(CreateUserPasskey(account, passkey));

    /// <summary>Every factor goes.</summary>
    internal async Task RemoveFactorsAsync(Account account, CancellationToken cancel)
    {
        UserPasskeys.RemoveRange(await UserPasskeys.Where(row => row.UserId == account.Id).ToListAsync(cancel));
        await RemoveTokenAsync(account, Provider, AuthenticatorKey, cancel);
        await OpenWithPasswordAsync(account, cancel);
        account.SignOutEverywhere();
    }

    /// <summary>Without any factor the password alone opens, and recovery codes have nothing to stand for.</summary>
    internal async Task OpenWithPasswordAsync(Account account, CancellationToken cancel)
    {
        await RemoveTokenAsync(account, Provider, RecoveryCodes, cancel);
        account.TwoFactorEnabled = false;
    }

    private IDataProtector ProtectorOf(Account account) => protection.CreateProtector("DonDoc.Access.AuthenticatorKey", account.Id.ToString());

    private string HashOf(string code, byte[] salt) =>
        Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(RecoveryCode.Plain(code), salt, options.PasswordRounds, HashAlgorithmName.SHA512, HashBytes));
}
