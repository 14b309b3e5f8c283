using System.Globalization;
using System.Linq.Expressions;
using DonDoc.Text.Similarity;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

internal static class ReportingQueries
{
    // Of fewer words a share says nothing: "Đang triển khai thực hiện" is what many would say.
    private const int FewestCompared = 8;

    /// <summary>
    /// The one place that says whether an assignment is asked for a report: it is reported on in this cadence, was sent by the cut-off, and its clock still ran on
    /// that day. What was reported done, paused or ended by then has said its last word before.
    /// </summary>
    public static Expression<Func<Assignment, bool>> IsAsked(ReportingPeriod period)
    {
        var (cadence, isUsual, to) = (period.Cadence, period.IsUsual, period.To);
        return row => row.SentOn <= to && row.State != AssignmentState.Declined && (row.ReportsEvery == cadence || (isUsual && row.ReportsEvery == null))
            && (row.ReportedOn == null || row.ReportedOn > to) && (row.SuspendedOn == null || row.SuspendedOn > to) && (row.EndedOn == null || row.EndedOn > to);
    }

    /// <summary>The others.</summary>
    public static Expression<Func<Assignment, bool>> IsNotAsked(ReportingPeriod period)
    {
        var asked = IsAsked(period);
        return Expression.Lambda<Func<Assignment, bool>>(Expression.Not(asked.Body), asked.Parameters);
    }

    /// <summary>Those that a period asks, and those on which somebody reported in it all the same.</summary>
    public static IQueryable<Assignment> Of(this IQueryable<Assignment> rows, ReportingPeriod period, TrackingDb db)
    {
        var row = Expression.Parameter(typeof(Assignment), "row");
        Expression<Func<Assignment, bool>> reported = one => db.PeriodReports.Any(report => report.PeriodId == period.Id && report.AssignmentId == one.Id && report.Sent > 0);
        return rows.Where(Expression.Lambda<Func<Assignment, bool>>(Expression.OrElse(Body(IsAsked(period), row), Body(reported, row)), row));
    }

    /// <summary>Opens the report of an assignment in a period for an act of one side; one that nobody has begun is begun.</summary>
    /// <param name="version">Of the report, as the user saw it; 0 where there was none.</param>
    public static async Task<Outcome<OpenedReport>> OpenReportAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, Permission permission, AssignmentId id, ReportingPeriodId periodId, int version, CancellationToken cancel)
    {
        var opened = await db.OpenAsync(user, clock, permission, id, version: null, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (assignment, by) = opened.Value;
        if (await db.ReportingPeriods.SingleOrDefaultAsync(row => row.Id == periodId, cancel) is not { } period)
            return ReportingRefusals.PeriodNotFound;
        var report = await db.PeriodReports.Include(row => row.Versions).SingleOrDefaultAsync(row => row.AssignmentId == id && row.PeriodId == periodId, cancel);
        if (report is null && (assignment.LeadId is null || period.From > Clock.DayOf(by.At) || !IsAsked(period).Compile()(assignment)))
            return ReportingRefusals.NotAsked;
        if ((report?.Version ?? 0) != version)
            return await db.ReportChangedAsync(id, periodId, cancel);
        return new OpenedReport(assignment, period, report ?? new PeriodReport(id, periodId, assignment.LeadId!.Value), by);
    }

    /// <summary>Keeps a report that was just begun, once its verb took it: what is refused leaves nothing to save.</summary>
    public static void Keep(this TrackingDb db, PeriodReport report)
    {
        if (db.Entry(report).State == EntityState.Detached)
            db.Add(report);
    }

    /// <summary>Saves; tells who came first where somebody did.</summary>
    public static async Task<Refusal?> SaveReportAsync(this TrackingDb db, OpenedReport opened, CancellationToken cancel)
    {
        db.Keep(opened.Report);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ReportChangedAsync(opened.Assignment.Id, opened.Period.Id, cancel);
    }

    /// <summary>What somebody else did since the user looked: to the report, or else to its assignment.</summary>
    public static async Task<Refusal> ReportChangedAsync(this TrackingDb db, AssignmentId assignment, ReportingPeriodId period, CancellationToken cancel)
    {
        var last = await db.PeriodReportVersions.AsNoTracking()
            .Where(row => db.PeriodReports.Any(report => report.Id == row.ReportId && report.AssignmentId == assignment && report.PeriodId == period))
            .OrderByDescending(row => row.Number).Select(row => new { row.ByName, row.WrittenAt, row.DecidedByName, row.DecidedAt }).FirstOrDefaultAsync(cancel);
        return last is null
            ? await db.ChangedMeanwhileAsync(assignment, cancel)
            : ReportingRefusals.ChangedMeanwhile.With(last.DecidedByName ?? last.ByName, (last.DecidedAt ?? last.WrittenAt).ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether no later period of the assignment was reported on.</summary>
    public static async Task<bool> IsLatestAsync(this TrackingDb db, OpenedReport opened, CancellationToken cancel) =>
        !await db.PeriodReports.AnyAsync(row => row.AssignmentId == opened.Assignment.Id && row.Sent > 0
            && db.ReportingPeriods.Any(period => period.Id == row.PeriodId && period.To > opened.Period.To), cancel);

    /// <summary>What was last sent of an assignment for an earlier period.</summary>
    public static IQueryable<PeriodReportVersion> BeforeOf(this TrackingDb db, AssignmentId assignment, ReportingPeriod period) =>
        db.PeriodReports.Where(report => report.AssignmentId == assignment && report.Sent > 0)
            .Join(db.ReportingPeriods.Where(row => row.To < period.To), report => report.PeriodId, row => row.Id, (report, row) => new { report, row.To })
            .Join(db.PeriodReportVersions, earlier => earlier.report.Id, sent => sent.ReportId, (earlier, sent) => new { earlier.report, earlier.To, sent })
            .Where(found => found.sent.Number == found.report.Sent).OrderByDescending(found => found.To).Select(found => found.sent);

    /// <returns>0–1: of the words of a result, those that stood in the result of the period before; null where there are too few to say.</returns>
    public static double? Copied(string? result, string? before)
    {
        if (string.IsNullOrWhiteSpace(result) || string.IsNullOrWhiteSpace(before))
            return null;
        var (now, then) = (Wording.Of(result.Normalize()), Wording.Of(before.Normalize()));
        return now.Words < FewestCompared ? null : TakenShare.Of(now, then);
    }

    private static Expression Body(Expression<Func<Assignment, bool>> of, ParameterExpression row) => new Placed(of.Parameters[0], row).Visit(of.Body);

    private sealed class Placed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>A report that is open for an act.</summary>
internal sealed record OpenedReport(Assignment Assignment, ReportingPeriod Period, PeriodReport Report, Actor By);
