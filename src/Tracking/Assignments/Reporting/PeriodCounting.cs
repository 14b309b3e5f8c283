using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>How many were asked for, in time, late, silent: counted in the database, by who led.</summary>
internal static class PeriodCounting
{
    /// <param name="rows">Assignments of the period; see <see cref="ReportingQueries.Of"/>.</param>
    public static IQueryable<LeadCounts> By(IQueryable<Assignment> rows, ReportingPeriod period, TrackingDb db) =>
        from row in rows
        join report in db.PeriodReports.Where(one => one.PeriodId == period.Id && one.Sent > 0) on row.Id equals report.AssignmentId into reports
        from report in reports.DefaultIfEmpty()
        join sent in db.PeriodReportVersions on new { report.Id, Number = report.Sent } equals new { Id = sent.ReportId, sent.Number } into versions
        from sent in versions.DefaultIfEmpty()
        group new { report, sent } by row.LeadId!.Value into led
        select new LeadCounts
        {
            Lead = led.Key,
            Expected = led.Count(),
            InTime = led.Sum(one => one.report != null && one.report.SentOn <= period.DueOn ? 1 : 0),
            Late = led.Sum(one => one.report != null && one.report.SentOn > period.DueOn ? 1 : 0),
            NothingArose = led.Sum(one => one.sent != null && one.sent.NothingArose ? 1 : 0),
            Accepted = led.Sum(one => one.report != null && one.report.State == ReportState.Accepted ? 1 : 0),
            Returned = led.Sum(one => one.report != null && one.report.State == ReportState.Returned ? 1 : 0),
        };

    internal sealed class LeadCounts
    {
        public required OrganisationId Lead { get; init; }

        public required int Expected { get; init; }

        public required int InTime { get; init; }

        public required int Late { get; init; }

        public required int NothingArose { get; init; }

        public required int Accepted { get; init; }

        public required int Returned { get; init; }

        public PeriodCounts Counts() => new(Expected, InTime, Late, NothingArose, Accepted, Returned);
    }
}
