using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The assigner gives no more time, and says why.</summary>
public sealed class RefuseExtension(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ConfirmWork, input.Assignment, input.Version, input, (assignment, by) => assignment.RefuseExtension(input.Reason, by), cancel);
}
