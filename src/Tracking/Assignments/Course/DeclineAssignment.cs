using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The lead does not take the work on, and says why; the assigner decides what becomes of it.</summary>
public sealed class DeclineAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ReportWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Decline(input.Reason, by), cancel);
}
