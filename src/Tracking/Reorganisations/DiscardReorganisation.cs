using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>Gives up a prepared act; it stays as a record that there was one.</summary>
public sealed class DiscardReorganisation(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(ReorganisationId Reorganisation, int Version);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var opened = await db.OpenAsync(user, input.Reorganisation, input.Version, cancel);
        return opened.Refusal ?? opened.Value.Discard(Actor.Of(user, clock)) ?? await db.SaveActAsync(cancel);
    }
}
