using System.Data.Common;
using System.Runtime.CompilerServices;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DonDoc.Storage;

/// <summary>The audit log from its first entry to its last, row by row as the database sends them.</summary>
internal static class AuditReading
{
    // The names come from the entity, not from a person.
    private static readonly string All = $"SELECT {string.Join(", ", AuditEntry.Columns.Select(column => $"\"{column}\""))} FROM \"AuditEntries\" ORDER BY \"Sequence\"";

    /// <param name="idOf">How the database keeps an id.</param>
    public static async IAsyncEnumerable<AuditEntry> RunAsync(TrackingDb db, Func<DbDataReader, int, Guid> idOf, [EnumeratorCancellation] CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100
            command.CommandText = All;
#pragma warning restore CA2100
            // However long it takes: whoever waits may end it.
            command.CommandTimeout = 0;
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
                yield return AuditEntry.FromRow(rows, idOf);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
