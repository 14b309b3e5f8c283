using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>Binary COPY, in the caller's transaction where there is one; for a few rows one INSERT, which takes one journey to the server and not three.</summary>
internal static class PostgresBulk
{
    private const int Few = 10;

    public static async Task InsertAsync<T>(PostgresDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0)
            return;
        var (table, columns) = BulkColumn.Of<T>(db);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
            if (rows.Count <= Few)
            {
                await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
                batch.BatchCommands.Add(Insert(table, columns, rows));
                await batch.ExecuteNonQueryAsync(cancel);
                return;
            }

            await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)", cancel);
            foreach (var row in rows)
            {
                await writer.StartRowAsync(cancel);
                foreach (var column in columns)
                {
                    if (column.ValueOf(row) is { } value)
                        await writer.WriteAsync(value, column.StoreType, cancel);
                    else
                        await writer.WriteNullAsync(cancel);
                }
            }

            await writer.CompleteAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Writes rows as the last that the current transaction does, and commits it in the same journey to the server. Where a row is refused nothing is
    /// committed: the server goes no further in a journey than to what fails.
    /// </summary>
    /// <returns>False where there are too many for one statement: they are written, and the caller commits.</returns>
    public static async Task<bool> InsertAndCommitAsync<T>(PostgresDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count is 0 or > Few)
        {
            await InsertAsync(db, rows, cancel);
            return false;
        }

        var (table, columns) = BulkColumn.Of<T>(db);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        batch.BatchCommands.Add(Insert(table, columns, rows));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync(cancel);
        return true;
    }

    private static NpgsqlBatchCommand Insert<T>(string table, List<BulkColumn> columns, IReadOnlyCollection<T> rows) where T : class
    {
        // The names come from the model, not from a person.
#pragma warning disable CA2100
        var insert = new NpgsqlBatchCommand($"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES " + string.Join(", ", Enumerable.Range(0, rows.Count).Select(row =>
            $"({string.Join(", ", Enumerable.Range(row * columns.Count + 1, columns.Count).Select(place => $"${place}"))})")));
#pragma warning restore CA2100
        foreach (var row in rows)
        {
            foreach (var column in columns)
                insert.Parameters.Add(new NpgsqlParameter { Value = column.ValueOf(row) ?? DBNull.Value, DataTypeName = column.StoreType });
        }

        return insert;
    }
}
