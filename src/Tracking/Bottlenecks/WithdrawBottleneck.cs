using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>The raiser's side takes it back, and says why.</summary>
public sealed class WithdrawBottleneck(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(BottleneckId Bottleneck, int Version, [Longest(Bottlenecks.Bottleneck.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, input.Bottleneck, input.Version, input, Permission.ReportWork, (it, by) => it.Withdraw(input.Reason, by), cancel);
}
