using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Reporting;

/// <summary>The side that set a target does not accept a value, and says why; the next version is told anew.</summary>
public sealed class ReturnFigure(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(TargetId Target, TargetFigureId Figure, int Version, [Longest(Target.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, Permission.ConfirmWork, input.Target, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (target, by) = opened.Value;
        var figure = await db.TargetFigures.SingleOrDefaultAsync(row => row.TargetId == target.Id && row.Id == input.Figure, cancel);
        if (figure is null)
            return TargetRefusals.FigureNotFound;
        if (figure.Version != input.Version)
            return TargetRefusals.ChangedMeanwhile;
        return figure.Return(input.Reason, by) ?? await db.SaveTargetAsync(cancel);
    }
}
