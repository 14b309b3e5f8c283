using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>The lead's side keeps a report that is not finished; nobody else sees it.</summary>
public sealed class WriteReport(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">Of the report; 0 where none was begun.</param>
    public sealed record Input(AssignmentId Assignment, ReportingPeriodId Period, int Version, ReportWords Words);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenReportAsync(user, clock, Permission.ReportWork, input.Assignment, input.Period, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var it = opened.Value;
        return it.Report.Write(input.Words, it.Assignment.LeadId!.Value, it.By) ?? await db.SaveReportAsync(it, cancel);
    }
}
