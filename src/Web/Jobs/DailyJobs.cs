using DonDoc.Tracking.Jobs;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Installation;

namespace DonDoc.Web.Jobs;

/// <summary>
/// Does the jobs of the day, by whichever server comes first. <c>Jobs:Every</c> of the configuration: how often it is looked
/// whether one is due (10 minutes). A run that a kill cuts off is begun again when its lease is over; what it did is kept.
/// </summary>
sealed partial class DailyJobs(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, Readiness readiness, ILogger<DailyJobs> logger)
    : RecurringWork(scopes, readiness, clock, logger)
{
    readonly IServiceScopeFactory _scopes = scopes;
    readonly TimeProvider _clock = clock;

    protected override TimeSpan Interval => configuration.GetValue("Jobs:Every", TimeSpan.FromMinutes(10));

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        foreach (var name in services.GetServices<IDailyJob>().Select(job => job.Name))
        {
            await using var scope = _scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider, name, cancel);
        }
    }

    async Task RunAsync(IServiceProvider services, string name, CancellationToken cancel)
    {
        if (await services.GetRequiredService<BeginJob>().RunAsync(name, cancel) is not { } run)
            return;
        var end = services.GetRequiredService<EndJob>();
        try
        {
            var result = await services.GetServices<IDailyJob>().Single(job => job.Name == name).RunAsync(run.IsReleased, cancel);
            if (result.IsHeld)
                await end.HeldAsync(run, cancel);
            else
                await end.DoneAsync(run, result.Counts, result.Until(_clock.Instant()), cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogBroke(logger, name, exception);
            await end.FailedAsync(run, cancel);
        }
    }

    [LoggerMessage(LogLevel.Error, "The daily job {Job} broke; it is tried again within the hour.")]
    static partial void LogBroke(ILogger logger, string job, Exception exception);
}
