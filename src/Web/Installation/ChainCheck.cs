using System.Data.Common;
using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Installation;

/// <summary>Checks the audit log in the background, one check at a time; the result goes into the log.</summary>
sealed partial class ChainCheck(IServiceScopeFactory scopes, AnchorLog anchors, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ChainCheck> logger)
{
    readonly Lock _gate = new();
    Progress? _running;

    /// <param name="Entries">Read so far.</param>
    /// <param name="Of">How many there were when it began.</param>
    public sealed record Progress(long Entries, long Of, DateTime StartedAt);

    /// <summary>Null where none is under way.</summary>
    public Progress? Running
    {
        get
        {
            lock (_gate)
                return _running;
        }
    }

    /// <summary>Begins one; a refusal where one is under way.</summary>
    /// <param name="head">The end of the log as the person saw it.</param>
    /// <param name="by">Who asks for it.</param>
    public Refusal? Begin(AuditHead head, Witness by)
    {
        lock (_gate)
        {
            if (_running is not null)
                return AuditRefusals.CheckRunning;
            _running = new Progress(0, head.Sequence, clock.Instant());
        }

        _ = Task.Run(() => RunAsync(by));
        return null;
    }

    async Task RunAsync(Witness by)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var result = await services.GetRequiredService<VerifyAuditLog>().RunAsync(await anchors.ReadAsync(lifetime.ApplicationStopping), new Meter(this), lifetime.ApplicationStopping);
            await services.GetRequiredService<RecordCheck>().RunAsync(result, by, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The end of the program: no result, and the page says so by showing the one before.
        }
        catch (Exception exception) when (exception is DbException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            LogFailure(logger, exception);
        }
        finally
        {
            lock (_gate)
                _running = null;
        }
    }

    sealed class Meter(ChainCheck check) : IProgress<long>
    {
        public void Report(long value)
        {
            lock (check._gate)
                check._running = check._running! with { Entries = value };
        }
    }

    [LoggerMessage(LogLevel.Error, "The audit log could not be checked.")]
    static partial void LogFailure(ILogger logger, Exception exception);
}
