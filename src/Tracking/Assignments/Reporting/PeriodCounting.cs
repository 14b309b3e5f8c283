using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// How many were asked for, in time, late, silent: counted in the database, by who leads now. What was asked is counted from the assignments alone and what was sent from
/// the reports of the period alone, so that a period costs what it has, and not a look for a report beside every assignment of the country.
/// </summary>
internal static class PeriodCounting
{
    /// <param name="rows">Assignments that somebody leads.</param>
    public static async Task<Dictionary<OrganisationId, PeriodCounts>> CountAsync(IQueryable<Assignment> rows, ReportingPeriod period, TrackingDb db, CancellationToken cancel)
    {
        var isAsked = ReportingQueries.IsAsked(period);
        var counts = await rows.Where(isAsked).GroupBy(row => row.LeadId!.Value).Select(led => new { Lead = led.Key, Count = led.Count() })
            .ToDictionaryAsync(row => row.Lead, row => new PeriodCounts(row.Count, 0, 0, 0, 0, 0), cancel);
        var sent = from report in db.PeriodReports
                   where report.PeriodId == period.Id && report.Sent > 0
                   join version in db.PeriodReportVersions on new { report.Id, Number = report.Sent } equals new { Id = version.ReportId, version.Number }
                   select new { report, version };
        // Reported on without being asked: it counts among what was expected all the same.
        foreach (var (within, asked) in new[] { (rows.Where(isAsked), true), (rows.Where(ReportingQueries.IsNotAsked(period)), false) })
        {
            var led = from row in within
                      join one in sent on row.Id equals one.report.AssignmentId
                      group one by row.LeadId!.Value into all
                      select new
                      {
                          Lead = all.Key,
                          Count = all.Count(),
                          InTime = all.Sum(one => one.report.SentOn <= period.DueOn ? 1 : 0),
                          Late = all.Sum(one => one.report.SentOn > period.DueOn ? 1 : 0),
                          NothingArose = all.Sum(one => one.version.NothingArose ? 1 : 0),
                          Accepted = all.Sum(one => one.report.State == ReportState.Accepted ? 1 : 0),
                          Returned = all.Sum(one => one.report.State == ReportState.Returned ? 1 : 0),
                      };
            foreach (var row in await led.ToListAsync(cancel))
                counts[row.Lead] = counts.GetValueOrDefault(row.Lead, None) + new PeriodCounts(asked ? 0 : row.Count, row.InTime, row.Late, row.NothingArose, row.Accepted, row.Returned);
        }

        return counts;
    }

    private static readonly PeriodCounts None = new(0, 0, 0, 0, 0, 0);
}
