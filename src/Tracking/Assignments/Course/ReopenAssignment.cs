using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The assigner opens again what was confirmed, and says why.</summary>
public sealed class ReopenAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ConfirmWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Reopen(input.Reason, by), cancel);
}
