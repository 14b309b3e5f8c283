using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>The raiser's side confirms that it is removed.</summary>
public sealed class ConfirmBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(BottleneckId Bottleneck, int Version, [Longest(Bottlenecks.Bottleneck.LongestNote)] string? Note);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, input.Bottleneck, input.Version, input, Permission.ReportWork, (it, by) => it.Confirm(input.Note, by), cancel);
}
