using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Tallies;

/// <summary>What is kept of past days; that it equals a count through all that may happen, <see cref="TallyPropertyTests"/>.</summary>
public sealed class PastDayTests
{
    private static readonly TrackingOptions Options = new();

    /// <summary>Two years at once, with those that are too small to be kept.</summary>
    [Theory, BothDatabases]
    public async Task Past_days_of_a_whole_tree(Provider provider)
    {
        await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        await using var db = scratch.Open();
        Assert.Null((await new GenerateRecords(db, TimeProvider.System, Options).RunAsync(new(Provinces: 3, Communes: 12, Grassroots: 60, Assignments: 2000, Months: 24, Seed: 7))).Refusal);
        var (today, all) = (TimeProvider.System.Today(), await db.Organisations.OrderBy(row => row.Code != "TW").Select(row => row.Id).ToListAsync());
        Assert.InRange(await new KeepPastDays(db, TimeProvider.System, Options).RunAsync(), 300, 1000);
        Assert.Equal(0, await new KeepPastDays(db, TimeProvider.System, Options).RunAsync());
        var kept = await db.PastSums.Select(row => row.OrganisationId).Distinct().CountAsync();
        Assert.InRange(kept, 4, 70);
        var totals = new List<int>();
        foreach (var days in new[] { 1, 2, 40, 170, 333, 600, 1200 })
        {
            foreach (var known in Enum.GetValues<Known>())
            {
                var count = new CountPast(db, today.AddDays(-days), known, Options);
                var found = TallyModel.Sum(await count.RunAsync(all, RollupBy.Unit, default), RollupBy.Unit);
                Assert.Equal(
                    TallyModel.Sum(await count.FromActsAsync(all, RollupBy.Unit, default), RollupBy.Unit).OrderBy(one => one.Key, StringComparer.Ordinal),
                    found.OrderBy(one => one.Key, StringComparer.Ordinal));
                totals.Add(found.Values.Sum());
            }
        }

        Assert.True(totals.Distinct().Count() > 4);
        Assert.Equal(0, (await new VerifyTallies(db, TimeProvider.System, Options).RunAsync()).Found);
        var last = await db.KeptDays.Select(row => row.Last).SingleAsync();
        Assert.Equal(1, await db.PastSums.Where(row => row.OrganisationId == all[0] && row.Day <= last && !db.PastSums.Any(later => later.OrganisationId == all[0] && later.Day > row.Day))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Cells, "Assigned InTime - 77777")));
        Assert.Contains((await new VerifyTallies(db, TimeProvider.System, Options).RunAsync()).Differences, one => one.Kept == 77777);
    }

    /// <summary>What is recorded of a past day, however it comes, is not hidden by what was kept.</summary>
    [Theory, BothDatabases]
    public async Task What_changes_the_past_takes_it_out_of_use(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var work = await TallyTests.SendAsync(world, world.Ward, 5);
        world.Clock.Pass(TimeSpan.FromDays(20));
        await KeepAsync(world, 20);
        await KeepAsync(world, 0);

        // With the time of today, of how it was ten days ago: known now, and not then.
        var (day, end) = (world.Today.AddDays(-10), world.Today.AddDays(-1));
        await using (var db = world.Open())
        {
            db.Clock = world.Clock;
            Assert.Null((await db.Assignments.SingleAsync(row => row.Id == work)).HandOver(world.Ward, world.CanThoWard, day, null, TallyTests.By(world)));
            await db.SaveChangesAsync();
        }

        await KeepAsync(world, 0);
        Assert.Equal((1, 0), (await CountAsync(world, world.Ward, day, Known.Then), await CountAsync(world, world.CanThoWard, day, Known.Then)));
        Assert.Equal((0, 1), (await CountAsync(world, world.Ward, day, Known.Now), await CountAsync(world, world.CanThoWard, day, Known.Now)));

        // With the time of a past day: a clock that was wrong, records brought from elsewhere.
        await using (var db = world.Open())
        {
            db.Clock = world.Clock;
            var late = Assignment.Draft("CU-1", "Việc cũ", world.HaiPhong, null, null, TallyTests.By(world)).Value;
            var by = TallyTests.By(world) with { At = Clock.BeginOf(day).AddHours(9) };
            Assert.Null(late.Assign(world.Ward, "Báo cáo", day, day.AddDays(3), by));
            db.Add(late);
            await db.SaveChangesAsync();
        }

        Assert.Equal(2, await CountAsync(world, world.Ward, day, Known.Then));
        await KeepAsync(world, 10);

        // A move from a past day on: before it the tree is what it was.
        await using (var db = world.Open())
        {
            db.Clock = world.Clock;
            var version = await db.Organisations.Where(row => row.Id == world.Ward).Select(row => row.Version).SingleAsync();
            Assert.Null(await new MoveOrganisation(db, CurrentUser.Installation(world.Centre, world.Today), world.Clock).RunAsync(new(world.Ward, version, world.CanTho, world.Today.AddDays(-4))));
        }

        async Task AssertMovedAsync() => Assert.Equal((2, 0, 0, 2), (
            await CountAsync(world, world.HaiPhong, world.Today.AddDays(-5), Known.Then), await CountAsync(world, world.HaiPhong, end, Known.Then),
            await CountAsync(world, world.CanTho, world.Today.AddDays(-5), Known.Then), await CountAsync(world, world.CanTho, end, Known.Now)));
        await AssertMovedAsync();
        await KeepAsync(world, 4);
        await AssertMovedAsync();
    }

    /// <summary>A clock that runs ahead, is put right, and work that goes on meanwhile.</summary>
    [Theory, BothDatabases]
    public async Task Days_that_a_wrong_clock_kept_before_they_were_over_are_counted_anew(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TallyTests.SendAsync(world, world.Ward, 5);
        world.Clock.Pass(TimeSpan.FromDays(33));
        await KeepAsync(world, 33);
        world.Clock.Pass(TimeSpan.FromDays(-30));
        await TallyTests.SendAsync(world, world.Ward, 5);
        world.Clock.Pass(TimeSpan.FromDays(2));
        Assert.True(await KeepAsync(world) > 0);
        Assert.Equal((2, 1), (await CountAsync(world, world.Ward, world.Today.AddDays(-1), Known.Then), await CountAsync(world, world.Ward, world.Today.AddDays(-3), Known.Then)));
    }

    [Theory, BothDatabases]
    public async Task Another_number_of_days_that_are_soon_is_another_count(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TallyTests.SendAsync(world, world.Ward, 20);
        world.Clock.Pass(TimeSpan.FromDays(5));
        await KeepAsync(world, 5);
        await using var db = world.Open();
        var options = new TrackingOptions { DueSoonDays = 30 };
        Timeliness Of(List<Counted> counted) => Assert.Single(counted).Timeliness;
        Assert.Equal(Timeliness.DueSoon, Of(await new CountPast(db, world.Today.AddDays(-1), Known.Then, options).RunAsync([world.HaiPhong], RollupBy.Unit, default)));
        Assert.Equal(5, await new KeepPastDays(db, world.Clock, options) { Least = 1 }.RunAsync());
        Assert.Equal(Timeliness.DueSoon, Of(await new CountPast(db, world.Today.AddDays(-1), Known.Then, options).RunAsync([world.HaiPhong], RollupBy.Unit, default)));
        Assert.Equal(Timeliness.InTime, Of(await new CountPast(db, world.Today.AddDays(-1), Known.Then, Options).RunAsync([world.HaiPhong], RollupBy.Unit, default)));
    }

    /// <summary>Killed at any statement; and while two servers are at it, only one has done it.</summary>
    [Theory, BothDatabases]
    public async Task No_death_leaves_a_gap_and_two_at_once_make_one(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await TallyTests.SendAsync(world, world.Ward, 5);
        var deaths = 0;
        for (var isDone = false; !isDone;)
        {
            world.Clock.Pass(TimeSpan.FromDays(3));
            await using var dying = world.Open(new DyingConnection(deaths));
            try
            {
                await new KeepPastDays(dying, world.Clock, Options) { Least = 1 }.RunAsync();
                isDone = true;
            }
            catch (Exception exception) when (exception is DyingConnection.DeathException or DbUpdateException)
            {
                deaths++;
            }

            Assert.Equal((1, 0), (await CountAsync(world, world.HaiPhong, world.Today.AddDays(-2), Known.Then), await CountAsync(world, world.CanTho, world.Today.AddDays(-2), Known.Then)));
        }

        Assert.True(deaths > 5, $"{deaths}");
        world.Clock.Pass(TimeSpan.FromDays(3));
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = world.Open();
            return await new KeepPastDays(db, world.Clock, Options) { Least = 1 }.RunAsync();
        })));
        Assert.Equal(3, done.Sum());
    }

    /// <param name="days">That it has to count.</param>
    private static async Task<int> KeepAsync(World world)
    {
        await using var db = world.Open();
        return await new KeepPastDays(db, world.Clock, Options) { Least = 1 }.RunAsync();
    }

    private static async Task KeepAsync(World world, int days)
    {
        await using var db = world.Open();
        Assert.Equal(days, await new KeepPastDays(db, world.Clock, Options) { Least = 1 }.RunAsync());
    }

    private static async Task<int> CountAsync(World world, OrganisationId organisation, DateOnly day, Known known)
    {
        await using var db = world.Open();
        return (await new CountPast(db, day, known, Options).RunAsync([organisation], RollupBy.Unit, default)).Sum(row => row.Count);
    }
}
