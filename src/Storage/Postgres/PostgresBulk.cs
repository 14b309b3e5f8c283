using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>
/// Binary COPY, in the caller's transaction where there is one; for a few rows one INSERT, which takes one journey to the server and not three. And how empty tables
/// are filled.
/// </summary>
internal static class PostgresBulk
{
    private const int Few = 10;

    private sealed record Insertion<T>(string Table, string Names, List<(string StoreType, Func<T, object?> ValueOf)> Columns, Action<T, NpgsqlBinaryImporter> Write);

    // Of each entity, made from the model when it is first asked for; there is one model.
    private static class Known<T>
    {
        public static Insertion<T>? Insertion { get; set; }
    }

    public static async Task InsertAsync<T>(PostgresDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0)
            return;
        var insertion = Of<T>(db);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            if (rows.Count <= Few)
            {
                await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
                batch.BatchCommands.Add(Insert(insertion, rows));
                await batch.ExecuteNonQueryAsync(cancel);
                return;
            }

            await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{insertion.Table}\" ({insertion.Names}) FROM STDIN (FORMAT BINARY)", cancel);
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                await writer.StartRowAsync(cancel);
                insertion.Write(row, writer);
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

        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        batch.BatchCommands.Add(Insert(Of<T>(db), rows));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync(cancel);
        return true;
    }

    /// <summary>
    /// Takes the indexes of tables away while they are filled, and the references that are else looked up row by row; both are made anew from all rows, all within the
    /// current transaction: who is killed leaves the tables as they were. What the planner knows of them is made anew, too.
    /// </summary>
    public static async Task FillAsync(PostgresDb db, IReadOnlyList<string> tables, Func<Task> fill, CancellationToken cancel)
    {
        var filled = string.Join(", ", tables.Select(table => $"'\"{table}\"'::regclass"));
        // Names and statements are the database's own.
#pragma warning disable EF1002
        var references = await db.Database.SqlQueryRaw<Part>($"""
            SELECT conrelid::regclass::text AS "Table", conname::text AS "Name", pg_get_constraintdef(oid) AS "Text" FROM pg_constraint WHERE contype = 'f' AND conrelid IN ({filled})
            """).ToListAsync(cancel);
        var indexes = await db.Database.SqlQueryRaw<Part>($"""
            SELECT indrelid::regclass::text AS "Table", indexrelid::regclass::text AS "Name", pg_get_indexdef(indexrelid) AS "Text" FROM pg_index
            WHERE indrelid IN ({filled}) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
            """).ToListAsync(cancel);
        foreach (var reference in references)
            await db.Database.ExecuteSqlRawAsync($"ALTER TABLE {reference.Table} DROP CONSTRAINT \"{reference.Name}\"", cancel);
        foreach (var index in indexes)
            await db.Database.ExecuteSqlRawAsync($"DROP INDEX {index.Name}", cancel);
        await fill();
        await db.Database.ExecuteSqlRawAsync("SET LOCAL maintenance_work_mem = '256MB'", cancel);
        // A country takes minutes, not the half one after which a command is given up.
        var patience = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
        foreach (var index in indexes)
            await db.Database.ExecuteSqlRawAsync(index.Text, cancel);
        foreach (var reference in references)
            await db.Database.ExecuteSqlRawAsync($"ALTER TABLE {reference.Table} ADD CONSTRAINT \"{reference.Name}\" {reference.Text}", cancel);
        foreach (var table in tables)
            await db.Database.ExecuteSqlRawAsync($"ANALYZE \"{table}\"", cancel);
        db.Database.SetCommandTimeout(patience);
#pragma warning restore EF1002
    }

    private sealed record Part(string Table, string Name, string Text);

    private static NpgsqlBatchCommand Insert<T>(Insertion<T> insertion, IReadOnlyCollection<T> rows) where T : class
    {
        var width = insertion.Columns.Count;
        // The names come from the model, not from a person.
#pragma warning disable CA2100
        var insert = new NpgsqlBatchCommand($"INSERT INTO \"{insertion.Table}\" ({insertion.Names}) VALUES " + string.Join(", ", Enumerable.Range(0, rows.Count).Select(row =>
            $"({string.Join(", ", Enumerable.Range(row * width + 1, width).Select(place => $"${place.ToString(CultureInfo.InvariantCulture)}"))})")));
#pragma warning restore CA2100
        foreach (var row in rows)
        {
            foreach (var (type, value) in insertion.Columns)
                insert.Parameters.Add(new NpgsqlParameter { Value = value(row) ?? DBNull.Value, DataTypeName = type });
        }

        return insert;
    }

    private static Insertion<T> Of<T>(PostgresDb db) => Known<T>.Insertion ??= Make<T>(db);

    private static Insertion<T> Make<T>(PostgresDb db)
    {
        var (table, row, columns) = BulkColumn.Of<T>(db);
        var writer = Expression.Parameter(typeof(NpgsqlBinaryImporter), "writer");
        var write = Expression.Block(columns.Select(column => Expression.Call(Put(column.Value.Type), writer, column.Value, Expression.Constant(column.StoreType))));
        return new(table, string.Join(", ", columns.Select(column => $"\"{column.Name}\"")),
            columns.ConvertAll(column => (column.StoreType, Expression.Lambda<Func<T, object?>>(Expression.Convert(column.Value, typeof(object)), row).Compile())),
            Expression.Lambda<Action<T, NpgsqlBinaryImporter>>(write, row, writer).Compile());
    }

    private static MethodInfo Put(Type type)
    {
        var value = Nullable.GetUnderlyingType(type);
        var name = value is not null ? nameof(PutSome) : type.IsValueType ? nameof(PutValue) : nameof(PutObject);
        return typeof(PostgresBulk).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(value ?? type);
    }

    private static void PutValue<V>(NpgsqlBinaryImporter writer, V value, string type) where V : struct => writer.Write(value, type);

    private static void PutSome<V>(NpgsqlBinaryImporter writer, V? value, string type) where V : struct
    {
        if (value is { } some)
            writer.Write(some, type);
        else
            writer.WriteNull();
    }

    private static void PutObject<V>(NpgsqlBinaryImporter writer, V? value, string type) where V : class
    {
        if (value is not null)
            writer.Write(value, type);
        else
            writer.WriteNull();
    }
}
