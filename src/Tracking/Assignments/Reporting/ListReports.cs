using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>From which side a list of reports is looked at.</summary>
public enum ReportSide
{
    /// <summary>The user's own side reports.</summary>
    Mine,

    /// <summary>The user's side takes them or gives them back.</summary>
    ToDecide,

    /// <summary>All that the user sees.</summary>
    All,
}

/// <summary>What became of the report that was asked for.</summary>
public enum ReportStanding
{
    /// <summary>Not sent, and not said that nothing arose.</summary>
    Missing,

    Draft,
    Submitted,
    Returned,
    Accepted,
}

/// <summary>The reports of one period, by the due date or the code of their assignments: what was asked for, and what was sent without being asked.</summary>
public sealed class ListReports(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Period">Null: the one that is to be reported today.</param>
    /// <param name="Organisation">Led by this organisation or one below it.</param>
    /// <param name="Sort">By a column of the assignment; null: by its due date.</param>
    public sealed record Input(
        ReportSide Side, ReportingPeriodId? Period = null, ReportStanding? Standing = null, OrganisationId? Organisation = null, string? Text = null, PageRequest? Page = null,
        Sort<AssignmentOrder>? Sort = null);

    /// <param name="Period">Null where none was opened.</param>
    /// <param name="Counts">Of the whole list before the standing narrows it; empty where all sides are looked at.</param>
    public sealed record Result(PeriodLine? Period, Page<Row> Page, IReadOnlyDictionary<ReportStanding, int> Counts);

    /// <param name="Version">Of the report; 0 where none was begun.</param>
    /// <param name="Before">In per cent, as the assignment stands now.</param>
    /// <param name="Result">As it was sent last.</param>
    public sealed record Row(
        AssignmentId Assignment, string Code, string Content, string? LeadName, string AssignerName, DateOnly? DueDate, Timeliness Timeliness, int? Before,
        PeriodReportId? Report, int Version, ReportStanding Standing, DateOnly? SentOn, bool NothingArose, string? Result, string? Difficulties, int? Percent,
        ProgressJudgement? Judgement, double? Copied, IReadOnlyList<ReportSign> Signs);

    public async Task<Result> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await PlacedAsync(input, cancel) is not var (period, placed))
            return new Result(null, new Page<Row>([], null), new Dictionary<ReportStanding, int>());
        var counts = input.Side == ReportSide.All ? []
            : await placed.GroupBy(row => row.Standing).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        if (input.Standing is { } standing)
            placed = placed.Where(row => row.Standing == standing);
        var page = input.Page ?? new PageRequest();
        var sort = input.Sort ?? new(AssignmentOrder.Due);
        var ordered = sort.By == AssignmentOrder.Code
            ? placed.InOrder(page, sort, row => row.Code, row => row.Id, Sorting.TryText)
            : placed.InOrder(page, sort, row => row.DueOrder, row => row.Id, PageRequest.TryDay);
        var found = await ordered.Take(page.Rows + 1).ToListAsync(cancel);
        var cut = page.Cut(found, last => Sorting.Keys(sort, sort.By == AssignmentOrder.Code ? last.Code : PageRequest.Key(last.DueOrder), last.Id.ToString()));
        return new Result(ListPeriods.Line(period), new Page<Row>(await RowsAsync(cut.Items, period, cancel), cut.Next), counts);
    }

    /// <summary>How many the filter finds; no further than <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(Input input, int most, CancellationToken cancel = default) =>
        await PlacedAsync(input, cancel) is not var (_, placed) ? 0
            : await (input.Standing is { } standing ? placed.Where(row => row.Standing == standing) : placed).OrderBy(row => row.DueOrder).Take(most).CountAsync(cancel);

    /// <returns>Null where no period was opened.</returns>
    private async Task<(ReportingPeriod Period, IQueryable<Place> Placed)?> PlacedAsync(Input input, CancellationToken cancel)
    {
        var today = user.Today;
        var period = input.Period is { } asked
            ? await db.ReportingPeriods.SingleOrDefaultAsync(row => row.Id == asked && row.From <= today, cancel)
            : await CurrentAsync(db, today, cancel);
        if (period is null)
            return null;
        // Of one's own side few are met, each by its key.
        var visible = db.Assignments.VisibleTo(user, db, byKey: input.Side != ReportSide.All);
        var own = input.Side == ReportSide.Mine ? await db.OwnSideAsync(user, cancel) : [];
        var sides = input.Side == ReportSide.ToDecide ? await db.SidesAsync(user, Permission.ConfirmWork, cancel) : [];
        var rows = input.Side switch
        {
            ReportSide.Mine => visible.Where(row => own.Contains(row.LeadId)),
            ReportSide.ToDecide => visible.Where(row => sides.Contains(row.AssignerId)),
            _ => visible,
        };
        if (input.Organisation is { } top)
            rows = rows.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.LeadId));
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            rows = rows.Where(row => row.SearchKey.Contains(key));
        }

        return (period, Placed(rows.Of(period, db), period, input.Side == ReportSide.Mine));
    }

    internal static async Task<ReportingPeriod?> CurrentAsync(TrackingDb db, DateOnly today, CancellationToken cancel) =>
        await db.ReportingPeriods.Where(row => row.IsUsual && row.From <= today && row.LockOn >= today).OrderBy(row => row.To).FirstOrDefaultAsync(cancel)
        ?? await db.ReportingPeriods.Where(row => row.From <= today).OrderByDescending(row => row.To).FirstOrDefaultAsync(cancel);

    /// <param name="drafts">Whether what is being written is told from what is missing.</param>
    private IQueryable<Place> Placed(IQueryable<Assignment> rows, ReportingPeriod period, bool drafts) =>
        from row in rows
        join report in db.PeriodReports.Where(one => one.PeriodId == period.Id) on row.Id equals report.AssignmentId into reports
        from report in reports.DefaultIfEmpty()
        select new Place
        {
            Id = row.Id,
            DueOrder = row.DueOrder,
            Code = row.Code,
            Report = (PeriodReportId?)report.Id,
            Standing = report == null || (report.Sent == 0 && !drafts) ? ReportStanding.Missing
                : report.Sent == 0 ? ReportStanding.Draft
                : report.State == ReportState.Accepted ? ReportStanding.Accepted
                : report.State == ReportState.Returned ? ReportStanding.Returned
                : ReportStanding.Submitted,
        };

    private async Task<IReadOnlyList<Row>> RowsAsync(IReadOnlyList<Place> places, ReportingPeriod period, CancellationToken cancel)
    {
        var ids = places.Select(place => place.Id).ToList();
        var visible = db.Assignments.VisibleTo(user, db, byKey: true);
        var assignments = await visible.Where(row => ids.Contains(row.Id)).Rows(db, TimelinessRule.For(user, options), user.Today).ToDictionaryAsync(row => row.Id, cancel);
        var reports = await db.PeriodReports.Where(row => row.PeriodId == period.Id && ids.Contains(row.AssignmentId))
            .GroupJoin(db.PeriodReportVersions, row => new { row.Id, Number = row.Sent }, sent => new { Id = sent.ReportId, sent.Number }, (row, sent) => new { row, sent })
            .SelectMany(pair => pair.sent.DefaultIfEmpty(), (pair, sent) => new { pair.row, sent }).AsNoTracking().ToDictionaryAsync(pair => pair.row.AssignmentId, cancel);
        var shared = await SharedAsync(db, visible, ids, cancel);
        return [.. places.Where(place => assignments.ContainsKey(place.Id)).Select(place =>
        {
            var (it, report) = (assignments[place.Id], reports.GetValueOrDefault(place.Id));
            var sent = report?.sent;
            return new Row(
                it.Id, it.Code, it.Content, it.LeadName, it.AssignerName, it.DueDate, it.Timeliness, it.Percent, place.Report, report?.row.Version ?? 0, place.Standing,
                report?.row.SentOn, sent?.NothingArose == true, sent?.Result, sent?.Difficulties, sent?.Percent, sent?.Judgement, sent?.Copied,
                [.. Signs(sent, report?.row.SentOn > period.DueOn, it.Timeliness, shared.Contains(it.Id))]);
        })];
    }

    /// <summary>What deserves a second look; of what was not sent, nothing.</summary>
    private IEnumerable<ReportSign> Signs(PeriodReportVersion? sent, bool isLate, Timeliness timeliness, bool isShared)
    {
        if (sent is null)
            yield break;
        if (isLate)
            yield return ReportSign.Late;
        if (sent.Copied >= options.ReportCopiedShare)
            yield return ReportSign.Copied;
        if (sent.Judgement == ProgressJudgement.OnTrack && timeliness == Timeliness.Overdue)
            yield return ReportSign.JudgedBetter;
        if (isShared)
            yield return ReportSign.SharedEvidence;
    }

    /// <summary>Those of which a file also proves another assignment that the user sees.</summary>
    internal static async Task<HashSet<AssignmentId>> SharedAsync(TrackingDb db, IQueryable<Assignment> visible, List<AssignmentId> ids, CancellationToken cancel) =>
        [.. await db.Evidence.Where(file => ids.Contains(file.AssignmentId)
                && db.Evidence.Any(other => other.Sha256 == file.Sha256 && other.AssignmentId != file.AssignmentId && visible.Any(row => row.Id == other.AssignmentId)))
            .Select(file => file.AssignmentId).Distinct().ToListAsync(cancel)];

    private sealed class Place
    {
        public required AssignmentId Id { get; init; }

        public required DateOnly DueOrder { get; init; }

        public required string Code { get; init; }

        public required PeriodReportId? Report { get; init; }

        public required ReportStanding Standing { get; init; }
    }
}
