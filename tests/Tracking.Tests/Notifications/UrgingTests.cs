using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Notifications;

/// <summary>What the rules say on which day and to whom; that nothing is said twice; who sees it, and whether it arrived.</summary>
public sealed class UrgingTests
{
    private static readonly TrackingOptions Options = new();

    private static async Task<AssignmentId> SentAsync(World world, int days = 30, OrganisationId? lead = null, OrganisationId? supervisor = null)
    {
        await using var db = world.Open();
        var made = await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new(
            "Rà soát quy hoạch cảng biển", lead ?? world.Works, [], "Báo cáo rà soát", null, world.Today.AddDays(days), new AssignmentDetails(Supervisor: supervisor), Send: true));
        Assert.Null(made.Refusal);
        return made.Value;
    }

    private static async Task<AssignmentId> TakenOnAsync(World world, int days = 30, OrganisationId? lead = null, OrganisationId? supervisor = null)
    {
        var id = await SentAsync(world, days, lead, supervisor);
        await DoAsync(world, id, (db, version) => new AcceptAssignment(db, lead == world.Ward ? world.WardOfficer : world.WorksOfficer, world.Clock).RunAsync(new(id, version, null)));
        return id;
    }

    private static async Task DoAsync(World world, AssignmentId id, Func<TrackingDb, int, Task<Refusal?>> act)
    {
        await using var db = world.Open();
        Assert.Null(await act(db, await db.Assignments.Where(row => row.Id == id).Select(row => row.Version).SingleAsync()));
    }

    private static async Task<UrgeOpenWork.Result> UrgeAsync(World world, UrgingRules? rules = null)
    {
        await using var db = world.Open();
        return await new UrgeOpenWork(db, world.Clock, rules ?? new()).RunAsync();
    }

    /// <summary>What was said of one kind: to whom, in what place, at which step.</summary>
    private static async Task<List<(OrganisationId To, NoticeLevel Level, int Step)>> SaidAsync(World world, NoticeKind kind)
    {
        await using var db = world.Open();
        return (await db.Notices.Where(row => row.Kind == kind).OrderBy(row => row.Step).ThenBy(row => row.Level).ToListAsync()).ConvertAll(row => (row.OrganisationId, row.Level, row.Step));
    }

    /// <summary>Lets days pass, with the job on each.</summary>
    private static async Task LiveAsync(World world, int days)
    {
        for (var day = 0; day < days; day++)
        {
            world.Clock.Pass(TimeSpan.FromDays(1));
            await UrgeAsync(world);
        }
    }

    private static async Task<IReadOnlyList<ShowInbox.Row>> InboxAsync(World world, CurrentUser user)
    {
        await using var db = world.Open();
        return (await new ShowInbox(db, user).RunAsync(new())).Items;
    }

    private static async Task<int> BellAsync(World world, CurrentUser user)
    {
        await using var db = world.Open();
        return await new ShowInbox(db, user).CountAsync();
    }

    [Theory, BothDatabases]
    public async Task Before_and_after_the_due_date_and_higher_the_longer_it_lasts(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TakenOnAsync(world, 10, supervisor: world.StandingCommittee);
        await LiveAsync(world, 10);
        Assert.Equal([(world.Works, NoticeLevel.Own, -7), (world.Works, NoticeLevel.Own, -1)], await SaidAsync(world, NoticeKind.DueSoon));
        Assert.Empty(await SaidAsync(world, NoticeKind.Overdue));
        await LiveAsync(world, 31);
        // The committee assigned it and stands above it: told once, as who assigned.
        Assert.Equal(
        [
            (world.Works, NoticeLevel.Own, 1), (world.Works, NoticeLevel.Own, 8),
            (world.Works, NoticeLevel.Own, 15), (world.HaiPhong, NoticeLevel.Assigner, 15), (world.StandingCommittee, NoticeLevel.Assigner, 15),
            (world.Works, NoticeLevel.Own, 22), (world.Works, NoticeLevel.Own, 29),
        ], (await SaidAsync(world, NoticeKind.Overdue)).OrderBy(one => one.Step).ThenBy(one => one.Level).ThenBy(one => one.To != world.HaiPhong));
        Assert.Equal(2, (await SaidAsync(world, NoticeKind.DueSoon)).Count);
    }

    [Theory, BothDatabases]
    public async Task Those_above_are_told_of_what_another_assigned(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using (var db = world.Open())
        {
            var made = await new DraftAssignment(db, world.Inspector, world.Clock).RunAsync(new(
                "Báo cáo khắc phục", world.Works, [], "Báo cáo", null, world.Today.AddDays(1), new AssignmentDetails(), Send: true));
            Assert.Null(made.Refusal);
        }

        world.Clock.Pass(TimeSpan.FromDays(40));
        await UrgeAsync(world);
        var said = await SaidAsync(world, NoticeKind.Overdue);
        // The step that was reached is said; the days that are told are those that have passed.
        Assert.Equal(39, Assert.Single(await InboxAsync(world, world.WorksOfficer), row => row.Kind == NoticeKind.Overdue).Days);
        Assert.Contains((world.HaiPhong, NoticeLevel.Above, 30), said);
        Assert.Contains((world.Commission, NoticeLevel.Assigner, 15), said);
        Assert.Contains((world.Works, NoticeLevel.Own, 36), said);
        Assert.Equal(3, said.Count);
    }

    [Theory, BothDatabases]
    public async Task What_was_missed_comes_as_one_notice_and_nothing_comes_twice(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TakenOnAsync(world, 10);
        // Twelve days without a server: neither the seventh day before nor the first one before is made up for, only how it stands.
        world.Clock.Pass(TimeSpan.FromDays(13));
        Assert.Equal(1, (await UrgeAsync(world)).Notices);
        Assert.Equal([(world.Works, NoticeLevel.Own, 1)], await SaidAsync(world, NoticeKind.Overdue));
        Assert.Empty(await SaidAsync(world, NoticeKind.DueSoon));
        Assert.Equal(0, (await UrgeAsync(world)).Notices);
        await LiveAsync(world, 5);
        // The clock goes back to before the due date and on again: what was said later holds.
        world.Clock.Pass(TimeSpan.FromDays(-7));
        Assert.Equal(0, (await UrgeAsync(world)).Notices);
        world.Clock.Pass(TimeSpan.FromDays(7));
        Assert.Equal(0, (await UrgeAsync(world)).Notices);
    }

    [Theory, BothDatabases]
    public async Task A_later_due_date_begins_anew(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await TakenOnAsync(world, 5);
        await LiveAsync(world, 6);
        Assert.Equal(1, await BellAsync(world, world.WorksOfficer));
        await DoAsync(world, id, (db, version) => new GrantExtension(db, world.Head, world.Clock).RunAsync(new(id, version, world.Today.AddDays(20), "Chờ ý kiến")));
        // What was said of the old date is settled, not wrong.
        Assert.Equal(0, await BellAsync(world, world.WorksOfficer));
        Assert.All(await InboxAsync(world, world.WorksOfficer), row => Assert.False(row.Stands));
        await LiveAsync(world, 21);
        Assert.Equal([-7, -7, -1, -1], (await SaidAsync(world, NoticeKind.DueSoon)).Select(one => one.Step).OrderBy(step => step));
        Assert.Equal(2, (await SaidAsync(world, NoticeKind.Overdue)).Count);
    }

    [Theory, BothDatabases]
    public async Task Silence_after_the_sending_a_return_a_report_and_a_request_that_wait(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var silent = await SentAsync(world, 200);
        var other = await TakenOnAsync(world, 200, world.Ward);
        await DoAsync(world, other, (db, version) => new AskExtension(db, world.WardOfficer, world.Clock).RunAsync(new(other, version, world.Today.AddDays(230), "Chờ kinh phí")));
        await LiveAsync(world, 3);
        Assert.Equal([(world.Works, NoticeLevel.Own, 3)], await SaidAsync(world, NoticeKind.NotReceived));
        Assert.Equal([(world.HaiPhong, NoticeLevel.Own, 3)], await SaidAsync(world, NoticeKind.ExtensionAsked));
        await DoAsync(world, silent, (db, version) => new ReceiveAssignment(db, world.WorksOfficer, world.Clock).RunAsync(new(silent, version)));
        await DoAsync(world, other, (db, version) => new RefuseExtension(db, world.Head, world.Clock).RunAsync(new(other, version, "Không đủ lý do")));
        await DoAsync(world, other, (db, version) => new ReportAssignmentDone(db, world.WardOfficer, world.Clock, new()).RunAsync(new(other, version, "Đã xong", [])));
        await LiveAsync(world, 8);
        Assert.Single(await SaidAsync(world, NoticeKind.NotReceived));
        Assert.Single(await SaidAsync(world, NoticeKind.ExtensionAsked));
        Assert.Equal([(world.HaiPhong, NoticeLevel.Own, 5)], await SaidAsync(world, NoticeKind.ToConfirm));
        Assert.Equal([NoticeKind.ToConfirm], (await InboxAsync(world, world.Head)).Where(row => row.Stands).Select(row => row.Kind));
        await DoAsync(world, other, (db, version) => new ReturnAssignment(db, world.Head, world.Clock).RunAsync(new(other, version, "Thiếu số liệu")));
        await LiveAsync(world, 8);
        Assert.Equal([(world.Ward, NoticeLevel.Own, 1), (world.Ward, NoticeLevel.Own, 8)], await SaidAsync(world, NoticeKind.Returned));
        // What persons say, no rule says for them.
        await using var db = world.Open();
        Assert.Equal([NoticeKind.NotReceived, NoticeKind.Returned, NoticeKind.ToConfirm, NoticeKind.ExtensionAsked], (await db.Notices.Select(row => row.Kind).Distinct().ToListAsync()).Order());
    }

    [Theory, BothDatabases]
    public async Task Silence_of_a_period_is_one_notice_for_each_lead_and_goes_up_at_the_lock(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TakenOnAsync(world, 200);
        var reported = await TakenOnAsync(world, 200);
        while (world.Today.Day != 10)
            world.Clock.Pass(TimeSpan.FromDays(1));
        PeriodLine month;
        await using (var db = world.Open())
        {
            await new OpenPeriods(db, world.Clock, Options).RunAsync();
            month = (await new ListPeriods(db, world.Head).RunAsync()).Where(row => row.Cadence == Cadence.Monthly).MaxBy(row => row.To)!;
        }

        await LiveAsync(world, 5);
        Assert.Equal([(world.Works, NoticeLevel.Own, 1)], await SaidAsync(world, NoticeKind.Silence));
        var row = Assert.Single(await InboxAsync(world, world.WorksOfficer));
        Assert.Equal((2, month.Id, true), (row.Count, row.Period!.Id, row.Stands));
        await using (var db = world.Open())
            Assert.Null(await new SubmitReport(db, world.WorksOfficer, world.Clock, Options).RunAsync(new(reported, month.Id, 0, new ReportWords(Result: "Đã trình"))));
        await LiveAsync(world, 15);
        Assert.Equal(
            [(world.Works, NoticeLevel.Own, 1), (world.Works, NoticeLevel.Own, Options.ReportDueDays + 1), (world.HaiPhong, NoticeLevel.Above, Options.ReportLockDays + 1)],
            await SaidAsync(world, NoticeKind.Silence));
        await using (var db = world.Open())
            Assert.Equal([2, 1, 1], await db.Notices.Where(one => one.Kind == NoticeKind.Silence).OrderBy(one => one.Step).Select(one => one.Count).ToListAsync());
        Assert.DoesNotContain(await InboxAsync(world, world.Foreigner), _ => true);

        // A report that is given back is urged as well.
        await using (var db = world.Open())
        {
            var report = await db.PeriodReports.AsNoTracking().SingleAsync(one => one.AssignmentId == reported);
            Assert.Null(await new DecideReports(db, world.Head, world.Clock).RunAsync(new([new(report.Id, report.Version)], false, "Thiếu số liệu")));
        }

        await LiveAsync(world, 8);
        Assert.Equal([(world.Works, NoticeLevel.Own, 1), (world.Works, NoticeLevel.Own, 8)], await SaidAsync(world, NoticeKind.ReportReturned));
        Assert.Equal([NoticeKind.ReportReturned], (await InboxAsync(world, world.WorksOfficer)).Where(one => one.Stands && one.ReadAt is null).Select(one => one.Kind));
    }

    [Theory, BothDatabases]
    public async Task Rules_are_of_the_configuration(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SentAsync(world, 10);
        var rules = new UrgingRules { BeforeDue = [10, 4], Without = [NoticeKind.NotReceived] };
        await UrgeAsync(world, rules);
        world.Clock.Pass(TimeSpan.FromDays(6));
        await UrgeAsync(world, rules);
        Assert.Equal([-10, -4], (await SaidAsync(world, NoticeKind.DueSoon)).Select(one => one.Step));
        Assert.Empty(await SaidAsync(world, NoticeKind.NotReceived));
        Assert.Throws<InvalidOperationException>(() => new UrgingRules { AgainEvery = 0 }.Check());
        Assert.Throws<InvalidOperationException>(() => new UrgingRules { BeforeDue = [-3] }.Check());
        new UrgingRules().Check();
    }

    [Theory, BothDatabases]
    public async Task Two_servers_at_once_say_it_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var many = 0; many < 12; many++)
            await TakenOnAsync(world, 2);
        world.Clock.Pass(TimeSpan.FromDays(5));
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => UrgeAsync(world))));
        Assert.Equal(12, runs.Sum(run => run.Notices));
        await using var db = world.Open();
        Assert.Equal((12, 12), (await db.Notices.CountAsync(), await db.NoticeCopies.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_run_that_is_cut_off_is_gone_on_with(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var many = 0; many < 6; many++)
            await TakenOnAsync(world, 2);
        await SentAsync(world, 100);
        world.Clock.Pass(TimeSpan.FromDays(5));
        // Cut off after each statement in turn, until one run comes through.
        var runs = 0;
        for (var statements = 1; ; statements++, runs++)
        {
            using var cut = new CancellationTokenSource();
            await using var db = world.Open(new CutAfter(statements, cut));
            try
            {
                await new UrgeOpenWork(db, world.Clock, new()).RunAsync(cut.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                // Gone on with by the next.
            }
        }

        Assert.True(runs > 5);
        await using var after = world.Open();
        Assert.Equal((7, 7), (await after.Notices.CountAsync(), await after.NoticeCopies.CountAsync()));
    }

    private sealed class CutAfter(int statements, CancellationTokenSource cut) : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        private int left = statements;

        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
            Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (--left < 0)
            {
                cut.Cancel();
                throw new OperationCanceledException(cut.Token);
            }

            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }

    /// <summary>As many statements for many as for few: nothing is asked for each assignment.</summary>
    [Theory, BothDatabases]
    public async Task Many_need_no_more_statements_than_few(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TakenOnAsync(world, 2);
        world.Clock.Pass(TimeSpan.FromDays(5));
        async Task<int> CountAsync()
        {
            var counter = new StatementCounter();
            await using var db = world.Open(counter);
            await new UrgeOpenWork(db, world.Clock, new()).RunAsync();
            return counter.Count;
        }

        var few = await CountAsync();
        for (var many = 0; many < 15; many++)
            await TakenOnAsync(world, 2);
        world.Clock.Pass(TimeSpan.FromDays(5));
        // One more, for what takes the place of an earlier notice.
        Assert.InRange(await CountAsync(), 1, few + 1);
    }

    [Theory, BothDatabases]
    public async Task Where_there_is_nobody_the_ledger_says_so(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TakenOnAsync(world, 2, world.Ward);
        await using (var db = world.Open())
        {
            var grant = await db.RoleGrants.SingleAsync(row => row.OrganisationId == world.Ward);
            Assert.Null(grant.Revoke(world.Today));
            await db.SaveChangesAsync();
        }

        world.Clock.Pass(TimeSpan.FromDays(5));
        var run = await UrgeAsync(world);
        Assert.Equal((1, 1), (run.Notices, run.Unheard));
        await using var read = world.Open();
        var row = Assert.Single((await new ListNotices(read, world.Officer).RunAsync(new(Arrival: NoticeArrival.Nobody))).Items);
        Assert.Equal((world.Ward, 0), (row.OrganisationId, row.Copies.Count));
        Assert.Empty((await new ListNotices(read, world.Foreigner).RunAsync(new())).Items);
    }

    [Theory, BothDatabases]
    public async Task The_inbox_of_those_who_may_act_and_see(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TakenOnAsync(world, 2);
        await LiveAsync(world, 17);
        // Its officer has it, its superiors have what went up to them, and who only reads has nothing of the first levels.
        Assert.Equal(1, await BellAsync(world, world.WorksOfficer));
        Assert.Equal(1, await BellAsync(world, world.Officer));
        Assert.Equal((0, 0, 0), (await BellAsync(world, world.Leader), await BellAsync(world, world.WardOfficer), await BellAsync(world, world.Foreigner)));
        await using var db = world.Open();
        var marked = await new MarkNotices(db, world.WorksOfficer, world.Clock).RunAsync(new(null));
        Assert.Equal((1, 0, 1), (marked.Marked, await BellAsync(world, world.WorksOfficer), await BellAsync(world, world.Officer)));
        var row = Assert.Single((await new ListNotices(db, world.Officer).RunAsync(new(Organisation: world.Works, Arrival: NoticeArrival.Read))).Items);
        Assert.Equal(world.Clock.Instant(), Assert.Single(row.Copies).ReadAt);
        Assert.Equal(0, await new MarkNotices(db, world.Officer, world.Clock).UndoAsync(marked.At));
        Assert.Equal(1, await new MarkNotices(db, world.WorksOfficer, world.Clock).UndoAsync(marked.At));
        Assert.Equal(1, await BellAsync(world, world.WorksOfficer));

        // Who may no longer see the work is no longer shown what was said of it.
        var elsewhere = new CurrentUser(world.WorksOfficer.AccountId, "xaydung", world.Ward, world.Today, AccessMatrix.Reaches(new HeldRole(Role.Officer, world.Ward, world.Ward, null)));
        Assert.Empty(await InboxAsync(world, elsewhere));
        Assert.Equal(0, await BellAsync(world, elsewhere));
    }

    [Theory, BothDatabases]
    public async Task By_hand_once_a_day_with_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await TakenOnAsync(world, 20);
        async Task<Outcome<UrgeAssignment.Result>> ByHandAsync(CurrentUser user, string? words)
        {
            await using var own = world.Open();
            var version = await own.Assignments.Where(row => row.Id == id).Select(row => row.Version).SingleAsync();
            return await new UrgeAssignment(own, user, world.Clock).RunAsync(new(id, version, words));
        }

        Assert.Equal(AssignmentRefusals.NotFound, (await ByHandAsync(world.Foreigner, "Đề nghị báo cáo")).Refusal);
        Assert.Equal(AssignmentRefusals.NotAllowed, (await ByHandAsync(world.WorksOfficer, "Đề nghị báo cáo")).Refusal);
        Assert.Equal(AssignmentRefusals.UrgingWordsMissing, (await ByHandAsync(world.Head, " ")).Refusal);
        Assert.Equal(1, (await ByHandAsync(world.Head, "Đề nghị báo cáo trước thứ Sáu")).Value.Readers);
        Assert.Equal(NotificationRefusals.UrgedToday, (await ByHandAsync(world.Officer, "Đề nghị báo cáo")).Refusal);
        var row = Assert.Single(await InboxAsync(world, world.WorksOfficer));
        Assert.Equal((NoticeKind.ByHand, "Đề nghị báo cáo trước thứ Sáu", "thutruong", true), (row.Kind, row.Words, row.ByName, row.Stands));
        await using var db = world.Open();
        var shown = (await new ShowAssignment(db, world.WorksOfficer, Options).RunAsync(id)).Value;
        Assert.Equal("Đề nghị báo cáo trước thứ Sáu", shown.History.Single(one => one.Act == AssignmentAct.Urged).Note);
        // Whoever opens it knows it.
        Assert.Equal(1, await new MarkNotices(db, world.WorksOfficer, world.Clock).OpenedAsync(id));
        Assert.Equal(0, await BellAsync(world, world.WorksOfficer));
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.False((await ByHandAsync(world.Officer, "Đề nghị báo cáo")).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task One_digest_a_day_with_so_many_lines_and_nothing_where_nothing_is_new(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using (var db = world.Open())
        {
            await db.Accounts.Where(row => row.UserName == "xaydung").ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, "xaydung@haiphong.vn"));
            for (var many = 0; many < 3; many++)
                await TakenOnAsync(world, 2);
        }

        var letters = new List<Letter>();
        async Task<int> DigestAsync(UrgingRules? rules = null)
        {
            await using var db = world.Open();
            var box = new Postbox(db, world.Clock, letter =>
            {
                letters.Add(letter);
                return new("vi", letter.Kind, "sealed");
            });
            return await new SendDigests(db, world.Clock, rules ?? new UrgingRules { DigestLines = 2 }, box, new LoadCurrentUser(db, world.Clock)).RunAsync();
        }

        Assert.Equal(0, await DigestAsync());
        await LiveAsync(world, 3);
        Assert.Equal(0, await DigestAsync(new UrgingRules { DigestHour = 10 }));
        Assert.Equal((1, 0), (await DigestAsync(), await DigestAsync()));
        var letter = Assert.Single(letters);
        Assert.Equal((3, 3, "/inbox", "urging.line.more"), (letter.Arguments.Single(), letter.Lines.Count, letter.Path, letter.Lines[^1].Kind));
        Assert.Equal([1], letter.Lines[^1].Arguments);
        await using (var db = world.Open())
        {
            Assert.Equal(3, await db.NoticeCopies.CountAsync(copy => copy.MailId != null));
            Assert.All((await new ListNotices(db, world.Officer).RunAsync(new(Kind: NoticeKind.Overdue))).Items.SelectMany(row => row.Copies), copy => Assert.Equal(MailFate.Waiting, copy.Mail));
        }

        // Nothing new on the next day: no mail. A week later the rule speaks again, to who wants it weekly after a week, and to who wants none not at all.
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await DigestAsync());
        await LiveAsync(world, 6);
        await ChooseAsync(world, DigestPace.Never);
        Assert.Equal(0, await DigestAsync());
        await ChooseAsync(world, DigestPace.Weekly);
        Assert.Equal(1, await DigestAsync());
        await LiveAsync(world, 1);
        await using (var db = world.Open())
            Assert.Equal(DigestPace.Weekly, await new ChooseDigest(db, world.WorksOfficer).CurrentAsync());
        Assert.Equal(2, letters.Count);

        // The clock goes back a day: the day's one mail was written.
        world.Clock.Pass(TimeSpan.FromDays(-1));
        Assert.Equal(0, await DigestAsync());
    }

    private static async Task ChooseAsync(World world, DigestPace pace)
    {
        await using var db = world.Open();
        await new ChooseDigest(db, world.WorksOfficer).RunAsync(new(pace));
    }
}
