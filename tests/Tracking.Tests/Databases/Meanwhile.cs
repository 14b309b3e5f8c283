using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>Lets somebody else act between a slice's last reading and its first saving.</summary>
internal sealed class Meanwhile(Func<Task> act) : SaveChangesInterceptor
{
    private bool isDone;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!isDone)
        {
            isDone = true;
            await act();
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
