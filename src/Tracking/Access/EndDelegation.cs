using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Ends a delegation before its time: by the delegator, by the deputy who gives it back, or by who manages the account of either.</summary>
public sealed class EndDelegation(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(DelegationId Delegation);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var delegation = await db.Delegations.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Delegation, cancel);
        if (delegation is null)
            return AccessRefusals.DelegationNotFound;
        if (delegation.End(user.Today, clock.Instant()) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
