using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The assigner ends the work unfinished, and says why.</summary>
public sealed class CancelAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Cancel(input.Reason, null, by), cancel);
}
