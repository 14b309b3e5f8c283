using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Ends a role today. One's own administration is ended by another administrator, and that of the last one by nobody: nobody locks everybody out.</summary>
public sealed class RevokeRole(TrackingDb db, CurrentUser user)
{
    public sealed record Input(RoleGrantId Grant);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var grant = await db.RoleGrants.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Grant, cancel);
        if (grant is null)
            return AccessRefusals.GrantNotFound;
        if (grant.AccountId == user.AccountId && grant.Role == Role.Administrator)
            return AccessRefusals.OwnAdministration;
        if (grant.Revoke(user.Today) is { } refusal)
            return refusal;
        return await db.SaveAdministeredAsync(grant.AccountId, user.Today, cancel);
    }
}
