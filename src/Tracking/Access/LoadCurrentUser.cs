using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Who a signed-in account is today. Two statements, once per request; null for an account that is gone or closed.</summary>
public sealed class LoadCurrentUser(TrackingDb db, TimeProvider clock)
{
    /// <param name="Stamp">What the cookie must carry: it changes when the person is signed out everywhere.</param>
    /// <param name="StartedAt">Of the session that was asked about; null where there is none.</param>
    /// <param name="SeenAt">The same session's last request.</param>
    public sealed record Result(CurrentUser User, string? Stamp, bool MustChangePassword, DateTime? StartedAt, DateTime? SeenAt)
    {
        /// <summary>Whether the session is neither idle for too long nor too old.</summary>
        public bool Holds(AccessOptions options, DateTime now) => now < StartedAt + options.SessionFor
            && now < SeenAt + (User.Has(Permission.ManageAccounts) ? options.AdministratorIdleFor : options.IdleFor);
    }

    public async Task<CurrentUser?> RunAsync(Guid accountId, CancellationToken cancel = default) => (await FindAsync(accountId, cancel: cancel))?.User;

    public async Task<Result?> FindAsync(Guid accountId, AccountSessionId session = default, CancellationToken cancel = default)
    {
        var today = clock.Today();
        var account = await db.Accounts.Where(row => row.Id == accountId && row.Standing == AccountStanding.Active)
            .Select(row => new
            {
                row.Id,
                row.DisplayName,
                row.HomeOrganisationId,
                row.SecurityStamp,
                row.MustChangePassword,
                Session = db.AccountSessions.Where(one => one.Id == session && one.AccountId == row.Id)
                    .Select(one => new { one.StartedAt, one.SeenAt }).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        if (account is null)
            return null;
        var grants = await db.RoleGrants
            .Where(row => row.AccountId == accountId && row.ValidFrom <= today && today < row.ValidTo)
            .Select(row => new { row.Role, row.OrganisationId }).ToListAsync(cancel);
        var user = new CurrentUser(account.Id, account.DisplayName, account.HomeOrganisationId, today,
            grants.SelectMany(grant => RolePermissions.Of(grant.Role).Select(permission => (permission, grant.OrganisationId))));
        return new Result(user, account.SecurityStamp, account.MustChangePassword, account.Session?.StartedAt, account.Session?.SeenAt);
    }
}
