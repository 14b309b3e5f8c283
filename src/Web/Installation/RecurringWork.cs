namespace DonDoc.Web.Installation;

/// <summary>
/// Work that comes round at each interval, in a scope of its own, once the start is over. Whatever breaks a round is in the program's log, and
/// the next round tries again: a database that is away for a minute must not end the server, nor stop the work for good.
/// </summary>
abstract partial class RecurringWork(IServiceScopeFactory scopes, Readiness readiness, TimeProvider clock, ILogger logger) : BackgroundService
{
    protected abstract TimeSpan Interval { get; }

    /// <summary>Whether there is a last round when the program stops.</summary>
    protected virtual bool AtTheEnd => false;

    protected abstract Task RunAsync(IServiceProvider services, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the program, which waits for this task, however often it is told to stop.
        }

        if (AtTheEnd)
            await RoundAsync(CancellationToken.None);
    }

    async Task RoundAsync(CancellationToken cancel)
    {
        if (!readiness.IsPrepared)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogFailure(logger, GetType().Name, exception);
        }
    }

    /// <summary>Works while a heart beats. Where it stops, nothing of the work goes on when its exception leaves: its services go, and another may have the file.</summary>
    /// <param name="rest">Waits for so long between two beats.</param>
    internal static async Task<T> KeepingAsync<T>(
        Func<CancellationToken, Task<T>> work, Func<Task> beat, Func<Task> rest, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = Task.Run(() => work(end.Token), end.Token);
        try
        {
            while (await Task.WhenAny(running, rest()) != running)
                await beat();
        }
        catch
        {
            await end.CancelAsync();
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await running;
    }

    [LoggerMessage(LogLevel.Error, "{Work} failed; the next round tries again.")]
    static partial void LogFailure(ILogger logger, string work, Exception exception);
}
