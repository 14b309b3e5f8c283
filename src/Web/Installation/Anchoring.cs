using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Installation;

/// <summary>
/// Writes the head of the audit log to a file at each interval and at the end. Configuration: <c>Audit:Anchors</c> the file, <c>Audit:Minutes</c> the interval (60).
/// </summary>
sealed partial class Anchoring(IServiceScopeFactory scopes, AnchorLog log, IConfiguration configuration, TimeProvider clock, Readiness readiness, ILogger<Anchoring> logger)
    : BackgroundService
{
    long _anchored;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await AnchorAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(Math.Max(1, configuration.GetValue("Audit:Minutes", 60))), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await AnchorAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the program; StopAsync writes the last one.
        }
    }

    async Task AnchorAsync(CancellationToken cancel)
    {
        if (!readiness.IsPrepared)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var head = await scope.ServiceProvider.GetRequiredService<ShowAuditHead>().RunAsync(cancel);
            if (head.Sequence == _anchored)
                return;
            await log.AppendAsync(new AuditAnchor(clock.Instant(), head.Sequence, head.Hash), cancel);
            _anchored = head.Sequence;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            // The work of the day goes on; the next tick tries again.
            LogFailure(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The head of the audit log could not be anchored.")]
    static partial void LogFailure(ILogger logger, Exception exception);
}
