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
                await InsertFewAsync(db, connection, $"INSERT INTO \"{table}\" ({names}) VALUES", columns, rows, cancel);
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

    private static async Task InsertFewAsync<T>(
        PostgresDb db, NpgsqlConnection connection, string insert, List<BulkColumn> columns, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        // The names come from the model, not from a person.
#pragma warning disable CA2100
        command.CommandText = $"{insert} {string.Join(", ", Enumerable.Range(0, rows.Count).Select(row =>
            $"({string.Join(", ", Enumerable.Range(row * columns.Count + 1, columns.Count).Select(place => $"${place}"))})"))}";
#pragma warning restore CA2100
        foreach (var row in rows)
        {
            foreach (var column in columns)
                command.Parameters.Add(new NpgsqlParameter { Value = column.ValueOf(row) ?? DBNull.Value, DataTypeName = column.StoreType });
        }

        await command.ExecuteNonQueryAsync(cancel);
    }
}
