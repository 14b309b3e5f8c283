using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Tallies;

public sealed class RollupTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task Every_number_is_the_length_of_its_list(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await FillAsync(world);
        await using var db = world.Open();
        foreach (var user in new[] { world.Inspector, world.Officer })
        {
            var show = new ShowRollup(db, user, Options);
            var list = new ListAssignments(db, user, Options);
            async Task<int> LengthAsync(ListAssignments.Input input) => (await list.RunAsync(input with { Page = new PageRequest(Limit: PageRequest.Ceiling) })).Items.Count;
            foreach (var by in Enum.GetValues<RollupBy>())
            {
                var it = (await show.RunAsync(new(world.HaiPhong, by))).Value;
                Assert.Equal(10, it.Total.Total);
                Assert.Equal(1, it.Total.Cancelled);
                Assert.Equal(it.Total, it.Lines.Aggregate(RollupFigures.None, (sum, line) => sum.With(line.Figures)));
                foreach (var line in it.Lines)
                {
                    var filter = by switch
                    {
                        RollupBy.Unit => new ListAssignments.Input(Organisation: line.Organisation, Alone: line.IsOwn),
                        RollupBy.Document => line.Document is { } document ? new(Organisation: it.Organisation, Source: document) : new(Organisation: it.Organisation, Without: MissingFact.Document),
                        RollupBy.Field => line.Name is { Length: > 0 } field ? new(Organisation: it.Organisation, Field: field) : new(Organisation: it.Organisation, Without: MissingFact.Field),
                        _ => line.Month is { } month ? new(Organisation: it.Organisation, DueFrom: month, DueTo: month.AddMonths(1).AddDays(-1)) : new ListAssignments.Input(Organisation: it.Organisation, Without: MissingFact.DueDate),
                    };
                    if (line.Name is null && by == RollupBy.Document)
                        continue;
                    var sent = filter with { Stage = AssignmentStage.Sent };
                    var figures = line.Figures;
                    Assert.Equal(figures.Total, await LengthAsync(sent));
                    Assert.Equal(figures.Open, await LengthAsync(filter with { Stage = AssignmentStage.Open }));
                    Assert.Equal(figures.DoneInTime, await LengthAsync(sent with { Timeliness = Timeliness.DoneInTime }));
                    Assert.Equal(figures.DoneLate, await LengthAsync(sent with { Timeliness = Timeliness.DoneLate }));
                    Assert.Equal(figures.DoneUndue, await LengthAsync(sent with { Timeliness = Timeliness.NoDueDate, State = AssignmentState.Confirmed }));
                    Assert.Equal(figures.InTime, await LengthAsync(sent with { Timeliness = Timeliness.InTime }));
                    Assert.Equal(figures.DueSoon, await LengthAsync(sent with { Timeliness = Timeliness.DueSoon }));
                    Assert.Equal(figures.Overdue, await LengthAsync(sent with { Timeliness = Timeliness.Overdue }));
                    Assert.Equal(figures.Undue, await LengthAsync(filter with { Stage = AssignmentStage.Open, Timeliness = Timeliness.NoDueDate }));
                    Assert.Equal(figures.Cancelled, await LengthAsync(filter with { State = AssignmentState.Cancelled }));
                    if (by != RollupBy.Period)
                        Assert.Equal(figures.FallenDue, await LengthAsync(sent with { DueTo = user.Today.AddDays(-1) }));
                }

                foreach (var one in it.States)
                    Assert.Equal(one.Count, await LengthAsync(new(one.State, one.Timeliness, it.Organisation)));
            }
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_counts_what_is_foreign(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await FillAsync(world);
        await using var db = world.Open();
        foreach (var (user, organisation) in new[] { (world.Foreigner, world.HaiPhong), (world.Foreigner, world.Ward), (world.Officer, world.CanTho), (world.Officer, world.Centre), (world.WardOfficer, world.HaiPhong), (world.WorksOfficer, world.Ward) })
        {
            Assert.Equal(AssignmentRefusals.RollupNotFound, (await new ShowRollup(db, user, Options).RunAsync(new(organisation))).Refusal);
            Assert.Equal(AssignmentRefusals.RollupNotFound, (await new ListSilentLeads(db, user, Options).RunAsync(new(organisation))).Refusal);
        }

        Assert.Equal(world.HaiPhong, (await new ShowRollup(db, world.Officer, Options).RunAsync(new())).Value.Organisation);
        Assert.Equal(world.Ward, (await new ShowRollup(db, world.WardOfficer, Options).RunAsync(new())).Value.Organisation);
        Assert.Equal(world.Centre, (await new ShowRollup(db, world.Inspector, Options).RunAsync(new())).Value.Organisation);
        Assert.Equal(AssignmentRefusals.RollupAhead, (await new ShowRollup(db, world.Officer, Options).RunAsync(new(world.HaiPhong, On: world.Today.AddDays(1)))).Refusal);

        // The ward goes to Cần Thơ: what it did under Hải Phòng is counted for Hải Phòng as of then, and Hải Phòng's officers see no more than is theirs today.
        world.Clock.Pass(TimeSpan.FromDays(5));
        var version = await db.Organisations.Where(row => row.Id == world.Ward).Select(row => row.Version).SingleAsync();
        Assert.Null(await new MoveOrganisation(db, CurrentUser.Installation(world.Centre, world.Today), world.Clock).RunAsync(new(world.Ward, version, world.CanTho, world.Today)));
        Assert.Equal(7, (await new ShowRollup(db, world.Officer, Options).RunAsync(new(world.HaiPhong))).Value.Total.Total);
        Assert.Equal(AssignmentRefusals.RollupNotFound, (await new ShowRollup(db, world.Officer, Options).RunAsync(new(world.HaiPhong, On: world.Today.AddDays(-1)))).Refusal);
        var then = (await new ShowRollup(db, world.Inspector, Options).RunAsync(new(world.HaiPhong, On: world.Today.AddDays(-1)))).Value;
        Assert.Equal((10, true), (then.Total.Total, then.IsPast));
        Assert.Contains(then.Lines, line => line.Organisation == world.Ward && line.Figures.Total == 3);
    }

    [Theory, BothDatabases]
    public async Task Who_never_told_anything_is_named(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var told = await TallyTests.SendAsync(world, world.Works, -30);
        await TallyTests.SendAsync(world, world.Ward, -30);
        world.Clock.Pass(TimeSpan.FromDays(ListSilentLeads.Patience));
        // Long overdue when it comes, and not silent: it came today.
        await TallyTests.SendAsync(world, world.StandingCommittee, -40);
        await using (var db = world.Open())
        {
            var row = await db.Assignments.SingleAsync(one => one.Id == told);
            Assert.Null(row.Progress(10, null, TallyTests.By(world)));
            await db.SaveChangesAsync();
        }

        await using var reading = world.Open();
        var silent = (await new ListSilentLeads(reading, world.Officer, Options).RunAsync(new(world.HaiPhong))).Value.Rows;
        Assert.Equal((world.Ward, 1, 1), (Assert.Single(silent).Lead, silent[0].Open, silent[0].Overdue));
    }

    /// <summary>Ten that count below Hải Phòng, of all kinds, three of them of the ward; one that was cancelled, a draft, and one elsewhere.</summary>
    internal static async Task FillAsync(World world)
    {
        await using var db = world.Open();
        async Task<TallyTests.DocumentIdOf> RegisterAsync(CurrentUser by, OrganisationId owner, string number) => new((await new RegisterDocument(db, by, world.Clock, Options).RunAsync(
            new("NQ", "nghị quyết", number, owner, null, world.Today, $"về việc {number}", DocumentAudience.OwnerSubtree, Owner: owner))).Value);
        var known = await RegisterAsync(world.Officer, world.HaiPhong, "1-NQ/TU");
        var hidden = await RegisterAsync(world.Inspector, world.Commission, "2-NQ/TW");
        await TallyTests.SendAsync(world, world.Ward, -40, "y tế", known);
        await TallyTests.SendAsync(world, world.Ward, 2, "y tế", hidden);
        await TallyTests.SendAsync(world, world.Ward, 90, null, known);
        await TallyTests.SendAsync(world, world.Works, -3, "xây dựng");
        await TallyTests.SendAsync(world, world.HaiPhong, 30, "xây dựng");
        await TallyTests.SendAsync(world, world.CanThoWard, 30, "xây dựng");
        foreach (var (index, due) in new[] { 10, -10, -20 }.Index())
            await EndAsync(await TallyTests.SendAsync(world, world.Works, due, index == 0 ? null : "y tế"), confirm: index < 2);
        await using (var undue = world.Open())
        {
            foreach (var confirm in new[] { true, false })
            {
                var work = Assignment.Draft($"KH-{confirm}", "Việc không hạn", world.HaiPhong, null, null, TallyTests.By(world)).Value;
                Assert.Null(work.Assign(world.StandingCommittee, "Báo cáo", world.Today, null, TallyTests.By(world)));
                undue.Add(work);
                await undue.SaveChangesAsync();
                if (confirm)
                    await EndAsync(work.Id, true);
            }

            var cancelled = Assignment.Draft("HUY", "Việc đã hủy", world.HaiPhong, null, null, TallyTests.By(world)).Value;
            Assert.Null(cancelled.Assign(world.Works, "Báo cáo", world.Today, null, TallyTests.By(world)));
            Assert.Null(cancelled.Cancel("Không còn cần", null, TallyTests.By(world)));
            var draft = Assignment.Draft("NHAP", "Việc chưa giao", world.HaiPhong, null, null, TallyTests.By(world)).Value;
            Assert.Null(draft.Propose(world.Works, "Báo cáo", world.Today, world.Today));
            undue.AddRange(cancelled, draft);
            await undue.SaveChangesAsync();
            await new FoldTallies(undue, world.Clock).RunAsync(all: true);
        }

        async Task EndAsync(AssignmentId id, bool confirm)
        {
            await using var ending = world.Open();
            var work = await ending.Assignments.Include(row => row.Events).SingleAsync(row => row.Id == id);
            Assert.Null(work.ReportDone("Đã xong", [], Actor.Of(world.WorksOfficer, world.Clock)));
            if (confirm)
                Assert.Null(work.Confirm(null, TallyTests.By(world)));
            await ending.SaveChangesAsync();
        }
    }
}
