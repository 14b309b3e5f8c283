using System.Runtime.CompilerServices;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DonDoc.Storage.Sqlite;

/// <summary>The records in one SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : TrackingDb(options)
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    protected override Task WriteBulkAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) => SqliteBulk.InsertAsync(this, rows, cancel);

    protected override Task FillTablesAsync(IReadOnlyList<string> tables, Func<Task> fill, CancellationToken cancel) => SqliteBulk.FillAsync(this, tables, fill, cancel);

    internal override async Task<int> FoldTalliesAsync(DateOnly day, CancellationToken cancel)
    {
        await Database.ExecuteSqlRawAsync(TallyFolding.Insert("\"TallyChanges\"", "{0}"), [day], cancel);
        return await Database.ExecuteSqlRawAsync("DELETE FROM \"TallyChanges\"", cancel);
    }

    // A transaction of the framework's own takes the writer's lock at once; this one never does.
    internal override async Task<IAsyncDisposable> BeginReadAsync(CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        var moment = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        await Database.UseTransactionAsync(moment, cancel);
        return new Moment(this, moment);
    }

    private sealed class Moment(SqliteDb db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    // The transaction holds the writer's lock from its beginning.
    internal override async Task<AuditHead?> LockAuditHeadAsync(CancellationToken cancel)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "SELECT \"Sequence\", \"Hash\" FROM \"AuditEntries\" ORDER BY \"Sequence\" DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new AuditHead(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    internal override async Task<bool> CloseWithAuditAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancel)
    {
        // There is no journey to save.
        await BulkInsertAsync(entries, cancel);
        return false;
    }

    internal override IAsyncEnumerable<AuditEntry> ReadAuditAsync(CancellationToken cancel) =>
        AuditReading.RunAsync(this, (row, column) => new Guid(row.GetFieldValue<byte[]>(column), true), cancel);

    internal override async Task RemoveAuditUntilAsync(long sequence, CancellationToken cancel)
    {
        // Statements about triggers belong to the transaction: others never see the table without them.
        var keeper = await Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND name = 'AuditEntries_DELETE'").SingleAsync(cancel);
        await Database.ExecuteSqlRawAsync("DROP TRIGGER \"AuditEntries_DELETE\"", cancel);
        await Database.ExecuteSqlAsync($"DELETE FROM \"AuditEntries\" WHERE \"Sequence\" <= {sequence}", cancel);
        await Database.ExecuteSqlRawAsync(keeper, cancel);
    }

    internal override Task IndexAsync(IReadOnlyList<IndexedText> texts, CancellationToken cancel) => SqliteSearch.IndexAsync(this, texts, cancel);

    internal override Task UnindexAsync(long first, long last, CancellationToken cancel) => SqliteSearch.UnindexAsync(this, first, last, cancel);

    internal override IQueryable<SearchEntry> Matching(SearchMatch match) => SearchEntries.FromSql(
        $"""
        SELECT "SearchIndex".rowid AS "Id", entry."Record", entry."Provision", entry."Start", entry."End"
        FROM "SearchIndex" CROSS JOIN "SearchEntries" AS entry ON entry."Id" = "SearchIndex".rowid
        WHERE "SearchIndex" MATCH {SqliteSearch.Match(match)}
        """);

    protected override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    // Sixteen bytes in the order of time, instead of 36 letters in every key and index.
    protected override void StoreId<TId>(ModelConfigurationBuilder configuration) => configuration.Properties<TId>().HaveConversion<IdBytes<TId>>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytes>();
    }

    private sealed class GuidBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class IdBytes<TId>() : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), bytes => TypedId.From<TId>(new Guid(bytes, true)))
        where TId : struct, ITypedId<TId>;
}
