using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>An organisation by the name it bears on the day that is asked for.</summary>
public sealed record OrganisationLabel(OrganisationId Id, string Name);

/// <summary>The joins that every list is made of: scope, names and places on a day.</summary>
internal static class OrganisationQueries
{
    /// <summary>
    /// The closure rows that carry a permission of the user today: a row with organisation X is in scope when one of
    /// them has X as descendant; also where X is yet to be founded or is dissolved. Used as a correlated EXISTS, so its cost does not grow with the scope.
    /// </summary>
    public static IQueryable<OrganisationAncestry> Scope(this TrackingDb db, CurrentUser user, Permission permission) =>
        db.Below(user.Roots(permission), user.Today);

    /// <summary>The same for the organisation that stands on one side of a record.</summary>
    public static IQueryable<OrganisationAncestry> Scope(this TrackingDb db, CurrentUser user, Permission permission, Party side) =>
        db.Below(user.Roots(permission, side), user.Today);

    private static IQueryable<OrganisationAncestry> Below(this TrackingDb db, IReadOnlyList<OrganisationId> roots, DateOnly today) =>
        db.Ancestry.Where(row => roots.Contains(row.AncestorId) && row.ValidFrom <= today && today < row.ValidTo);

    /// <summary>Those that work in a field: “y tế”.</summary>
    public static IQueryable<OrganisationId> OrganisationsOfField(this TrackingDb db, string field) =>
        db.Organisations.Where(row => row.Field == field).Select(row => row.Id);

    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewOrganisations))
            return rows;
        var scope = db.Scope(user, Permission.ViewOrganisations);
        return user.IsNarrow(Permission.ViewOrganisations)
            ? rows.Where(row => scope.Select(within => within.DescendantId).Contains(row.Id))
            : rows.Where(row => scope.Any(within => within.DescendantId == row.Id));
    }

    /// <summary>Whether the permission holds in this organisation today.</summary>
    public static Task<bool> ReachesAsync(
        this TrackingDb db, CurrentUser user, Permission permission, OrganisationId organisation, CancellationToken cancel) =>
        db.Scope(user, permission).AnyAsync(row => row.DescendantId == organisation, cancel);

    /// <summary>Whether work can be given to it: it stands within the reach of who gives it, and exists today. What is dissolved stays within reach, for what it did.</summary>
    public static Task<bool> AddressableAsync(this TrackingDb db, CurrentUser user, OrganisationId organisation, CancellationToken cancel)
    {
        var scope = db.Scope(user, Permission.AddressWork);
        return db.Organisations.ExistingOn(user.Today).AnyAsync(row => row.Id == organisation && scope.Any(within => within.DescendantId == row.Id), cancel);
    }

    public static IQueryable<Organisation> ExistingOn(this IQueryable<Organisation> rows, DateOnly day) =>
        rows.Where(row => (row.Founded == null || row.Founded <= day) && (row.Dissolved == null || day < row.Dissolved));

    /// <summary>
    /// For whom the user does this here: null where the user's own roles allow it, otherwise the one who delegated it. To be asked
    /// after <see cref="ReachesAsync"/>.
    /// </summary>
    public static async Task<Delegator?> OnBehalfOfAsync(
        this TrackingDb db, CurrentUser user, Permission permission, OrganisationId organisation, CancellationToken cancel)
    {
        if (!user.DelegatedRoots(permission).Any() || await db.CoversAsync(user, user.OwnRoots(permission), organisation, cancel))
            return null;
        foreach (var (delegator, roots) in user.DelegatedRoots(permission))
        {
            if (await db.CoversAsync(user, roots, organisation, cancel))
                return delegator;
        }

        return null;
    }

    /// <summary>Whether the permission holds in this organisation today by the user's own roles alone.</summary>
    public static Task<bool> ReachesByOwnRoleAsync(
        this TrackingDb db, CurrentUser user, Permission permission, OrganisationId organisation, CancellationToken cancel) =>
        db.CoversAsync(user, user.OwnRoots(permission), organisation, cancel);

    private static Task<bool> CoversAsync(
        this TrackingDb db, CurrentUser user, IReadOnlyList<OrganisationId> roots, OrganisationId organisation, CancellationToken cancel) =>
        db.AncestryOn(user.Today).AnyAsync(row => roots.Contains(row.AncestorId) && row.DescendantId == organisation, cancel);

    /// <summary>
    /// At whose level an organisation works: a standing committee, an office, a commission at that of the committee above it,
    /// everything else at its own. Null where there is no such organisation.
    /// </summary>
    public static Task<OrganisationId?> LevelOfAsync(this TrackingDb db, OrganisationId organisation, DateOnly day, CancellationToken cancel) =>
        db.Organisations.Where(row => row.Id == organisation)
            .Select(row => Organs.Contains(row.Type)
                ? db.PlacementsOn(day).Where(place => place.OrganisationId == row.Id).Select(place => (OrganisationId?)place.ParentId).FirstOrDefault() ?? row.Id
                : (OrganisationId?)row.Id)
            .SingleOrDefaultAsync(cancel);

    /// <summary>The organisations of a province above this one, itself among them: who stands below one of them stands in the same province. None for the centre's bodies.</summary>
    public static IQueryable<OrganisationId> ProvinceOf(this TrackingDb db, OrganisationId organisation, DateOnly day) =>
        db.AncestryOn(day).Where(up => up.DescendantId == organisation && db.Organisations.Any(row => row.Id == up.AncestorId && row.Level == OrganisationLevel.Province)).Select(up => up.AncestorId);

    /// <summary>
    /// Whose duties are the person's own: the organisation they work for; and where that is a committee, its standing committee or its
    /// office, all of these together, because one house does the work of all. Commissions and advisory bodies stand for themselves.
    /// </summary>
    public static Task<List<OrganisationId?>> OwnSideAsync(this TrackingDb db, CurrentUser user, CancellationToken cancel) =>
        db.House(user.Home, user.Today).ToListAsync(cancel);

    /// <summary>The house of an organisation, itself among it: what a standing committee issues is its committee's answer.</summary>
    public static IQueryable<OrganisationId?> House(this TrackingDb db, OrganisationId? organisation, DateOnly day) =>
        db.Houses(organisation is { } one ? [one] : [], day);

    /// <summary>
    /// In whose name the person acts: the houses of what they work for and of where the permission is held, as far as it reaches. What stands further below has
    /// officers of its own; those above may act for it, and are not waited for.
    /// </summary>
    public static Task<List<OrganisationId>> SidesAsync(this TrackingDb db, CurrentUser user, Permission permission, CancellationToken cancel)
    {
        var scope = db.Scope(user, permission);
        return db.Houses([.. user.Roots(permission).Append(user.Home).Distinct()], user.Today).Where(side => scope.Any(within => within.DescendantId == side))
            .Select(side => side!.Value).ToListAsync(cancel);
    }

    private static IQueryable<OrganisationId?> Houses(this TrackingDb db, IReadOnlyCollection<OrganisationId> organisations, DateOnly day)
    {
        var places = db.PlacementsOn(day);
        var home = db.Organisations.Where(row => organisations.Contains(row.Id));
        var committee = places.Where(place => home.Any(row => row.Id == place.OrganisationId && Household.Contains(row.Type))).Select(place => (OrganisationId?)place.ParentId)
            .Concat(home.Where(row => row.Type == OrganisationType.PartyCommittee).Select(row => (OrganisationId?)row.Id));
        return committee
            .Concat(places.Where(place => committee.Contains(place.ParentId))
                .Join(db.Organisations.Where(row => Household.Contains(row.Type)), place => place.OrganisationId, row => row.Id, (place, row) => (OrganisationId?)row.Id))
            .Concat(home.Select(row => (OrganisationId?)row.Id)).Distinct();
    }

    /// <summary>The office and the standing committee of each committee: they keep its registry and act in its name, and have nobody below themselves.</summary>
    public static IQueryable<ActsFor> ActingFor(this TrackingDb db, DateOnly day)
    {
        var household = db.Organisations.Where(row => Household.Contains(row.Type)).Select(row => row.Id);
        return db.PlacementsOn(day).Where(place => household.Contains(place.OrganisationId)).Select(place => new ActsFor { Organ = place.OrganisationId, Committee = place.ParentId });
    }

    /// <summary>Whose "all below" reaches what stands below these: each of them, and who acts for it.</summary>
    public static IQueryable<OrganisationId> Senders(this TrackingDb db, IQueryable<OrganisationId> superiors, DateOnly day) =>
        superiors.Concat(db.ActingFor(day).Where(acts => superiors.Contains(acts.Committee)).Select(acts => acts.Organ));

    private static readonly OrganisationType[] Household =
        [OrganisationType.Politburo, OrganisationType.Secretariat, OrganisationType.StandingCommittee, OrganisationType.PartyOffice];

    /// <summary>Whether one organisation is another or stands below it on a day.</summary>
    public static Task<bool> IsWithinAsync(this TrackingDb db, OrganisationId organisation, OrganisationId top, DateOnly day, CancellationToken cancel) =>
        db.AncestryOn(day).AnyAsync(row => row.AncestorId == top && row.DescendantId == organisation, cancel);

    private static readonly OrganisationType[] Organs =
    [
        OrganisationType.Politburo, OrganisationType.Secretariat, OrganisationType.StandingCommittee, OrganisationType.InspectionCommission,
        OrganisationType.PartyOffice, OrganisationType.AdvisoryBody,
    ];

    public static IQueryable<OrganisationName> NamesOn(this TrackingDb db, DateOnly day) =>
        db.OrganisationNames.Where(row => row.ValidFrom <= day && day < row.ValidTo);

    public static IQueryable<OrganisationPlacement> PlacementsOn(this TrackingDb db, DateOnly day) =>
        db.OrganisationPlacements.Where(row => row.ValidFrom <= day && day < row.ValidTo);

    public static IQueryable<OrganisationAncestry> AncestryOn(this TrackingDb db, DateOnly day) =>
        db.Ancestry.Where(row => row.ValidFrom <= day && day < row.ValidTo);
}

/// <summary>An office or a standing committee, and the committee whose it is.</summary>
internal sealed class ActsFor
{
    public OrganisationId Organ { get; init; }

    public OrganisationId Committee { get; init; }
}
