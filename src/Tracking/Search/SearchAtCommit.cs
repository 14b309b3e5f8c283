using System.Data.Common;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Search;

/// <summary>Brings the index of texts up to what a transaction did, right before it is committed; see <see cref="SearchIndexing"/>.</summary>
internal sealed class SearchAtCommit : DbTransactionInterceptor
{
    public static readonly SearchAtCommit Instance = new();

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is TrackingDb db)
            await db.IndexChangedAsync(eventData.TransactionId, cancellationToken);
        return result;
    }
}
