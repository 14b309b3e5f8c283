using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports;

/// <summary>Puts an import aside without making records; its file can be imported again.</summary>
public sealed class DiscardImport(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(ImportId Import, int Version);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var open = await db.OpenAsync(user, input.Import, input.Version, cancel);
        if (open.IsRefused)
            return open.Refusal;
        if (open.Value.Discard(user, clock.Instant()) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ClosedOrAsync(input.Import, ImportRefusals.ChangedMeanwhile, cancel);
    }
}
