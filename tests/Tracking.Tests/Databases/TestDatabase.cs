using System.Collections.Concurrent;
using DonDoc.Storage;
using DonDoc.Tracking.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>
/// A database of its own for one test, copied from a template that was migrated and filled once per run: on SQLite a
/// file, on PostgreSQL a cloned database.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("dondoc-tests-").FullName;
    private static readonly ConcurrentDictionary<(Provider, string), Lazy<Task<string>>> Templates = new();
    private static readonly string Run = Guid.CreateVersion7().ToString("N");
    private static int number;

    private readonly Provider provider;
    private readonly string name;

    private TestDatabase(Provider provider, string name)
    {
        this.provider = provider;
        this.name = name;
    }

    static TestDatabase()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
            foreach (var template in Templates.Where(template => template.Key.Item1 == Provider.Postgres && template.Value.IsValueCreated))
                PostgresServer.RunAsync($"DROP DATABASE IF EXISTS \"{template.Value.Value.GetAwaiter().GetResult()}\" WITH (FORCE)").GetAwaiter().GetResult();
        };
    }

    public string Connection => provider == Provider.Sqlite ? name : PostgresServer.ConnectionTo(name);

    /// <param name="template">Name of what it is filled with.</param>
    /// <param name="fill">Fills the migrated template, once per run.</param>
    public static async Task<TestDatabase> CreateAsync(Provider provider, string template, Func<TrackingDb, Task> fill)
    {
        var source = await Templates.GetOrAdd((provider, template), _ => new Lazy<Task<string>>(() => FillAsync(provider, template, fill))).Value;
        var ordinal = Interlocked.Increment(ref number);
        if (provider == Provider.Sqlite)
        {
            var file = Path.Combine(Folder, $"test-{ordinal}.db");
            File.Copy(source, file);
            return new TestDatabase(provider, file);
        }

        var database = $"dondoc_test_{Run}_{ordinal}";
        await PostgresServer.RunAsync($"CREATE DATABASE \"{database}\" TEMPLATE \"{source}\"");
        return new TestDatabase(provider, database);
    }

    public TrackingDb Open(Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor? watcher = null) =>
        TrackingStorage.Open(Connection, options =>
        {
            if (watcher is not null)
                options.AddInterceptors(watcher);
        });

    public async ValueTask DisposeAsync()
    {
        if (provider == Provider.Sqlite)
        {
            // At the end there would be thousands: the runner takes an exit that removes them all for one that hangs. Connections that wait in a pool keep their file until they are closed.
            foreach (var file in new[] { name, name + "-wal", name + "-shm" })
                File.Delete(file);
            return;
        }

        await using (var connection = new NpgsqlConnection(Connection))
            NpgsqlConnection.ClearPool(connection);
        await PostgresServer.RunAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
    }

    private static async Task<string> FillAsync(Provider provider, string template, Func<TrackingDb, Task> fill)
    {
        var target = provider == Provider.Sqlite ? Path.Combine(Folder, $"{template}.db") : $"dondoc_template_{Run}_{template}";
        if (provider == Provider.Postgres)
            await PostgresServer.RunAsync($"CREATE DATABASE \"{target}\"");
        var connection = provider == Provider.Sqlite ? target : PostgresServer.ConnectionTo(target);
        await using (var db = TrackingStorage.Open(connection))
        {
            await TrackingStorage.MigrateAsync(db);
            await fill(db);
        }

        if (provider == Provider.Sqlite)
        {
            // Closing the last connection brings the log into the file; only then is a copy of the file the database.
            await using var last = new SqliteConnection($"Data Source={target}");
            SqliteConnection.ClearPool(last);
            SqliteConnection.ClearAllPools();
        }
        else
        {
            await using var last = new NpgsqlConnection(connection);
            NpgsqlConnection.ClearPool(last);
        }

        return target;
    }
}
