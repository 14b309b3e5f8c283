using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>The resolver's side takes a bottleneck up: whoever raised it knows that it is worked on.</summary>
public sealed class TakeUpBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(BottleneckId Bottleneck, int Version, [Longest(Bottlenecks.Bottleneck.LongestNote)] string? Note);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, input.Bottleneck, input.Version, input, Permission.ConfirmWork, (it, by) => it.TakeUp(input.Note, by), cancel);
}
