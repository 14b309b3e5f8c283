using System.Data;
using DonDoc.Storage.Backups;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>
/// Backup and restore by COPY, table by table. A copy is taken in one snapshot; it is put back in one transaction, which waits for
/// those that are under way, and which a kill undoes. Rows fit one schema only: an archive of an older program is refused.
/// </summary>
internal sealed class PostgresCopy(string connection) : IRecordCopy
{
    private const string OwnTables = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE '\\_\\_EF%' ORDER BY tablename";
    private const string LastMigration = "SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\"";

    public string Database => "postgresql";

    public async Task<Outcome<CopiedRecords>> CopyAsync(BackupWriter archive, CancellationToken cancel)
    {
        try
        {
            await using var source = await OpenAsync(cancel);
            await using var snapshot = await source.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            var schema = (await ListAsync(source, LastMigration, cancel)).Single();
            var rows = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var table in await ListAsync(source, OwnTables, cancel))
            {
                await using (var content = await source.BeginRawBinaryCopyAsync($"COPY \"{table}\" TO STDOUT (FORMAT BINARY)", cancel))
                    await archive.AddAsync(EntryPath.OfTable(table), content, cancel);
                rows[table] = await CountAsync(source, table, cancel);
            }

            var files = await ListAsync(source, UnusedFiles.Named, cancel);
            return new CopiedRecords(schema, rows, files.ToHashSet(StringComparer.Ordinal));
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.UndefinedTable)
        {
            return BackupRefusals.NoDatabase.With(new NpgsqlConnectionStringBuilder(connection).Database ?? "");
        }
    }

    public async Task<bool> HoldsRecordsAsync(CancellationToken cancel)
    {
        try
        {
            await using var place = await OpenAsync(cancel);
            foreach (var table in await ListAsync(place, OwnTables, cancel))
            {
                if ((await ListAsync(place, $"SELECT 'row' FROM \"{table}\" LIMIT 1", cancel)).Count > 0)
                    return true;
            }

            return false;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    public async Task<Refusal?> PrepareAsync(BackupArchive archive, CancellationToken cancel)
    {
        await using var db = TrackingStorage.Open(connection);
        var known = db.Database.GetMigrations().ToList();
        if (archive.Manifest.Schema != known[^1])
            return string.CompareOrdinal(archive.Manifest.Schema, known[^1]) < 0 ? BackupRefusals.Older : BackupRefusals.Newer;
        if (OrderedTables(db).Order(StringComparer.Ordinal).SequenceEqual(archive.Manifest.Rows.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            return BackupRefusals.Of(await TrackingStorage.MigrateAsync(db, cancel));
        }

        return BackupRefusals.Damaged.With(EntryPath.Manifest);
    }

    public async Task<Refusal?> ReplaceAsync(BackupArchive archive, Func<TrackingDb, Task> last, CancellationToken cancel)
    {
        List<string> tables;
        await using (var db = TrackingStorage.Open(connection))
            tables = OrderedTables(db);
        try
        {
            await using var place = await OpenAsync(cancel);
            await using var transaction = await place.BeginTransactionAsync(cancel);
            await RunAsync(place, "SET LOCAL lock_timeout = '30s'", cancel);
            // The owner's right; the log's own triggers come back before anybody else sees the table.
            await RunAsync(place, "ALTER TABLE \"AuditEntries\" DISABLE TRIGGER USER", cancel);
            await RunAsync(place, $"TRUNCATE {string.Join(", ", tables.Select(table => $"\"{table}\""))}", cancel);
            foreach (var table in tables)
            {
                await using (var target = await place.BeginRawBinaryCopyAsync($"COPY \"{table}\" FROM STDIN (FORMAT BINARY)", cancel))
                await using (var content = await archive.ReadAsync(EntryPath.OfTable(table), cancel))
                    await content.CopyToAsync(target, cancel);
                if (await CountAsync(place, table, cancel) != archive.Manifest.Rows[table])
                    return BackupRefusals.Damaged.With(EntryPath.OfTable(table));
            }

            await RunAsync(place, "ALTER TABLE \"AuditEntries\" ENABLE TRIGGER USER", cancel);
            await AdvanceCountersAsync(place, cancel);
            await using var records = TrackingStorage.Open(connection);
            records.Database.SetDbConnection(place);
            // Committed through the records, so that what they tell the log goes with it.
            await records.Database.UseTransactionAsync(transaction, cancel);
            await last(records);
            await records.Database.CommitTransactionAsync(cancel);
            return null;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return BackupRefusals.Busy;
        }
    }

    public void Dispose()
    {
        // Nothing lies beside: rows go straight from the archive into the transaction.
    }

    /// <summary>A table stands behind those that its rows name.</summary>
    private static List<string> OrderedTables(TrackingDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.ToDictionary(
            table => table.Name,
            table => table.ForeignKeyConstraints.Select(key => key.PrincipalTable.Name).Where(name => name != table.Name).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var ordered = new List<string>();
        while (left.Count > 0)
        {
            var next = left.Where(table => !table.Value.Overlaps(left.Keys)).Select(table => table.Key).Order(StringComparer.Ordinal).ToList();
            if (next.Count == 0)
                throw new InvalidOperationException($"These tables name each other in a circle: {string.Join(", ", left.Keys)}.");
            ordered.AddRange(next);
            next.ForEach(table => left.Remove(table));
        }

        return ordered;
    }

    /// <summary>Numbers that the database gives itself go on behind those that came.</summary>
    private static async Task AdvanceCountersAsync(NpgsqlConnection place, CancellationToken cancel)
    {
        const string Counted = """
            SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false)::text FROM %I', quote_ident(table_name), column_name, column_name, table_name)
            FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'
            """;
        foreach (var statement in await ListAsync(place, Counted, cancel))
            await ListAsync(place, statement, cancel);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        // No pool, and no hurry: a large table takes as long as it takes.
        var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await opened.OpenAsync(cancel);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    // The names in these statements come from the database's own list of tables, or from the model.
#pragma warning disable CA2100
    private static async Task<long> CountAsync(NpgsqlConnection connection, string table, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM \"{table}\"", connection);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var list = new List<string>();
        while (await reader.ReadAsync(cancel))
            list.Add(reader.GetString(0));
        return list;
    }
#pragma warning restore CA2100
}
