using System.Data;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>The records in PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : TrackingDb(options)
{
    // A number of our own, within this database.
    private const string AuditLock = "4720031";

    protected override Task WriteBulkAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) => PostgresBulk.InsertAsync(this, rows, cancel);

    protected override Task FillTablesAsync(IReadOnlyList<string> tables, Func<Task> fill, CancellationToken cancel) => PostgresBulk.FillAsync(this, tables, fill, cancel);

    internal override async Task<int> FoldTalliesAsync(DateOnly day, CancellationToken cancel)
    {
        // One statement: what is committed while it runs is neither added nor taken away.
        var statement = $"WITH taken AS (DELETE FROM \"TallyChanges\" RETURNING *), added AS ({TallyFolding.Insert("taken", "{0}")}) SELECT COUNT(*)::int AS \"Value\" FROM taken";
        return (await Database.SqlQueryRaw<int>(statement, day).ToListAsync(cancel)).Single();
    }

    internal override async Task<IAsyncDisposable> BeginReadAsync(CancellationToken cancel) => await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    internal override async Task<AuditHead?> LockAuditHeadAsync(CancellationToken cancel)
    {
        // Two statements in one journey: the second sees what was committed while the first waited.
        await using var batch = new NpgsqlBatch((NpgsqlConnection)Database.GetDbConnection(), (NpgsqlTransaction)Database.CurrentTransaction!.GetDbTransaction());
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT pg_advisory_xact_lock({AuditLock})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT \"Sequence\", \"Hash\" FROM \"AuditEntries\" ORDER BY \"Sequence\" DESC LIMIT 1"));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        return await reader.ReadAsync(cancel) ? new AuditHead(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    internal override Task<bool> CloseWithAuditAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancel) => PostgresBulk.InsertAndCommitAsync(this, entries, cancel);

    internal override IAsyncEnumerable<AuditEntry> ReadAuditAsync(CancellationToken cancel) => AuditReading.RunAsync(this, (row, column) => row.GetGuid(column), cancel);

    internal override async Task RemoveAuditUntilAsync(long sequence, CancellationToken cancel)
    {
        await Database.ExecuteSqlRawAsync("ALTER TABLE \"AuditEntries\" DISABLE TRIGGER USER", cancel);
        await Database.ExecuteSqlAsync($"DELETE FROM \"AuditEntries\" WHERE \"Sequence\" <= {sequence}", cancel);
        await Database.ExecuteSqlRawAsync("ALTER TABLE \"AuditEntries\" ENABLE TRIGGER USER", cancel);
    }

    internal override Task IndexAsync(IReadOnlyList<IndexedText> texts, CancellationToken cancel) => PostgresSearch.IndexAsync(this, texts, cancel);

    internal override Task UnindexAsync(long first, long last, CancellationToken cancel) => PostgresSearch.UnindexAsync(this, first, last, cancel);

    internal override IQueryable<SearchEntry> Matching(SearchMatch match) => SearchEntries.FromSql(
        $"""
        SELECT "Id", "Record", "Provision", "Start", "End" FROM "SearchEntries" WHERE "Words" @@ CAST({PostgresSearch.Match(match)} AS tsquery)
        """);

    protected override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void StoreId<TId>(ModelConfigurationBuilder configuration) => configuration.Properties<TId>().HaveConversion<IdGuid<TId>>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Bytewise, as SQLite: sort keys are made for it.
        configurationBuilder.Properties<string>().UseCollation("C");
        configurationBuilder.Properties<Enum>().UseCollation("C");
    }

    private sealed class IdGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => TypedId.From<TId>(value))
        where TId : struct, ITypedId<TId>;
}
