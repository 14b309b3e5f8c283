using DonDoc.Formats;
using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Access;
using DonDoc.Web.Installation;

namespace DonDoc.Web.Pages.Imports.Bulk;

/// <summary>
/// Works on bulk imports, one file after the other, each under the rights that its sender has at that moment; after some files another import has
/// its turn. A kill costs the file at hand, which is begun again when the lease is over. <c>Import:Every</c> of the configuration: how often it is
/// looked whether there is something to do (2 seconds).
/// </summary>
sealed class BulkWork(IServiceScopeFactory scopes, IConfiguration configuration, BulkFiles files, TimeProvider clock, Readiness readiness, ILogger<BulkWork> logger)
    : RecurringWork(scopes, readiness, clock, logger)
{
    const int FilesInTurn = 50;

    static readonly TimeSpan Heartbeat = ClaimBulkImport.Lease / 3;

    readonly IServiceScopeFactory _scopes = scopes;
    readonly TimeProvider _clock = clock;

    protected override TimeSpan Interval => configuration.GetValue("Import:Every", TimeSpan.FromSeconds(2));

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        while (await services.GetRequiredService<ClaimBulkImport>().RunAsync(cancel) is { } claim)
            await RunAsync(claim, cancel);
    }

    async Task RunAsync(ClaimBulkImport.Result claim, CancellationToken cancel)
    {
        try
        {
            if (files.Open(claim.Id, claim.SealedKey) is not { } content || FileArchive.Open(content, BeginBulkImport.MostFiles).Archive is not { } archive)
            {
                await EndAsync(claim, BulkRefusals.FilesGone, cancel);
                return;
            }

            using (archive)
                await RunAsync(claim, archive, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program ends. Whoever starts it again need not wait for the lease.
            await using var scope = _scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<NoteBulkImport>().LeaveAsync(claim, CancellationToken.None);
            throw;
        }
    }

    async Task RunAsync(ClaimBulkImport.Result claim, FileArchive archive, CancellationToken cancel)
    {
        var beyond = Math.Min(archive.Names.Count, claim.Next + FilesInTurn);
        for (var ordinal = claim.Next; ordinal < beyond; ordinal++)
        {
            await using var scope = _scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            if (await services.GetRequiredService<LoadCurrentUser>().RunAsync(claim.Account, cancel) is not { } sender)
            {
                await EndAsync(claim, BulkRefusals.SenderGone, cancel);
                return;
            }

            services.GetRequiredService<Acting>().As(sender);
            if (!await services.GetRequiredService<CheckReach>().RunAsync(Permission.RegisterDocuments, claim.Organisation, cancel))
            {
                await EndAsync(claim, BulkRefusals.SenderGone, cancel);
                return;
            }

            var isFirst = ordinal == claim.Next;
            // First of all: no other answer may keep a name that bears a mark.
            var line = DocumentReader.JudgeName(archive.Names[ordinal]) is { Mark: { } mark } marked
                ? await RefusedAsync(services, mark, marked)
                : isFirst && claim.IsTried
                ? new NoteBulkImport.Line(archive.Names[ordinal], BulkResult.Refused, Reason: BulkRefusals.FileBroke.Code)
                : await TakeAsync(services, claim, archive, ordinal, isFirst, cancel);
            var note = services.GetRequiredService<NoteBulkImport>();
            if (!await note.LineAsync(claim, ordinal, line, cancel) || !await note.KeepAsync(claim, cancel))
                return;
        }

        if (beyond == archive.Names.Count)
        {
            await EndAsync(claim, null, cancel);
            return;
        }

        await using var last = _scopes.CreateAsyncScope();
        await last.ServiceProvider.GetRequiredService<NoteBulkImport>().LeaveAsync(claim, cancel);
    }

    static async Task<NoteBulkImport.Line> RefusedAsync(IServiceProvider services, SecrecyMark mark, FileRefusal marked)
    {
        await services.GetRequiredService<ClassificationGate>().RefusedAsync(mark, WayIn.Import);
        return new(null, BulkResult.Refused, Reason: marked.Code, Arguments: marked.Arguments);
    }

    /// <summary>Reads and registers a file, however long that takes: meanwhile the lease is renewed.</summary>
    async Task<NoteBulkImport.Line> TakeAsync(
        IServiceProvider services, ClaimBulkImport.Result claim, FileArchive archive, int ordinal, bool isFirst, CancellationToken cancel)
    {
        var name = archive.Names[ordinal];
        var (content, refusal) = await archive.ReadAsync(ordinal, FileIntake.MostBytes, cancel);
        if (content is null)
            return new(name, BulkResult.Refused, Reason: refusal!.Code, Arguments: refusal.Arguments);
        return await KeepingAsync(
            end => services.GetRequiredService<BulkTurn>().TakeAsync(claim, name, content, isFirst, end),
            async () =>
            {
                await using var beat = _scopes.CreateAsyncScope();
                await beat.ServiceProvider.GetRequiredService<NoteBulkImport>().KeepAsync(claim, cancel);
            },
            () => Task.Delay(Heartbeat, _clock, CancellationToken.None),
            cancel);
    }

    async Task EndAsync(ClaimBulkImport.Result claim, Refusal? why, CancellationToken cancel)
    {
        await using var scope = _scopes.CreateAsyncScope();
        // Where it did not end, whoever claims it next needs them.
        if (await scope.ServiceProvider.GetRequiredService<NoteBulkImport>().EndAsync(claim, why, cancel))
            files.Remove(claim.Id);
    }
}
