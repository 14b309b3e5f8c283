using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// Takes a passkey into use that an authenticator has just made. It counts as both factors, since the authenticator has asked for its
/// owner. Every other session of the person ends; the page that asked renews its own.
/// </summary>
public sealed class AddPasskey(TrackingDb db, CurrentUser user, AccountStore store, CheckPassword check)
{
    public const int LongestName = 100;

    /// <summary>More than anybody has devices.</summary>
    public const int Most = 10;

    /// <param name="Passkey">As the framework has checked it.</param>
    /// <param name="Name">By which its owner knows the device.</param>
    public sealed record Input(UserPasskeyInfo Passkey, [Longest(AddPasskey.LongestName)] string Name, [MarkNotAsked(MarkNotAskedAttribute.Secret)] string Password);

    /// <returns>Recovery codes, shown this once; none where another factor brought them before.</returns>
    public async Task<Outcome<IssuedCodes>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (NameOf(input.Name) is not { } name)
            return AccessRefusals.PasskeyNameMissing;
        if (await check.ProveAsync(user.AccountId, input.Password, cancel) is { } refusal)
            return refusal;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        if (await db.Passkeys.CountAsync(row => row.UserId == account.Id, cancel) >= Most)
            return AccessRefusals.PasskeysTooMany;
        input.Passkey.Name = name;
        store.Add(account, input.Passkey);
        var codes = await store.OpenWithFactorsAsync(account, cancel);
        return await db.TrySaveAsync(cancel) switch
        {
            SaveResult.Saved => codes,
            SaveResult.Duplicate => AccessRefusals.PasskeyRefused,
            _ => AccessRefusals.ChangedMeanwhile,
        };
    }

    internal static string? NameOf(string? typed) => typed?.Trim() is { Length: > 0 } name ? name : null;
}
