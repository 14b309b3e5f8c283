using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>The periods of one assignment, the latest first: what was sent in each, and where it kept silent.</summary>
public sealed class ListReportsOf(TrackingDb db, CurrentUser user)
{
    public const int Most = 36;

    /// <param name="Percent">As it was sent.</param>
    public sealed record Line(PeriodLine Period, ReportStanding Standing, DateOnly? SentOn, bool NothingArose, int? Percent);

    public async Task<IReadOnlyList<Line>> RunAsync(AssignmentId assignment, CancellationToken cancel = default)
    {
        var today = user.Today;
        var it = await db.Assignments.VisibleTo(user, db, byKey: true).AsNoTracking().SingleOrDefaultAsync(row => row.Id == assignment, cancel);
        if (it?.SentOn is not { } sentOn)
            return [];
        var periods = await db.ReportingPeriods.Where(row => row.From <= today && row.To >= sentOn).OrderByDescending(row => row.To).ThenBy(row => row.Cadence).ToListAsync(cancel);
        var reports = await db.PeriodReports.Where(row => row.AssignmentId == assignment && row.Sent > 0)
            .Join(db.PeriodReportVersions, row => new { row.Id, Number = row.Sent }, sent => new { Id = sent.ReportId, sent.Number },
                (row, sent) => new { row.PeriodId, row.State, row.SentOn, sent.NothingArose, sent.Percent }).ToDictionaryAsync(row => row.PeriodId, cancel);
        return [.. periods.Where(period => reports.ContainsKey(period.Id) || ReportingQueries.IsAsked(period).Compile()(it)).Take(Most).Select(period =>
        {
            var report = reports.GetValueOrDefault(period.Id);
            var standing = report?.State switch
            {
                null => ReportStanding.Missing,
                ReportState.Accepted => ReportStanding.Accepted,
                ReportState.Returned => ReportStanding.Returned,
                _ => ReportStanding.Submitted,
            };
            return new Line(ListPeriods.Line(period), standing, report?.SentOn, report?.NothingArose == true, report?.Percent);
        })];
    }
}
