using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>Stops a bulk import, lets it go on, or ends it. What was taken in stays.</summary>
public sealed class SteerBulkImport(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public Task<Refusal?> PauseAsync(BulkImportId import, int version, CancellationToken cancel = default) => RunAsync(import, version, row => row.Pause(), cancel);

    public Task<Refusal?> ResumeAsync(BulkImportId import, int version, CancellationToken cancel = default) => RunAsync(import, version, row => row.Resume(), cancel);

    /// <summary>The files that had no turn are to be removed by the caller.</summary>
    public Task<Refusal?> CancelAsync(BulkImportId import, int version, CancellationToken cancel = default) => RunAsync(import, version, row => row.Cancel(clock.Instant()), cancel);

    private async Task<Refusal?> RunAsync(BulkImportId import, int version, Func<BulkImport, Refusal?> act, CancellationToken cancel)
    {
        var row = await db.BulkImports.VisibleTo(user, db).SingleOrDefaultAsync(one => one.Id == import, cancel);
        if (row is null)
            return BulkRefusals.NotFound;
        if (row.Version != version)
            return row.IsOver ? BulkRefusals.Over : BulkRefusals.ChangedMeanwhile;
        if (act(row) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : BulkRefusals.ChangedMeanwhile;
    }
}
