using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>The assigner's side takes reports or gives them back with one reason: one, or as many as it has ticked. All or none.</summary>
public sealed class DecideReports(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public const int Most = 200;

    /// <param name="Version">As it was read.</param>
    public sealed record One(PeriodReportId Report, int Version);

    /// <param name="Note">Of those that are taken, if anything is said; of those that are given back, why.</param>
    public sealed record Input(IReadOnlyList<One> Reports, bool Accept, [Longest(PeriodReport.LongestReason)] string? Note);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var wanted = input.Reports.DistinctBy(one => one.Report).ToDictionary(one => one.Report, one => one.Version);
        if (wanted.Count is 0 or > Most)
            return wanted.Count == 0 ? ReportingRefusals.NothingChosen : ReportingRefusals.TooManyChosen.With($"{Most}");
        var visible = db.Assignments.VisibleTo(user, db, byKey: true);
        var reports = await db.PeriodReports.Include(row => row.Versions)
            .Where(row => wanted.Keys.Contains(row.Id) && row.Sent > 0 && visible.Any(one => one.Id == row.AssignmentId)).ToListAsync(cancel);
        if (reports.Count != wanted.Count)
            return AssignmentRefusals.NotFound;
        foreach (var report in reports)
        {
            var opened = await db.OpenAsync(user, clock, Permission.ConfirmWork, report.AssignmentId, version: null, cancel);
            var refusal = opened.IsRefused ? opened.Refusal
                : report.Version != wanted[report.Id] ? wanted.Count == 1 ? await db.ReportChangedAsync(report.AssignmentId, report.PeriodId, cancel) : ReportingRefusals.OneChangedMeanwhile
                : input.Accept ? report.Accept(input.Note, opened.Value.By) : report.Return(input.Note, opened.Value.By);
            if (refusal is null)
                continue;
            // Those before it were decided in memory: none is.
            db.ChangeTracker.Clear();
            return refusal.Field == "Reason" ? refusal.At("Note") : refusal;
        }

        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : ReportingRefusals.OneChangedMeanwhile;
    }
}
