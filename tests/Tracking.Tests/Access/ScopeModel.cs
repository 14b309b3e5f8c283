using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>
/// What a person may see, worked out from plain lists by climbing from superior to superior: it shares nothing with the product but
/// the names of roles and operations. The rules are written out here a second time, by hand.
/// </summary>
internal sealed class ScopeModel
{
    public sealed record Placed(OrganisationId Organisation, OrganisationId Parent, DateOnly From);

    public sealed record Held(Guid Account, Role Role, OrganisationId In, DateOnly From, DateOnly To);

    public sealed record Visit(Guid Account, OrganisationId Inspected, DateOnly From, DateOnly To, Permission Content);

    public sealed record Given(Guid Delegator, Guid Deputy, DateOnly On, DateOnly From, DateOnly To, Permission Operation);

    public sealed record Work(
        AssignmentId Id, bool IsDraft, OrganisationId Assigner, OrganisationId Lead, OrganisationId Supervisor, OrganisationId Cooperating);

    /// <param name="Resolvers">Who is asked, and who was before.</param>
    public sealed record Hindrance(BottleneckId Id, OrganisationId Raiser, IReadOnlyList<OrganisationId> Resolvers, AssignmentId Held);

    public sealed record Paper(DocumentId Id, OrganisationId Owner, bool IsForSubordinates);

    public sealed record Trip(EngagementId Id, OrganisationId Owner, OrganisationId Inspecting, OrganisationId Inspected);

    public List<Placed> Places { get; } = [];

    public List<Held> Roles { get; } = [];

    public List<Visit> Visits { get; } = [];

    public List<Given> Delegations { get; } = [];

    public List<Work> Works { get; } = [];

    public List<Hindrance> Hindrances { get; } = [];

    public List<Paper> Papers { get; } = [];

    public List<Trip> Trips { get; } = [];

    /// <summary>Accounts that may not be used: nobody does their work either.</summary>
    public HashSet<Guid> Closed { get; } = [];

    public Dictionary<Guid, OrganisationId> Homes { get; } = [];

    public HashSet<OrganisationId> Commissions { get; } = [];

    /// <summary>Offices and standing committees: what they send to all below goes to those below their committee.</summary>
    public HashSet<OrganisationId> Organs { get; } = [];

    public IEnumerable<AssignmentId> Seen(Guid account, DateOnly day) => Works.Where(work => Sees(account, work, day)).Select(work => work.Id);

    public IEnumerable<BottleneckId> SeenBottlenecks(Guid account, DateOnly day) => Hindrances.Where(one =>
        Tops(account, day).Concat(Visiting(account, Permission.ViewAssignments, day)).Any(top => IsWithin(one.Raiser, top, day) || one.Resolvers.Any(asked => IsWithin(asked, top, day)))
        || Holding(account, day).Any(pair => (pair.Given.Operation == Permission.ReportWork && IsOfHouse(one.Raiser, pair.Role, day))
            || (pair.Given.Operation == Permission.ConfirmWork && one.Resolvers.Any(asked => IsOfHouse(asked, pair.Role, day))))
        || Works.Any(work => work.Id == one.Held && Sees(account, work, day))).Select(one => one.Id);

    public IEnumerable<DocumentId> SeenDocuments(Guid account, DateOnly day) => Papers.Where(paper =>
        Tops(account, day).Any(top => IsWithin(paper.Owner, top, day) || (paper.IsForSubordinates && (IsWithin(top, paper.Owner, day) || (Organs.Contains(paper.Owner) && Parent(paper.Owner, day) is { } committee && IsWithin(top, committee, day)))))
        || Visiting(account, Permission.ViewDocuments, day).Any(inspected => IsWithin(paper.Owner, inspected, day))).Select(paper => paper.Id);

    public IEnumerable<EngagementId> SeenEngagements(Guid account, DateOnly day) => Trips.Where(trip =>
        Tops(account, day).Concat(Visiting(account, Permission.ViewEngagements, day))
            .Any(top => IsWithin(trip.Owner, top, day) || IsWithin(trip.Inspecting, top, day) || IsWithin(trip.Inspected, top, day))).Select(trip => trip.Id);

    public IEnumerable<OrganisationId> SeenOrganisations(Guid account, DateOnly day)
    {
        // Who visits sees where; who assigns for somebody sees whom that one may name by the role by which they assign: one that is held neither above
        // nor below one's own organisation assigns nothing.
        var tops = Tops(account, day).Concat(Visiting(account, null, day))
            .Concat(Holding(account, day).Where(pair => pair.Given.Operation == Permission.AssignWork && HasHouse(pair.Role, day)).SelectMany(pair => Tops(pair.Role, day))).ToList();
        return Places.Select(place => place.Organisation).Concat(Places.Select(place => place.Parent)).Distinct().Where(one => tops.Exists(top => IsWithin(one, top, day)));
    }

    public IEnumerable<AssignmentId> Reported(Guid account, DateOnly day) => Works.Where(work =>
        RolesOf(account, day).Any(role => Signs(role, work.Lead, day))
        || Holding(account, day).Any(pair => pair.Given.Operation == Permission.ReportWork && Signs(pair.Role, work.Lead, day))).Select(work => work.Id);

    private bool Sees(Guid account, Work work, DateOnly day)
    {
        if (RolesOf(account, day).Any(role => SeesBy(role, work, day)))
            return true;
        if (!work.IsDraft && Visits.Any(visit => visit.Account == account && visit.Content == Permission.ViewAssignments && visit.From <= day && day < visit.To
                && Parties(work).Any(party => IsWithin(party, visit.Inspected, day))))
            return true;
        return Holding(account, day).Any(pair => SeesAsDeputy(pair.Given.Operation, pair.Role, work, day));
    }

    // The side on which the delegated act is done, and no other.
    private bool SeesAsDeputy(Permission operation, Held role, Work work, DateOnly day) => operation switch
    {
        Permission.ReportWork => !work.IsDraft && IsOfHouse(work.Lead, role, day),
        Permission.ConfirmWork => !work.IsDraft && IsOfHouse(work.Assigner, role, day),
        _ => IsOfHouse(work.Assigner, role, day),
    };

    private bool SeesBy(Held role, Work work, DateOnly day)
    {
        if (work.IsDraft)
            return IsWithin(work.Assigner, role.In, day);
        return Parties(work).Any(party => IsWithin(party, role.In, day) || (Commissions.Contains(role.In) && IsWithin(party, Parent(role.In, day)!.Value, day)));
    }

    private IEnumerable<OrganisationId> Tops(Guid account, DateOnly day) => RolesOf(account, day).SelectMany(role => Tops(role, day));

    private IEnumerable<OrganisationId> Tops(Held role, DateOnly day) => Commissions.Contains(role.In) ? [role.In, Parent(role.In, day)!.Value] : [role.In];

    /// <param name="content">Null: whatever it opens.</param>
    private IEnumerable<OrganisationId> Visiting(Guid account, Permission? content, DateOnly day) =>
        Visits.Where(visit => visit.Account == account && (content ?? visit.Content) == visit.Content && visit.From <= day && day < visit.To).Select(visit => visit.Inspected);

    private bool Signs(Held role, OrganisationId lead, DateOnly day) =>
        role.Role is Role.Officer or Role.Head && IsOfHouse(lead, role, day);

    private bool IsOfHouse(OrganisationId organisation, Held role, DateOnly day) =>
        IsWithin(organisation, role.In, day) && IsWithin(organisation, Homes[role.Account], day);

    private bool HasHouse(Held role, DateOnly day) => IsWithin(Homes[role.Account], role.In, day) || IsWithin(role.In, Homes[role.Account], day);

    private IEnumerable<(Given Given, Held Role)> Holding(Guid deputy, DateOnly day) =>
        from given in Delegations
        where given.Deputy == deputy && given.From <= day && day < given.To
        from role in RolesOf(given.Delegator, day)
        where role.From <= given.On
            && (role.Role is Role.Officer or Role.Head || (role.Role == Role.Inspector && given.Operation != Permission.ReportWork))
        select (given, role);

    private IEnumerable<Held> RolesOf(Guid account, DateOnly day) => Roles.Where(role => role.Account == account && !Closed.Contains(account) && role.From <= day && day < role.To);

    private static OrganisationId[] Parties(Work work) => [work.Assigner, work.Lead, work.Supervisor, work.Cooperating];

    private bool IsWithin(OrganisationId organisation, OrganisationId top, DateOnly day)
    {
        for (OrganisationId? at = organisation; at is { } here; at = Parent(here, day))
        {
            if (here == top)
                return true;
        }

        return false;
    }

    private OrganisationId? Parent(OrganisationId organisation, DateOnly day) =>
        Places.Where(place => place.Organisation == organisation && place.From <= day).LastOrDefault()?.Parent;
}
