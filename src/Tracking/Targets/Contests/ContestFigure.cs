using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Contests;

/// <summary>The side that answers for a line objects to a value that was set for it, and says which it holds for right, why, and from where.</summary>
public sealed class ContestFigure(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(
        TargetLineId Line, TargetFigureId Figure, decimal? Value, decimal? Upper, [Longest(Target.LongestWords)] string? Words, [Longest(Target.LongestNote)] string? Reason,
        [Longest(Target.LongestWords)] string? Source, bool? IsMet = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenLinesAsync(user, clock, [input.Line], cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (lines, by) = opened.Value;
        var target = lines[input.Line].Target;
        if (target.State == TargetState.Closed)
            return TargetRefusals.Closed;
        var figure = await db.TargetFigures.SingleOrDefaultAsync(row => row.LineId == input.Line && row.Id == input.Figure, cancel);
        if (figure is null)
            return TargetRefusals.FigureNotFound;
        var value = new TargetValue(input.Value, input.Upper, figure.IsStrict, input.Words, input.IsMet);
        if (FigureInput.Refuse(target, figure.Kind, value) is { } wrong)
            return wrong;
        if (await db.TargetContests.AnyAsync(row => row.FigureId == figure.Id && row.State == ContestState.Open, cancel))
            return TargetRefusals.ContestOpen;
        var raised = TargetContest.Raise(figure, value, input.Reason, input.Source, by);
        if (raised.IsRefused)
            return raised.Refusal;
        figure.Touch();
        db.Add(raised.Value);
        return await db.SaveTargetAsync(cancel);
    }
}
