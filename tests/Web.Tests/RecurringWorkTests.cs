using DonDoc.Web.Installation;
using DonDoc.Web.Pages.Imports.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace DonDoc.Web.Tests;

/// <summary>A round that breaks, however it breaks, is followed by the next, and the server goes on.</summary>
public sealed class RecurringWorkTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Breaks =>
    [
        new IOException("disk full"), new DbUpdateException("no"), new TimeoutException(), new KeyNotFoundException(),
        // As the provider of PostgreSQL tells of a server that is away.
        new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", new IOException()),
        // Somebody's time limit, not the end of the program.
        new TaskCanceledException(),
    ];

    [Theory, MemberData(nameof(Breaks), DisableDiscoveryEnumeration = true)]
    public async Task A_broken_round_is_followed_by_the_next(Exception broken)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var work = new Broken(services.GetRequiredService<IServiceScopeFactory>(), broken);
        await work.StartAsync(Cancel);
        await work.Third.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.False(work.ExecuteTask!.IsCompleted);
        await work.StopAsync(Cancel);
        Assert.True(work.ExecuteTask.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Where_a_lease_cannot_be_renewed_the_work_has_ended_before_that_is_told()
    {
        var hasEnded = false;
        async Task<int> WorkAsync(CancellationToken end)
        {
            try
            {
                await Task.Delay(TimeSpan.FromMinutes(5), end);
            }
            finally
            {
                await Task.Delay(200, CancellationToken.None);
                hasEnded = true;
            }

            return 1;
        }

        await Assert.ThrowsAsync<IOException>(() => BulkWork.KeepingAsync(WorkAsync, () => throw new IOException("away"), () => Task.Delay(50, Cancel), Cancel));
        Assert.True(hasEnded);
    }

    sealed class Broken(IServiceScopeFactory scopes, Exception broken)
        : RecurringWork(scopes, new Readiness(TimeProvider.System) { IsPrepared = true }, TimeProvider.System, NullLogger.Instance)
    {
        int _rounds;

        public TaskCompletionSource Third { get; } = new();

        protected override TimeSpan Interval => TimeSpan.FromMilliseconds(10);

        protected override Task RunAsync(IServiceProvider services, CancellationToken cancel)
        {
            if (++_rounds < 3)
                throw broken;
            Third.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
