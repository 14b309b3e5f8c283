using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>
/// Who of an organisation is told: those of its house (itself, and of a committee its standing committee and its office) who hold a role that
/// covers it and may act; and those above who hold such a role in it alone. What was found is kept for the length of a run, up to a bound.
/// </summary>
internal sealed class NoticeReaders(TrackingDb db, DateOnly day)
{
    private const int Kept = 20_000;

    private static readonly Role[] Reporting = [.. AccessMatrix.Of(Permission.ReportWork).Roles];
    private static readonly Role[] Deciding = [.. AccessMatrix.Of(Permission.ConfirmWork).Roles];
    private static readonly Role[] Above = [Role.Officer, Role.Head, Role.Leader];

    private readonly Dictionary<OrganisationId, List<(Guid Account, Role Role)>> found = [];

    /// <summary>Looks up those of these organisations: four statements, whatever their number.</summary>
    public async Task LoadAsync(IEnumerable<OrganisationId> organisations, CancellationToken cancel)
    {
        if (found.Count > Kept)
            found.Clear();
        var asked = organisations.Distinct().Where(one => !found.ContainsKey(one)).ToList();
        if (asked.Count == 0)
            return;
        var own = await db.ActingFor(day).Where(acts => asked.Contains(acts.Organ) || asked.Contains(acts.Committee)).ToListAsync(cancel);
        var committees = own.Select(acts => acts.Committee).Distinct().ToList();
        var organs = (await db.ActingFor(day).Where(acts => committees.Contains(acts.Committee)).ToListAsync(cancel)).ToLookup(acts => acts.Committee, acts => acts.Organ);
        var committeeOf = own.Where(acts => asked.Contains(acts.Organ)).ToLookup(acts => acts.Organ, acts => acts.Committee);
        var houses = asked.ToDictionary(one => one, one =>
        {
            var committee = committeeOf[one].Append(one).First();
            return organs[committee].Append(committee).Append(one).ToHashSet();
        });

        var homes = houses.Values.SelectMany(house => house).Distinct().ToList();
        var grants = await db.RoleGrants.Where(row => row.ValidFrom <= day && day < row.ValidTo && row.Role != Role.Administrator)
            .Join(db.Accounts.Where(account => account.Standing == AccountStanding.Active), row => row.AccountId, account => account.Id,
                (row, account) => new { row.AccountId, row.Role, In = row.OrganisationId, Home = account.HomeOrganisationId })
            .Where(row => homes.Contains(row.Home) || asked.Contains(row.In)).ToListAsync(cancel);
        var tops = grants.SelectMany(row => new[] { row.In, row.Home }).Distinct().ToList();
        var covers = (await db.AncestryOn(day).Where(up => asked.Contains(up.DescendantId) && tops.Contains(up.AncestorId))
            .Select(up => new { up.AncestorId, up.DescendantId }).ToListAsync(cancel)).Select(up => (up.AncestorId, up.DescendantId)).ToHashSet();
        var byHome = grants.ToLookup(row => row.Home);
        var byPlace = grants.ToLookup(row => row.In);
        foreach (var one in asked)
        {
            found[one] = [.. houses[one].SelectMany(home => byHome[home]).Where(row => covers.Contains((row.In, one)))
                .Concat(byPlace[one].Where(row => covers.Contains((row.Home, one))))
                .Select(row => (row.AccountId, row.Role)).Distinct()];
        }
    }

    /// <summary>Of an organisation that was looked up.</summary>
    public IReadOnlyList<Guid> Of(OrganisationId organisation, NoticeKind kind, NoticeLevel level)
    {
        var roles = level switch
        {
            NoticeLevel.Above => Above,
            NoticeLevel.Assigner => Deciding,
            _ => kind is NoticeKind.ToConfirm or NoticeKind.ExtensionAsked ? Deciding : Reporting,
        };
        return [.. found[organisation].Where(reader => roles.Contains(reader.Role)).Select(reader => reader.Account).Distinct()];
    }
}
