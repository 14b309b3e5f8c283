using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>The assigner's side confirms that the work is done. Nobody else can close an assignment.</summary>
public sealed class ConfirmAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, string? Note = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var assignment = await db.Assignments.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Assignment, cancel);
        if (assignment is null)
            return AssignmentRefusals.NotFound;
        if (!await db.ReachesAsync(user, Permission.ConfirmWork, assignment.AssignerId, cancel))
            return AssignmentRefusals.NotAllowed;
        var onBehalfOf = await db.OnBehalfOfAsync(user, Permission.ConfirmWork, assignment.AssignerId, cancel);
        if (assignment.Version != input.Version)
            return await db.ChangedMeanwhileAsync(assignment.Id, cancel);
        var report = await db.AssignmentEvents.Where(row => row.AssignmentId == assignment.Id && row.Act == AssignmentAct.ReportedDone)
            .OrderByDescending(row => row.At).Select(row => new { row.By, row.ForAccountId }).FirstOrDefaultAsync(cancel);
        Guid[] reporters = report is null ? [] : report.ForAccountId is { } reportedFor ? [report.By, reportedFor] : [report.By];
        if (assignment.Confirm(input.Note, reporters, Actor.Of(user, clock, onBehalfOf)) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ChangedMeanwhileAsync(assignment.Id, cancel);
    }
}
