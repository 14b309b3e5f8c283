using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The assigner lets the work go on, with the old due date or a later one.</summary>
public sealed class ResumeAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, DateOnly? Due = null, [Longest(Assignment.LongestNote)] string? Note = null);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Resume(input.Due, input.Note, by), cancel);
}
