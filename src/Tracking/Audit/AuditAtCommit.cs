using System.Data.Common;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Audit;

/// <summary>
/// Hangs what a transaction did on the chain, right before it is committed: the chain is locked for the shortest time, and behind every
/// other lock, so two writers cannot wait for each other.
/// </summary>
internal sealed class AuditAtCommit : DbTransactionInterceptor
{
    public static readonly AuditAtCommit Instance = new();

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        return eventData.Context is TrackingDb db && await db.AppendAuditAsync(eventData.TransactionId, cancellationToken) ? InterceptionResult.Suppress() : result;
    }

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        eventData.Context is TrackingDb { HasAuditToAppend: true } ? throw new NotSupportedException("Records are saved asynchronously.") : result;
}
