using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>How far a role carries an operation.</summary>
public enum Relation
{
    /// <summary>Where the role is held, and all below it.</summary>
    Subtree,

    /// <summary>
    /// Of that, only one's own organisation and all below it. An inspector of the province sees a department's work but does
    /// not sign for it.
    /// </summary>
    OwnHouse,

    /// <summary>
    /// Of that, one's own side and nothing below it: the organisation one works for; where that is a committee, its standing committee or its
    /// office, all of these together. The act asks for it (<c>OwnSideAsync</c>). The office of a province writes its committee's programme, and no ward's.
    /// </summary>
    OwnSide,
}

/// <summary>One line of the matrix.</summary>
/// <param name="AtLevel">A role held in an inspection commission carries it over the level of its committee and below.</param>
/// <param name="ByMandate">An inspection mandate may open it in the inspected organisation and below.</param>
/// <param name="IsDelegable">Its holder may pass it to a deputy for a time.</param>
/// <param name="Parties">Of records that it reaches: the sides that count. Empty: the organisation itself.</param>
public sealed record AccessRule(
    Permission Operation, IReadOnlyList<Role> Roles, Relation Relation, bool AtLevel, bool ByMandate, bool IsDelegable, IReadOnlyList<Party> Parties);

/// <summary>
/// The one table of who may what and where. <see cref="LoadCurrentUser"/> turns it into the reach of a person; policies of pages,
/// VisibleTo of every list and every act ask that reach and nothing else. Shown at /access and in docs/access.md.
/// </summary>
public static class AccessMatrix
{
    private static readonly Role[] Everybody = [Role.Administrator, Role.Officer, Role.Head, Role.Inspector, Role.Leader];
    private static readonly Role[] Recording = [Role.Officer, Role.Head, Role.Inspector];

    public static IReadOnlyList<AccessRule> Rules { get; } =
    [
        new(Permission.ViewOrganisations, Everybody, Relation.Subtree, AtLevel: true, ByMandate: true, IsDelegable: false, []),
        new(Permission.ManageOrganisations, [Role.Administrator], Relation.Subtree, AtLevel: false, ByMandate: false, IsDelegable: false, []),
        new(Permission.ManageAccounts, [Role.Administrator], Relation.Subtree, AtLevel: false, ByMandate: false, IsDelegable: false, []),
        new(Permission.ViewAudit, [Role.Administrator], Relation.Subtree, AtLevel: false, ByMandate: false, IsDelegable: false, [Party.Owner]),
        new(Permission.ViewDocuments, Everybody, Relation.Subtree, AtLevel: true, ByMandate: true, IsDelegable: false, [Party.Owner, Party.Subordinate]),
        new(Permission.RegisterDocuments, Recording, Relation.Subtree, AtLevel: false, ByMandate: false, IsDelegable: false, [Party.Owner]),
        new(Permission.ImportFiles, Recording, Relation.Subtree, AtLevel: false, ByMandate: false, IsDelegable: false, [Party.Owner]),
        new(Permission.ViewEngagements, Everybody, Relation.Subtree, AtLevel: true, ByMandate: true, IsDelegable: false,
            [Party.Owner, Party.Inspecting, Party.Inspected]),
        new(Permission.RecordEngagements, Recording, Relation.Subtree, AtLevel: false, ByMandate: false, IsDelegable: false, [Party.Owner]),
        new(Permission.ViewProgrammes, Everybody, Relation.Subtree, AtLevel: true, ByMandate: true, IsDelegable: false, [Party.Owner]),
        new(Permission.DraftProgrammes, [Role.Officer, Role.Head], Relation.OwnSide, AtLevel: false, ByMandate: false, IsDelegable: false, [Party.Owner, Party.Consulted]),
        new(Permission.ViewAssignments, Everybody, Relation.Subtree, AtLevel: true, ByMandate: true, IsDelegable: false,
            [Party.Assigner, Party.Lead, Party.Cooperating, Party.Supervisor, Party.Raiser, Party.Resolver]),
        new(Permission.ViewDrafts, Everybody, Relation.Subtree, AtLevel: false, ByMandate: false, IsDelegable: false, [Party.Owner, Party.Assigner, Party.Consulted]),
        new(Permission.AssignWork, Recording, Relation.OwnHouse, AtLevel: false, ByMandate: false, IsDelegable: true, [Party.Assigner]),
        new(Permission.AddressWork, Recording, Relation.Subtree, AtLevel: true, ByMandate: false, IsDelegable: false, [Party.Lead]),
        new(Permission.ReportWork, [Role.Officer, Role.Head], Relation.OwnHouse, AtLevel: false, ByMandate: false, IsDelegable: true, [Party.Lead, Party.Raiser]),
        new(Permission.ConfirmWork, Recording, Relation.OwnHouse, AtLevel: false, ByMandate: false, IsDelegable: true, [Party.Assigner, Party.Resolver]),
    ];

    /// <summary>What a deputy can be given, in the order of the table.</summary>
    public static IReadOnlyList<Permission> Delegable { get; } = [.. Rules.Where(rule => rule.IsDelegable).Select(rule => rule.Operation)];

    /// <summary>What a mandate can open; the organisations themselves always come with it.</summary>
    public static IReadOnlyList<Permission> MandateContents { get; } =
        [.. Rules.Where(rule => rule.ByMandate && rule.Operation != Permission.ViewOrganisations).Select(rule => rule.Operation)];

    public static AccessRule Of(Permission operation) => Rules.Single(rule => rule.Operation == operation);

    public static IReadOnlyList<Permission> Operations(Role role) => [.. Rules.Where(rule => rule.Roles.Contains(role)).Select(rule => rule.Operation)];

    /// <summary>What a deputy sees of the records on which a delegated operation is done, and of no other.</summary>
    public static IReadOnlyList<Permission> Sight(Permission delegated) =>
        delegated == Permission.AssignWork ? [Permission.ViewAssignments, Permission.ViewDrafts] : [Permission.ViewAssignments];

    /// <summary>What else goes with a delegated operation: who assigns must find and name who is to do it.</summary>
    public static IReadOnlyList<Permission> With(Permission delegated) =>
        delegated == Permission.AssignWork ? [Permission.AddressWork, Permission.ViewOrganisations] : [];

    /// <summary>What a token means by its operations: who assigns names who must do it, and sees the drafts that they see on pages.</summary>
    internal static IReadOnlyList<Permission> OfToken(IEnumerable<Permission> named) => [.. named.SelectMany<Permission, Permission>(operation => operation switch
    {
        Permission.AssignWork => [operation, Permission.AddressWork],
        Permission.ViewAssignments => [operation, Permission.ViewDrafts],
        _ => [operation],
    }).Distinct()];

    /// <summary>What one role gives the person who holds it.</summary>
    internal static IEnumerable<Reach> Reaches(HeldRole held)
    {
        foreach (var rule in Rules.Where(rule => rule.Roles.Contains(held.Role)))
        {
            if ((rule.Relation == Relation.OwnHouse ? held.House : held.In) is { } top)
                yield return new Reach(rule.Operation, top);
            if (rule.AtLevel && held.Level is { } level)
                yield return new Reach(rule.Operation, level);
        }
    }

    /// <summary>What one role of somebody gives the deputy to whom these operations are delegated.</summary>
    internal static IEnumerable<Reach> Reaches(HeldRole held, IEnumerable<Permission> delegated, Delegator of)
    {
        var own = Reaches(held).ToLookup(reach => reach.Permission);
        foreach (var rule in delegated.Select(Of).Where(rule => rule.IsDelegable))
        {
            foreach (var act in own[rule.Operation])
            {
                yield return act with { For = of };
                foreach (var (seen, side) in Sight(rule.Operation).SelectMany(seen => rule.Parties.Select(side => (seen, side))))
                    yield return new Reach(seen, act.Organisation, of, Side: side);
                foreach (var reach in With(rule.Operation).SelectMany(with => own[with]))
                    yield return reach with { For = of };
            }
        }
    }

    /// <summary>What a mandate gives.</summary>
    internal static IEnumerable<Reach> Visits(OrganisationId inspected, IEnumerable<Permission> contents) =>
        contents.Where(content => Of(content).ByMandate).Append(Permission.ViewOrganisations).Distinct()
            .Select(content => new Reach(content, inspected, IsVisit: true));
}

/// <summary>A role as the tree stands today.</summary>
/// <param name="In">Where it is held.</param>
/// <param name="House">The holder's own organisation or the one where the role is held, whichever stands below the other; null where neither does.</param>
/// <param name="Level">The committee of the inspection commission in which the role is held; null where it is held elsewhere.</param>
internal sealed record HeldRole(Role Role, OrganisationId In, OrganisationId? House, OrganisationId? Level);
