using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>The raiser's side does not agree that it is removed, and says why: an answer is waited for anew.</summary>
public sealed class SendBackBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    public sealed record Input(BottleneckId Bottleneck, int Version, [Longest(Bottlenecks.Bottleneck.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, input.Bottleneck, input.Version, input, Permission.ReportWork, (it, by) => it.SendBack(input.Reason, options.AnswerBy(user.Today), by), cancel);
}
