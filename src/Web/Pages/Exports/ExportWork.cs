using DonDoc.Tracking.Access;
using DonDoc.Tracking.Exports;
using DonDoc.Web.Access;
using DonDoc.Web.Installation;

namespace DonDoc.Web.Pages.Exports;

/// <summary>
/// Makes prepared exports, one after the other, each under the rights that its person has at that moment. A kill costs the file at hand, which is
/// begun anew when the lease is over. <c>Exports:Every</c> of the configuration: how often it is looked whether there is something to do (2 seconds).
/// </summary>
sealed partial class ExportWork(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, Readiness readiness, ILogger<ExportWork> logger)
    : RecurringWork(scopes, readiness, clock, logger)
{
    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    readonly IServiceScopeFactory _scopes = scopes;

    protected override TimeSpan Interval => configuration.GetValue("Exports:Every", TimeSpan.FromSeconds(2));

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        while (await services.GetRequiredService<ClaimExport>().RunAsync(cancel) is { } claim)
            await RunAsync(claim, cancel);
    }

    async Task RunAsync(ClaimExport.Result claim, CancellationToken cancel)
    {
        var progress = new ExportProgress();
        try
        {
            await KeepingAsync(
                async end => await MakeAsync(claim, progress, end),
                async () =>
                {
                    await using var beat = _scopes.CreateAsyncScope();
                    if (!await beat.ServiceProvider.GetRequiredService<NoteExport>().KeepAsync(claim, progress.Total, progress.Rows, cancel))
                        throw new ExportCancelledException();
                },
                () => Task.Delay(Heartbeat, CancellationToken.None),
                cancel);
        }
        catch (ExportCancelledException)
        {
            // The person wants it no more, or another server has it: what was written is removed by the turn.
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program ends. Whoever starts it again need not wait for the lease.
            await using var scope = _scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<NoteExport>().LeaveAsync(claim, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            // The lease runs out, and it is begun anew; after some times it is given up. Others have their turn meanwhile.
            LogBroke(logger, claim.Id.Value, claim.Claim, exception);
        }
    }

    async Task<bool> MakeAsync(ClaimExport.Result claim, ExportProgress progress, CancellationToken cancel)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var note = services.GetRequiredService<NoteExport>();
        var table = ListTable.Of(claim.List);
        if (claim.IsTried || table is null)
        {
            await note.FailAsync(claim, ExportRefusals.Broke, cancel);
            return false;
        }

        if (await services.GetRequiredService<LoadCurrentUser>().RunAsync(claim.Account, cancel) is not { } person || !person.Has(table.Needs))
        {
            await note.FailAsync(claim, ExportRefusals.NotAllowed, cancel);
            return false;
        }

        services.GetRequiredService<Acting>().As(person);
        return await services.GetRequiredService<ExportTurn>().MakeAsync(claim, table, progress, cancel);
    }

    [LoggerMessage(LogLevel.Error, "The export {Export} broke at try {Attempt}; it is begun anew.")]
    static partial void LogBroke(ILogger logger, Guid export, int attempt, Exception exception);
}

/// <summary>How far the making of a file is, for the heart that beats beside it.</summary>
sealed class ExportProgress
{
    int _total = -1, _rows;

    public int? Total => Volatile.Read(ref _total) is >= 0 and var total ? total : null;

    public int Rows => Volatile.Read(ref _rows);

    public void Counted(int total) => Volatile.Write(ref _total, total);

    public void Wrote(int rows) => Volatile.Write(ref _rows, rows);
}

/// <summary>The export is no longer ours to make.</summary>
sealed class ExportCancelledException : Exception;
