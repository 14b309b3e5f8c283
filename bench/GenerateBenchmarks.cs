using System.Diagnostics;
using System.Globalization;
using DonDoc.Storage;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Bench;

/// <summary>
/// How fast records of a country are invented and written, beside the database copying the same rows by itself into tables without an index; and what closing one
/// period of the whole country takes, beside counting its assignments by lead. Of the processor, what this process took.
/// </summary>
static class GenerateBenchmarks
{
    static readonly TrackingOptions Options = new();
    static readonly string[] Tables = ["Assignments", "AssignmentEvents", "PeriodReports", "PeriodReportVersions"];

    /// <param name="connection">An empty database. A SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(int assignments, int months, bool reports, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-generate-");
        try
        {
            Say($"load: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
            await using var db = TrackingStorage.Open(connection ?? Path.Combine(folder.FullName, "generated.db"));
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await TrackingStorage.MigrateAsync(db);
            var (communes, grassroots) = assignments >= 200_000 ? (3321, 50_000) : (1500, 2000);
            var stages = new Stages();
            var outcome = await new GenerateRecords(db, TimeProvider.System, Options).RunAsync(new(34, communes, grassroots, assignments, months, 1, reports), stages);
            if (outcome.Refusal is { } refusal)
            {
                Say($"{refusal.Code}");
                return 1;
            }

            var made = outcome.Value;
            Say($"{made.Organisations} organisations, {made.Assignments} assignments, {made.Told} acts, {made.Reports} reports, {months} months");
            stages.Tell(assignments);
            var baseline = await TimeAsync(async () =>
            {
                foreach (var table in Tables)
                {
                    // Names of our own.
#pragma warning disable EF1002
                    await db.Database.ExecuteSqlRawAsync($"CREATE TABLE \"Copied{table}\" AS SELECT * FROM \"{table}\"");
                    await db.Database.ExecuteSqlRawAsync($"DROP TABLE \"Copied{table}\"");
#pragma warning restore EF1002
                }
            });
            Say($"the same rows copied by the database (baseline): {baseline:0.0} s; written in {made.Bulk.TotalSeconds:0.0} s, {made.Assignments / made.Bulk.TotalSeconds:0} a second, ratio {made.Bulk.TotalSeconds / baseline:0.0}");
            if (reports)
                await CloseAsync(db);
            Say($"load: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Closes the last closed period once more.</summary>
    static async Task CloseAsync(TrackingDb db)
    {
        var bare = await TimeAsync(() => db.Assignments.GroupBy(row => row.LeadId).Select(led => new { led.Key, Count = led.Count() }).ToListAsync());
        var last = await db.ReportingPeriods.Where(row => row.IsUsual && row.ClosedAt != null).OrderByDescending(row => row.To).Select(row => row.Id).FirstAsync();
        await db.PeriodTallies.Where(row => row.PeriodId == last).ExecuteDeleteAsync();
        await db.ReportingPeriods.Where(row => row.Id == last).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, (DateTime?)null));
        var (closed, spent) = (0, Environment.CpuUsage.TotalTime);
        var close = await TimeAsync(async () => closed = (await new OpenPeriods(db, TimeProvider.System, Options).RunAsync()).Closed);
        Say($"{closed} period closed: {close:0.00} s, processor {(Environment.CpuUsage.TotalTime - spent).TotalSeconds:0.00} s; counting all by lead (baseline) {bare:0.00} s; ratio {close / bare:0.0}");
    }

    static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    /// <summary>What each stage took, by the shares at which the generator tells that one has ended.</summary>
    sealed class Stages : IProgress<double>
    {
        static readonly (double Until, string Name)[] Known = [(0.05, "tree, documents, inspections"), (0.55, "assignments written"), (0.75, "indexes and sums"), (0.85, "periods closed"), (1, "made findable")];

        readonly List<(double Clock, double Processor)> ended = [];
        readonly Stopwatch watch = Stopwatch.StartNew();
        TimeSpan spent = Environment.CpuUsage.TotalTime;

        public void Report(double value)
        {
            while (ended.Count < Known.Length && value >= Known[ended.Count].Until - 1e-9)
            {
                ended.Add((watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - spent).TotalSeconds));
                watch.Restart();
                spent = Environment.CpuUsage.TotalTime;
            }
        }

        public void Tell(int assignments)
        {
            foreach (var (stage, (clock, processor)) in Known.Zip(ended))
                Say($"  {stage.Name,-30}{clock,8:0.0} s{assignments / clock,10:0} a second; processor {processor,7:0.0} s{assignments / processor,10:0} a second");
        }
    }
}
