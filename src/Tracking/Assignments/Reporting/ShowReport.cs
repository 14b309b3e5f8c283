using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>The report of one assignment in one period, with all that was sent, what was said to it, and the period before.</summary>
public sealed class ShowReport(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Version">Of the report; 0 where none was begun.</param>
    /// <param name="Draft">What is being written; null where nothing is, or for who does not write it.</param>
    /// <param name="Sent">The latest first.</param>
    /// <param name="Before">What was sent for an earlier period, the nearest.</param>
    /// <param name="AlsoProve">Other assignments that the user sees which a file of its evidence proves, too.</param>
    /// <param name="MayWrite">The user writes and sends it now; where false and <see cref="MayAmend"/> true, only with a reason.</param>
    /// <param name="MayRaise">The user reports on the work, and it is open: its difficulties may be raised with who can resolve them.</param>
    public sealed record Result(
        AssignmentRow Row, PeriodLine Period, PeriodReportId? Report, int Version, ReportStanding Standing, DateOnly? SentOn, Said? Draft, IReadOnlyList<Said> Sent,
        Earlier? Before, IReadOnlyList<Shared> AlsoProve, bool MayWrite, bool MayAmend, bool MayDecide, bool MayRaise);

    public sealed record Said(
        int Number, ReportWords Words, double? Copied, string ByName, string? ForName, DateTime WrittenAt, DateTime? SentAt, bool? IsAccepted, string? DecisionNote,
        string? DecidedByName, DateTime? DecidedAt);

    public sealed record Earlier(PeriodLine Period, ReportWords Words);

    public sealed record Shared(string FileName, AssignmentId Assignment, string Code);

    private const int MostShared = 20;

    public async Task<Outcome<Result>> RunAsync(AssignmentId assignment, ReportingPeriodId periodId, CancellationToken cancel = default)
    {
        var today = user.Today;
        var all = db.Assignments.VisibleTo(user, db, byKey: true);
        var visible = all.Where(row => row.Id == assignment);
        var row = await visible.Rows(db, TimelinessRule.For(user, options), today).SingleOrDefaultAsync(cancel);
        if (row is null)
            return AssignmentRefusals.NotFound;
        if (await db.ReportingPeriods.SingleOrDefaultAsync(one => one.Id == periodId && one.From <= today, cancel) is not { } period)
            return ReportingRefusals.PeriodNotFound;
        var report = await db.PeriodReports.Include(one => one.Versions).AsNoTracking().SingleOrDefaultAsync(one => one.AssignmentId == assignment && one.PeriodId == periodId, cancel);
        var isAsked = await visible.AnyAsync(ReportingQueries.IsAsked(period), cancel);
        if (report is null && !isAsked)
            return ReportingRefusals.NotAsked;
        var reports = row.LeadId is { } lead && await db.ReachesAsync(user, Permission.ReportWork, lead, cancel);
        var confirms = await db.ReachesAsync(user, Permission.ConfirmWork, row.AssignerId, cancel);
        var sent = (report?.Versions ?? []).Where(one => one.SentAt is not null).OrderByDescending(one => one.Number).Select(SaidOf).ToList();
        var draft = reports ? report?.Versions.Where(one => one.SentAt is null).Select(SaidOf).SingleOrDefault() : null;
        var standing = report switch
        {
            null => ReportStanding.Missing,
            { Sent: 0 } => draft is null ? ReportStanding.Missing : ReportStanding.Draft,
            { State: ReportState.Accepted } => ReportStanding.Accepted,
            { State: ReportState.Returned } => ReportStanding.Returned,
            _ => ReportStanding.Submitted,
        };
        return new Result(
            row, ListPeriods.Line(period), report?.Id, report?.Version ?? 0, standing, report?.SentOn, draft, sent, await BeforeAsync(assignment, period, cancel),
            await SharedAsync(all, assignment, cancel),
            reports && (standing == ReportStanding.Returned || (standing is ReportStanding.Missing or ReportStanding.Draft && !period.IsLockedOn(today))),
            reports && standing is ReportStanding.Submitted or ReportStanding.Accepted, confirms && standing == ReportStanding.Submitted,
            reports && AssignmentStates.Open.Contains(row.State));
    }

    private async Task<Earlier?> BeforeAsync(AssignmentId assignment, ReportingPeriod period, CancellationToken cancel)
    {
        var before = await db.BeforeOf(assignment, period).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (before is null)
            return null;
        var of = await ListPeriods.Lines(db.ReportingPeriods.Where(one => db.PeriodReports.Any(report => report.Id == before.ReportId && report.PeriodId == one.Id))).SingleAsync(cancel);
        return new Earlier(of, SaidOf(before).Words);
    }

    private async Task<IReadOnlyList<Shared>> SharedAsync(IQueryable<Assignment> all, AssignmentId assignment, CancellationToken cancel) =>
        await (from file in db.Evidence.Where(one => one.AssignmentId == assignment)
               join other in db.Evidence.Where(one => one.AssignmentId != assignment) on file.Sha256 equals other.Sha256
               join proved in all on other.AssignmentId equals proved.Id
               orderby proved.Code, file.Id
               select new Shared(file.FileName, proved.Id, proved.Code)).Take(MostShared).ToListAsync(cancel);

    private static Said SaidOf(PeriodReportVersion one) => new(
        one.Number, new ReportWords(one.NothingArose, one.Result, one.Difficulties, one.Proposals, one.Next, one.Percent, one.Judgement, one.Reason), one.Copied,
        one.ByName, one.ForName, one.WrittenAt, one.SentAt, one.IsAccepted, one.DecisionNote, one.DecidedByName, one.DecidedAt);
}
