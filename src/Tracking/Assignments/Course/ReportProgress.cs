using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The lead's side tells how far the work is, in per cent, in words, or both.</summary>
public sealed class ReportProgress(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, int? Percent, [Longest(Assignment.LongestNote)] string? Note);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ReportWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Progress(input.Percent, input.Note, by), cancel);
}
