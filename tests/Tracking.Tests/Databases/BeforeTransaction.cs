using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>Does something once, after the first looks and before the first transaction: what somebody else does in between.</summary>
internal sealed class BeforeTransaction(Func<Task> act) : DbTransactionInterceptor
{
    private bool isDone;

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (!isDone)
        {
            isDone = true;
            await act();
        }

        return result;
    }
}
