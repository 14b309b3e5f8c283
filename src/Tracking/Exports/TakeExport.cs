using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Exports;

/// <summary>Gives a prepared file to the person who asked for it, while they have the rights by which it was made; each time is an entry of the log.</summary>
public sealed class TakeExport(TrackingDb db, CurrentUser user, ExportOptions options, TimeProvider clock)
{
    /// <param name="Claim">Under which the file was made.</param>
    public sealed record Result(PreparedExportId Id, string List, ExportFormat Format, int Claim, string SealedKey, DateTime MadeAt);

    /// <summary>Which list it is of, so that the caller knows by which operation it is seen.</summary>
    public Task<string?> ListOfAsync(PreparedExportId export, CancellationToken cancel = default) =>
        db.PreparedExports.VisibleTo(user).Where(row => row.Id == export).Select(row => row.List).SingleOrDefaultAsync(cancel);

    /// <param name="needs">The operation by which the list is seen.</param>
    public async Task<Outcome<Result>> RunAsync(PreparedExportId export, Permission needs, CancellationToken cancel = default)
    {
        var gone = clock.Instant() - options.KeepFor;
        var row = await db.PreparedExports.VisibleTo(user).AsNoTracking().SingleOrDefaultAsync(one => one.Id == export && (one.EndedAt == null || one.EndedAt > gone), cancel);
        if (row is null)
            return ExportRefusals.NotFound;
        if (!user.Has(needs))
            return ExportRefusals.NotAllowed;
        if (row is not { State: ExportState.Ready, SealedKey: { } key, EndedAt: { } made })
            return ExportRefusals.NotReady;
        if (row.ReachHash != user.ReachHash(needs))
            return ExportRefusals.RightsChanged;
        return new Result(row.Id, row.List, row.Format, row.Claims, key, made);
    }

    /// <summary>Before the first byte leaves.</summary>
    public async Task TakenAsync(Result taken, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        await db.RecordAsync(new RecordedAct("export.taken") { Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["list"] = taken.List, ["export"] = taken.Id.ToString() } }, cancel);
        await db.PreparedExports.VisibleTo(user).Where(row => row.Id == taken.Id && row.SeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancel);
    }
}

/// <summary>Cancels an export that is being made, or gives up its file before the time. The caller removes what lies on the disk.</summary>
public sealed class DropExport(TrackingDb db, CurrentUser user)
{
    public async Task<Refusal?> RunAsync(PreparedExportId export, CancellationToken cancel = default) =>
        await db.PreparedExports.VisibleTo(user).Where(row => row.Id == export).ExecuteDeleteAsync(cancel) == 1 ? null : ExportRefusals.NotFound;
}
