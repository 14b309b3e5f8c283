using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>The assigner's side confirms that the work is done. Nobody else can close an assignment.</summary>
public sealed class ConfirmAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Note = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, Permission.ConfirmWork, input.Assignment, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (assignment, by) = opened.Value;
        var report = await db.AssignmentEvents.Where(row => row.AssignmentId == assignment.Id && row.Act == AssignmentAct.ReportedDone)
            .OrderByDescending(row => row.At).Select(row => new { row.By, row.ForAccountId }).FirstOrDefaultAsync(cancel);
        Guid[] reporters = report is null ? [] : report.ForAccountId is { } reportedFor ? [report.By, reportedFor] : [report.By];
        if (assignment.Confirm(input.Note, reporters, by) is { } refusal)
            return refusal;
        return await db.SaveActAsync(assignment.Id, cancel);
    }
}
