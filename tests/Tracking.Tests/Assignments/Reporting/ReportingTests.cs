using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Reporting;

/// <summary>Periodic reports through their slices: who is asked, what is sent and decided, what the lock keeps out, what the figures say.</summary>
public sealed class ReportingTests
{
    private static readonly TrackingOptions Options = new();

    private static readonly ReportWords Told = new(
        Result: "Đã hoàn thành dự thảo quy hoạch phân khu số 2 và lấy ý kiến của mười hai phường trong tháng", Percent: 40, Judgement: ProgressJudgement.OnTrack);

    private static async Task<AssignmentId> SentAsync(World world, Recurrence recurrence = Recurrence.Once, Cadence? every = null, OrganisationId? lead = null)
    {
        await using var db = world.Open();
        var made = await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new(
            "Rà soát quy hoạch cảng biển", lead ?? world.Works, [], "Báo cáo rà soát", null, world.Today.AddDays(90),
            new AssignmentDetails(Recurrence: recurrence, ReportsEvery: every), Send: true));
        Assert.Null(made.Refusal);
        return made.Value;
    }

    /// <summary>Goes to the 10th of the month, opens its periods, and gives the monthly one.</summary>
    private static async Task<PeriodLine> MonthAsync(World world)
    {
        while (world.Today.Day != 10)
            world.Clock.Pass(TimeSpan.FromDays(1));
        return await OpenAsync(world);
    }

    private static async Task<PeriodLine> OpenAsync(World world)
    {
        await using var db = world.Open();
        await new OpenPeriods(db, world.Clock, Options).RunAsync();
        return (await new ListPeriods(db, world.Head).RunAsync()).Where(row => row.Cadence == Cadence.Monthly).MaxBy(row => row.To)!;
    }

    private static async Task<Refusal?> SubmitAsync(World world, AssignmentId id, ReportingPeriodId period, ReportWords words, bool knowing = false, CurrentUser? by = null)
    {
        await using var db = world.Open();
        var version = await db.PeriodReports.Where(row => row.AssignmentId == id && row.PeriodId == period).Select(row => row.Version).SingleOrDefaultAsync();
        return await new SubmitReport(db, by ?? world.WorksOfficer, world.Clock, Options).RunAsync(new(id, period, version, words, Knowing: knowing));
    }

    private static async Task<ListReports.Result> ListAsync(World world, CurrentUser user, ReportSide side, ReportingPeriodId? period = null)
    {
        await using var db = world.Open();
        return await new ListReports(db, user, Options).RunAsync(new(side, period));
    }

    private static async Task<Refusal?> DecideAsync(World world, AssignmentId id, ReportingPeriodId period, bool accept, string? note, CurrentUser? by = null)
    {
        await using var db = world.Open();
        var report = await db.PeriodReports.AsNoTracking().SingleAsync(row => row.AssignmentId == id && row.PeriodId == period);
        return await new DecideReports(db, by ?? world.Head, world.Clock).RunAsync(new([new(report.Id, report.Version)], accept, note));
    }

    [Theory, BothDatabases]
    public async Task A_report_is_asked_sent_accepted_and_moves_the_work(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SentAsync(world);
        var period = await MonthAsync(world);
        Assert.Equal([(id, ReportStanding.Missing)], (await ListAsync(world, world.WorksOfficer, ReportSide.Mine)).Page.Items.Select(row => (row.Assignment, row.Standing)));
        Assert.Null(await SubmitAsync(world, id, period.Id, Told));
        var sent = (await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items.Single();
        Assert.Equal((ReportStanding.Submitted, 40, ProgressJudgement.OnTrack, Told.Result), (sent.Standing, sent.Percent, sent.Judgement, sent.Result));
        await using var db = world.Open();
        var assignment = await db.Assignments.SingleAsync(row => row.Id == id);
        // Who reports has taken it on, and is no longer silent.
        Assert.Equal((AssignmentState.InProgress, 40, world.Today), (assignment.State, assignment.Percent, assignment.LastProgressOn));
        Assert.Equal(1, await db.AssignmentEvents.CountAsync(row => row.AssignmentId == id && row.Act == AssignmentAct.PeriodReported));

        Assert.Equal(AssignmentRefusals.NotAllowed, await DecideAsync(world, id, period.Id, true, null, world.WorksOfficer));
        Assert.Null(await DecideAsync(world, id, period.Id, true, "Đạt"));
        Assert.Equal(ReportStanding.Accepted, (await ListAsync(world, world.WorksOfficer, ReportSide.Mine)).Page.Items.Single().Standing);
        Assert.Equal(ReportingRefusals.AlreadyAccepted, await DecideAsync(world, id, period.Id, false, "Thiếu"));
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_seen_by_its_side_alone(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SentAsync(world);
        var period = await MonthAsync(world);
        await using var db = world.Open();
        Assert.Null(await new WriteReport(db, world.WorksOfficer, world.Clock).RunAsync(new(id, period.Id, 0, Told)));
        Assert.Equal(ReportStanding.Draft, (await ListAsync(world, world.WorksOfficer, ReportSide.Mine)).Page.Items.Single().Standing);
        Assert.Equal(ReportStanding.Missing, (await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items.Single().Standing);
        var (own, other) = ((await new ShowReport(db, world.WorksOfficer, Options).RunAsync(id, period.Id)).Value, (await new ShowReport(db, world.Leader, Options).RunAsync(id, period.Id)).Value);
        Assert.Equal(Told.Result, own.Draft!.Words.Result);
        Assert.Equal((ReportStanding.Missing, true, 0), (other.Standing, other.Draft is null, other.Sent.Count));
        Assert.Equal(AssignmentRefusals.NotFound, (await new ShowReport(db, world.Foreigner, Options).RunAsync(id, period.Id)).Refusal);
        // Somebody else of the side wrote meanwhile: told, not overwritten.
        Assert.Equal(ReportingRefusals.ChangedMeanwhile.Code, (await new WriteReport(db, world.WorksOfficer, world.Clock).RunAsync(new(id, period.Id, 0, Told with { Result = "Khác" })))!.Code);
    }

    [Theory, BothDatabases]
    public async Task What_is_returned_comes_back_and_what_was_sent_stays(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SentAsync(world);
        var period = await MonthAsync(world);
        Assert.Null(await SubmitAsync(world, id, period.Id, Told));
        Assert.Equal(ReportingRefusals.ReturnReasonMissing.Code, (await DecideAsync(world, id, period.Id, false, " "))!.Code);
        Assert.Null(await DecideAsync(world, id, period.Id, false, "Chưa có số liệu"));
        Assert.Null(await SubmitAsync(world, id, period.Id, Told with { Result = "Đã bổ sung số liệu của mười hai phường" }));
        // Amended without a reason: refused.
        Assert.Equal(ReportingRefusals.AmendmentReasonMissing.Code, (await SubmitAsync(world, id, period.Id, Told))!.Code);
        Assert.Null(await SubmitAsync(world, id, period.Id, Told with { Percent = 45, Reason = "Nhầm tỷ lệ" }));
        await using var db = world.Open();
        var shown = (await new ShowReport(db, world.Head, Options).RunAsync(id, period.Id)).Value;
        Assert.Equal([(3, 45), (2, 40), (1, 40)], shown.Sent.Select(one => (one.Number, one.Words.Percent!.Value)));
        Assert.Equal((false, "Chưa có số liệu"), (shown.Sent[2].IsAccepted, shown.Sent[2].DecisionNote));
        Assert.Null(shown.Sent[1].IsAccepted);
    }

    [Theory, BothDatabases]
    public async Task Text_pasted_from_the_period_before_is_pointed_out_and_sent_when_said_again(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SentAsync(world);
        var first = await MonthAsync(world);
        Assert.Null(await SubmitAsync(world, id, first.Id, Told));
        world.Clock.Pass(TimeSpan.FromDays(10));
        var second = await MonthAsync(world);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(ReportingRefusals.CopiedFromBefore.With("100"), await SubmitAsync(world, id, second.Id, Told), Same);
        Assert.Null(await SubmitAsync(world, id, second.Id, Told, knowing: true));
        Assert.Equal([ReportSign.Copied], (await ListAsync(world, world.Head, ReportSide.ToDecide, second.Id)).Page.Items.Single().Signs);
        // A report of the earlier period, amended later, does not set the work back.
        Assert.Null(await SubmitAsync(world, id, first.Id, Told with { Percent = 10, Reason = "Nhầm" }, knowing: true));
        await using var db = world.Open();
        Assert.Equal(40, (await db.Assignments.SingleAsync(row => row.Id == id)).Percent);
    }

    private static bool Same(Refusal? one, Refusal? other) => one?.Code == other?.Code && one!.Arguments.SequenceEqual(other!.Arguments);

    [Theory, BothDatabases]
    public async Task After_the_lock_no_first_report_is_taken_and_the_figures_stay(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (told, silent, late) = (await SentAsync(world), await SentAsync(world), await SentAsync(world));
        var period = await MonthAsync(world);
        Assert.Null(await SubmitAsync(world, told, period.Id, Told));
        while (world.Today <= period.DueOn)
            world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Null(await SubmitAsync(world, late, period.Id, new ReportWords(NothingArose: true)));
        while (world.Today <= period.LockOn)
            world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(ReportingRefusals.PeriodLocked.With($"{period.LockOn:yyyy-MM-dd}"), await SubmitAsync(world, silent, period.Id, Told), Same);
        await OpenAsync(world);
        await using var db = world.Open();
        async Task<PeriodCounts> CountsAsync() => (await new ShowPeriod(db, world.Head).RunAsync(new(period.Id, world.HaiPhong))).Value.Total;
        var closed = new PeriodCounts(3, 1, 1, 1, 0, 0);
        Assert.Equal((closed, 1), (await CountsAsync(), closed.Missing));
        Assert.NotNull((await db.ReportingPeriods.AsNoTracking().SingleAsync(row => row.Id == period.Id)).ClosedAt);
        // Amended and cancelled since: the period is what it was.
        Assert.Null(await SubmitAsync(world, told, period.Id, Told with { Percent = 60, Reason = "Bổ sung" }));
        var version = await db.Assignments.Where(row => row.Id == silent).Select(row => row.Version).SingleAsync();
        Assert.Null(await new CancelAssignment(db, world.Head, world.Clock).RunAsync(new(silent, version, "Không còn phù hợp")));
        Assert.Equal(closed, await CountsAsync());
        // A second server that comes late counts nothing twice.
        await OpenAsync(world);
        Assert.Equal(closed, await CountsAsync());
        Assert.Equal(ReportStanding.Missing, (await new ListReportsOf(db, world.Head).RunAsync(silent)).Single(line => line.Period.Id == period.Id).Standing);
    }

    [Theory, BothDatabases]
    public async Task While_it_is_open_the_figures_are_those_of_the_rows_and_foreign_ones_do_not_count(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (works, ward) = (await SentAsync(world), await SentAsync(world, lead: world.Ward));
        var period = await MonthAsync(world);
        Assert.Null(await SubmitAsync(world, works, period.Id, Told));
        await using var db = world.Open();
        var shown = (await new ShowPeriod(db, world.Leader).RunAsync(new(period.Id, world.HaiPhong))).Value;
        Assert.Equal(new PeriodCounts(2, 1, 0, 0, 0, 0), shown.Total);
        Assert.Equal(new PeriodCounts(1, 0, 0, 0, 0, 0), shown.Below.Single(line => line.Organisation.Id == world.Ward).Counts);
        Assert.Equal(new PeriodCounts(1, 1, 0, 0, 0, 0), shown.Below.Single(line => line.Organisation.Id == world.Works).Counts);
        Assert.True((await new ShowPeriod(db, world.Foreigner).RunAsync(new(period.Id, world.HaiPhong))).IsRefused);
        Assert.Empty((await ListAsync(world, world.Foreigner, ReportSide.All)).Page.Items);
        Assert.Equal(2, (await ListAsync(world, world.Leader, ReportSide.All)).Page.Items.Count);
        Assert.Equal([ward], (await ListAsync(world, world.WardOfficer, ReportSide.All)).Page.Items.Select(row => row.Assignment));
    }

    [Theory, BothDatabases]
    public async Task Who_is_asked_follows_the_cadence_and_the_clock_of_the_work(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var monthly = await SentAsync(world);
        var quarterly = await SentAsync(world, Recurrence.Quarterly);
        var never = await SentAsync(world, every: Cadence.None);
        var yearly = await SentAsync(world, Recurrence.Quarterly, Cadence.Yearly);
        var done = await SentAsync(world);
        var paused = await SentAsync(world);
        var period = await MonthAsync(world);
        await using var db = world.Open();
        Assert.Null(await new ReportAssignmentDone(db, world.WorksOfficer, world.Clock, new()).RunAsync(new(done, 2, "Đã xong")));
        Assert.Null(await new SuspendAssignment(db, world.Head, world.Clock).RunAsync(new(paused, 2, "Chờ hướng dẫn")));
        async Task<HashSet<AssignmentId>> AskedAsync(ReportingPeriodId id) => [.. (await ListAsync(world, world.WorksOfficer, ReportSide.Mine, id)).Page.Items.Select(row => row.Assignment)];
        Assert.Equal([monthly], await AskedAsync(period.Id));
        var periods = await new ListPeriods(db, world.Head).RunAsync();
        Assert.Equal([quarterly], await AskedAsync(periods.First(row => row.Cadence == Cadence.Quarterly).Id));
        Assert.Equal([yearly], await AskedAsync(periods.First(row => row.Cadence == Cadence.Yearly).Id));
        Assert.Equal(ReportingRefusals.NotAsked, await SubmitAsync(world, never, period.Id, Told));
        Assert.Equal(ReportingRefusals.NotAsked, await SubmitAsync(world, quarterly, period.Id, Told));
    }

    [Theory, BothDatabases]
    public async Task What_is_refused_leaves_nothing_that_a_later_save_would_keep(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, other) = (await SentAsync(world), await SentAsync(world));
        var period = await MonthAsync(world);
        await using (var db = world.Open())
        {
            Assert.NotNull(await new SubmitReport(db, world.WorksOfficer, world.Clock, Options).RunAsync(new(id, period.Id, 0, new ReportWords(Percent: 101, Result: "Việc"))));
            Assert.NotNull(await new WriteReport(db, world.WorksOfficer, world.Clock).RunAsync(new(id, period.Id, 0, Told with { Percent = -1 })));
            await db.SaveChangesAsync();
            Assert.Equal(0, await db.PeriodReports.CountAsync());
        }

        Assert.Null(await SubmitAsync(world, id, period.Id, Told));
        Assert.Null(await SubmitAsync(world, other, period.Id, Told));
        await using (var db = world.Open())
        {
            var reports = (await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items.Select(row => new DecideReports.One(row.Report!.Value, row.Version)).ToList();
            Assert.Equal(ReportingRefusals.OneChangedMeanwhile, await new DecideReports(db, world.Head, world.Clock).RunAsync(new([reports[0], reports[1] with { Version = 99 }], true, null)));
            await db.SaveChangesAsync();
            Assert.All(await db.PeriodReports.AsNoTracking().ToListAsync(), row => Assert.Equal(ReportState.Submitted, row.State));
        }
    }

    [Theory, BothDatabases]
    public async Task Nothing_arose_is_said_of_many_and_only_where_nothing_was_begun(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (one, other, begun, foreign) = (await SentAsync(world), await SentAsync(world), await SentAsync(world), await SentAsync(world, lead: world.Ward));
        var period = await MonthAsync(world);
        Assert.Null(await SubmitAsync(world, begun, period.Id, Told));
        await using var db = world.Open();
        var said = await new SayNothingArose(db, world.WorksOfficer, world.Clock).RunAsync(new(period.Id, [one, other, begun, foreign]));
        Assert.Equal(new SayNothingArose.Result(2, 2), said.Value);
        var rows = (await ListAsync(world, world.WorksOfficer, ReportSide.Mine)).Page.Items.ToDictionary(row => row.Assignment);
        Assert.True(rows[one].NothingArose && rows[other].NothingArose && !rows[begun].NothingArose);
        // It is no silence, and says nothing of how far the work is.
        var assignment = await db.Assignments.AsNoTracking().SingleAsync(row => row.Id == one);
        Assert.Equal((world.Today, (int?)null), (assignment.LastProgressOn, assignment.Percent));
        Assert.Equal(ReportingRefusals.WordsWithNothing.Code, (await SubmitAsync(world, foreign, period.Id, new ReportWords(true, "Có việc"), by: world.WardOfficer))!.Code);
        Assert.Equal(ReportingRefusals.ResultMissing.Code, (await SubmitAsync(world, foreign, period.Id, new ReportWords(Percent: 3), by: world.WardOfficer))!.Code);
        Assert.Equal(ReportingRefusals.PercentOutOfRange.Code, (await SubmitAsync(world, foreign, period.Id, Told with { Percent = 101 }, by: world.WardOfficer))!.Code);
    }

    [Theory, BothDatabases]
    public async Task Many_are_decided_at_once_all_or_none(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (one, other) = (await SentAsync(world), await SentAsync(world));
        var period = await MonthAsync(world);
        Assert.Null(await SubmitAsync(world, one, period.Id, Told));
        Assert.Null(await SubmitAsync(world, other, period.Id, Told));
        await using var db = world.Open();
        var reports = (await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items.Select(row => new DecideReports.One(row.Report!.Value, row.Version)).ToList();
        Assert.Null(await SubmitAsync(world, other, period.Id, Told with { Reason = "Đính chính" }));
        Assert.Equal(ReportingRefusals.OneChangedMeanwhile, await new DecideReports(db, world.Head, world.Clock).RunAsync(new(reports, true, null)));
        Assert.All((await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items, row => Assert.Equal(ReportStanding.Submitted, row.Standing));
        reports = [.. (await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items.Select(row => new DecideReports.One(row.Report!.Value, row.Version))];
        await using var again = world.Open();
        Assert.Null(await new DecideReports(again, world.Head, world.Clock).RunAsync(new(reports, false, "Chưa rõ sản phẩm")));
        Assert.All((await ListAsync(world, world.WorksOfficer, ReportSide.Mine)).Page.Items, row => Assert.Equal(ReportStanding.Returned, row.Standing));
    }

    [Theory, BothDatabases]
    public async Task Two_confirmations_at_once_the_second_is_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SentAsync(world);
        var period = await MonthAsync(world);
        Assert.Null(await SubmitAsync(world, id, period.Id, Told));
        var meanwhile = new Meanwhile(async () => Assert.Null(await DecideAsync(world, id, period.Id, true, null)));
        await using var db = world.Open(meanwhile);
        var report = (await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items.Single();
        Assert.Equal(ReportingRefusals.OneChangedMeanwhile, await new DecideReports(db, world.Head, world.Clock).RunAsync(new([new(report.Report!.Value, report.Version)], false, "Trả lại")));
        Assert.Equal(ReportStanding.Accepted, (await ListAsync(world, world.WorksOfficer, ReportSide.Mine)).Page.Items.Single().Standing);
    }

    [Theory, BothDatabases]
    public async Task One_file_for_several_assignments_is_pointed_out_as_far_as_one_sees_them(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (works, ward) = (await SentAsync(world), await SentAsync(world, lead: world.Ward));
        var period = await MonthAsync(world);
        var file = new StoredFile(new string('a', 64), "bien-ban.pdf", 10, "application/pdf");
        foreach (var (id, by) in new[] { (works, world.WorksOfficer), (ward, world.WardOfficer) })
        {
            await using var own = world.Open();
            Assert.Null(await new SubmitReport(own, by, world.Clock, Options).RunAsync(new(id, period.Id, 0, Told, [file])));
        }

        Assert.All((await ListAsync(world, world.Head, ReportSide.ToDecide)).Page.Items, row => Assert.Contains(ReportSign.SharedEvidence, row.Signs));
        Assert.DoesNotContain(ReportSign.SharedEvidence, (await ListAsync(world, world.WorksOfficer, ReportSide.Mine)).Page.Items.Single().Signs);
        await using var db = world.Open();
        Assert.Equal([ward], (await new ShowReport(db, world.Head, Options).RunAsync(works, period.Id)).Value.AlsoProve.Select(shared => shared.Assignment));
        Assert.Empty((await new ShowReport(db, world.WorksOfficer, Options).RunAsync(works, period.Id)).Value.AlsoProve);
        Assert.Equal(1, (await db.Assignments.AsNoTracking().SingleAsync(row => row.Id == works)).EvidenceCount);
    }

    [Theory, BothDatabases]
    public async Task The_days_of_a_period_do_not_move_when_the_rules_do(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SentAsync(world);
        var period = await MonthAsync(world);
        await using var db = world.Open();
        var changed = Options with { ReportCutOffDay = 25, ReportDueDays = 1, ReportsEvery = Cadence.Quarterly };
        await new OpenPeriods(db, world.Clock, changed).RunAsync();
        Assert.Equal(period, (await new ListPeriods(db, world.Head).RunAsync()).Single(row => row.Cadence == Cadence.Monthly));
        world.Clock.Pass(TimeSpan.FromDays(10));
        await new OpenPeriods(db, world.Clock, changed).RunAsync();
        // The next begins where that one ended, and runs by the new rule.
        var next = (await new ListPeriods(db, world.Head).RunAsync()).Where(row => row.Cadence == Cadence.Monthly).MaxBy(row => row.To)!;
        Assert.Equal((period.To.AddDays(1), 25, false), (next.From, next.To.Day, next.IsUsual));
    }
}
