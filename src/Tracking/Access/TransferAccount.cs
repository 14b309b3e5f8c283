using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Another place of work for somebody: by who manages accounts at both. Roles stay and are given and ended on their own; delegated work is
/// between people of one house, so what the account gave or received of it ends. Nobody moves themselves.
/// </summary>
public sealed class TransferAccount(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">As the form showed the account.</param>
    public sealed record Input(Guid Account, int Version, OrganisationId Home);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnAccount;
        var found = await db.FindForChangeAsync(user, input.Account, input.Version, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        if (!await db.ReachesAsync(user, Permission.ManageAccounts, input.Home, cancel))
            return AccessRefusals.OrganisationOutOfReach;
        if (found.Value.Transfer(input.Home) is { } wrong)
            return wrong;
        var now = clock.Instant();
        foreach (var delegation in await db.Delegations.VisibleTo(user, db)
                     .Where(row => (row.DelegatorId == input.Account || row.DeputyId == input.Account) && row.EndedAt == null && user.Today < row.ValidTo).ToListAsync(cancel))
        {
            delegation.End(user.Today, now);
        }

        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
