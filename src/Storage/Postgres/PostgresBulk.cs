using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>Binary COPY, in the caller's transaction where there is one.</summary>
internal static class PostgresBulk
{
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
}
