using System.Diagnostics;
using System.Globalization;
using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Bench;

/// <summary>
/// Assignments at the size of a country: how fast they are generated, and what the slices behind the pages take on them, each beside a bare SELECT of
/// as many rows in the same run. An officer of a commune, a person of a province, and one who sees everything.
/// </summary>
static class AssignmentBenchmarks
{
    const int Warm = 3;
    const int Measured = 41;

    static readonly TrackingOptions Options = new();

    /// <param name="assignments">200,000 with 4,000 organisations; from 2,000,000 on with 57,000.</param>
    /// <param name="connection">An empty database; one that is filled is measured as it is. A SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(int assignments, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-assignments-");
        try
        {
            Say($"load: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
            await using var db = TrackingStorage.Open(connection ?? Path.Combine(folder.FullName, "assignments.db"));
            await TrackingStorage.MigrateAsync(db);
            var (communes, grassroots) = assignments >= 2_000_000 ? (3321, 50_000) : (1500, 2000);
            if (!await db.Assignments.AnyAsync())
                await GenerateAsync(db, communes, grassroots, assignments);
            // As the server does by itself some time after a load; SQLite is never told to.
            if (connection is not null && TrackingStorage.IsPostgres(connection))
                await db.Database.ExecuteSqlRawAsync("ANALYZE");
            Say($"{await db.Assignments.CountAsync()} assignments, {await db.Tallies.CountAsync()} sums, {await db.TallyChanges.CountAsync()} waiting; load: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
            await MeasureAsync(db);
            var watch = Stopwatch.StartNew();
            Say($"{await new RebuildTallies(db, TimeProvider.System).RunAsync()} counted anew: {watch.Elapsed.TotalSeconds:0.0} s");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task GenerateAsync(TrackingDb db, int communes, int grassroots, int assignments)
    {
        var spent = Environment.CpuUsage.TotalTime;
        var made = (await new GenerateRecords(db, TimeProvider.System, Options).RunAsync(new(34, communes, grassroots, assignments, 12, 1))).Value;
        Say($"{made.Organisations} organisations, {made.Assignments} assignments with {made.Told} acts: {made.Bulk.TotalSeconds:0.0} s, {made.Assignments / made.Bulk.TotalSeconds:0} a second; index {made.Indexing.TotalSeconds:0.0} s; processor {(Environment.CpuUsage.TotalTime - spent).TotalSeconds:0.0} s");
    }

    static async Task MeasureAsync(TrackingDb db)
    {
        var today = TimeProvider.System.Today();
        async Task<CurrentUser> UserAsync(string code, Breadth breadth)
        {
            var home = await db.Organisations.Where(row => row.Code == code).Select(row => row.Id).SingleAsync();
            return new(Guid.CreateVersion7(), code, home, today, AccessMatrix.Reaches(new HeldRole(Role.Officer, home, home, null)).Select(reach => reach with { Breadth = breadth }));
        }

        var busy = await db.Assignments.Where(row => row.State == AssignmentState.InProgress)
            .Join(db.Organisations.Where(row => row.Level == OrganisationLevel.Commune), row => row.LeadId, body => (OrganisationId?)body.Id, (row, body) => body.Code)
            .GroupBy(code => code).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync();
        var (commune, province, top) = (await UserAsync(busy, Breadth.Narrow), await UserAsync("31.TU", Breadth.Wide), await UserAsync("TW", Breadth.Whole));
        Say($"{"",-46}{"median ms",10}{"p95 ms",10}{"ratio",8}");
        var bare = await TimeAsync("bare SELECT of 26 rows", async () => await db.Assignments.OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(26).Select(row => new { row.Id, row.Code, row.Content, row.DueDate }).ToListAsync(), null);
        await TimeAsync("overdue of a commune", () => new ListAssignments(db, commune, Options).RunAsync(new(Duty: AssignmentDuty.ToReport, Timeliness: Timeliness.Overdue)), bare);
        var list = new ListAssignments(db, province, Options);
        var filter = new ListAssignments.Input(Organisation: province.Home, State: AssignmentState.InProgress);
        await TimeAsync("subtree of a province, page 1", () => list.RunAsync(filter), bare);
        string? cursor = null;
        for (var page = 1; page < 50 && (await list.RunAsync(filter with { Page = new PageRequest(cursor) })).Next is { } next; page++)
            cursor = next;
        await TimeAsync("subtree of a province, page 50", () => list.RunAsync(filter with { Page = new PageRequest(cursor) }), bare);
        var one = (await list.RunAsync(filter)).Items[0];
        await TimeAsync("one assignment", () => new ShowAssignment(db, province, Options).RunAsync(one.Id), bare);
        await TimeAsync("past days counted and kept, all", () => new KeepPastDays(db, TimeProvider.System, Options).RebuildAsync(), bare, 1, 0);
        await KeepPastDays.ForgetAsync(db, today.AddDays(-1), default);
        await TimeAsync("past days counted and kept, one", () => new KeepPastDays(db, TimeProvider.System, Options).RunAsync(), bare, 1, 0);
        Say($"rows of past days: {await db.PastSums.CountAsync()}, of acts: {await db.AssignmentEvents.CountAsync()}");
        foreach (var (name, user) in new[] { ("commune", commune), ("province", province), ("country", top) })
        {
            var show = new ShowRollup(db, user, Options);
            foreach (var by in Enum.GetValues<RollupBy>())
                await TimeAsync($"roll-up of a {name} by {by}", () => show.RunAsync(new(user.Home, by)), bare);
            foreach (var days in new[] { 10, 200, 500 })
            {
                foreach (var known in Enum.GetValues<Known>())
                    await TimeAsync($"by Unit {days} days ago, known {known.ToString().ToLowerInvariant()}", () => show.RunAsync(new(user.Home, On: today.AddDays(-days), Known: known)), bare, 15);
            }
        }

        await TimeAsync("silent owners of a province", () => new ListSilentLeads(db, province, Options).RunAsync(new(province.Home)), bare);
        var asked = await db.Assignments.Where(row => row.State == AssignmentState.InProgress && row.DueDate != null).OrderBy(row => row.Id).Select(row => new { row.Id, row.Version, row.DueDate }).Take(Warm + Measured).ToListAsync();
        var (place, installation) = (0, CurrentUser.Installation(top.Home, today));
        await TimeAsync("an update with its counts (a later due date)", async () =>
        {
            var row = asked[place++];
            db.ChangeTracker.Clear();
            if (await new GrantExtension(db, installation, TimeProvider.System).RunAsync(new(row.Id, row.Version, row.DueDate!.Value.AddDays(30))) is { } refusal)
                throw new InvalidOperationException(refusal.Code);
            return 0;
        }, bare);
        await TimeAsync("changes into the sums", () => new FoldTallies(db, TimeProvider.System).RunAsync(all: true), bare, 1, 0);
    }

    static async Task<double> TimeAsync<T>(string name, Func<Task<T>> work, double? bare, int measured = Measured, int warm = Warm)
    {
        var times = new List<double>(measured);
        for (var i = 0; i < warm + measured; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            if (i >= warm)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        var median = times[measured / 2];
        Say($"{name,-46}{median,10:0.0}{times[measured * 95 / 100],10:0.0}{(bare is { } least ? median / least : 1),8:0.0}");
        return median;
    }

    static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
