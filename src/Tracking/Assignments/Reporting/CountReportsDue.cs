using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>What the period that is to be reported today wants of the user's own side: for the first page.</summary>
public sealed class CountReportsDue(TrackingDb db, CurrentUser user)
{
    /// <param name="ToWrite">Not sent, or given back.</param>
    /// <param name="ToDecide">Sent, and waiting for the user's side; the earliest period first.</param>
    public sealed record Result(PeriodLine? Period, int ToWrite, IReadOnlyList<Waiting> ToDecide);

    public sealed record Waiting(PeriodLine Period, int Count);

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var period = await ListReports.CurrentAsync(db, user.Today, cancel);
        var visible = db.Assignments.VisibleTo(user, db, byKey: true);
        var (write, waiting) = (0, (IReadOnlyList<Waiting>)[]);
        if (period is not null && !period.IsLockedOn(user.Today) && user.Has(Permission.ReportWork))
        {
            var own = await db.OwnSideAsync(user, cancel);
            write = await visible.Where(row => own.Contains(row.LeadId)).Of(period, db)
                .CountAsync(row => !db.PeriodReports.Any(report => report.AssignmentId == row.Id && report.PeriodId == period.Id && report.Sent > 0 && report.State != ReportState.Returned), cancel);
        }

        if (user.Has(Permission.ConfirmWork))
        {
            var sides = await db.SidesAsync(user, Permission.ConfirmWork, cancel);
            var counts = await visible.Where(row => sides.Contains(row.AssignerId)).Join(db.PeriodReports.Where(report => report.State == ReportState.Submitted), row => row.Id, report => report.AssignmentId, (_, report) => report.PeriodId)
                .GroupBy(id => id).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
            if (counts.Count > 0)
                waiting = (await db.ReportingPeriods.Where(row => counts.Keys.Contains(row.Id)).OrderBy(row => row.To).ThenBy(row => row.Id).ToListAsync(cancel)).ConvertAll(row => new Waiting(ListPeriods.Line(row), counts[row.Id]));
        }

        return new Result(period is null ? null : ListPeriods.Line(period), write, waiting);
    }
}
