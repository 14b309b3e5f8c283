using DonDoc.Storage.Postgres;
using DonDoc.Storage.Sqlite;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Storage;

/// <summary>Chooses the database from the connection string: <c>Host=…</c> is PostgreSQL, anything else is the path of a SQLite file.</summary>
public static class TrackingStorage
{
    /// <summary>Brings <see cref="TrackingDb"/>, one per scope, and the file store.</summary>
    /// <param name="connection">A file path or <c>Host=…</c>.</param>
    /// <param name="files">Folder of the file store.</param>
    /// <param name="witness">Whom the audit log names for what is done in a scope; the program where null.</param>
    public static IServiceCollection AddStorage(
        this IServiceCollection services, string connection, string files, Func<IServiceProvider, Witness>? witness = null)
    {
        TrackingDb Witnessed(IServiceProvider provider, TrackingDb db)
        {
            if (witness is not null)
                db.Witness = () => witness(provider);
            db.Clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            return db;
        }

        services.AddSingleton(new FileStore(files));
        if (IsPostgres(connection))
        {
            services.AddDbContext<PostgresDb>(options => Configure(options, connection));
            return services.AddScoped<TrackingDb>(provider => Witnessed(provider, provider.GetRequiredService<PostgresDb>()));
        }

        services.AddDbContext<SqliteDb>(options => Configure(options, connection));
        return services.AddScoped<TrackingDb>(provider => Witnessed(provider, provider.GetRequiredService<SqliteDb>()));
    }

    /// <summary>Opens a database outside a host: command line, tests, benchmarks.</summary>
    public static TrackingDb Open(string connection, Action<DbContextOptionsBuilder>? more = null)
    {
        if (IsPostgres(connection))
        {
            var postgres = new DbContextOptionsBuilder<PostgresDb>();
            Configure(postgres, connection);
            more?.Invoke(postgres);
            return new PostgresDb(postgres.Options);
        }

        var sqlite = new DbContextOptionsBuilder<SqliteDb>();
        Configure(sqlite, connection);
        more?.Invoke(sqlite);
        return new SqliteDb(sqlite.Options);
    }

    /// <summary>Creates the database where it is missing and brings it to this version; touches none that does not fit.</summary>
    public static async Task<DatabaseFit> MigrateAsync(TrackingDb db, CancellationToken cancel = default)
    {
        var fit = await FitAsync(db, cancel);
        if (fit != DatabaseFit.Fits)
            return fit;
        if (db is SqliteDb sqlite)
            await SqliteMigration.RunAsync(sqlite, cancel);
        // Even to find nothing to do takes rights that the application's role does not have.
        else if (!await IsPreparedAsync(db, cancel))
            await db.Database.MigrateAsync(cancel);
        await SearchKeys.FillAsync(db, cancel);
        await ReadWaitingVersions.RunAsync(db, cancel);
        await SearchIndexing.FillAsync(db, cancel);
        await RebuildTallies.FillAsync(db, cancel);
        return fit;
    }

    /// <summary>The same at the start of a server whose role may not: the owner migrates and gives the role its rights.</summary>
    /// <param name="connection">The server's own.</param>
    /// <param name="owner">The owner's, on PostgreSQL; null where the server's role is the owner, or where the owner migrates by the command line.</param>
    /// <exception cref="InvalidOperationException">The server's role is not one that can be held back.</exception>
    public static async Task<DatabaseFit> PrepareAsync(string connection, string? owner, CancellationToken cancel = default)
    {
        await using var db = Open(string.IsNullOrEmpty(owner) ? connection : owner);
        var fit = await MigrateAsync(db, cancel);
        if (fit == DatabaseFit.Fits && !string.IsNullOrEmpty(owner) && await ApplicationRole.GrantAsync(owner, ApplicationRole.Of(connection) ?? "", cancel) is { } refusal)
            throw new InvalidOperationException($"{refusal.Code}: {string.Join(", ", refusal.Arguments)}");
        return fit;
    }

    /// <summary>Whether there is a database of this version.</summary>
    public static async Task<bool> IsPreparedAsync(TrackingDb db, CancellationToken cancel = default) =>
        await db.Database.CanConnectAsync(cancel) && !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();

    private static async Task<DatabaseFit> FitAsync(TrackingDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Exists(id => string.CompareOrdinal(id, known[^1]) > 0))
            return DatabaseFit.Newer;
        // The first stands for those that were before it: who has it needs none of them, who lacks it has only some.
        return applied.Count > 0 && !applied.Contains(known[0], StringComparer.Ordinal) ? DatabaseFit.TooOld : DatabaseFit.Fits;
    }

    /// <summary>Whether a connection string means PostgreSQL.</summary>
    public static bool IsPostgres(string connection) => connection.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase);

    internal static string SqliteConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    private static void Configure(DbContextOptionsBuilder options, string connection)
    {
        options.AddInterceptors(SearchAtCommit.Instance, AuditAtCommit.Instance, WithoutNul.Instance);
        if (IsPostgres(connection))
            options.UseNpgsql(connection);
        else
            options.UseSqlite(SqliteConnectionString(connection)).AddInterceptors(SqlitePragmas.Instance);
    }
}
