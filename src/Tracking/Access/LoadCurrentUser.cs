using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Who a signed-in account is today. Two statements, once per request; null for an account that is gone.</summary>
public sealed class LoadCurrentUser(TrackingDb db, TimeProvider clock)
{
    public async Task<CurrentUser?> RunAsync(Guid accountId, CancellationToken cancel = default)
    {
        var today = clock.Today();
        var account = await db.Accounts.Where(row => row.Id == accountId)
            .Select(row => new { row.Id, row.DisplayName, row.HomeOrganisationId }).SingleOrDefaultAsync(cancel);
        if (account is null)
            return null;
        var grants = await db.RoleGrants
            .Where(row => row.AccountId == accountId && row.ValidFrom <= today && today < row.ValidTo)
            .Select(row => new { row.Role, row.OrganisationId }).ToListAsync(cancel);
        return new CurrentUser(account.Id, account.DisplayName, account.HomeOrganisationId, today,
            grants.SelectMany(grant => RolePermissions.Of(grant.Role).Select(permission => (permission, grant.OrganisationId))));
    }
}
