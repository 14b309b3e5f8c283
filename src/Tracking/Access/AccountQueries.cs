using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <param name="To">First day on which it no longer holds; null: until further notice.</param>
public sealed record AccountGrant(RoleGrantId Id, Role Role, OrganisationLabel Organisation, DateOnly From, DateOnly? To);

internal sealed record GrantOfAccount(Guid AccountId, AccountGrant Grant);

internal static class AccountQueries
{
    /// <summary>Accounts whose home is where the user manages accounts.</summary>
    public static IQueryable<Account> VisibleTo(this IQueryable<Account> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ManageAccounts);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.HomeOrganisationId));
    }

    /// <summary>
    /// Whether an account reaches, now or later, beyond where the user manages accounts: by a role, by the level of the commission in
    /// which it is held, by a mandate, or for somebody whose work was delegated to it. Who could let themselves in with it would rise
    /// above their own rights.
    /// </summary>
    /// <param name="ofOwn">Work that was delegated to it does not count: for who only ends that.</param>
    public static Task<bool> HoldsMoreAsync(this TrackingDb db, CurrentUser user, Guid account, CancellationToken cancel, bool ofOwn = false)
    {
        var (scope, today) = (db.Scope(user, Permission.ManageAccounts), user.Today);
        var levels = db.CommissionLevels(today);
        var grants = db.RoleGrants.Where(row => today < row.ValidTo && (row.AccountId == account || (!ofOwn && db.Delegations.Any(given =>
            given.DeputyId == account && given.DelegatorId == row.AccountId && given.EndedAt == null && today < given.ValidTo))));
        var mandates = db.Mandates.Where(row => row.AccountId == account && row.EndedAt == null && today < row.ValidTo);
        return db.Accounts.AnyAsync(row => row.Id == account && (
            grants.Any(grant => !scope.Any(within => within.DescendantId == grant.OrganisationId)
                || levels.Any(level => level.OrganisationId == grant.OrganisationId && !scope.Any(within => within.DescendantId == level.ParentId)))
            || mandates.Any(mandate => !scope.Any(within => within.DescendantId == mandate.OrganisationId))), cancel);
    }

    /// <summary>
    /// Why the user may not give a role in an organisation; null where they may: they manage accounts there, and at every level that a
    /// role held there reaches as well.
    /// </summary>
    public static async Task<Refusal?> GrantRefusalAsync(this TrackingDb db, CurrentUser user, OrganisationId organisation, CancellationToken cancel)
    {
        if (!await db.ReachesAsync(user, Permission.ManageAccounts, organisation, cancel))
            return AccessRefusals.OrganisationOutOfReach;
        var scope = db.Scope(user, Permission.ManageAccounts);
        return await db.CommissionLevels(user.Today).AnyAsync(level => level.OrganisationId == organisation
                && !scope.Any(within => within.DescendantId == level.ParentId), cancel)
            ? AccessRefusals.CommissionOutOfReach
            : null;
    }

    /// <summary>The account of an administrator's form: visible, not above them, and as they saw it.</summary>
    public static async Task<Outcome<Account>> FindForChangeAsync(this TrackingDb db, CurrentUser user, Guid account, int version, CancellationToken cancel)
    {
        var row = await db.Accounts.VisibleTo(user, db).SingleOrDefaultAsync(found => found.Id == account, cancel);
        if (row is null)
            return AccessRefusals.AccountNotFound;
        if (await db.HoldsMoreAsync(user, account, cancel))
            return AccessRefusals.HoldsMore;
        return row.Version == version ? row : AccessRefusals.ChangedMeanwhile;
    }

    /// <summary>Roles that hold where the user manages accounts, of accounts that the user manages.</summary>
    public static IQueryable<RoleGrant> VisibleTo(this IQueryable<RoleGrant> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ManageAccounts);
        var accounts = db.Accounts.VisibleTo(user, db);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OrganisationId) && accounts.Any(account => account.Id == row.AccountId));
    }

    /// <summary>An account by the exact name it signs in with, where its home stands at or below an organisation; anybody else is not found.</summary>
    public static Task<Guid?> MemberAsync(this TrackingDb db, CurrentUser user, string userName, OrganisationId top, CancellationToken cancel)
    {
        var name = userName.Trim().Normalize().ToUpperInvariant();
        return db.Accounts.Where(row => row.NormalizedUserName == name
                && db.AncestryOn(user.Today).Any(up => up.AncestorId == top && up.DescendantId == row.HomeOrganisationId))
            .Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The name that an account bears; the caller has it from <see cref="MemberAsync"/>.</summary>
    public static Task<string> HolderAsync(this TrackingDb db, Guid account, CancellationToken cancel) => db.Accounts.Where(row => row.Id == account).Select(row => row.DisplayName).SingleAsync(cancel);

    /// <summary>Where inspection commissions stand from today on: the committees that a role held in one reaches (<see cref="AccessRule.AtLevel"/>).</summary>
    private static IQueryable<OrganisationPlacement> CommissionLevels(this TrackingDb db, DateOnly today) => db.OrganisationPlacements.Where(place =>
        today < place.ValidTo && db.Organisations.Any(one => one.Id == place.OrganisationId && one.Type == OrganisationType.InspectionCommission));

    /// <summary>Those held now or later, of some accounts, in a fixed order.</summary>
    public static IQueryable<GrantOfAccount> Of(this IQueryable<RoleGrant> rows, IReadOnlyCollection<Guid> accounts, DateOnly day, TrackingDb db)
    {
        var end = Timeline.End;
        return rows.Where(row => accounts.Contains(row.AccountId) && day < row.ValidTo)
            .OrderBy(row => row.ValidFrom).ThenBy(row => row.Id)
            .Select(row => new GrantOfAccount(row.AccountId, new AccountGrant(row.Id, row.Role,
                new OrganisationLabel(row.OrganisationId,
                    db.NamesOn(day).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? ""),
                row.ValidFrom, row.ValidTo == end ? null : row.ValidTo)));
    }
}
