using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>Stops a slice at the first statement that is ordered by a column, until it is let go.</summary>
internal sealed class Held(string column) : DbCommandInterceptor
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task;

    public void LetGo() => open.SetResult();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.LastIndexOf("ORDER BY", StringComparison.Ordinal) is var order and >= 0 && command.CommandText.IndexOf(column, order, StringComparison.Ordinal) >= 0)
        {
            reached.TrySetResult();
            await open.Task.WaitAsync(cancellationToken);
        }

        return result;
    }
}
