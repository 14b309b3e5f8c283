using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DonDoc.Storage.Sqlite;

/// <summary>
/// One prepared statement that is run for row after row, under the provider's command: a command looks up each parameter by name and makes a reader for each row,
/// which costs more than the row. Writes values as the provider does.
/// </summary>
internal sealed class SqliteRow : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private byte[] bytes = new byte[4096];

    public SqliteRow(SqliteConnection connection, string text)
    {
        this.connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(this.connection, text, out statement));
    }

    public void Run()
    {
        var result = raw.sqlite3_step(statement);
        // The reset tells the same failure once more.
        if (result != raw.SQLITE_DONE)
            Check(raw.sqlite3_reset(statement));
        raw.sqlite3_reset(statement);
    }

    public void Dispose() => statement.Dispose();

    public void Bind(int place, string? value)
    {
        if (value is null)
            BindNull(place);
        else if (value.Length == 0)
            Check(raw.sqlite3_bind_text(statement, place, value));
        else
            BindText(place, Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetMaxByteCount(value.Length))));
    }

    public void Bind(int place, byte[]? value)
    {
        if (value is null)
            BindNull(place);
        else
            Check(value.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, place, 0) : raw.sqlite3_bind_blob(statement, place, value));
    }

    public void Bind(int place, long? value)
    {
        if (value is { } number)
            Check(raw.sqlite3_bind_int64(statement, place, number));
        else
            BindNull(place);
    }

    public void Bind(int place, double? value)
    {
        if (value is { } number)
            Check(raw.sqlite3_bind_double(statement, place, number));
        else
            BindNull(place);
    }

    public void Bind(int place, int? value) => Bind(place, (long?)value);

    public void Bind(int place, bool? value) => Bind(place, value is { } holds ? holds ? 1L : 0L : null);

    public void Bind(int place, decimal? value) => Bind(place, value?.ToString("0.0###########################", CultureInfo.InvariantCulture));

    public void Bind(int place, DateOnly? value)
    {
        if (value is not { } day)
            BindNull(place);
        else if (day.TryFormat(bytes, out var length, "O", CultureInfo.InvariantCulture))
            BindText(place, length);
    }

    public void Bind(int place, DateTime? value)
    {
        if (value is not { } at)
        {
            BindNull(place);
        }
        else if (at.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            Bind(place, at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
        }
        else if (at.TryFormat(bytes, out var length, "s", CultureInfo.InvariantCulture))
        {
            bytes["yyyy-MM-dd".Length] = (byte)' ';
            BindText(place, length);
        }
    }

    private void BindText(int place, int length) => Check(raw.sqlite3_bind_text(statement, place, bytes.AsSpan(0, length)));

    private void BindNull(int place) => Check(raw.sqlite3_bind_null(statement, place));

    private byte[] Room(int length) => bytes.Length >= length ? bytes : bytes = new byte[length];

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, connection);
    }
}
