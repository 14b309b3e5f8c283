using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>The raiser's side opens again what was at its end, and says why.</summary>
public sealed class ReopenBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    public sealed record Input(BottleneckId Bottleneck, int Version, [Longest(Bottlenecks.Bottleneck.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, input.Bottleneck, input.Version, input, Permission.ReportWork, (it, by) => it.Reopen(input.Reason, options.AnswerBy(user.Today), by), cancel);
}
