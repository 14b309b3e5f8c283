using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The assigner's side does not take the work as done and says why.</summary>
public sealed class ReturnAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ConfirmWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Return(input.Reason, by), cancel);
}
