using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using static DonDoc.Tracking.Tests.Bottlenecks.BottleneckWorld;

namespace DonDoc.Tracking.Tests.Bottlenecks;

/// <summary>Bottlenecks through their slices: who raises what and asks whom, what each side may do, who sees it, and how old it is.</summary>
public sealed class BottleneckTests
{
    [Theory, BothDatabases]
    public async Task From_the_raising_over_an_answer_that_does_not_help_to_what_removes_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var work = await GiveAsync(world);
        var id = await RaiseAsync(world, work);
        var raised = await ShowAsync(world, world.Head, id);
        // Who assigned is asked where nobody else is named, and has fifteen days.
        Assert.Equal(("31.SXD/VM-0001", world.Works, world.HaiPhong, BottleneckState.Raised, world.Today.AddDays(15)),
            (raised.Row.Code, raised.Row.RaiserId, raised.Row.ResolverId, raised.Row.State, raised.Row.Age.WaitsUntil!.Value));
        Assert.Equal([work], raised.Held.Select(row => row.Id));
        Assert.Equal([BottleneckAct.TakenUp, BottleneckAct.Answered, BottleneckAct.Resolved, BottleneckAct.Forwarded], raised.Acts);
        Assert.Equal([BottleneckAct.Forwarded, BottleneckAct.Withdrawn], (await ShowAsync(world, world.WorksOfficer, id)).Acts);

        Assert.Null(await TakeUpAsync(world, id, world.Head));
        Assert.Equal(BottleneckRefusals.AlreadyTakenUp, await TakeUpAsync(world, id, world.Head));
        Assert.Equal(BottleneckRefusals.NotAnswered, await ConfirmAsync(world, id, world.WorksOfficer));
        Assert.Equal(BottleneckRefusals.AnswerMissing, await AnswerAsync(world, id, world.Head, " "));
        Assert.Null(await AnswerAsync(world, id, world.Head));
        Assert.Equal((BottleneckState.Answered, null), await StandingAsync(world, id));
        Assert.Equal([BottleneckAct.Confirmed, BottleneckAct.SentBack, BottleneckAct.Forwarded, BottleneckAct.Withdrawn], (await ShowAsync(world, world.WorksOfficer, id)).Acts);
        Assert.Equal(BottleneckRefusals.ReasonMissing, await SendBackAsync(world, id, world.WorksOfficer, ""));
        world.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Null(await SendBackAsync(world, id, world.WorksOfficer, "Nghị định không nói về lấn biển"));
        Assert.Equal((BottleneckState.SentBack, (DateOnly?)world.Today.AddDays(15)), await StandingAsync(world, id));

        Assert.Equal(BottleneckRefusals.EvidenceMissing, await ResolveAsync(world, id, world.Head, null));
        Assert.Null(await ResolveAsync(world, id, world.Head));
        Assert.Equal(BottleneckRefusals.AlreadyResolved, await AnswerAsync(world, id, world.Head));
        Assert.Equal(BottleneckRefusals.AlreadyResolved, await ForwardAsync(world, id, world.Head, world.Centre));
        Assert.Null(await ConfirmAsync(world, id, world.WorksOfficer));
        Assert.Equal(BottleneckRefusals.AlreadyConfirmed, await ResolveAsync(world, id, world.Head));
        Assert.Equal(BottleneckRefusals.AlreadyConfirmed, await WithdrawAsync(world, id, world.WorksOfficer, "Nhầm"));
        var ended = await ShowAsync(world, world.WorksOfficer, id);
        Assert.Equal([BottleneckAct.Reopened], ended.Acts);
        Assert.Equal([BottleneckAct.Raised, BottleneckAct.TakenUp, BottleneckAct.Answered, BottleneckAct.SentBack, BottleneckAct.Resolved, BottleneckAct.Confirmed], ended.History.Select(one => one.Act));
        Assert.Equal(Enumerable.Range(1, 6), ended.History.Select(one => one.Number));
        Assert.Equal(("thutruong", "Thành ủy Hải Phòng", "Áp dụng Nghị định số 11/2021/NĐ-CP"), (ended.History[2].ByName, ended.History[2].ByOrganisation, ended.History[2].Note));
        // What is over gets no older.
        world.Clock.Pass(TimeSpan.FromDays(40));
        Assert.Equal((3, 3, 0), Age(await ShowAsync(world, world.WorksOfficer, id)));

        Assert.Equal(BottleneckRefusals.ReasonMissing, await ReopenAsync(world, id, world.WorksOfficer, null));
        Assert.Null(await ReopenAsync(world, id, world.WorksOfficer, "Quyết định bị hủy bỏ"));
        Assert.Equal(BottleneckRefusals.NotEnded, await ReopenAsync(world, id, world.WorksOfficer, "Lần nữa"));
        Assert.Equal((43, 0, 0), Age(await ShowAsync(world, world.WorksOfficer, id)));
        Assert.Null(await WithdrawAsync(world, id, world.WorksOfficer, "Đã có luật mới"));
        Assert.Equal(BottleneckRefusals.AlreadyWithdrawn, await TakeUpAsync(world, id, world.Head));
    }

    [Theory, BothDatabases]
    public async Task Each_side_does_its_own_part(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await RaiseAsync(world, await GiveAsync(world));
        // Who leads only reads, who is of neither side finds nothing.
        Assert.Equal(BottleneckRefusals.NotAllowed, await TakeUpAsync(world, id, world.Leader));
        Assert.Equal(BottleneckRefusals.NotAllowed, await AnswerAsync(world, id, world.WorksOfficer));
        Assert.Equal(BottleneckRefusals.NotAllowed, await ResolveAsync(world, id, world.WorksOfficer));
        Assert.Equal(BottleneckRefusals.NotFound, await TakeUpAsync(world, id, world.Foreigner));
        Assert.Equal(BottleneckRefusals.NotFound, await ForwardAsync(world, id, world.Foreigner, world.CanTho));
        Assert.Equal(BottleneckRefusals.NotFound, await WithdrawAsync(world, id, world.WardOfficer, "Nhầm"));
        Assert.Null(await AnswerAsync(world, id, world.Head));
        // The city reports for its departments as well; but whoever is asked does not speak for who asked: it would be rid of what it is to answer.
        Assert.Equal(BottleneckRefusals.NotAllowed, await ConfirmAsync(world, id, world.Officer));
        Assert.Equal(BottleneckRefusals.NotAllowed, await WithdrawAsync(world, id, world.Head, "Không còn"));
        Assert.Equal([BottleneckAct.Answered, BottleneckAct.Resolved, BottleneckAct.Forwarded], (await ShowAsync(world, world.Head, id)).Acts);
        Assert.Null(await ConfirmAsync(world, id, world.WorksOfficer));
    }

    [Theory, BothDatabases]
    public async Task Only_what_is_ones_own_and_open_is_held_up(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (own, wards, both) = (await GiveAsync(world), await GiveAsync(world, world.Ward), await GiveAsync(world, world.Ward, cooperating: [world.Works]));
        async Task<Refusal?> RefusedAsync(CurrentUser by, RaiseBottleneck.Input input) => (await TryRaiseAsync(world, by, input)).Refusal;
        Assert.Equal(BottleneckRefusals.AssignmentMissing, await RefusedAsync(world.WorksOfficer, Words()));
        Assert.Equal(BottleneckRefusals.TooManyAssignments.Code, (await RefusedAsync(world.WorksOfficer, Words([.. Enumerable.Range(0, 51).Select(_ => TypedId.New<AssignmentId>())])))?.Code);
        // Of the ward and not seen, or not there at all: the same.
        Assert.Equal(BottleneckRefusals.AssignmentNotOpen, await RefusedAsync(world.WorksOfficer, Words(own, wards)));
        Assert.Equal(BottleneckRefusals.AssignmentNotOpen, await RefusedAsync(world.WorksOfficer, Words(TypedId.New<AssignmentId>())));
        Assert.Equal(BottleneckRefusals.RaiserOutOfReach, await RefusedAsync(world.Leader, Words(own)));
        Assert.Equal(BottleneckRefusals.AssignmentForeign.Code, (await RefusedAsync(world.Officer, Words(own, wards) with { Raiser = world.Works, Resolver = world.Centre }))?.Code);
        Assert.Equal(BottleneckRefusals.KindUnknown, await RefusedAsync(world.WorksOfficer, Words(own) with { Kind = "weather" }));
        Assert.Equal(BottleneckRefusals.HindersMissing, await RefusedAsync(world.WorksOfficer, Words(own) with { Hinders = " " }));
        Assert.Equal(BottleneckRefusals.AsksMissing, await RefusedAsync(world.WorksOfficer, Words(own) with { Asks = null }));
        Assert.Equal(BottleneckRefusals.OriginWrong, await RefusedAsync(world.WorksOfficer, Words(own) with { Origin = new(TypedId.New<PeriodReportId>(), 1) }));
        Assert.Equal(TextRefusals.TooLong.Code, (await RefusedAsync(world.WorksOfficer, Words(own) with { Hinders = new string('a', 4001) }))?.Code);
        Assert.Equal(TextRefusals.Classified.Code, (await RefusedAsync(world.WorksOfficer, Words(own) with { Asks = "Văn bản số 12-CV/TU, độ MẬT" }))?.Code);

        // Who cooperates may raise it, too; several at once; and the city for all that are below it.
        var cooperating = await TryRaiseAsync(world, world.WorksOfficer, Words(both, own));
        Assert.Equal((world.Works, "31.SXD/VM-0001"), ((await ShowAsync(world, world.WorksOfficer, cooperating.Value)).Row.RaiserId, (await ShowAsync(world, world.WorksOfficer, cooperating.Value)).Row.Code));
        var city = await TryRaiseAsync(world, world.Officer, Words(own, wards) with { Raiser = world.HaiPhong, Resolver = world.Centre });
        Assert.Null(city.Refusal);
        // Each sees of what is held up what they see anyway.
        Assert.Equal([own], (await ShowAsync(world, world.WorksOfficer, city.Value)).Held.Select(row => row.Id));
        Assert.Equal(2, (await ShowAsync(world, world.Head, city.Value)).Held.Count);

        Assert.Null(await CancelAsync(world, own));
        Assert.Equal(BottleneckRefusals.AssignmentNotOpen, await RefusedAsync(world.WorksOfficer, Words(own)));
    }

    [Theory, BothDatabases]
    public async Task Who_is_asked_is_near_the_work_above_or_beside_the_asker_or_may_be_given_work(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var work = await GiveAsync(world);
        async Task<Refusal?> AskAsync(OrganisationId resolver) => (await TryRaiseAsync(world, world.WorksOfficer, Words(work) with { Resolver = resolver })).Refusal;
        // A superior; one right below a superior; one beside.
        foreach (var resolver in new[] { world.Centre, world.Commission, world.CanTho, world.StandingCommittee, world.Ward })
            Assert.Null(await AskAsync(resolver));
        Assert.Equal(BottleneckRefusals.ResolverOutOfReach, await AskAsync(world.CanThoWard));
        Assert.Equal(BottleneckRefusals.ResolverOutOfReach, await AskAsync(TypedId.New<OrganisationId>()));
        Assert.Equal(BottleneckRefusals.ResolverIsRaiser, await AskAsync(world.Works));
    }

    [Theory, BothDatabases]
    public async Task What_is_sent_on_waits_anew_and_is_still_seen_by_who_had_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await RaiseAsync(world, await GiveAsync(world), world.CanTho);
        Assert.True(await SeesAsync(world, world.Foreigner, id));
        Assert.False(await SeesAsync(world, world.WardOfficer, id));
        world.Clock.Pass(TimeSpan.FromDays(20));
        Assert.Equal((20, 20, 5), Age(await ShowAsync(world, world.WorksOfficer, id)));
        Assert.Equal([id], await ListAsync(world, world.Foreigner, new(BottleneckSide.ToResolve, Late: true)));

        Assert.Equal(BottleneckRefusals.ReasonMissing, await ForwardAsync(world, id, world.Foreigner, world.Commission, " "));
        Assert.Equal(BottleneckRefusals.ResolverSame, await ForwardAsync(world, id, world.Foreigner, world.CanTho));
        Assert.Equal(BottleneckRefusals.ResolverIsRaiser, await ForwardAsync(world, id, world.Foreigner, world.Works));
        Assert.Equal(BottleneckRefusals.ResolverOutOfReach, await ForwardAsync(world, id, world.Foreigner, null));
        Assert.Equal(BottleneckRefusals.ResolverOutOfReach, await ForwardAsync(world, id, world.Foreigner, world.Ward));
        Assert.Null(await ForwardAsync(world, id, world.Foreigner, world.Commission));
        var now = await ShowAsync(world, world.WorksOfficer, id);
        Assert.Equal((world.Commission, BottleneckState.Raised, world.Today.AddDays(15)), (now.Row.ResolverId, now.Row.State, now.Row.Age.WaitsUntil!.Value));
        Assert.Equal((20, 0, 0), Age(now));
        // Cần Thơ reads on, and acts no more; the raiser may send it elsewhere, also back.
        Assert.True(await SeesAsync(world, world.Foreigner, id));
        Assert.Empty((await ShowAsync(world, world.Foreigner, id)).Acts);
        Assert.Equal(BottleneckRefusals.NotAllowed, await AnswerAsync(world, id, world.Foreigner));
        Assert.Empty(await ListAsync(world, world.Foreigner, new(BottleneckSide.ToResolve)));
        Assert.Null(await ForwardAsync(world, id, world.WorksOfficer, world.Ward));
        Assert.True(await SeesAsync(world, world.WardOfficer, id));
        Assert.Null(await ForwardAsync(world, id, world.WardOfficer, world.CanTho, "Phường không có thẩm quyền"));
        Assert.Equal(["Thành ủy Cần Thơ", "Ủy ban Kiểm tra Trung ương", "Đảng ủy phường Hồng Bàng", "Thành ủy Cần Thơ"], (await ShowAsync(world, world.WorksOfficer, id)).History.Select(one => one.ResolverName));
    }

    [Theory, BothDatabases]
    public async Task The_second_of_two_is_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await RaiseAsync(world, await GiveAsync(world));
        Assert.Null(await TakeUpAsync(world, id, world.Head));
        // From a page that stood open, and between reading and saving.
        await using (var db = world.Open())
            Assert.Equal(BottleneckRefusals.ChangedMeanwhile.With(nameof(BottleneckAct.TakenUp), "thutruong", "").Code, (await new AnswerBottleneck(db, world.Officer, world.Clock).RunAsync(new(id, 1, "Trả lời")))?.Code);
        await using (var db = world.Open(new Meanwhile(async () => Assert.Null(await AnswerAsync(world, id, world.Head)))))
        {
            var late = await new WithdrawBottleneck(db, world.WorksOfficer, world.Clock).RunAsync(new(id, 2, "Không còn vướng"));
            Assert.Equal((BottleneckRefusals.ChangedMeanwhile.Code, nameof(BottleneckAct.Answered)), (late?.Code, late?.Arguments[0]));
        }

        Assert.Equal(3, (await ShowAsync(world, world.Head, id)).History.Count);
        // Two raise at one moment: each gets a number of its own.
        var work = await GiveAsync(world);
        await using (var db = world.Open(new Meanwhile(async () => await RaiseAsync(world, work))))
        {
            var second = await new RaiseBottleneck(db, world.WorksOfficer, world.Clock, Options).RunAsync(Words(work));
            Assert.Equal("31.SXD/VM-0003", (await ShowAsync(world, world.Head, second.Value)).Row.Code);
        }
    }

    [Theory, BothDatabases]
    public async Task Files_show_what_removes_it_and_are_kept_only_with_the_act(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await RaiseAsync(world, await GiveAsync(world));
        var file = new StoredFile(new string('a', 64), "quyet-dinh.pdf", 1200, "application/pdf");
        var kept = 0;
        Task Keep()
        {
            kept++;
            return Task.CompletedTask;
        }

        await using (var db = world.Open())
        {
            Assert.Equal(BottleneckRefusals.NotAllowed, await new ResolveBottleneck(db, world.Leader, world.Clock).RunAsync(new(id, 1, null, [file]), Keep));
            Assert.Equal(DocumentRefusals.FileDamaged, await new ResolveBottleneck(db, world.Head, world.Clock).RefusalAsync(new(id, 1, null, [file with { Sha256 = "x" }])));
            Assert.Equal(0, kept);
            Assert.Null(await new ResolveBottleneck(db, world.Head, world.Clock).RunAsync(new(id, 1, null, [file]), Keep));
            Assert.Equal(1, kept);
        }

        Assert.Equal([file], (await ShowAsync(world, world.WorksOfficer, id)).History[^1].Files);
        await using var reading = world.Open();
        Assert.Equal(file, await new FindBottleneckEvidence(reading, world.WorksOfficer).RunAsync(id, file.Sha256));
        Assert.Null(await new FindBottleneckEvidence(reading, world.WardOfficer).RunAsync(id, file.Sha256));
        Assert.Null(await new FindBottleneckEvidence(reading, world.WorksOfficer).RunAsync(id, new string('b', 64)));
    }

    private static async Task<(BottleneckState State, DateOnly? WaitsUntil)> StandingAsync(World world, BottleneckId id)
    {
        var shown = await ShowAsync(world, world.WorksOfficer, id);
        return (shown.Row.State, shown.Row.Age.WaitsUntil);
    }

    private static (int Open, int WithResolver, int Late) Age(ShowBottleneck.Result shown) => (shown.Row.Age.DaysOpen, shown.Row.Age.DaysWithResolver, shown.Row.Age.DaysLate);

    private static async Task<Refusal?> CancelAsync(World world, AssignmentId id)
    {
        await using var db = world.Open();
        var version = await db.Assignments.Where(row => row.Id == id).Select(row => row.Version).SingleAsync();
        return await new CancelAssignment(db, world.Head, world.Clock).RunAsync(new(id, version, "Không còn cần"));
    }
}
