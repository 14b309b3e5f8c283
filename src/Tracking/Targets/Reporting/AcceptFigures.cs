using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Reporting;

/// <summary>The side that set a target accepts values that were sent to it, all or none: they are in force from now on, and the versions before stay.</summary>
public sealed class AcceptFigures(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public const int Most = 500;

    public sealed record Input(TargetId Target, IReadOnlyList<Chosen> Figures);

    /// <param name="Judged">Whether the accepting person holds it for reached, where they say so: beside what is computed.</param>
    public sealed record Chosen(TargetFigureId Figure, int Version, bool? Judged = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Figures.Count == 0)
            return TargetRefusals.NoneChosen;
        if (input.Figures.Count > Most)
            return TargetRefusals.TooMany.With($"{Most}");
        var opened = await db.OpenAsync(user, clock, Permission.ConfirmWork, input.Target, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (target, by) = opened.Value;
        var ids = input.Figures.Select(one => one.Figure).Distinct().ToList();
        var figures = await db.TargetFigures.Where(row => row.TargetId == target.Id && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        if (figures.Count != ids.Count)
            return TargetRefusals.FigureNotFound;
        var counting = await db.CountingAsync([.. figures.Values.Select(figure => figure.LineId).Distinct()], [.. figures.Values.Select(figure => figure.Period).Distinct(StringComparer.Ordinal)], cancel);
        foreach (var one in input.Figures)
        {
            var figure = figures[one.Figure];
            var inForce = counting.Find(other => other.LineId == figure.LineId && other.Kind == figure.Kind && other.Period == figure.Period && other.IsInForce);
            if ((figure.Version != one.Version ? TargetRefusals.ChangedMeanwhile : figure.Accept(inForce, one.Judged, by)) is { } refusal)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }
        }

        TargetQueries.CompareAnew(target, counting);
        return await db.SaveTargetAsync(cancel);
    }
}
