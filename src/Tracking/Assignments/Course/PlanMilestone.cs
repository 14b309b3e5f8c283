using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>Sets a step on the way, with its day.</summary>
public sealed class PlanMilestone(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(AssignmentMilestone.LongestName)] string? Name, DateOnly? Due);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.PlanAsync(user, clock, input.Assignment, input.Version, input, (assignment, by) => assignment.PlanMilestone(input.Name, input.Due, by), cancel);
}
