using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Ends a delegation before its time: by the delegator, by the deputy who gives it back, or by who manages the account of either, where that does not reach further.</summary>
public sealed class EndDelegation(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(DelegationId Delegation);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var delegation = await db.Delegations.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Delegation, cancel);
        if (delegation is null)
            return AccessRefusals.DelegationNotFound;
        if (!await MayEndAsync(delegation, cancel))
            return AccessRefusals.HoldsMore;
        if (delegation.End(user.Today, clock.Instant()) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }

    // One's own, or of an account that one manages and that does not reach further.
    private async Task<bool> MayEndAsync(Delegation delegation, CancellationToken cancel)
    {
        Guid[] sides = [delegation.DelegatorId, delegation.DeputyId];
        if (sides.Contains(user.AccountId))
            return true;
        foreach (var side in await db.Accounts.VisibleTo(user, db).Where(row => sides.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel))
        {
            if (!await db.HoldsMoreAsync(user, side, cancel, ofOwn: true))
                return true;
        }

        return false;
    }
}
