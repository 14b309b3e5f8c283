using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Tallies;

public sealed class TallyTests
{
    private static readonly TrackingOptions Options = new();

    /// <summary>Killed at any statement of a save, of a round that puts changes into the sums, of a new count: what is kept stays what is counted.</summary>
    [Theory, BothDatabases]
    public async Task No_death_leaves_a_half_change(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var work = await SendAsync(world, world.Ward, 5);
        await SendAsync(world, world.Works, -5);
        await using (var db = world.Open())
            await new FoldTallies(db, world.Clock).RunAsync(all: true);
        var (deaths, after) = (0, 0);
        for (var isDone = false; !isDone; after++)
        {
            await using var dying = world.Open(new DyingConnection(after));
            try
            {
                var row = await dying.Assignments.SingleAsync(one => one.Id == work);
                Assert.Null(row.Progress(null, $"Lần {after}", By(world)));
                Assert.Null(row.GrantExtension(world.Today.AddDays(100 + after), null, By(world)));
                await dying.SaveChangesAsync();
                await new FoldTallies(dying, world.Clock).RunAsync(all: true);
                await new RebuildTallies(dying, world.Clock).RunAsync();
                isDone = true;
            }
            catch (Exception exception) when (exception is DyingConnection.DeathException or DbUpdateException)
            {
                deaths++;
            }

            await using var db = world.Open();
            var verified = await new VerifyTallies(db, world.Clock, Options).RunAsync();
            Assert.Equal((false, 0), (verified.Stale, verified.Found));
        }

        Assert.True(deaths > 8, $"{deaths}");
    }

    /// <summary>Whoever reads while a round goes on gets neither less nor more.</summary>
    [Theory, BothDatabases]
    public async Task A_round_between_two_looks_counts_nothing_twice(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using (var db = world.Open())
            await new RebuildTallies(db, world.Clock).RunAsync();
        for (var i = 0; i < 7; i++)
            await SendAsync(world, world.Ward, i);
        var rounds = 0;
        await using var reading = world.Open(new AfterSums(async () =>
        {
            if (rounds++ > 0)
                return;
            await using var other = world.Open();
            Assert.Equal(7, (await new FoldTallies(other, world.Clock).RunAsync(all: true)).Changes);
        }));
        var counted = await new CountToday(reading, world.Today, Options).RunAsync([world.HaiPhong], RollupBy.Unit, default);
        Assert.Equal(7, counted.Sum(row => row.Count));
        Assert.True(rounds > 1);
    }

    /// <summary>Many act, two servers put changes into the sums, one counts anew: all at once.</summary>
    [Theory, BothDatabases]
    public async Task Acts_and_rounds_at_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using (var db = world.Open())
            await new RebuildTallies(db, world.Clock).RunAsync();
        var leads = new[] { world.Ward, world.Works, world.CanThoWard };
        var acts = Enumerable.Range(0, 24).Select(n => Task.Run(async () => await SendAsync(world, leads[n % 3], n)));
        var rounds = Enumerable.Range(0, 12).Select(n => Task.Run(async () =>
        {
            await using var db = world.Open();
            try
            {
                if (n % 4 == 0)
                    await new RebuildTallies(db, world.Clock).RunAsync();
                else
                    await new FoldTallies(db, world.Clock).RunAsync(all: true);
            }
            catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException { InnerException: System.Data.Common.DbException })
            {
                // Two at once: the later gives up, and comes again in a minute.
            }
        }));
        await Task.WhenAll([.. acts, .. rounds]);
        await using var last = world.Open();
        Assert.Equal((0, 24), ((await new VerifyTallies(last, world.Clock, Options).RunAsync()).Found,
            (await new CountToday(last, world.Today, Options).RunAsync([world.Centre], RollupBy.Unit, default)).Sum(row => row.Count)));
    }

    [Theory, BothDatabases]
    public async Task A_wrong_sum_is_found_and_counted_anew(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SendAsync(world, world.Ward, 5);
        await using var db = world.Open();
        var verify = new VerifyTallies(db, world.Clock, Options);
        Assert.True((await verify.RunAsync()).Stale);
        await new RebuildTallies(db, world.Clock).RunAsync();
        Assert.Equal((false, 0), ((await verify.RunAsync()).Stale, (await verify.RunAsync()).Found));
        await db.Tallies.Where(row => row.OrganisationId == world.HaiPhong && row.Subject == "").ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + 1));
        var found = await verify.RunAsync();
        Assert.Contains(found.Differences, one => one is { Code: "31.TU", By: RollupBy.Unit, State: AssignmentState.Assigned, Kept: 2, Counted: 1 });
        Assert.Equal(1, await new RebuildTallies(db, world.Clock).RunAsync());
        Assert.Equal(0, (await verify.RunAsync()).Found);
        // What nothing waits for is not done.
        Assert.Equal(new FoldTallies.Result(0, false), await new FoldTallies(db, world.Clock).RunAsync());
    }

    [Theory, BothDatabases]
    public async Task What_is_generated_is_counted(Provider provider)
    {
        await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        await using var db = scratch.Open();
        Assert.Null((await new GenerateRecords(db, TimeProvider.System, Options).RunAsync(new(Provinces: 3, Communes: 12, Grassroots: 60, Assignments: 2000, Months: 12, Seed: 7))).Refusal);
        var verified = await new VerifyTallies(db, TimeProvider.System, Options).RunAsync();
        Assert.Equal((false, 0), (verified.Stale, verified.Found));
        Assert.True(verified.Organisations > 50);
        // The last act of each tells what stands: a past day is counted as today is.
        var (today, all) = (TimeProvider.System.Today(), await db.Organisations.Where(row => db.Tallies.Any(sum => sum.OrganisationId == row.Id)).Select(row => row.Id).ToListAsync());
        var stands = TallyModel.Sum(await new CountToday(db, today, Options).RunAsync(all, RollupBy.Document, default), RollupBy.Document);
        foreach (var known in Enum.GetValues<Known>())
            Assert.Equal(stands.OrderBy(one => one.Key, StringComparer.Ordinal), TallyModel.Sum(await new CountPast(db, today, known, Options).RunAsync(all, RollupBy.Document, default), RollupBy.Document).OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    internal static Actor By(World world) => Actor.Of(world.Inspector, world.Clock);

    /// <param name="due">Days from today.</param>
    internal static async Task<AssignmentId> SendAsync(World world, OrganisationId lead, int due, string? field = null, DocumentIdOf? source = null)
    {
        await using var db = world.Open();
        var work = Assignment.Draft($"V-{Guid.CreateVersion7():N}", "Việc", world.HaiPhong, null, source is { } from ? new AssignmentSource(from.Id, null, null) : null, By(world)).Value;
        work.Describe(new AssignmentDetails(Field: field));
        Assert.Null(work.Assign(lead, "Báo cáo", world.Today.AddDays(Math.Min(0, due) - 10), world.Today.AddDays(due), By(world)));
        db.Add(work);
        await db.SaveChangesAsync();
        return work.Id;
    }

    internal sealed record DocumentIdOf(DonDoc.Tracking.Documents.DocumentId Id);

    /// <summary>Lets somebody else act right after the sums were read.</summary>
    private sealed class AfterSums(Func<Task> act) : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        public override async ValueTask<System.Data.Common.DbDataReader> ReaderExecutedAsync(
            System.Data.Common.DbCommand command, Microsoft.EntityFrameworkCore.Diagnostics.CommandExecutedEventData eventData, System.Data.Common.DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("\"Tallies\"", StringComparison.Ordinal))
                await act();
            return result;
        }
    }
}
