using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>Opens an account that was locked, by an administrator or by wrong passwords, or deactivated.</summary>
public sealed class ReopenAccount(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">As the form showed the account.</param>
    public sealed record Input(Guid Account, int Version);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var found = await db.FindForChangeAsync(user, input.Account, input.Version, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        if (found.Value.Reopen(clock.Instant()) is { } wrong)
            return wrong;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
