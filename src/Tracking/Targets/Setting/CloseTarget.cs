using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets.Setting;

/// <summary>Asks for no more values of a target, with the reason; those that are there stay.</summary>
public sealed class CloseTarget(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(TargetId Target, int Version, [Longest(Target.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Target, input.Version, cancel);
        return opened.Refusal ?? opened.Value.Target.Close(input.Reason) ?? await db.SaveTargetAsync(cancel);
    }
}
