using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>Lets a given number of statements through and fails at the next, as a killed process would.</summary>
internal sealed class DyingConnection(int after) : DbCommandInterceptor
{
    private int count;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Live();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Live();
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Live()
    {
        if (++count > after)
            throw new DeathException();
    }

    internal sealed class DeathException : Exception;
}
