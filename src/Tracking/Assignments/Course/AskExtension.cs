using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The lead asks for more time, with a reason.</summary>
public sealed class AskExtension(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, DateOnly? Due, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ReportWork, input.Assignment, input.Version, input, (assignment, by) => assignment.AskExtension(input.Due, input.Reason, by), cancel);
}
