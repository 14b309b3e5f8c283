using DonDoc.Storage;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

/// <summary>What somebody could do who owns the database: go around the triggers and write what they like.</summary>
internal static class Tampering
{
    private const string Columns =
        "\"At\", \"AccountId\", \"AccountName\", \"Under\", \"Act\", \"SubjectKind\", \"SubjectId\", \"OwnerId\", \"Address\", \"Outcome\", \"Changes\", \"PreviousHash\", \"Hash\"";

    public const string FlipOneByte = "UPDATE \"AuditEntries\" SET \"Act\" = 'test.5_' WHERE \"Sequence\" = 5";

    public const string ChangeOwnHash = "UPDATE \"AuditEntries\" SET \"Hash\" = replace(\"Hash\", substr(\"Hash\", 1, 4), '0000') WHERE \"Sequence\" = 5";

    public const string DropOne = "DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 5";

    public const string CutTail = "DELETE FROM \"AuditEntries\" WHERE \"Sequence\" > 8";

    public static readonly string DropOneAndCloseUp = $"{DropOne}; {Shift(6, 10, -1)}";

    public static readonly string SwapTwo = $"{Move(4, 104)}; {Move(7, 4)}; {Move(104, 7)}";

    public static readonly string SwapNeighbours = $"{Move(4, 104)}; {Move(5, 4)}; {Move(104, 5)}";

    public static readonly string InsertOne = $"{Shift(10, 5, 1)}; INSERT INTO \"AuditEntries\" (\"Sequence\", {Columns}) SELECT 5, {Columns} FROM \"AuditEntries\" WHERE \"Sequence\" = 8";

    public static readonly string InsertOneLinked = $"{Shift(10, 5, 1)}; INSERT INTO \"AuditEntries\" (\"Sequence\", {Columns}) SELECT 5, {Columns} FROM \"AuditEntries\" WHERE \"Sequence\" = 6";

    public static string Move(int from, int to) => $"UPDATE \"AuditEntries\" SET \"Sequence\" = {to} WHERE \"Sequence\" = {from}";

    public static async Task RunAsync(TrackingDb db, Provider provider, string sql)
    {
        string[] around = provider == Provider.Sqlite
            ? ["DROP TRIGGER \"AuditEntries_UPDATE\"", "DROP TRIGGER \"AuditEntries_DELETE\"", "DROP TRIGGER \"AuditEntries_REPLACE\""]
            : ["ALTER TABLE \"AuditEntries\" DISABLE TRIGGER USER"];
        foreach (var statement in around.Concat(sql.Split("; ")))
            await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    // One by one: a key may not be held twice, not even for a moment.
    private static string Shift(int from, int to, int by) => string.Join("; ",
        (from < to ? Enumerable.Range(from, to - from + 1) : Enumerable.Range(to, from - to + 1).Reverse()).Select(sequence => Move(sequence, sequence + by)));
}
