using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>What the signed-in person's own page shows.</summary>
public sealed class ShowMyAccount(TrackingDb db, CurrentUser user)
{
    public sealed record Result(
        Guid Id, string UserName, string DisplayName, string Position, string? Email, OrganisationLabel Home,
        IReadOnlyList<AccountGrant> Grants, DateTime? LastSignInAt, bool HasSecondFactor, int Version);

    public async Task<Outcome<Result>> RunAsync(CancellationToken cancel = default)
    {
        var today = user.Today;
        var account = await db.Accounts.Where(row => row.Id == user.AccountId)
            .Select(row => new
            {
                row.Id,
                row.UserName,
                row.DisplayName,
                row.Position,
                row.Email,
                row.LastSignInAt,
                row.TwoFactorEnabled,
                row.Version,
                row.HomeOrganisationId,
                Home = db.NamesOn(today).Where(name => name.OrganisationId == row.HomeOrganisationId).Select(name => name.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        if (account is null)
            return AccessRefusals.AccountNotFound;
        var grants = await db.RoleGrants.Of([account.Id], today, db).ToListAsync(cancel);
        return new Result(account.Id, account.UserName ?? "", account.DisplayName, account.Position, account.Email,
            new OrganisationLabel(account.HomeOrganisationId, account.Home ?? ""), grants.ConvertAll(row => row.Grant),
            account.LastSignInAt, account.TwoFactorEnabled, account.Version);
    }
}
