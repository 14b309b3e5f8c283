using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage.Sqlite;

/// <summary>One prepared INSERT, run for every row in the caller's transaction, or in one of its own; and how empty tables are filled.</summary>
internal static class SqliteBulk
{
    /// <summary>The pages of the tables that are filled, and what is sorted for their indexes, stay in memory up to so many kibibytes.</summary>
    private const int Roomy = 262_144;

    private sealed record Insertion<T>(string Text, Action<T, SqliteRow> Bind);

    // Of each entity, made from the model when it is first asked for; there is one model.
    private static class Known<T>
    {
        public static Insertion<T>? Insertion { get; set; }
    }

    public static async Task InsertAsync<T>(SqliteDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0)
            return;
        var insertion = Known<T>.Insertion ??= Of<T>(db);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        using (var statement = new SqliteRow((SqliteConnection)db.Database.GetDbConnection(), insertion.Text))
        {
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                insertion.Bind(row, statement);
                statement.Run();
            }
        }

        if (own is not null)
            await own.CommitAsync(cancel);
    }

    /// <summary>
    /// Takes the indexes of tables away while they are filled and makes them anew from the sorted rows, all within the current transaction: who is killed leaves
    /// the tables as they were.
    /// </summary>
    public static async Task FillAsync(SqliteDb db, IReadOnlyList<string> tables, Func<Task> fill, CancellationToken cancel)
    {
        var all = await db.Database.SqlQueryRaw<IndexOf>("SELECT tbl_name AS \"Table\", name AS \"Name\", sql AS \"Text\" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").ToListAsync(cancel);
        var indexes = all.FindAll(index => tables.Contains(index.Table));
        // Names and statements are the database's own.
#pragma warning disable EF1002
        foreach (var index in indexes)
            await db.Database.ExecuteSqlRawAsync($"DROP INDEX \"{index.Name}\"", cancel);
        await db.Database.ExecuteSqlRawAsync($"PRAGMA cache_size = -{Roomy}; PRAGMA threads = 2", cancel);
        await fill();
        foreach (var index in indexes)
            await db.Database.ExecuteSqlRawAsync(index.Text, cancel);
        await db.Database.ExecuteSqlRawAsync($"{SqlitePragmas.Cache}; PRAGMA threads = 0", cancel);
#pragma warning restore EF1002
    }

    private sealed record IndexOf(string Table, string Name, string Text);

    private static Insertion<T> Of<T>(SqliteDb db)
    {
        var (table, row, columns) = BulkColumn.Of<T>(db);
        var statement = Expression.Parameter(typeof(SqliteRow), "statement");
        var bind = Expression.Block(columns.Select((column, index) => Expression.Call(
            statement, nameof(SqliteRow.Bind), null, Expression.Constant(index + 1), Nullable(column.Value))));
        return new(
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, index) => $"?{index + 1}"))})",
            Expression.Lambda<Action<T, SqliteRow>>(bind, row, statement).Compile());
    }

    private static Expression Nullable(Expression value) =>
        value.Type.IsValueType && System.Nullable.GetUnderlyingType(value.Type) is null ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type)) : value;
}
