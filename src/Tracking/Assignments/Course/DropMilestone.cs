using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>A step is not wanted any more, and why.</summary>
public sealed class DropMilestone(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, AssignmentMilestoneId Milestone, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.PlanAsync(user, clock, input.Assignment, input.Version, input, (assignment, by) => assignment.DropMilestone(input.Milestone, input.Reason, by), cancel);
}
