using System.Diagnostics;
using System.Globalization;
using DonDoc.Storage;
using DonDoc.Storage.Postgres;
using DonDoc.Storage.Sqlite;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DonDoc.Bench;

/// <summary>
/// What the audit log costs: the same write with and without its entry, turn by turn in one run; and how long a check of a million entries takes.
/// On SQLite, and on PostgreSQL where DONDOC_TEST_POSTGRES names a throw-away server.
/// </summary>
static class AuditBenchmarks
{
    const int Rounds = 400;
    const int Warm = 40;
    const int Batch = 50_000;

    /// <param name="entries">Of the log that is checked.</param>
    public static async Task<int> RunAsync(int entries)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-bench-");
        try
        {
            await MeasureAsync("SQLite", Path.Combine(folder.FullName, "bench.db"), entries);
            if (Environment.GetEnvironmentVariable("DONDOC_TEST_POSTGRES") is { Length: > 0 } server)
                await OnPostgresAsync(server, entries);
            else
                Console.WriteLine("PostgreSQL: DONDOC_TEST_POSTGRES names no server.");
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    static async Task OnPostgresAsync(string server, int entries)
    {
        var name = $"dondoc_bench_{Guid.CreateVersion7():N}";
        await AdminAsync(server, $"CREATE DATABASE \"{name}\"");
        try
        {
            await MeasureAsync("PostgreSQL", new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), entries);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await AdminAsync(server, $"DROP DATABASE \"{name}\" WITH (FORCE)");
        }
    }

    static async Task MeasureAsync(string database, string connection, int entries)
    {
        OrganisationId root;
        await using (var db = TrackingStorage.Open(connection))
        {
            await TrackingStorage.MigrateAsync(db);
            await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new(Communes: false));
            root = await db.Organisations.Where(row => row.Code == "TW").Select(row => row.Id).SingleAsync();
        }

        var user = CurrentUser.Installation(root, TimeProvider.System.Today());
        await CompareAsync(database, "a document is registered", connection, (db, number) =>
            new RegisterDocument(db, user, TimeProvider.System, new TrackingOptions()).RunAsync(new("BC", "báo cáo", $"{number}-BC/TU", null, "Thành ủy Hải Phòng", user.Today, $"tình hình thực hiện nghị quyết, số {number}")));
        var text = string.Concat(Enumerable.Repeat("Tình hình thực hiện nghị quyết của Đảng bộ thành phố quý một có nhiều chuyển biến. ", 250));
        await CompareAsync(database, "a document with its text (20 kB) is registered", connection, (db, number) =>
            new RegisterDocument(db, user, TimeProvider.System, new TrackingOptions()).RunAsync(new("BC", "báo cáo", $"{number}-BC/TU", null, "Thành ủy Hải Phòng", user.Today, $"tình hình thực hiện nghị quyết, số {number}", PlainText: text)));
        await CompareAsync(database, "an organisation is founded", connection, (db, number) =>
            new FoundOrganisation(db, user, TimeProvider.System).RunAsync(new($"THU.{number}", $"Đơn vị thử {number}", OrganisationLevel.Central, OrganisationType.Department, root)));

        await using var log = TrackingStorage.Open(connection);
        var filling = Stopwatch.GetTimestamp();
        for (var made = 0; made < entries; made += Batch)
            await FillAsync(log, Math.Min(Batch, entries - made));
        Console.WriteLine($"{database}: {entries:N0} entries written in bulk in {Stopwatch.GetElapsedTime(filling).TotalSeconds:0.0} s");
        var (checking, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = await new VerifyAuditLog(log).RunAsync([]);
        Console.WriteLine($"{database}: {result.Entries:N0} entries checked in {Stopwatch.GetElapsedTime(checking).TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - spent).TotalSeconds:0.0} s of this process's processor time; {(result.Broken is null ? "whole" : "BROKEN")}");
    }

    /// <summary>With and without, turn by turn, so that whatever else the machine does meets both.</summary>
    static async Task CompareAsync<T>(string database, string what, string connection, Func<TrackingDb, int, Task<Outcome<T>>> write)
    {
        var (with, without) = (new List<double>(), new List<double>());
        var (spentWith, spentWithout) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < (Warm + Rounds) * 2; i++)
        {
            await using var db = i % 2 == 0 ? TrackingStorage.Open(connection) : Unaudited(connection);
            var (start, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            if ((await write(db, Interlocked.Increment(ref number))).Refusal is { } refusal)
                throw new InvalidOperationException(refusal.Code);
            if (i < Warm * 2)
                continue;
            (i % 2 == 0 ? with : without).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (i % 2 == 0)
                spentWith += Environment.CpuUsage.TotalTime - spent;
            else
                spentWithout += Environment.CpuUsage.TotalTime - spent;
        }

        with.Sort();
        without.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{database}: {what}: median {without[Rounds / 2]:0.00} ms without, {with[Rounds / 2]:0.00} ms with the log; ratio {with[Rounds / 2] / without[Rounds / 2]:0.000} (least {with[0] / without[0]:0.000}: {without[0]:0.00} and {with[0]:0.00} ms; this process's processor time {spentWith / spentWithout:0.000}: {spentWithout.TotalMilliseconds / Rounds:0.00} and {spentWith.TotalMilliseconds / Rounds:0.00} ms)"));
    }

    static int number;

    // The same context without the one that hangs what was collected on the chain.
    static TrackingDb Unaudited(string connection) => connection.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
        ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).AddInterceptors(SearchAtCommit.Instance, WithoutNul.Instance).Options)
        : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(TrackingStorage.SqliteConnectionString(connection)).AddInterceptors(SearchAtCommit.Instance, WithoutNul.Instance, SqlitePragmas.Instance).Options);

    static async Task FillAsync(TrackingDb db, int count)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var record = new RecordAct(db);
        var by = new Witness(Guid.CreateVersion7(), "Nguyễn Văn Bình", OrganisationId.From(Guid.CreateVersion7()), "ViewDocuments", "192.0.2.1");
        for (var i = 0; i < count; i++)
        {
            await record.RunAsync(new RecordedAct("document.changed")
            {
                SubjectKind = "document", SubjectId = Guid.CreateVersion7(), Owner = by.Home, By = by,
                Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["after"] = "tình hình thực hiện nghị quyết quý một, kèm phụ lục", ["before"] = "tình hình thực hiện nghị quyết", },
            });
        }

        await transaction.CommitAsync();
    }

    static async Task AdminAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
#pragma warning disable CA2100 // A name of our own making.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
