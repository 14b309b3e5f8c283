using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DonDoc.Storage.Sqlite;

/// <summary>One prepared INSERT, run for every row in the caller's transaction, or in one of its own.</summary>
internal static class SqliteBulk
{
    public static async Task InsertAsync<T>(SqliteDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0)
            return;
        var (table, columns) = BulkColumn.Of<T>(db);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var places = string.Join(", ", columns.Select((_, index) => $"$p{index}"));
        // The names come from the model, not from a person.
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO \"{table}\" ({names}) VALUES ({places})";
#pragma warning restore CA2100
        var parameters = columns.Select((_, index) => command.Parameters.Add(new SqliteParameter($"$p{index}", null))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
            // SQLite works in this thread; its asynchronous calls only wrap these.
            command.ExecuteNonQuery();
        }

        if (own is not null)
            await own.CommitAsync(cancel);
    }
}
