using System.Data.Common;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Jobs;
using DonDoc.Web.Installation;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Web.Jobs;

/// <summary>
/// The jobs that are done once a day, by whichever server comes first. <c>Jobs:Every</c> of the configuration: how often it is looked
/// whether one is due (10 minutes). A run that a kill cuts off is begun again when its lease is over; what it did is kept.
/// </summary>
sealed partial class DailyJobs(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, Readiness readiness, ILogger<DailyJobs> logger)
    : RecurringWork(scopes, readiness, clock, logger)
{
    /// <summary>The name of the job that deactivates idle accounts.</summary>
    public const string IdleAccounts = "idle-accounts";

    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override TimeSpan Interval => configuration.GetValue("Jobs:Every", TimeSpan.FromMinutes(10));

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (await services.GetRequiredService<BeginJob>().RunAsync(IdleAccounts, cancel) is not { } run)
            return;
        var end = services.GetRequiredService<EndJob>();
        try
        {
            var result = await services.GetRequiredService<DisableIdleAccounts>().RunAsync(run.IsReleased, cancel);
            if (result.IsHeld)
                await end.HeldAsync(run, cancel);
            else
                await end.DoneAsync(run, result.Counts, Day, cancel);
            if (result.Spared > 0)
                LogSpared(logger);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            LogBroke(logger, exception);
            await end.FailedAsync(run, cancel);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The last administrator of the installation has not signed in for long; the account stays open.")]
    static partial void LogSpared(ILogger logger);

    [LoggerMessage(LogLevel.Error, "A daily job broke; it is tried again within the hour.")]
    static partial void LogBroke(ILogger logger, Exception exception);
}
