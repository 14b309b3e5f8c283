using System.Net;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Who a signed-in account is today: the matrix applied to its roles, its mandates, and the roles of those who delegated their work to
/// it. Two statements, once per request, so that whatever ends has ended with the next click; null for an account that is gone or closed.
/// </summary>
public sealed class LoadCurrentUser(TrackingDb db, TimeProvider clock)
{
    // Measured (docs/performance.md): below this many organisations it is quicker to start from them.
    private const int Few = 500;

    /// <param name="Stamp">What the cookie must carry: it changes when the person is signed out everywhere.</param>
    /// <param name="HasSecondFactor">The password alone does not open, so whoever has a session has shown both.</param>
    /// <param name="StartedAt">Of the session that was asked about; null where there is none.</param>
    /// <param name="SeenAt">The same session's last request.</param>
    public sealed record Result(CurrentUser User, string? Stamp, bool MustChangePassword, bool HasSecondFactor, DateTime? StartedAt, DateTime? SeenAt)
    {
        /// <summary>Whether there is a session, and neither idle for too long nor too old.</summary>
        public bool Holds(AccessOptions options, DateTime now) => StartedAt is not null && EndOf(options, now) is null;

        /// <summary>How the session has ended by itself; null where it has not, or where there is none.</summary>
        public SessionEnd? EndOf(AccessOptions options, DateTime now) =>
            now >= SeenAt + options.IdleOf(User) ? SessionEnd.Idle : now >= StartedAt + options.SessionFor ? SessionEnd.Age : null;

        /// <summary>Whether a second factor must be set up before anything else is open.</summary>
        /// <param name="from">Whence the request comes.</param>
        public bool MustSetUpSecondFactor(AccessOptions options, IPAddress? from) => !HasSecondFactor
            && ((options.SecondFactorForAdministrators && User.Has(Permission.ManageAccounts)) || !options.IsInside(from));
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
                row.TwoFactorEnabled,
                Session = db.AccountSessions.Where(one => one.Id == session && one.AccountId == row.Id)
                    .Select(one => new { one.StartedAt, one.SeenAt }).FirstOrDefault(),
                Mandates = db.Mandates.Where(mandate => mandate.AccountId == row.Id && mandate.EndedAt == null
                        && mandate.ValidFrom <= today && today < mandate.ValidTo)
                    .Select(mandate => new
                    {
                        mandate.OrganisationId,
                        mandate.Contents,
                        IsNarrow = !db.AncestryOn(today).Where(up => up.AncestorId == mandate.OrganisationId).OrderBy(up => up.DescendantId).Skip(Few).Any(),
                    }).ToList(),
                Delegations = db.Delegations.Where(given => given.DeputyId == row.Id && given.EndedAt == null
                        && given.ValidFrom <= today && today < given.ValidTo)
                    .Join(db.Accounts.Where(from => from.Standing == AccountStanding.Active), given => given.DelegatorId, from => from.Id, (given, from) => new
                    {
                        given.DelegatorId,
                        given.Operations,
                        given.GivenOn,
                        from.DisplayName,
                    }).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (account is null)
            return null;

        var breadths = account.Mandates.Where(mandate => mandate.IsNarrow).Select(mandate => mandate.OrganisationId).Distinct()
            .ToDictionary(organisation => organisation, _ => Breadth.Narrow);
        var held = await HeldAsync([accountId, .. account.Delegations.Select(given => given.DelegatorId)], today, breadths, cancel);
        var own = held[accountId].SelectMany(role => AccessMatrix.Reaches(role.Held));
        var visits = account.Mandates.SelectMany(mandate => AccessMatrix.Visits(mandate.OrganisationId, mandate.Contents));
        var deputed = account.Delegations.SelectMany(given => held[given.DelegatorId].Where(role => role.From <= given.GivenOn)
            .SelectMany(role => AccessMatrix.Reaches(role.Held, given.Operations, new Delegator(given.DelegatorId, given.DisplayName))));
        var user = new CurrentUser(account.Id, account.DisplayName, account.HomeOrganisationId, today, own.Concat(visits).Concat(deputed)
            .Select(reach => reach with { Breadth = breadths.GetValueOrDefault(reach.Organisation) }).Distinct());
        return new Result(user, account.SecurityStamp, account.MustChangePassword, account.TwoFactorEnabled, account.Session?.StartedAt, account.Session?.SeenAt);
    }

    /// <param name="breadths">Gets those of the organisations that roles reach, where they are not wide.</param>
    private async Task<ILookup<Guid, (HeldRole Held, DateOnly From)>> HeldAsync(
        IReadOnlyCollection<Guid> accounts, DateOnly today, Dictionary<OrganisationId, Breadth> breadths, CancellationToken cancel)
    {
        var rows = await db.RoleGrants.Where(row => accounts.Contains(row.AccountId) && row.ValidFrom <= today && today < row.ValidTo)
            .Join(db.Accounts, row => row.AccountId, holder => holder.Id, (row, holder) => new
            {
                row.AccountId,
                row.Role,
                row.OrganisationId,
                row.ValidFrom,
                holder.HomeOrganisationId,
                HomeIsBelow = db.AncestryOn(today).Any(up => up.AncestorId == row.OrganisationId && up.DescendantId == holder.HomeOrganisationId),
                RoleIsBelow = db.AncestryOn(today).Any(up => up.AncestorId == holder.HomeOrganisationId && up.DescendantId == row.OrganisationId),
                Committee = db.PlacementsOn(today).Where(place => place.OrganisationId == row.OrganisationId
                        && db.Organisations.Any(one => one.Id == row.OrganisationId && one.Type == OrganisationType.InspectionCommission))
                    .Select(place => (OrganisationId?)place.ParentId).FirstOrDefault(),
                IsNarrow = !db.AncestryOn(today).Where(up => up.AncestorId == row.OrganisationId).OrderBy(up => up.DescendantId).Skip(Few).Any(),
                IsTop = !db.PlacementsOn(today).Any(place => place.OrganisationId == row.OrganisationId),
                IsNarrowAbove = db.PlacementsOn(today).Any(place => place.OrganisationId == row.OrganisationId
                    && !db.AncestryOn(today).Where(up => up.AncestorId == place.ParentId).OrderBy(up => up.DescendantId).Skip(Few).Any()),
            }).ToListAsync(cancel);
        foreach (var row in rows)
        {
            if (row is { Committee: { } committee, IsNarrowAbove: true })
                breadths[committee] = Breadth.Narrow;
            if (!row.IsNarrow)
                continue;
            breadths[row.OrganisationId] = Breadth.Narrow;
            // What stands below few has few below it.
            if (row.HomeIsBelow)
                breadths[row.HomeOrganisationId] = Breadth.Narrow;
        }

        // A country so small that its top has few below it is whole all the same.
        foreach (var row in rows.Where(row => row.IsTop))
            breadths[row.OrganisationId] = Breadth.Whole;
        return rows.ToLookup(row => row.AccountId, row => (
            new HeldRole(row.Role, row.OrganisationId, row.HomeIsBelow ? row.HomeOrganisationId : row.RoleIsBelow ? row.OrganisationId : null, row.Committee),
            row.ValidFrom));
    }
}
