using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The assigner gives more time, asked for or not; the due date of the first sending stays on record.</summary>
public sealed class GrantExtension(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, DateOnly? Due, [Longest(Assignment.LongestNote)] string? Note = null);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ConfirmWork, input.Assignment, input.Version, input, (assignment, by) => assignment.GrantExtension(input.Due, input.Note, by), cancel);
}
