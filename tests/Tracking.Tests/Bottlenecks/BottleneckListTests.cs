using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using static DonDoc.Tracking.Tests.Bottlenecks.BottleneckWorld;

namespace DonDoc.Tracking.Tests.Bottlenecks;

/// <summary>Lists, ages, what reports say and what successors take over.</summary>
public sealed class BottleneckListTests
{
    [Theory, BothDatabases]
    public async Task A_list_is_looked_at_from_three_sides_narrowed_ordered_and_paged(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var work = await GiveAsync(world);
        var old = await RaiseAsync(world, work, world.Ward);
        world.Clock.Pass(TimeSpan.FromDays(20));
        var second = (await TryRaiseAsync(world, world.WorksOfficer, Words(await GiveAsync(world)) with { Kind = "money", Severity = BottleneckSeverity.Slows, Hinders = "Chưa bố trí kinh phí" })).Value;
        var third = await RaiseAsync(world, work);
        Assert.Null(await AnswerAsync(world, third, world.Head));

        Assert.Equal([old, second, third], await ListAsync(world, world.Head, new()));
        Assert.Equal([second, third], await ListAsync(world, world.Head, new(BottleneckSide.ToResolve)));
        Assert.Equal([old], await ListAsync(world, world.WardOfficer, new(BottleneckSide.ToResolve)));
        Assert.Equal([old, second, third], await ListAsync(world, world.WorksOfficer, new(BottleneckSide.Raised)));
        Assert.Empty(await ListAsync(world, world.Head, new(BottleneckSide.Raised)));
        Assert.Equal([second], await ListAsync(world, world.Head, new(Kind: "money")));
        Assert.Equal([second], await ListAsync(world, world.Head, new(Severity: BottleneckSeverity.Slows)));
        Assert.Equal([third], await ListAsync(world, world.Head, new(State: BottleneckState.Answered)));
        Assert.Equal([old], await ListAsync(world, world.Head, new(Resolver: world.Ward)));
        Assert.Equal(3, (await ListAsync(world, world.Head, new(Raiser: world.HaiPhong))).Count);
        Assert.Empty(await ListAsync(world, world.Head, new(Raiser: world.Ward)));
        Assert.Equal([old], await ListAsync(world, world.Head, new(Late: true)));
        Assert.Equal([old], await ListAsync(world, world.Head, new(OpenFor: 20)));
        Assert.Empty(await ListAsync(world, world.Head, new(OpenFor: 21)));
        Assert.Equal([second], await ListAsync(world, world.Head, new(Text: "bo tri KINH PHI")));
        Assert.Equal([old, third], await ListAsync(world, world.Head, new(Assignment: work)));
        // The ward sees the first by what is asked of it, and nothing through the work, which it does not see.
        Assert.Equal([old], await ListAsync(world, world.WardOfficer, new()));
        Assert.Empty(await ListAsync(world, world.WardOfficer, new(Assignment: work)));
        Assert.Empty(await ListAsync(world, world.Foreigner, new(Stage: BottleneckStage.Any)));

        Assert.Null(await WithdrawAsync(world, second, world.WorksOfficer, "Đã có kinh phí"));
        Assert.Equal([old, third], await ListAsync(world, world.Head, new()));
        Assert.Equal([second], await ListAsync(world, world.Head, new(Stage: BottleneckStage.Ended)));
        foreach (var sort in Enum.GetValues<BottleneckOrder>().SelectMany(by => new Sort<BottleneckOrder>[] { new(by), new(by, Down: true) }))
        {
            var all = await ListAsync(world, world.Head, new(Stage: BottleneckStage.Any, Sort: sort));
            Assert.Equal(sort == new Sort<BottleneckOrder>(BottleneckOrder.Raised, Down: true) ? [third, second, old] : all, all);
            Assert.Equal(all.Reverse(), await ListAsync(world, world.Head, new(Stage: BottleneckStage.Any, Sort: sort with { Down = !sort.Down })));
            var paged = new List<BottleneckId>();
            await using var db = world.Open();
            string? cursor = null;
            do
            {
                var page = await new ListBottlenecks(db, world.Head).RunAsync(new(Stage: BottleneckStage.Any, Sort: sort, Page: new(cursor, 1)));
                paged.AddRange(page.Items.Select(row => row.Id));
                cursor = page.Next;
            }
            while (cursor is not null);
            Assert.Equal(all, paged);
        }
    }

    [Theory, BothDatabases]
    public async Task Ages_are_summed_up_by_kind_and_by_who_is_asked_today_and_on_a_day_before(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var work = await GiveAsync(world);
        var first = world.Today;
        var old = await RaiseAsync(world, work, world.Ward);
        world.Clock.Pass(TimeSpan.FromDays(10));
        var second = await RaiseAsync(world, work, world.CanTho);
        var money = (await TryRaiseAsync(world, world.WorksOfficer, Words(work) with { Kind = "money" })).Value;
        world.Clock.Pass(TimeSpan.FromDays(10));
        Assert.Null(await ForwardAsync(world, old, world.WardOfficer, world.HaiPhong));
        Assert.Null(await ForwardAsync(world, second, world.Foreigner, world.HaiPhong));
        Assert.Null(await WithdrawAsync(world, money, world.WorksOfficer, "Đã có kinh phí"));

        var now = await AgesAsync(world, world.Head, null);
        Assert.Equal(new ShowAgeing.Figures(2, 0, 10, 20), now.Total);
        Assert.Equal([("law", 2)], now.Kinds.Select(line => (line.Kind!, line.Figures.Count)));
        Assert.Equal([(world.HaiPhong, new ShowAgeing.Figures(2, 0, 10, 20))], now.Resolvers.Select(line => (line.Resolver!.Id, line.Figures)));
        // Before it was sent on, five days after its answer was due; what was taken back since was open then.
        var then = await AgesAsync(world, world.Head, world.Today.AddDays(-1));
        Assert.Equal((true, new ShowAgeing.Figures(3, 1, 9, 19)), (then.IsPast, then.Total));
        Assert.Equal([("law", 2), ("money", 1)], then.Kinds.Select(line => (line.Kind!, line.Figures.Count)));
        Assert.Equal(new ShowAgeing.Figures(1, 1, 19, 19), then.Resolvers.Single(line => line.Resolver!.Id == world.Ward).Figures);
        Assert.Equal(new ShowAgeing.Figures(1, 0, 0, 0), (await AgesAsync(world, world.Head, first)).Total);
        Assert.Equal(new ShowAgeing.Figures(0, 0, null, null), (await AgesAsync(world, world.Head, first.AddDays(-1))).Total);
        // Two that stand alike are told apart by nothing but who they are.
        Assert.Equal(2, then.Resolvers.Count(line => line.Figures == new ShowAgeing.Figures(1, 0, 9, 9)));
        // Cần Thơ keeps seeing what it was asked.
        Assert.Equal(1, (await AgesAsync(world, world.Foreigner, null)).Total.Count);
        Assert.Equal(0, (await AgesAsync(world, world.WardOfficer, first.AddDays(-1))).Total.Count);
        await using var db = world.Open();
        Assert.Equal(BottleneckRefusals.DayAhead, (await new ShowAgeing(db, world.Head).RunAsync(new(world.Today.AddDays(1)))).Refusal);
        Assert.Equal(new(1, 0, 0), await new CountBottlenecksDue(db, world.Head).RunAsync() with { ToResolve = 1 });
        Assert.Equal(new(2, 0, 0), await new CountBottlenecksDue(db, world.Head).RunAsync());
        Assert.Null(await AnswerAsync(world, old, world.Head));
        Assert.Equal(new(0, 0, 1), await new CountBottlenecksDue(db, world.WorksOfficer).RunAsync());
        Assert.Equal(new(0, 0, 0), await new CountBottlenecksDue(db, world.Leader).RunAsync());
        world.Clock.Pass(TimeSpan.FromDays(16));
        await using var later = world.Open();
        Assert.Equal(new(2, 1, 0), await new CountBottlenecksDue(later, world.Head).RunAsync());
    }

    [Theory, BothDatabases]
    public async Task The_difficulties_of_a_report_become_bottlenecks(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (work, other) = (await GiveAsync(world), await GiveAsync(world));
        while (world.Today.Day != 10)
            world.Clock.Pass(TimeSpan.FromDays(1));
        await using var db = world.Open();
        await new OpenPeriods(db, world.Clock, Options).RunAsync();
        var period = (await new ListPeriods(db, world.Head).RunAsync()).Where(row => row.Cadence == Cadence.Monthly).MaxBy(row => row.To)!;
        Assert.Null(await new SubmitReport(db, world.WorksOfficer, world.Clock, Options).RunAsync(
            new(work, period.Id, 0, new ReportWords(Result: "Đã lập đề cương", Difficulties: "Chưa có quy định về lấn biển", Proposals: "Đề nghị hướng dẫn", Percent: 10))));
        Assert.Null(await new SubmitReport(db, world.WorksOfficer, world.Clock, Options).RunAsync(new(other, period.Id, 0, new ReportWords(Result: "Đã xong", Percent: 90))));

        var form = (await new PrepareBottleneck(db, world.WorksOfficer, Options).RunAsync(new(work, period.Id))).Value;
        Assert.Equal(("Chưa có quy định về lấn biển", "Đề nghị hướng dẫn", 1), (form.Origin!.Difficulties, form.Origin.Proposals, form.Origin.Origin.Version));
        Assert.Equal([(world.HaiPhong, (Party?)Party.Assigner), (world.Centre, null)], form.Resolvers.Select(one => (one.Id, one.As)));
        Assert.Equal([other], form.Others.Select(one => one.Id));
        Assert.Equal([world.Works], form.Raisers.Select(one => one.Id));
        Assert.Null((await new PrepareBottleneck(db, world.WorksOfficer, Options).RunAsync(new(other, period.Id))).Value.Origin);
        Assert.Equal(BottleneckRefusals.NotAllowed, (await new PrepareBottleneck(db, world.Leader, Options).RunAsync(new(work))).Refusal);
        Assert.Equal(BottleneckRefusals.AssignmentNotOpen, (await new PrepareBottleneck(db, world.Foreigner, Options).RunAsync(new(work))).Refusal);

        var report = form.Origin.Origin.Report;
        Assert.Empty(await new ListHindrances(db, world.Head).RaisedAsync([report]));
        // Another assignment, another version: not what that report said.
        Assert.Equal(BottleneckRefusals.OriginWrong, (await TryRaiseAsync(world, world.WorksOfficer, Words(other) with { Origin = form.Origin.Origin })).Refusal);
        Assert.Equal(BottleneckRefusals.OriginWrong, (await TryRaiseAsync(world, world.WorksOfficer, Words(work) with { Origin = new(report, 2) })).Refusal);
        var id = (await TryRaiseAsync(world, world.WorksOfficer, Words(work) with { Origin = form.Origin.Origin })).Value;
        Assert.Equal([report], await new ListHindrances(db, world.Head).RaisedAsync([report]));
        Assert.Empty(await new ListHindrances(db, world.Foreigner).RaisedAsync([report]));
        Assert.Equal([id], (await new ListHindrances(db, world.Head).OfReportAsync(report)).Select(row => row.Id));
        Assert.Equal((work, period.Id, 1), (await ShowAsync(world, world.Head, id)).Origin is { } origin ? (origin.Assignment, origin.Period.Id, origin.Version) : default);

        var panel = await new ListHindrances(db, world.WorksOfficer).RunAsync(work);
        Assert.Equal((true, 0), (panel.MayRaise, panel.More));
        Assert.Equal([id], panel.Rows.Select(row => row.Id));
        Assert.False((await new ListHindrances(db, world.Leader).RunAsync(work)).MayRaise);
        Assert.Empty((await new ListHindrances(db, world.Foreigner).RunAsync(work)).Rows);
    }

    [Theory, BothDatabases]
    public async Task Open_bottlenecks_go_to_successors_and_ended_ones_stay(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var work = await GiveAsync(world);
        var (raised, ended) = (await RaiseAsync(world, work, world.Ward), await RaiseAsync(world, work, world.Ward));
        Assert.Null(await WithdrawAsync(world, ended, world.WorksOfficer, "Nhầm"));
        world.Clock.Pass(TimeSpan.FromDays(6));
        await MergeAsync(world, "11311.DU", "31.SXD", new(0, 1));
        // The ward went into the department: it asks itself now, and whoever signs there settles it; the days count on.
        var after = await ShowAsync(world, world.Head, raised);
        Assert.Equal((world.Works, world.Works, 6, 6), (after.Row.RaiserId, after.Row.ResolverId, after.Row.Age.DaysOpen, after.Row.Age.DaysWithResolver));
        Assert.Equal((BottleneckAct.HandedOver, "Quyết định số 12-QĐ/TW"), (after.History[^1].Act, after.History[^1].Note));
        Assert.Equal(world.Ward, (await ShowAsync(world, world.Head, ended)).Row.ResolverId);
        Assert.Null(await AnswerAsync(world, raised, world.WorksOfficer));
        Assert.Equal(BottleneckRefusals.OwnAnswer, await ConfirmAsync(world, raised, world.WorksOfficer));

        var asking = await RaiseAsync(world, work);
        await MergeAsync(world, "31.SXD", "31.BTV", new(2, 1));
        await using var db = world.Open();
        Assert.Equal(0, await db.Bottlenecks.CountAsync(row => row.EndedOn == null && !db.Organisations.ExistingOn(world.Today).Any(one => one.Id == row.RaiserId)));
        Assert.Equal(0, await db.Bottlenecks.CountAsync(row => row.EndedOn == null && !db.Organisations.ExistingOn(world.Today).Any(one => one.Id == row.ResolverId)));
        Assert.Equal((world.StandingCommittee, world.HaiPhong), ((await ShowAsync(world, world.Head, asking)).Row.RaiserId, (await ShowAsync(world, world.Head, asking)).Row.ResolverId));
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == "bottleneck.handed_over" && row.SubjectId == raised.Value));
        // Both sides of the first moved with one act; who raised it before does so no more.
        Assert.Equal((world.StandingCommittee, world.StandingCommittee), ((await ShowAsync(world, world.Head, raised)).Row.RaiserId, (await ShowAsync(world, world.Head, raised)).Row.ResolverId));
    }

    [Theory, BothDatabases]
    public async Task What_is_over_or_where_nothing_changes_is_not_handed_over(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await RaiseAsync(world, await GiveAsync(world));
        await using var db = world.Open();
        var it = await db.Bottlenecks.SingleAsync(row => row.Id == id);
        var by = new Actor(Guid.Empty, "", world.Clock.Instant());
        Assert.Equal(BottleneckRefusals.NothingToHandOver, it.HandOver(it.RaiserId, it.ResolverId, world.Today, null, by));
        Assert.Null(it.Withdraw("Nhầm", by));
        Assert.Equal(BottleneckRefusals.AlreadyWithdrawn, it.HandOver(world.Ward, it.ResolverId, world.Today, null, by));
    }

    private static async Task<ShowAgeing.Result> AgesAsync(World world, CurrentUser by, DateOnly? on)
    {
        await using var db = world.Open();
        return (await new ShowAgeing(db, by).RunAsync(new(on))).Value;
    }

    /// <summary>Merges one into another as of today, and looks that the preview said what then moved.</summary>
    private static async Task MergeAsync(World world, string merged, string into, (int Raised, int Asked) moves)
    {
        await using var db = world.Open();
        var installation = CurrentUser.Installation(world.Centre, world.Today);
        var prepared = await new PrepareReorganisation(db, installation, world.Clock).RunAsync(
            new("Sắp xếp", world.Today, "Quyết định số 12-QĐ/TW", [new ReorganisationLine(ReorganisationStep.Merge, merged, into, WithChildren: true)]));
        Assert.Null(prepared.Refusal);
        db.ChangeTracker.Clear();
        var version = await db.Reorganisations.Where(row => row.Id == prepared.Value).Select(row => row.Version).SingleAsync();
        var seen = (await new ShowReorganisation(db, installation).RunAsync(new(prepared.Value))).Value;
        db.ChangeTracker.Clear();
        var done = await new ReorganiseOrganisations(db, installation, world.Clock).RunAsync(new(prepared.Value, version));
        Assert.Null(done.Refusal);
        Assert.Equal(moves, (done.Value.HandedOver.BottlenecksRaised, done.Value.HandedOver.BottlenecksAsked));
        Assert.Equal(moves, (seen.Total.BottlenecksRaised, seen.Total.BottlenecksAsked));
    }
}
