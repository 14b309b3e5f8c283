using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
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

    public sealed record Visit(Guid Account, OrganisationId Inspected, DateOnly From, DateOnly To, bool ShowsAssignments);

    public sealed record Given(Guid Delegator, Guid Deputy, DateOnly On, DateOnly From, DateOnly To, Permission Operation);

    public sealed record Work(
        AssignmentId Id, bool IsDraft, OrganisationId Assigner, OrganisationId Lead, OrganisationId Supervisor, OrganisationId Cooperating);

    public List<Placed> Places { get; } = [];

    public List<Held> Roles { get; } = [];

    public List<Visit> Visits { get; } = [];

    public List<Given> Delegations { get; } = [];

    public List<Work> Works { get; } = [];

    public Dictionary<Guid, OrganisationId> Homes { get; } = [];

    public HashSet<OrganisationId> Commissions { get; } = [];

    public IEnumerable<AssignmentId> Seen(Guid account, DateOnly day) => Works.Where(work => Sees(account, work, day)).Select(work => work.Id);

    public IEnumerable<AssignmentId> Reported(Guid account, DateOnly day) => Works.Where(work =>
        RolesOf(account, day).Any(role => Signs(role, work.Lead, day))
        || Holding(account, day).Any(pair => pair.Given.Operation == Permission.ReportWork && Signs(pair.Role, work.Lead, day))).Select(work => work.Id);

    private bool Sees(Guid account, Work work, DateOnly day)
    {
        if (RolesOf(account, day).Any(role => SeesBy(role, work, day)))
            return true;
        if (!work.IsDraft && Visits.Any(visit => visit.Account == account && visit.ShowsAssignments && visit.From <= day && day < visit.To
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

    private bool Signs(Held role, OrganisationId lead, DateOnly day) =>
        role.Role is Role.Officer or Role.Head && IsOfHouse(lead, role, day);

    private bool IsOfHouse(OrganisationId organisation, Held role, DateOnly day) =>
        IsWithin(organisation, role.In, day) && IsWithin(organisation, Homes[role.Account], day);

    private IEnumerable<(Given Given, Held Role)> Holding(Guid deputy, DateOnly day) =>
        from given in Delegations
        where given.Deputy == deputy && given.From <= day && day < given.To
        from role in RolesOf(given.Delegator, day)
        where role.From <= given.On
            && (role.Role is Role.Officer or Role.Head || (role.Role == Role.Inspector && given.Operation != Permission.ReportWork))
        select (given, role);

    private IEnumerable<Held> RolesOf(Guid account, DateOnly day) => Roles.Where(role => role.Account == account && role.From <= day && day < role.To);

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
