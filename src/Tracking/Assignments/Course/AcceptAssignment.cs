using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The lead takes the work on.</summary>
public sealed class AcceptAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Note = null);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ReportWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Accept(input.Note, by), cancel);
}
