using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>One account with the roles that its administrator may end.</summary>
public sealed class ShowAccount(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="IsLockedForAWhile">After wrong passwords.</param>
    /// <param name="HoldsMore">It reaches beyond where the administrator manages accounts: it is for somebody above to change.</param>
    /// <param name="IsOwn">The administrator's own: nobody raises, closes or resets themselves.</param>
    /// <param name="Grants">Those that hold where the administrator manages accounts.</param>
    public sealed record Result(
        Guid Id, string UserName, string DisplayName, string Position, string? Email, OrganisationLabel Home, IReadOnlyList<AccountGrant> Grants,
        AccountStanding Standing, string? StandingReason, DateTime? StandingSince, bool IsLockedForAWhile, DateTime? LastSignInAt, bool HasPassword,
        bool HasSecondFactor, bool HoldsMore, bool IsOwn, int Version);

    public async Task<Outcome<Result>> RunAsync(Guid account, CancellationToken cancel = default)
    {
        var today = user.Today;
        var row = await db.Accounts.VisibleTo(user, db).Where(found => found.Id == account)
            .Select(found => new
            {
                found.Id,
                found.UserName,
                found.DisplayName,
                found.Position,
                found.Email,
                found.Standing,
                found.StandingReason,
                found.StandingSince,
                found.LockoutEnd,
                found.LastSignInAt,
                HasPassword = found.PasswordHash != null,
                found.TwoFactorEnabled,
                found.Version,
                found.HomeOrganisationId,
                Home = db.NamesOn(today).Where(name => name.OrganisationId == found.HomeOrganisationId).Select(name => name.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        if (row is null)
            return AccessRefusals.AccountNotFound;
        var grants = await db.RoleGrants.VisibleTo(user, db).Of([row.Id], today, db).ToListAsync(cancel);
        return new Result(row.Id, row.UserName ?? "", row.DisplayName, row.Position, row.Email, new OrganisationLabel(row.HomeOrganisationId, row.Home ?? ""),
            grants.ConvertAll(found => found.Grant), row.Standing, row.StandingReason, row.StandingSince, row.LockoutEnd > clock.GetUtcNow(),
            row.LastSignInAt, row.HasPassword, row.TwoFactorEnabled, await db.HoldsMoreAsync(user, row.Id, cancel), row.Id == user.AccountId, row.Version);
    }
}
