namespace DonDoc.Tracking.Kernel;

/// <summary>
/// The person who asks, with what they may do and where: for each permission the organisations in whose subtree it holds
/// on <see cref="Today"/>. Made once per request.
/// </summary>
public sealed class CurrentUser
{
    private readonly Dictionary<Permission, OrganisationId[]> reach;

    public CurrentUser(Guid accountId, string name, OrganisationId home, DateOnly today,
        IEnumerable<(Permission Permission, OrganisationId Organisation)> grants)
    {
        AccountId = accountId;
        Name = name;
        Home = home;
        Today = today;
        reach = grants.GroupBy(grant => grant.Permission)
            .ToDictionary(group => group.Key, group => group.Select(grant => grant.Organisation).Distinct().ToArray());
    }

    public Guid AccountId { get; }

    public string Name { get; }

    /// <summary>The organisation the person works for; new records belong to it.</summary>
    public OrganisationId Home { get; }

    public DateOnly Today { get; }

    /// <summary>The same person with some of the permissions only: what a token lets a program do for them.</summary>
    public CurrentUser LimitedTo(IReadOnlyCollection<Permission> permissions) => new(AccountId, Name, Home, Today,
        permissions.SelectMany(permission => Roots(permission).Select(root => (permission, root))));

    public bool Has(Permission permission) => reach.ContainsKey(permission);

    /// <summary>The tops of the subtrees in which the permission holds.</summary>
    public IReadOnlyList<OrganisationId> Roots(Permission permission) => reach.GetValueOrDefault(permission, []);

    /// <summary>The program itself at set-up, before there is an account: everything below the given organisation.</summary>
    public static CurrentUser Installation(OrganisationId root, DateOnly today) =>
        new(Guid.Empty, "DonDoc", root, today, Enum.GetValues<Permission>().Select(permission => (permission, root)));
}
