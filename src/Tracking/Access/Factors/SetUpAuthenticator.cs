using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// Takes an authenticator into use, after a code has shown that it holds the key. Every other session of the person ends; the page that
/// asked renews its own.
/// </summary>
public sealed class SetUpAuthenticator(TrackingDb db, CurrentUser user, AccountStore store, CheckPassword check, TimeProvider clock)
{
    /// <param name="Key">The one that the page offered (<see cref="TimedCode.NewKey"/>).</param>
    /// <param name="Code">What the authenticator shows for it.</param>
    public sealed record Input(string Key, string Code, Proof Proof);

    /// <returns>Recovery codes, shown this once; none where another factor brought them before.</returns>
    public async Task<Outcome<IssuedCodes>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TimedCode.StepOf(input.Key, input.Code, clock.Instant()) is not { } step)
            return AccessRefusals.CodeMistyped;
        if (await check.ProveAsync(user.AccountId, input.Proof, cancel) is { } refusal)
            return refusal;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        if (await store.GetAuthenticatorKeyAsync(account, cancel) is not null)
            return AccessRefusals.SecondFactorOn;
        await store.SetAuthenticatorKeyAsync(account, input.Key, cancel);
        account.BeginCodes(step);
        var codes = await store.OpenWithFactorsAsync(account, cancel);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? codes : AccessRefusals.ChangedMeanwhile;
    }
}
