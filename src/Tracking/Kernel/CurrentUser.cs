namespace DonDoc.Tracking.Kernel;

/// <summary>The token by which a program acts for a person, under the name that the person gave it.</summary>
public sealed record TokenInUse(Guid Id, string Name);

/// <summary>
/// The person who asks, with what they may do and where: for each operation the organisations in whose subtree it holds
/// on <see cref="Today"/>, by their own roles, by mandates and for those who delegated their work. Made once per request.
/// </summary>
public sealed class CurrentUser
{
    private readonly ILookup<Permission, Reach> reaches;

    public CurrentUser(Guid accountId, string name, OrganisationId home, DateOnly today, IEnumerable<Reach> reaches)
    {
        AccountId = accountId;
        Name = name;
        Home = home;
        Today = today;
        this.reaches = reaches.ToLookup(reach => reach.Permission);
    }

    public Guid AccountId { get; }

    public string Name { get; }

    /// <summary>The organisation the person works for; new records belong to it.</summary>
    public OrganisationId Home { get; }

    public DateOnly Today { get; }

    /// <summary>Null where the person acts, and no program for them.</summary>
    public TokenInUse? Token { get; private init; }

    /// <summary>The same person with some of the permissions only: what a token lets a program do for them.</summary>
    public CurrentUser LimitedTo(IReadOnlyCollection<Permission> permissions, TokenInUse? token = null) =>
        new(AccountId, Name, Home, Today, permissions.Distinct().SelectMany(permission => reaches[permission])) { Token = token };

    public bool Has(Permission permission) => reaches.Contains(permission);

    /// <summary>The tops of the subtrees in which the permission holds, whatever the side of a record on which they stand.</summary>
    public IReadOnlyList<OrganisationId> Roots(Permission permission) => Tops(reaches[permission].Where(reach => reach.Side is null));

    /// <summary>The same for records on one side of which they stand.</summary>
    public IReadOnlyList<OrganisationId> Roots(Permission permission, Party side) =>
        Tops(reaches[permission].Where(reach => reach.Side is null || reach.Side == side));

    /// <summary>Whether the permission holds in few organisations only: <see cref="Breadth.Narrow"/>.</summary>
    public bool IsNarrow(Permission permission) => reaches[permission].All(reach => reach.Breadth == Breadth.Narrow);

    /// <summary>Whether it holds everywhere, on any side of a record.</summary>
    public bool IsWhole(Permission permission) => reaches[permission].Any(reach => reach is { Breadth: Breadth.Whole, Side: null, IsVisit: false });

    /// <summary>The same without those that a mandate opens: what superiors send down is not shown to visitors.</summary>
    public IReadOnlyList<OrganisationId> ResidentRoots(Permission permission) => Tops(reaches[permission].Where(reach => !reach.IsVisit && reach.Side is null));

    /// <summary>The same by the person's own roles alone: what may be passed on, and what needs no "on behalf of".</summary>
    public IReadOnlyList<OrganisationId> OwnRoots(Permission permission) =>
        Tops(reaches[permission].Where(reach => !reach.IsVisit && reach.For is null));

    /// <summary>Those for whom the person has the permission, with the tops of the subtrees.</summary>
    public IEnumerable<(Delegator For, IReadOnlyList<OrganisationId> Roots)> DelegatedRoots(Permission permission) =>
        reaches[permission].Where(reach => reach.For is not null).GroupBy(reach => reach.For!).OrderBy(group => group.Key.AccountId)
            .Select(group => (group.Key, (IReadOnlyList<OrganisationId>)Tops(group)));

    /// <summary>All of it, for who makes another of it.</summary>
    internal IEnumerable<Reach> Reaches => reaches.SelectMany(found => found);

    /// <summary>The program itself at set-up, before there is an account: everything below the given organisation.</summary>
    public static CurrentUser Installation(OrganisationId root, DateOnly today) =>
        new(Guid.Empty, "DonDoc", root, today, Enum.GetValues<Permission>().Select(permission => new Reach(permission, root)));

    private static List<OrganisationId> Tops(IEnumerable<Reach> found) => [.. found.Select(reach => reach.Organisation).Distinct()];
}
