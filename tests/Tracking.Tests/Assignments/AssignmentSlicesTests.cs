using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Reports;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments;

public sealed class AssignmentSlicesTests
{
    private static readonly TrackingOptions Options = new();

    private static async Task<(AssignmentId Id, int Version)> SendAsync(World world, CurrentUser by, OrganisationId lead, DateOnly? due, OrganisationId? assigner = null, string content = "Xây dựng kế hoạch")
    {
        var id = await Drafts.MakeAsync(world, by, content, assigner);
        await using var db = world.Open();
        Assert.Null(await new SendAssignment(db, by, world.Clock).RunAsync(new(id, 1, lead, "Kế hoạch", due)));
        return (id, 2);
    }

    private static async Task<ShowAssignment.Result> ShowAsync(World world, CurrentUser user, AssignmentId id)
    {
        await using var db = world.Open();
        return (await new ShowAssignment(db, user, Options).RunAsync(id)).Value;
    }

    private static async Task<Refusal?> ReportAsync(World world, CurrentUser by, AssignmentId id, int version, string? note = "Đã xong")
    {
        await using var db = world.Open();
        return await new ReportAssignmentDone(db, by, world.Clock, new()).RunAsync(new(id, version, note, [new(new string('b', 64), "kế hoạch.docx", 12, "application/octet-stream")]));
    }

    private static async Task<Refusal?> ConfirmAsync(World world, CurrentUser by, AssignmentId id, int version)
    {
        await using var db = world.Open();
        return await new ConfirmAssignment(db, by, world.Clock).RunAsync(new(id, version));
    }

    private static async Task<Refusal?> ReturnAsync(World world, CurrentUser by, AssignmentId id, int version, string? reason = "Thiếu phụ lục")
    {
        await using var db = world.Open();
        return await new ReturnAssignment(db, by, world.Clock).RunAsync(new(id, version, reason));
    }

    [Theory, BothDatabases]
    public async Task From_sending_over_a_return_to_confirmation(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, version) = await SendAsync(world, world.Head, world.Works, world.Today.AddDays(7));
        Assert.Null(await ReportAsync(world, world.WorksOfficer, id, version));
        Assert.Null(await ReturnAsync(world, world.Head, id, 3));
        Assert.Equal("Thiếu phụ lục", (await ShowAsync(world, world.WorksOfficer, id)).ReturnReason);
        Assert.Null(await ReportAsync(world, world.WorksOfficer, id, 4, "Đã bổ sung"));
        Assert.Null(await ConfirmAsync(world, world.Head, id, 5));

        var shown = await ShowAsync(world, world.Head, id);
        Assert.Equal(AssignmentState.Confirmed, shown.Row.State);
        Assert.Equal(Timeliness.DoneInTime, shown.Row.Timeliness);
        Assert.Equal("31.TU/2026-0001", shown.Row.Code);
        Assert.Equal(
            [AssignmentAct.Drafted, AssignmentAct.Assigned, AssignmentAct.ReportedDone, AssignmentAct.Returned, AssignmentAct.ReportedDone, AssignmentAct.Confirmed],
            shown.History.Select(one => one.Act));
        Assert.Equal(["thutruong", "thutruong", "xaydung", "thutruong", "xaydung", "thutruong"], shown.History.Select(one => one.ByName));
        var evidence = Assert.Single(shown.History[2].Files);
        Assert.Equal("kế hoạch.docx", evidence.Name);
        await using var db = world.Open();
        Assert.Equal(new StoredFile(evidence.Sha256, evidence.Name, evidence.Size, evidence.MediaType), await new FindEvidence(db, world.WorksOfficer).RunAsync(id, evidence.Sha256));
        Assert.Null(await new FindEvidence(db, world.WorksOfficer).RunAsync(id, new string('0', 64)));
        Assert.Null(await new FindEvidence(db, world.Foreigner).RunAsync(id, evidence.Sha256));
        Assert.Equal([AssignmentAct.Reopened], shown.Acts);
    }

    [Theory, BothDatabases]
    public async Task Each_side_does_its_own_part_only(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, version) = await SendAsync(world, world.Head, world.Works, null);
        Assert.Equal(AssignmentRefusals.NotFound, await ReportAsync(world, world.WardOfficer, id, version));
        Assert.Equal(AssignmentRefusals.NotFound, await ReportAsync(world, world.Foreigner, id, version));
        Assert.Equal(AssignmentRefusals.NotAllowed, await ReportAsync(world, world.Leader, id, version));
        Assert.Null(await ReportAsync(world, world.WorksOfficer, id, version));
        Assert.Equal(AssignmentRefusals.NotAllowed, await ConfirmAsync(world, world.WorksOfficer, id, 3));
        Assert.Equal(AssignmentRefusals.NotAllowed, await ReturnAsync(world, world.WorksOfficer, id, 3));
        Assert.Equal([AssignmentAct.Confirmed, AssignmentAct.Returned, AssignmentAct.Cancelled, AssignmentAct.Described, AssignmentAct.MilestonePlanned], (await ShowAsync(world, world.Head, id)).Acts);
        Assert.Empty((await ShowAsync(world, world.WorksOfficer, id)).Acts);

        await using var db = world.Open();
        var own = await Drafts.MakeAsync(world, world.Head, "Việc");
        var send = new SendAssignment(db, world.Head, world.Clock);
        Assert.Equal(AssignmentRefusals.LeadOutOfReach, await send.RunAsync(new(own, 1, world.CanThoWard, "Báo cáo", null)));
        Assert.Equal(AssignmentRefusals.LeadMissing, await send.RunAsync(new(own, 1, null, "Báo cáo", null)));
    }

    [Theory, BothDatabases]
    public async Task The_files_of_a_report_are_kept_only_where_it_is_taken(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, version) = await SendAsync(world, world.Head, world.Works, null);
        var kept = 0;
        async Task<(Refusal? Asked, Refusal? Done)> BothAsync(CurrentUser by, ReportAssignmentDone.Input input, World within)
        {
            await using var db = within.Open();
            var slice = new ReportAssignmentDone(db, by, within.Clock, new());
            return (await slice.RefusalAsync(input), await slice.RunAsync(input, () => Task.FromResult(++kept)));
        }

        Assert.Equal((AssignmentRefusals.NotAllowed, AssignmentRefusals.NotAllowed), await BothAsync(world.Leader, new(id, version, "Xong"), world));
        Assert.Equal((AssignmentRefusals.EvidenceMissing, AssignmentRefusals.EvidenceMissing), await BothAsync(world.WorksOfficer, new(id, version, " "), world));
        Assert.Equal(0, kept);

        // What cannot be kept is not reported; of two at once the second keeps nothing.
        await using (var broken = world.Open())
            await Assert.ThrowsAsync<IOException>(() => new ReportAssignmentDone(broken, world.WorksOfficer, world.Clock, new()).RunAsync(new(id, version, "Xong"), () => throw new IOException()));
        await using var late = world.Open();
        _ = await late.Assignments.Include(row => row.Events).SingleAsync(row => row.Id == id);
        Assert.Equal((null, null), await BothAsync(world.WorksOfficer, new(id, version, "Xong"), world));
        Assert.Equal(1, kept);
        var second = await new ReportAssignmentDone(late, world.WorksOfficer, world.Clock, new()).RunAsync(new(id, version, "Xong"), () => Task.FromResult(++kept));
        Assert.Equal(AssignmentRefusals.ChangedMeanwhile.Code, second?.Code);
        Assert.Equal(1, kept);
    }

    [Theory, BothDatabases]
    public async Task Two_decisions_at_once_one_wins_and_the_other_learns_what_happened(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, version) = await SendAsync(world, world.Head, world.Works, null);
        await ReportAsync(world, world.WorksOfficer, id, version);

        // An inspector sees it, but acts for neither side.
        Assert.Equal(AssignmentRefusals.NotAllowed, await ConfirmAsync(world, world.Inspector, id, 3));

        // Both have loaded the same version before either saves.
        await using var first = world.Open();
        await using var second = world.Open();
        _ = await first.Assignments.Include(row => row.Events).SingleAsync(row => row.Id == id);
        _ = await second.Assignments.Include(row => row.Events).SingleAsync(row => row.Id == id);
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(await new ReturnAssignment(first, world.Head, world.Clock).RunAsync(new(id, 3, "Thiếu phụ lục")));
        var refusal = await new ConfirmAssignment(second, world.Officer, world.Clock).RunAsync(new(id, 3));
        Assert.Equal(AssignmentRefusals.ChangedMeanwhile.Code, refusal!.Code);
        Assert.Equal(["Returned", "thutruong", "2026-03-02T02:01:00.0000000Z"], refusal.Arguments);

        // A page that was opened before is told the same, also much later.
        Assert.Equal(AssignmentRefusals.ChangedMeanwhile.Code, (await ConfirmAsync(world, world.Head, id, 3))?.Code);
        Assert.Equal(AssignmentState.Returned, (await ShowAsync(world, world.Head, id)).Row.State);
    }

    [Theory, BothDatabases]
    public async Task Drafts_made_at_once_get_codes_of_their_own(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Drafts.MakeAsync(world, world.Head, $"Việc {number}")));
        await using var read = world.Open();
        var codes = await read.Assignments.Where(row => ids.Contains(row.Id)).Select(row => row.Code).OrderBy(code => code).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"31.TU/2026-{number:0000}"), codes);
    }

    [Theory, BothDatabases]
    public async Task A_list_holds_the_scope_and_nothing_foreign(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (own, _) = await SendAsync(world, world.Head, world.Works, world.Today.AddDays(-0));
        var (foreign, _) = await SendAsync(world, world.Foreigner, world.CanThoWard, world.Today);
        await using var db = world.Open();
        var draft = await Drafts.MakeAsync(world, world.Head, "Bản nháp");

        var head = await new ListAssignments(db, world.Head, Options).RunAsync(new());
        Assert.Equal([own, draft], head.Items.Select(row => row.Id));
        var works = await new ListAssignments(db, world.WorksOfficer, Options).RunAsync(new());
        Assert.Equal([own], works.Items.Select(row => row.Id));
        Assert.Empty((await new ListAssignments(db, world.WardOfficer, Options).RunAsync(new())).Items);
        Assert.Empty((await new ListAssignments(db, world.Head, Options).RunAsync(new(Organisation: world.CanTho))).Items);
        Assert.Equal(AssignmentRefusals.NotFound, (await new ShowAssignment(db, world.Head, Options).RunAsync(foreign)).Refusal);
        Assert.Equal(AssignmentRefusals.NotFound, (await new ShowAssignment(db, world.WorksOfficer, Options).RunAsync(draft)).Refusal);
        Assert.Equal([own, foreign], (await new ListAssignments(db, world.Inspector, Options).RunAsync(new(State: AssignmentState.Assigned))).Items.Select(row => row.Id).Order(Comparer<AssignmentId>.Create((a, b) => a.CompareTo(b))));
    }

    [Theory, BothDatabases]
    public async Task Filters_pages_and_the_home_page_say_the_same(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        // Due from 10 days ago to 19 days ahead: 10 overdue, 4 due soon (today to +3), 16 in time.
        for (var i = 0; i < 30; i++)
        {
            var id = await Drafts.MakeAsync(world, world.Head, $"Nhiệm vụ số {i}");
            await using var db = world.Open();
            Assert.Null(await new SendAssignment(db, world.Head, world.Clock).RunAsync(
                new(id, 1, i % 2 == 0 ? world.Works : world.Ward, "Báo cáo", world.Today.AddDays(i - 10), world.Today.AddDays(-30))));
        }

        await using var read = world.Open();
        var list = new ListAssignments(read, world.Head, Options);
        Assert.Equal(10, (await list.RunAsync(new(Timeliness: Timeliness.Overdue))).Items.Count);
        Assert.Equal(4, (await list.RunAsync(new(Timeliness: Timeliness.DueSoon))).Items.Count);
        Assert.Equal(16, (await list.RunAsync(new(Timeliness: Timeliness.InTime))).Items.Count);
        Assert.Equal(15, (await list.RunAsync(new(Organisation: world.Works))).Items.Count);
        Assert.Single((await list.RunAsync(new(Text: "nhiem vu so 17"))).Items);

        var seen = new List<AssignmentRow>();
        string? cursor = null;
        do
        {
            var page = await list.RunAsync(new(Page: new(cursor, 7)));
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(30, seen.Select(row => row.Id).Distinct().Count());
        Assert.Equal(seen.Select(row => row.DueDate).Order(), seen.Select(row => row.DueDate));

        var counter = new StatementCounter();
        await using var counted = world.Open(counter);
        var home = await new ShowHome(counted, world.Head, Options).RunAsync();
        Assert.Equal(10, home.Late.Total);
        Assert.Equal(5, home.Late.Rows.Count);
        Assert.Equal(8, home.DueThisWeek.Total);
        Assert.Equal(0, home.WaitingForMe.Total);
        // In whose name one acts, who is of one's house; what is one's turn; the sums and whether they hold (five); what is late and due below; what is elsewhere; the rows, the sessions, the imports.
        Assert.Equal(12, counter.Count);
        counter.Count = 0;
        await new ListAssignments(counted, world.Head, Options).RunAsync(new(Page: new(Limit: 200)));
        Assert.Equal(1, counter.Count);
    }

    [Theory, BothDatabases]
    public async Task Overdue_work_stands_once_on_the_home_page_and_its_list_says_as_many(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, version) = await SendAsync(world, world.Head, world.Works, world.Today);
        world.Clock.Pass(TimeSpan.FromDays(2));
        await ReportAsync(world, world.WorksOfficer, id, version);
        // Reported late: it waits for the head.
        Assert.Equal((0, 1), await LateAndOwnAsync(world.Head, home => home.WaitingForMe.Total));
        Assert.Null(await ReturnAsync(world, world.Head, id, version + 1, "Thiếu phụ lục"));
        // Those who carry it out must do it again; whoever else looks, those above them too, sees that it is late.
        Assert.Equal((1, 0), await LateAndOwnAsync(world.Head, home => home.ToDo.Total));
        Assert.Equal((1, 0), await LateAndOwnAsync(world.Inspector, home => home.ToDo.Total));
        Assert.Equal((0, 1), await LateAndOwnAsync(world.WorksOfficer, home => home.ToDo.Total));

        async Task<(int, int)> LateAndOwnAsync(CurrentUser who, Func<ShowHome.Result, int> own)
        {
            await using var db = world.Open();
            var home = await new ShowHome(db, who, Options).RunAsync();
            Assert.Equal(home.Late.Total, (await new ListAssignments(db, who, Options).RunAsync(new(Timeliness: Timeliness.Overdue, WithoutMyTurn: true))).Items.Count);
            return (home.Late.Total, own(home));
        }
    }

    /// <summary>What has ended stays within reach for what it did; nothing new is given to it, on any side and by any way.</summary>
    [Theory, BothDatabases]
    public async Task Nothing_is_given_to_what_is_dissolved(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var draft = await Drafts.MakeAsync(world, world.Head, "Rà soát chương trình");
        await using var db = world.Open();
        await db.Organisations.Where(row => row.Id == world.Ward).ExecuteUpdateAsync(set => set.SetProperty(row => row.Dissolved, world.Today.AddDays(-1)));
        var work = new DraftAssignment.Input("Báo cáo", world.Ward, [], "Báo cáo", null, null, new AssignmentDetails(), Send: true);
        Assert.Equal(AssignmentRefusals.LeadOutOfReach, (await new DraftAssignment(db, world.Head, world.Clock).RunAsync(work)).Refusal);
        Assert.Equal(AssignmentRefusals.CooperatingOutOfReach, (await new DraftAssignment(db, world.Head, world.Clock).RunAsync(work with { Lead = world.Works, Cooperating = [world.Ward] })).Refusal);
        Assert.Equal(AssignmentRefusals.SupervisorOutOfReach, (await new DraftAssignment(db, world.Head, world.Clock).RunAsync(work with { Lead = world.Works, Details = new AssignmentDetails(Supervisor: world.Ward) })).Refusal);
        Assert.Equal(AssignmentRefusals.LeadOutOfReach, await new SendAssignment(db, world.Head, world.Clock).RunAsync(new(draft, 1, world.Ward, "Báo cáo", null)));
        Assert.Equal(AssignmentRefusals.DayUnlikely, (await new DraftAssignment(db, world.Head, world.Clock).RunAsync(work with { Lead = world.Works, StartsOn = new(1, 1, 1), Due = new(1, 1, 2) })).Refusal);
        Assert.Null((await new DraftAssignment(db, world.Head, world.Clock).RunAsync(work with { Lead = world.Works })).Refusal);
    }

    /// <summary>A draft that begins later does so still when it is corrected and sent; what a lead asked for before it declined, the next one did not ask for.</summary>
    [Theory, BothDatabases]
    public async Task What_a_draft_says_of_its_begin_stays_and_what_a_lead_asked_goes_with_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var (begin, due) = (world.Today.AddDays(30), world.Today.AddDays(90));
        var id = (await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new("Rà soát", world.Works, [], "Báo cáo", begin, due, new AssignmentDetails()))).Value;
        Assert.Null(await new CorrectDraft(db, world.Head, world.Clock).RunAsync(new(id, 1, "Rà soát chương trình", world.Works, "Báo cáo", due)));
        Assert.Null(await new SendAssignment(db, world.Head, world.Clock).RunAsync(new(id, 2, world.Works, "Báo cáo", due)));
        Assert.Equal(begin, (await db.Assignments.SingleAsync(row => row.Id == id)).StartsOn);
        Assert.Null(await new AskExtension(db, world.WorksOfficer, world.Clock).RunAsync(new(id, 3, due.AddDays(5), "Chờ kinh phí")));
        Assert.Null(await new DeclineAssignment(db, world.WorksOfficer, world.Clock).RunAsync(new(id, 4, "Không đúng lĩnh vực")));
        world.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Null(await new SendAssignment(db, world.Head, world.Clock).RunAsync(new(id, 5, world.Ward, "Báo cáo", due)));
        var sent = await db.Assignments.SingleAsync(row => row.Id == id);
        Assert.Equal((null, null, null, world.Today), (sent.AskedDueDate, sent.AskedReason, sent.LastProgressOn, sent.SentOn));
    }

    /// <summary>An office does the work of its committee; a commission and a department have duties of their own.</summary>
    [Theory, BothDatabases]
    public async Task New_work_stands_first_with_whose_duty_it_is(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (forWorks, _) = await SendAsync(world, world.Head, world.Works, world.Today.AddDays(90));
        var (forCommittee, _) = await SendAsync(world, world.Head, world.HaiPhong, null);
        Assert.Equal([forCommittee], await ToDoAsync(world.Head));
        Assert.Equal([forCommittee], await ToDoAsync(world.Officer));
        Assert.Equal([forWorks], await ToDoAsync(world.WorksOfficer));
        Assert.Empty(await ToDoAsync(world.Inspector));

        async Task<IEnumerable<AssignmentId>> ToDoAsync(CurrentUser who)
        {
            await using var db = world.Open();
            var home = await new ShowHome(db, who, Options).RunAsync();
            Assert.Equal(home.ToDo.Rows.Select(row => row.Id), (await new ListAssignments(db, who, Options).RunAsync(new(Duty: AssignmentDuty.ToReport))).Items.Select(row => row.Id));
            return home.ToDo.Rows.Select(row => row.Id);
        }
    }

    [Theory, BothDatabases]
    public async Task The_home_page_shows_what_waits_for_whom(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (reported, version) = await SendAsync(world, world.Head, world.Works, world.Today);
        await ReportAsync(world, world.WorksOfficer, reported, version);
        var (returned, _) = await SendAsync(world, world.Head, world.Works, world.Today);
        await ReportAsync(world, world.WorksOfficer, returned, 2);
        await ReturnAsync(world, world.Head, returned, 3);
        var (foreign, _) = await SendAsync(world, world.Foreigner, world.CanThoWard, world.Today);
        var draft = await Drafts.MakeAsync(world, world.Head, "Rà soát chương trình");
        await Drafts.MakeAsync(world, world.Foreigner, "Rà soát nơi khác");

        await using var db = world.Open();
        var head = await new ShowHome(db, world.Head, Options).RunAsync();
        Assert.Equal([reported], head.WaitingForMe.Rows.Select(row => row.Id));
        Assert.Equal([draft], head.ToAssign.Rows.Select(row => row.Id));
        Assert.Equal([draft], (await new ListAssignments(db, world.Head, Options).RunAsync(new(Duty: AssignmentDuty.ToAssign))).Items.Select(row => row.Id));
        Assert.Equal(0, (await new ShowHome(db, world.WorksOfficer, Options).RunAsync()).ToAssign.Total);
        var works = await new ShowHome(db, world.WorksOfficer, Options).RunAsync();
        Assert.Equal([returned], works.ToDo.Rows.Select(row => row.Id));
        Assert.Equal(0, works.WaitingForMe.Total);
        // What came back stands with what is to be done, and nowhere else.
        Assert.Empty(works.DueThisWeek.Rows);
        foreach (var home in new[] { head, works })
            Assert.DoesNotContain(home.Late.Rows.Concat(home.DueThisWeek.Rows).Concat(home.WaitingForMe.Rows), row => row.Id == foreign);
    }
}
