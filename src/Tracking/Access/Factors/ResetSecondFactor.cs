using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// An administrator takes away every second factor of somebody who lost theirs. The person is out, and chooses a new password first:
/// the present one may be too short to stand alone, and what was lost may be in wrong hands.
/// </summary>
public sealed class ResetSecondFactor(TrackingDb db, CurrentUser user, AccountStore store)
{
    /// <param name="Version">As the form showed the account.</param>
    public sealed record Input(Guid Account, int Version);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnAccount;
        var found = await db.FindForChangeAsync(user, input.Account, input.Version, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        if (!found.Value.TwoFactorEnabled)
            return AccessRefusals.SecondFactorOff;
        await store.RemoveFactorsAsync(found.Value, cancel);
        found.Value.AskForNewPassword();
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
