using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>Counts the characters that a slice fetches from the database: whole texts are not loaded for a line of each.</summary>
internal sealed class LoadedText : DbCommandInterceptor
{
    public long Characters { get; set; }

    public int Statements { get; set; }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Statements++;
        return ValueTask.FromResult<DbDataReader>(new Reader(result, this));
    }

    [SuppressMessage("Naming", "CA1710", Justification = "It is read, not held.")]
    private sealed class Reader(DbDataReader rows, LoadedText counted) : DbDataReader
    {
        public override int FieldCount => rows.FieldCount;

        public override int RecordsAffected => rows.RecordsAffected;

        public override bool HasRows => rows.HasRows;

        public override bool IsClosed => rows.IsClosed;

        public override int Depth => rows.Depth;

        public override object this[int ordinal] => rows[ordinal];

        public override object this[string name] => rows[name];

        public override string GetString(int ordinal)
        {
            var text = rows.GetString(ordinal);
            counted.Characters += text.Length;
            return text;
        }

        public override T GetFieldValue<T>(int ordinal)
        {
            var value = rows.GetFieldValue<T>(ordinal);
            counted.Characters += (value as string)?.Length ?? 0;
            return value;
        }

        public override bool Read() => rows.Read();

        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => rows.ReadAsync(cancellationToken);

        public override bool NextResult() => rows.NextResult();

        public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => rows.NextResultAsync(cancellationToken);

        public override void Close() => rows.Close();

        public override Task CloseAsync() => rows.CloseAsync();

        public override async ValueTask DisposeAsync()
        {
            await rows.DisposeAsync();
            await base.DisposeAsync();
        }

        public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinal);

        public override byte GetByte(int ordinal) => rows.GetByte(ordinal);

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => rows.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

        public override char GetChar(int ordinal) => rows.GetChar(ordinal);

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => rows.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

        public override string GetDataTypeName(int ordinal) => rows.GetDataTypeName(ordinal);

        public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(ordinal);

        public override decimal GetDecimal(int ordinal) => rows.GetDecimal(ordinal);

        public override double GetDouble(int ordinal) => rows.GetDouble(ordinal);

        public override IEnumerator GetEnumerator() => ((IEnumerable)rows).GetEnumerator();

        public override Type GetFieldType(int ordinal) => rows.GetFieldType(ordinal);

        public override float GetFloat(int ordinal) => rows.GetFloat(ordinal);

        public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinal);

        public override short GetInt16(int ordinal) => rows.GetInt16(ordinal);

        public override int GetInt32(int ordinal) => rows.GetInt32(ordinal);

        public override long GetInt64(int ordinal) => rows.GetInt64(ordinal);

        public override string GetName(int ordinal) => rows.GetName(ordinal);

        public override int GetOrdinal(string name) => rows.GetOrdinal(name);

        public override object GetValue(int ordinal) => rows.GetValue(ordinal);

        public override int GetValues(object[] values) => rows.GetValues(values);

        public override bool IsDBNull(int ordinal) => rows.IsDBNull(ordinal);
    }
}
