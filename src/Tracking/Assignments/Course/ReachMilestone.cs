using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>A step was reached.</summary>
public sealed class ReachMilestone(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, AssignmentMilestoneId Milestone, DateOnly? On = null);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.PlanAsync(user, clock, input.Assignment, input.Version, input, (assignment, by) => assignment.ReachMilestone(input.Milestone, input.On ?? Clock.DayOf(by.At), by), cancel);
}
