using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Peers;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Assignments.Tallies;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Peers;

/// <summary>Organisations side by side, the map and what stands still: every number is the length of its list, and nobody counts what is foreign.</summary>
public sealed class PeerTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task Every_number_is_the_length_of_its_list(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await FillAsync(world);
        // What is done in these days moves only some of it; the rest stands still then.
        world.Clock.Pass(TimeSpan.FromDays(35));
        await using (var acting = world.Open())
        {
            var moved = await acting.Assignments.Include(row => row.Events).FirstAsync(row => row.LeadId == world.Ward);
            Assert.Null(moved.Receive(TallyTests.By(world)));
            Assert.Null(moved.Progress(40, null, TallyTests.By(world)));
            await acting.SaveChangesAsync();
            await new FoldTallies(acting, world.Clock).RunAsync(all: true);
        }

        await using var db = world.Open();
        var user = world.Inspector;
        var list = new ListAssignments(db, user, Options);
        async Task<int> LengthAsync(ListAssignments.Input input) => (await list.RunAsync(input with { Page = new PageRequest(Limit: PageRequest.Ceiling) })).Items.Count;
        foreach (var (field, from) in new (string?, DateOnly?)[] { (null, null), ("y tế", null), (null, world.Today.AddDays(-40)) })
        {
            var it = (await new ComparePeers(db, user, Options).RunAsync(new(Field: field, From: from))).Value;
            Assert.Equal((world.Centre, new PeerKind(OrganisationLevel.Province, OrganisationType.PartyCommittee)), (it.Below, it.Kind));
            Assert.Equal([world.CanTho, world.HaiPhong], it.Rows.Select(row => row.Organisation).OrderBy(id => id == world.HaiPhong));
            foreach (var row in it.Rows)
            {
                var (sent, figures) = (new ListAssignments.Input(Organisation: row.Organisation, Field: field, DueFrom: from, Stage: AssignmentStage.Sent), row.Figures);
                Assert.Equal(figures.Total, await LengthAsync(sent));
                Assert.Equal(figures.Done, await LengthAsync(sent with { State = AssignmentState.Confirmed }));
                Assert.Equal(figures.DoneInTime, await LengthAsync(sent with { Timeliness = Timeliness.DoneInTime }));
                Assert.Equal(figures.DoneLate, await LengthAsync(sent with { Timeliness = Timeliness.DoneLate }));
                Assert.Equal(figures.Overdue, await LengthAsync(sent with { Timeliness = Timeliness.Overdue }));
                Assert.Equal(figures.FallenDue, await LengthAsync(sent with { DueTo = user.Today.AddDays(-1) }));
                Assert.Equal(figures.Open, await LengthAsync(sent with { Stage = AssignmentStage.Open }));
                Assert.Equal(figures.NotReported, await LengthAsync(sent with { Sign = AssignmentSign.NotReported }));
                Assert.Equal(figures.Stalled, await LengthAsync(sent with { Stalled = true }));
            }
        }

        var all = (await new ComparePeers(db, user, Options).RunAsync(new())).Value.Rows.ToDictionary(row => row.Organisation, row => row.Figures);
        Assert.Equal((await new ListSilentLeads(db, user, Options).RunAsync(new(world.HaiPhong))).Value.Rows.Count, all[world.HaiPhong].Silent);
        // From the rows themselves, one by one.
        var rows = await db.Assignments.Where(row => row.State != AssignmentState.Draft && row.State != AssignmentState.Cancelled
            && db.AncestryOn(user.Today).Any(up => up.AncestorId == world.HaiPhong && up.DescendantId == row.LeadId)).ToListAsync();
        var delays = rows.Where(row => row.DueDate is not null && (row.ReportedOn is not null || row.DueDate < user.Today)).Select(row => (row.ReportedOn ?? user.Today).DayNumber - row.DueDate!.Value.DayNumber).Order().ToList();
        Assert.Equal(delays[(delays.Count - 1) / 2], all[world.HaiPhong].Delay);
        Assert.Equal(rows.Where(row => row.ReceivedOn is not null).Select(row => (double)(row.ReceivedOn!.Value.DayNumber - row.SentOn!.Value.DayNumber)).Average(), all[world.HaiPhong].AnswerDays);
        Assert.InRange(all[world.HaiPhong].Stalled, 1, all[world.HaiPhong].Open - 1);

        foreach (var figure in Enum.GetValues<MapFigure>())
        {
            var map = (await new ShowMap(db, user, Options).RunAsync(new(figure))).Value;
            Assert.Equal(["31", "92"], map.Rows.Select(row => row.Code).Order());
            foreach (var row in map.Rows)
            {
                var figures = all[row.Organisation];
                Assert.Equal(figure switch
                {
                    MapFigure.InTime => (figures.DoneInTime, figures.DoneInTime + figures.DoneLate),
                    MapFigure.Overdue => (figures.Overdue, figures.FallenDue),
                    MapFigure.Done => (figures.Done, figures.Total),
                    MapFigure.Total => (figures.Total, (int?)null),
                    MapFigure.NotReported => (figures.NotReported, figures.Open),
                    MapFigure.Stalled => (figures.Stalled, figures.Open),
                    _ => (figures.Silent, null),
                }, (row.Count, row.Of));
            }
        }

        Assert.Equal(2, (await new ShowMap(db, user, Options).RunAsync(new(MapFigure.Total, Field: "xây dựng"))).Value.Rows.Single(row => row.Organisation == world.HaiPhong).Count);
        var past = (await new ShowMap(db, user, Options).RunAsync(new(MapFigure.Stalled, On: user.Today.AddDays(-1)))).Value;
        Assert.Equal((MapFigure.Overdue, true), (past.Figure, past.IsPast));

        var stalled = (await new ListStalled(db, user, Options).RunAsync(new(world.HaiPhong))).Value;
        Assert.Equal((all[world.HaiPhong].Open, all[world.HaiPhong].Stalled), (stalled.Total.Open, stalled.Total.Stalled));
        foreach (var row in stalled.Rows)
        {
            Assert.Equal(row.Open, await LengthAsync(new(Organisation: row.Organisation, Alone: row.IsOwn, Stage: AssignmentStage.Open)));
            Assert.Equal(row.Stalled, await LengthAsync(new(Organisation: row.Organisation, Alone: row.IsOwn, Stalled: true)));
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_compares_what_is_foreign(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await FillAsync(world);
        await using var db = world.Open();
        foreach (var (user, organisation) in new[] { (world.Foreigner, world.HaiPhong), (world.Officer, world.CanTho), (world.Officer, world.Centre), (world.WardOfficer, world.HaiPhong) })
        {
            Assert.Equal(AssignmentRefusals.RollupNotFound, (await new ComparePeers(db, user, Options).RunAsync(new(organisation))).Refusal);
            Assert.Equal(AssignmentRefusals.RollupNotFound, (await new ListStalled(db, user, Options).RunAsync(new(organisation))).Refusal);
        }

        Assert.Equal([world.HaiPhong], (await new ShowMap(db, world.Officer, Options).RunAsync(new())).Value.Rows.Select(row => row.Organisation));
        Assert.True((await new ShowMap(db, world.Officer, Options).RunAsync(new())).Value.Rows.Single().IsOwn);
        Assert.Empty((await new ShowMap(db, world.WardOfficer, Options).RunAsync(new())).Value.Rows);
        Assert.Equal(AssignmentRefusals.RollupAhead, (await new ShowMap(db, world.Officer, Options).RunAsync(new(On: world.Today.AddDays(1)))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task They_stand_in_the_order_of_a_column_with_nothing_last(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await RollupTests.FillAsync(world);
        await using var db = world.Open();
        foreach (var by in Enum.GetValues<PeerOrder>())
        {
            var up = (await new ComparePeers(db, world.Inspector, Options).RunAsync(new(Sort: new(by)))).Value;
            var down = (await new ComparePeers(db, world.Inspector, Options).RunAsync(new(Sort: new(by, Down: true)))).Value;
            var values = up.Rows.Select(row => row.Figures.Of(by)).ToList();
            Assert.Equal(values.OrderBy(value => value ?? double.MaxValue), values);
            Assert.Equal(values.OrderByDescending(value => value ?? double.MinValue), down.Rows.Select(row => row.Figures.Of(by)));
            if (values.OfType<double>().Order().ToList() is { Count: > 0 } having)
                Assert.Equal(having[(having.Count - 1) / 2], up.Middle[by]);
        }
    }

    /// <summary>Being urged moves nothing; an act of either side does.</summary>
    [Theory, BothDatabases]
    public async Task Urging_moves_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await TallyTests.SendAsync(world, world.Works, 90);
        world.Clock.Pass(TimeSpan.FromDays(Options.StalledDays));
        async Task<int> StalledAsync()
        {
            await using var reading = world.Open();
            return (await new ListStalled(reading, world.Officer, Options).RunAsync(new(world.HaiPhong))).Value.Total.Stalled;
        }

        async Task ActAsync(Func<Assignment, Refusal?> verb)
        {
            await using var db = world.Open();
            Assert.Null(verb(await db.Assignments.Include(row => row.Events).SingleAsync(row => row.Id == id)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await StalledAsync());
        await ActAsync(row => row.Urge("Đề nghị báo cáo", TallyTests.By(world)));
        Assert.Equal(1, await StalledAsync());
        await ActAsync(row => row.Progress(5, null, TallyTests.By(world)));
        Assert.Equal(0, await StalledAsync());
        world.Clock.Pass(TimeSpan.FromDays(Options.StalledDays));
        Assert.Equal(1, await StalledAsync());
        await ActAsync(row => row.Suspend("Chờ quy hoạch", TallyTests.By(world)));
        world.Clock.Pass(TimeSpan.FromDays(Options.StalledDays));
        Assert.Equal(0, await StalledAsync());
    }

    /// <summary>With the codes of their units, by which a map knows provinces.</summary>
    private static async Task FillAsync(World world)
    {
        await RollupTests.FillAsync(world);
        await using var db = world.Open();
        foreach (var (organisation, code) in new[] { (world.HaiPhong, "31"), (world.CanTho, "92") })
            await db.Organisations.Where(row => row.Id == organisation).ExecuteUpdateAsync(set => set.SetProperty(row => row.UnitCode, code));
    }
}
