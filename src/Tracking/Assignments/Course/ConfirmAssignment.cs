using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The assigner's side confirms that the work is done. Nobody else can close an assignment.</summary>
public sealed class ConfirmAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Note = null);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ConfirmWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Confirm(input.Note, by), cancel,
            rows => rows.Include(row => row.Events.Where(one => one.Act == AssignmentAct.ReportedDone)));
}
