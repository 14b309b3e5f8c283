using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Drafting;

/// <summary>The assigner's side says more of an assignment, also after it was sent: field, position, priority, recurrence, supervisor, who cooperates.</summary>
public sealed class DescribeAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, AssignmentDetails Details, IReadOnlyList<OrganisationId> Cooperating);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (assignment, by) = opened.Value;
        var before = await db.AssignmentCooperations.Where(row => row.AssignmentId == assignment.Id).ToListAsync(cancel);
        var wanted = input.Cooperating.Where(body => body != assignment.LeadId).ToHashSet();
        var added = wanted.Except(before.Select(row => row.OrganisationId)).ToList();
        var removed = before.Where(row => !wanted.Contains(row.OrganisationId)).ToList();
        foreach (var body in added)
        {
            if (!await db.AddressableAsync(user, body, cancel))
                return AssignmentRefusals.CooperatingOutOfReach;
        }

        if (input.Details.Supervisor is { } supervisor && supervisor != assignment.SupervisorId
            && !await db.AddressableAsync(user, supervisor, cancel))
            return AssignmentRefusals.SupervisorOutOfReach;
        if (assignment.Describe(input.Details, added.Count + removed.Count > 0, by) is { } refusal)
            return refusal;
        db.AddRange(added.Select(body => new AssignmentCooperation(assignment.Id, body)));
        db.RemoveRange(removed);
        return await db.SaveActAsync(assignment.Id, cancel);
    }
}
