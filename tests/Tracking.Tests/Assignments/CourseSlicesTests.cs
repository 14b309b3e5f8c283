using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments;

/// <summary>The acts after the sending, through their slices: who may, what is kept, what the lists say.</summary>
public sealed class CourseSlicesTests
{
    private static readonly TrackingOptions Options = new();
    private static readonly DonDoc.Tracking.Documents.StoredFile Proof = new(new string('c', 64), "biên bản.pdf", 12, "application/octet-stream");

    private static async Task<(AssignmentId Id, DateOnly Due)> SentAsync(World world, int days = 30)
    {
        await using var db = world.Open();
        var due = world.Today.AddDays(days);
        var made = await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new(
            "Rà soát quy hoạch cảng biển", world.Works, [world.Ward], "Báo cáo rà soát", null, due,
            new AssignmentDetails("Giao thông", "Phó Giám đốc phụ trách hạ tầng", Priority.High), Meeting: "Giao ban tháng 3, ngày 02/03/2026", Send: true));
        Assert.Null(made.Refusal);
        return (made.Value, due);
    }

    private static async Task<ShowAssignment.Result> ShowAsync(World world, CurrentUser user, AssignmentId id)
    {
        await using var db = world.Open();
        return (await new ShowAssignment(db, user, Options).RunAsync(id)).Value;
    }

    private static async Task<Refusal?> DoAsync(World world, CurrentUser user, AssignmentId id, Func<TrackingDb, CurrentUser, int, Task<Refusal?>> act)
    {
        await using var db = world.Open();
        return await act(db, user, (await ShowAsync(world, world.Head, id)).Row.Version);
    }

    [Theory, BothDatabases]
    public async Task Written_by_hand_it_is_sent_at_once_with_all_that_is_known(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, due) = await SentAsync(world);
        var shown = await ShowAsync(world, world.WorksOfficer, id);
        Assert.Equal((AssignmentState.Assigned, due, "Giao thông", Priority.High), (shown.Row.State, shown.Row.DueDate, shown.Row.Field, shown.Row.Priority));
        Assert.Equal((AssignmentOrigin.Meeting, "Giao ban tháng 3, ngày 02/03/2026", "Phó Giám đốc phụ trách hạ tầng"),
            (shown.Said.Origin, shown.Said.OriginWords, shown.Said.Responsible));
        Assert.Equal([world.Ward], shown.Said.Cooperating.Select(body => body.Id));
        Assert.Equal([AssignmentSign.NotReceived, AssignmentSign.NotReported], shown.Row.Signs);
        // Who cooperates sees it, a stranger does not.
        await using var db = world.Open();
        Assert.False((await new ShowAssignment(db, world.WardOfficer, Options).RunAsync(id)).IsRefused);
        Assert.True((await new ShowAssignment(db, world.Foreigner, Options).RunAsync(id)).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_written_down_for_whom_one_does_not_reach(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var draft = new DraftAssignment(db, world.Head, world.Clock);
        DraftAssignment.Input Input(OrganisationId? lead = null, OrganisationId[]? with = null, OrganisationId? supervisor = null, OrganisationId? assigner = null, AssignmentId? parent = null) =>
            new("Việc", lead ?? world.Works, with ?? [], "Báo cáo", null, null, new AssignmentDetails(Supervisor: supervisor), assigner, parent, Send: true);
        Assert.Equal(AssignmentRefusals.LeadOutOfReach, (await draft.RunAsync(Input(lead: world.CanThoWard))).Refusal);
        Assert.Equal(AssignmentRefusals.CooperatingOutOfReach, (await draft.RunAsync(Input(with: [world.CanThoWard]))).Refusal);
        Assert.Equal(AssignmentRefusals.SupervisorOutOfReach, (await draft.RunAsync(Input(supervisor: world.CanThoWard))).Refusal);
        Assert.Equal(AssignmentRefusals.AssignerOutOfReach, (await draft.RunAsync(Input(assigner: world.CanThoWard))).Refusal);
        Assert.Equal(AssignmentRefusals.ParentNotLed, (await draft.RunAsync(Input(parent: new AssignmentId(Guid.CreateVersion7())))).Refusal);
        Assert.Equal(0, await db.Assignments.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task The_lead_receives_takes_on_tells_asks_for_time_and_reports(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, due) = await SentAsync(world);
        var later = due.AddDays(10);
        Assert.Equal(AssignmentRefusals.NotAllowed, await DoAsync(world, world.Leader, id, (db, user, at) => new ReceiveAssignment(db, user, world.Clock).RunAsync(new(id, at))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new ReceiveAssignment(db, user, world.Clock).RunAsync(new(id, at))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new AcceptAssignment(db, user, world.Clock).RunAsync(new(id, at))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new ReportProgress(db, user, world.Clock).RunAsync(new(id, at, 40, null))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new AskExtension(db, user, world.Clock).RunAsync(new(id, at, later, "Chờ số liệu của các phường"))));
        var asked = await ShowAsync(world, world.Head, id);
        Assert.Equal([AssignmentSign.ExtensionAsked], asked.Row.Signs);
        Assert.Equal((due, later, "Chờ số liệu của các phường"), (asked.Row.DueDate, asked.Row.AskedDueDate, asked.AskedReason));
        await using (var db = world.Open())
        {
            // More time asked for waits in the list of who decides.
            Assert.Equal([id], (await new ListAssignments(db, world.Head, Options).RunAsync(new(Duty: AssignmentDuty.ToDecide))).Items.Select(row => row.Id));
        }

        Assert.Equal(AssignmentRefusals.NotAllowed, await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new GrantExtension(db, user, world.Clock).RunAsync(new(id, at, later))));
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new GrantExtension(db, user, world.Clock).RunAsync(new(id, at, later))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new ReportAssignmentDone(db, user, world.Clock, new()).RunAsync(new(id, at, "Đã xong"))));
        var done = await ShowAsync(world, world.Head, id);
        Assert.Equal((later, due), (done.Row.DueDate, done.Row.OriginalDueDate));
        Assert.Equal([AssignmentSign.NoEvidence], done.Row.Signs);
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new ConfirmAssignment(db, user, world.Clock).RunAsync(new(id, at))));
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new ReopenAssignment(db, user, world.Clock).RunAsync(new(id, at, "Số liệu không khớp"))));
        Assert.Equal(AssignmentState.Returned, (await ShowAsync(world, world.WorksOfficer, id)).Row.State);
    }

    [Theory, BothDatabases]
    public async Task What_is_declined_waits_for_its_assigner_and_what_is_replaced_is_followed_by_a_draft(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, _) = await SentAsync(world);
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new DeclineAssignment(db, user, world.Clock).RunAsync(new(id, at, "Thuộc Sở khác"))));
        await using var db = world.Open();
        Assert.Equal([id], (await new ListAssignments(db, world.Head, Options).RunAsync(new(Duty: AssignmentDuty.ToAssign))).Items.Select(row => row.Id));
        var version = (await ShowAsync(world, world.Head, id)).Row.Version;
        var replaced = await new ReplaceAssignment(db, world.Head, world.Clock).RunAsync(new(id, version, "Giao lại cho đúng nơi"));
        Assert.Null(replaced.Refusal);
        var (old, next) = (await ShowAsync(world, world.Head, id), await ShowAsync(world, world.Head, replaced.Value));
        Assert.Equal((AssignmentState.Cancelled, next.Row.Code), (old.Row.State, old.Kin.ReplacedBy!.Code));
        Assert.Equal((AssignmentState.Draft, old.Row.Code, old.Row.Content, "Giao thông"), (next.Row.State, next.Kin.Replaces!.Code, next.Row.Content, next.Row.Field));
        Assert.Equal([world.Ward], next.Said.Cooperating.Select(body => body.Id));
        Assert.DoesNotContain(id, (await new ListAssignments(db, world.Head, Options).RunAsync(new())).Items.Select(row => row.Id));
    }

    [Theory, BothDatabases]
    public async Task A_pause_a_description_and_milestones_leave_their_marks(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, due) = await SentAsync(world);
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new SuspendAssignment(db, user, world.Clock).RunAsync(new(id, at, "Chờ hướng dẫn"))));
        Assert.Equal([AssignmentAct.ExtensionGranted, AssignmentAct.Cancelled, AssignmentAct.Resumed, AssignmentAct.Described, AssignmentAct.MilestonePlanned],
            (await ShowAsync(world, world.Head, id)).Acts);
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new ResumeAssignment(db, user, world.Clock).RunAsync(new(id, at))));
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new DescribeAssignment(db, user, world.Clock).RunAsync(
            new(id, at, new AssignmentDetails("Giao thông", null, Priority.Urgent, Recurrence.Quarterly), []))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new PlanMilestone(db, user, world.Clock).RunAsync(new(id, at, "Dự thảo", due.AddDays(-5)))));
        Assert.Equal(AssignmentRefusals.NotAllowed, await DoAsync(world, world.Leader, id, (db, user, at) => new PlanMilestone(db, user, world.Clock).RunAsync(new(id, at, "Khác", due))));
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new PlanMilestone(db, user, world.Clock).RunAsync(new(id, at, "Lấy ý kiến", due.AddDays(-2)))));
        var shown = await ShowAsync(world, world.Head, id);
        Assert.Empty(shown.Said.Cooperating);
        Assert.Equal((Priority.Urgent, Recurrence.Quarterly), (shown.Row.Priority, shown.Said.Recurrence));
        Assert.Equal(["Dự thảo", "Lấy ý kiến"], shown.Milestones.Select(one => one.Name));
        var (first, second) = (shown.Milestones[0].Id, shown.Milestones[1].Id);
        Assert.Null(await DoAsync(world, world.WorksOfficer, id, (db, user, at) => new ReachMilestone(db, user, world.Clock).RunAsync(new(id, at, first))));
        Assert.Null(await DoAsync(world, world.Head, id, (db, user, at) => new DropMilestone(db, user, world.Clock).RunAsync(new(id, at, second, "Không cần"))));
        shown = await ShowAsync(world, world.Head, id);
        Assert.Equal(world.Today, Assert.Single(shown.Milestones).ReachedOn);
        Assert.Equal("Lấy ý kiến: Không cần", shown.History[^1].Note);
    }

    [Theory, BothDatabases]
    public async Task A_lead_gives_parts_of_what_it_has_to_those_below(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var whole = await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new(
            "Rà soát quy hoạch", world.HaiPhong, [], "Báo cáo", null, null, new AssignmentDetails(), Send: true));
        var part = await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new(
            "Rà soát phần cảng biển", world.Works, [], "Báo cáo phần", null, null, new AssignmentDetails(), Parent: whole.Value, Send: true));
        Assert.Null(part.Refusal);
        Assert.Equal(1, (await ShowAsync(world, world.Head, whole.Value)).Kin.Parts);
        Assert.Equal((await ShowAsync(world, world.Head, whole.Value)).Row.Code, (await ShowAsync(world, world.Head, part.Value)).Kin.Parent!.Code);
        Assert.Equal([part.Value], (await new ListAssignments(db, world.Head, Options).RunAsync(new(Parent: whole.Value))).Items.Select(row => row.Id));
    }

    /// <summary>A row says of itself what the list finds by.</summary>
    [Theory, BothDatabases]
    public async Task Signs_are_the_same_as_condition_and_of_a_row(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (first, due) = await SentAsync(world);
        var (second, _) = await SentAsync(world);
        var (third, _) = await SentAsync(world);
        var (fourth, _) = await SentAsync(world);
        Assert.Null(await DoAsync(world, world.WorksOfficer, second, (db, user, at) => new AskExtension(db, user, world.Clock).RunAsync(new(second, at, due.AddDays(1), "Chờ"))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, third, (db, user, at) => new ReportAssignmentDone(db, user, world.Clock, new()).RunAsync(new(third, at, "Xong"))));
        Assert.Null(await DoAsync(world, world.WorksOfficer, fourth, (db, user, at) => new ReportAssignmentDone(db, user, world.Clock, new()).RunAsync(
            new(fourth, at, "Xong", [Proof], new(null, world.Today)))));
        world.Clock.Pass(TimeSpan.FromDays(1));
        await using var read = world.Open();
        var all = (await new ListAssignments(read, world.Head, Options).RunAsync(new())).Items;
        Assert.Contains(all, row => row.Id == first);
        foreach (var sign in Enum.GetValues<AssignmentSign>())
        {
            var found = (await new ListAssignments(read, world.Head, Options).RunAsync(new(Sign: sign))).Items.Select(row => row.Id).ToHashSet();
            Assert.NotEmpty(found);
            Assert.Equal(all.Where(row => row.Signs.Contains(sign)).Select(row => row.Id).ToHashSet(), found);
        }
    }

    /// <summary>Kind and end are kept with the files, told beside them, and what is unfit is refused before.</summary>
    [Theory, BothDatabases]
    public async Task Evidence_has_a_kind_and_runs_out(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (id, _) = await SentAsync(world);
        var last = world.Today.AddDays(10);
        Task<Refusal?> ReportAsync(EvidenceLabel label) => DoAsync(world, world.WorksOfficer, id, (db, user, at) =>
            new ReportAssignmentDone(db, user, world.Clock, Options).RunAsync(new(id, at, "Đã xong", [Proof], label)));
        Assert.Equal(AssignmentRefusals.EvidenceKindUnknown, await ReportAsync(new("weather")));
        Assert.Equal(AssignmentRefusals.EvidenceOver, await ReportAsync(new("minutes", world.Today.AddDays(-1))));
        Assert.Null(await ReportAsync(new("minutes", last)));
        world.Clock.Pass(TimeSpan.FromDays(10));
        var held = await ShowAsync(world, world.Head, id);
        Assert.Equal(("minutes", last, false), held.History.SelectMany(one => one.Files).Select(file => (file.Kind, file.HoldsUntil!.Value, file.IsOver)).Single());
        Assert.Equal(last, held.Row.EvidenceUntil);
        Assert.Empty(held.Row.Signs);
        world.Clock.Pass(TimeSpan.FromDays(1));
        var over = await ShowAsync(world, world.Head, id);
        Assert.True(over.History.SelectMany(one => one.Files).Single().IsOver);
        Assert.Equal([AssignmentSign.EvidenceOver], over.Row.Signs);
    }
}
