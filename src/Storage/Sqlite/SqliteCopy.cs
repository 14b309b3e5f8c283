using DonDoc.Storage.Backups;
using DonDoc.Tracking.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage.Sqlite;

/// <summary>
/// Backup and restore through SQLite's own backup interface. It copies pages within one transaction on either side: a running server
/// reads and writes on while a copy is taken; while one is put back it waits, then sees all of it; and a kill leaves the
/// records that were there. So the file is never exchanged under a program that has it open.
/// </summary>
/// <param name="file">The database.</param>
/// <param name="beside">A file of our own, for the copy on its way.</param>
internal sealed class SqliteCopy(string file, string beside) : IRecordCopy
{
    private const string HistoryTable = "__EFMigrationsHistory";
    // What SQLite answers where a table is not there, among others.
    private const int Missing = 1;
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    // A SQLite database and what it may have beside itself.
    private static readonly string[] Parts = ["", "-wal", "-shm", "-journal", ".migrating"];

    public string Database => "sqlite";

    public async Task<Outcome<CopiedRecords>> CopyAsync(BackupWriter archive, CancellationToken cancel)
    {
        if (!File.Exists(file))
            return BackupRefusals.NoDatabase.With(file);
        try
        {
            CopiedRecords copied;
            RemoveBeside();
            using (var source = Open(file, SqliteOpenMode.ReadWrite))
            using (var copy = Open(beside, SqliteOpenMode.ReadWriteCreate))
            {
                source.BackupDatabase(copy);
                // One file without a log beside it.
                Scalar(copy, "PRAGMA journal_mode = DELETE");
                if (Problem(copy) is { } problem)
                    return BackupRefusals.DatabaseDamaged.With(problem);
                if (!Tables(copy).Contains(HistoryTable, StringComparer.Ordinal))
                    return BackupRefusals.NoDatabase.With(file);
                copied = new CopiedRecords(Schema(copy), Rows(copy), List(copy, UnusedFiles.Named).ToHashSet(StringComparer.Ordinal));
            }

            await using var content = File.OpenRead(beside);
            await archive.AddAsync(EntryPath.Sqlite, content, cancel);
            return copied;
        }
        catch (SqliteException exception) when (Refused(exception) is { } refusal)
        {
            return refusal;
        }
    }

    public Task<bool> HoldsRecordsAsync(CancellationToken cancel)
    {
        if (!File.Exists(file))
            return Task.FromResult(false);
        using var connection = Open(file, SqliteOpenMode.ReadWrite);
        return Task.FromResult(Rows(connection).Values.Any(rows => rows > 0));
    }

    public async Task<Refusal?> PrepareAsync(BackupArchive archive, CancellationToken cancel)
    {
        RemoveBeside();
        await using (var content = await archive.ReadAsync(EntryPath.Sqlite, cancel))
        await using (var copy = new FileStream(beside, OwnersOnly.Create()))
            await content.CopyToAsync(copy, cancel);
        try
        {
            using (var copy = Open(beside, SqliteOpenMode.ReadWrite))
            {
                if (Problem(copy) is { } || Schema(copy) != archive.Manifest.Schema
                    || !Rows(copy).OrderBy(table => table.Key, StringComparer.Ordinal).SequenceEqual(archive.Manifest.Rows.OrderBy(table => table.Key, StringComparer.Ordinal)))
                    return BackupRefusals.Damaged.With(EntryPath.Sqlite);
            }

            await using var db = TrackingStorage.Open(beside);
            return BackupRefusals.Of(await TrackingStorage.MigrateAsync(db, cancel));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Missing or Corrupt or NotADatabase)
        {
            return BackupRefusals.Damaged.With(EntryPath.Sqlite);
        }
    }

    public async Task<Refusal?> ReplaceAsync(BackupArchive archive, Func<TrackingDb, Task> last, CancellationToken cancel)
    {
        try
        {
            await using (var db = TrackingStorage.Open(beside))
            await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
            {
                await last(db);
                await transaction.CommitAsync(cancel);
            }

            using (var copy = Open(beside, SqliteOpenMode.ReadWrite))
            using (var place = Open(file, SqliteOpenMode.ReadWriteCreate))
            {
                Scalar(place, "PRAGMA journal_mode = WAL");
                Scalar(place, "PRAGMA synchronous = FULL");
                copy.BackupDatabase(place);
            }

            return null;
        }
        catch (SqliteException exception) when (Refused(exception) is { } refusal)
        {
            return refusal;
        }
    }

    public void Dispose() => RemoveBeside();

    private static Refusal? Refused(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Busy => BackupRefusals.Busy,
        Corrupt or NotADatabase => BackupRefusals.DatabaseDamaged.With(exception.Message),
        _ => null,
    };

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        // Unpooled: when it is closed, nothing holds the file.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        Scalar(connection, "PRAGMA busy_timeout = 30000");
        return connection;
    }

    private static string? Problem(SqliteConnection connection) => (string)Scalar(connection, "PRAGMA quick_check(1)")! is var answer && answer == "ok" ? null : answer;

    private static string Schema(SqliteConnection connection) => Scalar(connection, $"SELECT max(\"MigrationId\") FROM \"{HistoryTable}\"") as string ?? "";

    private static List<string> Tables(SqliteConnection connection) => List(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");

    private static Dictionary<string, long> Rows(SqliteConnection connection) =>
        Tables(connection).Where(table => !table.StartsWith("__EF", StringComparison.Ordinal))
            .ToDictionary(table => table, table => (long)Scalar(connection, $"SELECT count(*) FROM \"{table}\"")!, StringComparer.Ordinal);

    // The names in these statements come from the database's own list of tables.
#pragma warning disable CA2100
    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static List<string> List(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var list = new List<string>();
        while (reader.Read())
            list.Add(reader.GetString(0));
        return list;
    }
#pragma warning restore CA2100

    private void RemoveBeside()
    {
        using (var pooled = new SqliteConnection(TrackingStorage.SqliteConnectionString(beside)))
            SqliteConnection.ClearPool(pooled);
        // Looked for first: where even the folder is missing, deleting would be an error.
        foreach (var one in Parts.Select(end => beside + end).Where(File.Exists))
            File.Delete(one);
    }
}
