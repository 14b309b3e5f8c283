using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>Lets somebody else act before a slice begins its transaction: on SQLite nobody writes while another does.</summary>
internal sealed class MeanwhileUnlocked(Func<Task> act) : DbTransactionInterceptor
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

        return await base.TransactionStartingAsync(connection, eventData, result, cancellationToken);
    }
}
