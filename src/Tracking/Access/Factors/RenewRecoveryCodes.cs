using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>Ten new recovery codes in the place of those before.</summary>
public sealed class RenewRecoveryCodes(TrackingDb db, CurrentUser user, AccountStore store, CheckPassword check)
{
    public sealed record Input(Proof Proof);

    /// <returns>The codes, shown this once.</returns>
    public async Task<Outcome<IssuedCodes>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await check.ProveAsync(user.AccountId, input.Proof, cancel) is { } refusal)
            return refusal;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        if (!account.TwoFactorEnabled)
            return AccessRefusals.SecondFactorOff;
        var codes = RecoveryCode.NewSet();
        await store.ReplaceCodesAsync(account, codes, cancel);
        // Of two renewals at once one holds: the account says which.
        account.FactorsChanged();
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? new IssuedCodes(codes) : AccessRefusals.ChangedMeanwhile;
    }
}
