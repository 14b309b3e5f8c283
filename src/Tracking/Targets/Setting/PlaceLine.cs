using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Setting;

/// <summary>Says who is to reach a target: adds a line, or puts one elsewhere; and how its value is made of those below, or that it is entered.</summary>
public sealed class PlaceLine(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Line">Null: a new one, of <paramref name="Organisation"/>.</param>
    /// <param name="Parent">The line whose value is made of it.</param>
    /// <param name="EndsOn">It counts for periods that end before this day.</param>
    public sealed record Input(
        TargetId Target, int Version, TargetLineId? Line, OrganisationId? Organisation, TargetLineId? Parent, TargetAggregation Aggregation, decimal Weight = 1, DateOnly? EndsOn = null);

    public async Task<Outcome<TargetLineId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Target, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var target = opened.Value.Target;
        if (target.State == TargetState.Closed)
            return TargetRefusals.Closed;
        var lines = await db.TargetLines.VisibleTo(user, db).Where(row => row.TargetId == target.Id).ToDictionaryAsync(row => row.Id, cancel);
        if (input.Parent is { } parent && !lines.ContainsKey(parent))
            return TargetRefusals.LineNotFound;
        var placed = input.Line is { } id ? lines.TryGetValue(id, out var known) ? known : TargetRefusals.LineNotFound : await NewAsync(target, input, lines.Values, cancel);
        if (placed.IsRefused)
            return placed.Refusal!;
        var found = placed.Value;
        for (var up = input.Parent; up is { } above; up = lines[above].ParentId)
        {
            if (above == found.Id)
                return TargetRefusals.LineCircle;
        }

        var hasEntered = await db.TargetFigures.AnyAsync(row => row.LineId == found.Id && row.Kind == FigureKind.Actual, cancel);
        if (found.Arrange(input.Parent, input.Aggregation, input.Weight, target.Kind, hasEntered) is { } refusal)
            return refusal;
        if (input.EndsOn is { } day && found.End(day) is { } late)
            return late;
        if (input.Line is null)
            db.Add(found);
        target.Touch();
        return await db.SaveTargetAsync(cancel) is { } changed ? changed : found.Id;
    }

    private async Task<Outcome<TargetLine>> NewAsync(Target target, Input input, Dictionary<TargetLineId, TargetLine>.ValueCollection lines, CancellationToken cancel)
    {
        if (input.Organisation is not { } organisation || !await db.AddressableAsync(user, organisation, cancel))
            return TargetRefusals.OrganisationOutOfReach;
        if (lines.Any(line => line.OrganisationId == organisation && line.EndsOn == Timeline.End))
            return TargetRefusals.LineExists;
        return lines.Count >= SetTarget.MostLines ? TargetRefusals.TooManyLines.With($"{SetTarget.MostLines}") : new TargetLine(target.Id, organisation, input.Parent);
    }
}
