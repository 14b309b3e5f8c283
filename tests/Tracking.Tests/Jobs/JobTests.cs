using DonDoc.Tracking.Jobs;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Jobs;

/// <summary>The clockwork of jobs: one server at a time, nothing lost by a kill, and no trust in a clock that leaps.</summary>
public sealed class JobTests
{
    private const string Name = "test";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static async Task<BeginJob.Result?> BeginAsync(World world)
    {
        await using var db = world.Open();
        return await new BeginJob(db, world.Clock).RunAsync(Name);
    }

    private static async Task EndAsync(World world, BeginJob.Result run, int did = 1)
    {
        await using var db = world.Open();
        await new EndJob(db, world.Clock).DoneAsync(run, new Dictionary<string, int>(StringComparer.Ordinal) { ["did"] = did, ["nothing"] = 0 }, Day);
    }

    private static async Task<ListJobs.Row> ShowAsync(World world)
    {
        await using var db = world.Open();
        return Assert.Single((await new ListJobs(db, world.Administrator).RunAsync()).Value);
    }

    private static async Task<Refusal?> ReleaseAsync(World world, CurrentUser user)
    {
        await using var db = world.Open();
        return await new ReleaseJob(db, user, world.Clock).RunAsync(Name);
    }

    [Theory, BothDatabases]
    public async Task Of_several_servers_one_runs_it_once_a_day(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var day = 1; day <= 2; day++)
        {
            // Some find no row yet and lose the race for it: they look again.
            var runs = new List<BeginJob.Result?>();
            for (var look = 0; look < 2; look++)
                runs.AddRange(await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => BeginAsync(world)))));
            var run = Assert.Single(runs, one => one is not null)!;
            Assert.Equal(day, run.Run);
            world.Clock.Pass(TimeSpan.FromMinutes(2));
            await EndAsync(world, run);
            Assert.Null(await BeginAsync(world));
            world.Clock.Pass(Day - TimeSpan.FromMinutes(1));
            Assert.Null(await BeginAsync(world));
            world.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        var shown = await ShowAsync(world);
        Assert.Equal((JobOutcome.Done, null), (shown.Outcome, shown.Hold));
        Assert.Equal([("did", 1)], shown.Did);
    }

    [Theory, BothDatabases]
    public async Task A_run_that_died_is_begun_again_and_may_note_nothing_any_more(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var dead = (await BeginAsync(world))!;
        Assert.Null(await BeginAsync(world));
        world.Clock.Pass(BeginJob.Lease);
        var second = (await BeginAsync(world))!;
        Assert.Equal(2, second.Run);
        await EndAsync(world, dead, did: 9);
        Assert.Null((await ShowAsync(world)).Outcome);
        await using (var db = world.Open())
            await new EndJob(db, world.Clock).FailedAsync(second);
        Assert.Equal(JobOutcome.Failed, (await ShowAsync(world)).Outcome);
        Assert.Null(await BeginAsync(world));
        world.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(3, (await BeginAsync(world))!.Run);
    }

    [Theory, BothDatabases]
    public async Task A_clock_that_leaps_holds_the_job_until_an_administrator_of_the_whole_tree_has_looked(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await EndAsync(world, (await BeginAsync(world))!);

        // A long weekend is no leap.
        world.Clock.Pass(BeginJob.LongestSilence);
        await EndAsync(world, (await BeginAsync(world))!);
        foreach (var (leap, hold) in new[] { (BeginJob.LongestSilence + TimeSpan.FromSeconds(1), JobHold.ClockForward), (TimeSpan.FromDays(-100), JobHold.ClockBack) })
        {
            world.Clock.Pass(leap);
            Assert.Null(await BeginAsync(world));
            Assert.Equal(hold, (await ShowAsync(world)).Hold);
            world.Clock.Pass(TimeSpan.FromMinutes(10));
            Assert.Null(await BeginAsync(world));

            var local = new CurrentUser(world.Head.AccountId, "", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
            Assert.Equal(JobRefusals.JobNotFound, await ReleaseAsync(world, local));
            await using (var db = world.Open())
                Assert.True((await new ListJobs(db, local).RunAsync()).IsRefused);
            Assert.Null(await ReleaseAsync(world, world.Administrator));
            Assert.Equal(JobRefusals.JobNotHeld, await ReleaseAsync(world, world.Administrator));
            var run = (await BeginAsync(world))!;
            Assert.True(run.IsReleased);
            await EndAsync(world, run);
        }

        world.Clock.Pass(Day);
        Assert.False((await BeginAsync(world))!.IsReleased);
        await using var read = world.Open();
        Assert.Equal(2, await read.AuditEntries.CountAsync(row => row.Act == "job.released"));
    }

    [Theory, BothDatabases]
    public async Task A_clock_that_goes_back_during_a_run_does_not_stop_the_job_for_ever(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        world.Clock.Pass(TimeSpan.FromDays(400));
        await EndAsync(world, (await BeginAsync(world))!);
        world.Clock.Pass(TimeSpan.FromDays(-400));
        Assert.Null(await BeginAsync(world));
        Assert.Null(await ReleaseAsync(world, world.Administrator));
        Assert.NotNull(await BeginAsync(world));
    }
}
