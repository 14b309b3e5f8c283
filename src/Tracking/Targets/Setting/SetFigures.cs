using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Setting;

/// <summary>The side that set a target plans values for its lines, or sets actual ones that come from elsewhere: each a new version, in force at once; all or none.</summary>
public sealed class SetFigures(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Source">Where the values are from: the decision, the statistics.</param>
    public sealed record Input(TargetId Target, FigureKind Kind, IReadOnlyList<Cell> Cells, [Longest(Target.LongestWords)] string? Source, [Longest(Target.LongestNote)] string? Note = null);

    /// <param name="Seen">Number of the version that the person saw; 0 where they saw none.</param>
    public sealed record Cell(
        TargetLineId Line, string Period, decimal? Value, decimal? Upper = null, bool IsStrict = false, [Longest(Target.LongestWords)] string? Words = null, bool? IsMet = null,
        bool NothingArose = false, int? Seen = null);

    /// <summary>The name of a field of a cell in refusals: <c>cells.2.value</c>.</summary>
    public static string Field(int index, string name) => FormattableString.Invariant($"cells.{index}.{name}");

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Target, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (target, by) = opened.Value;
        if (target.State == TargetState.Closed)
            return TargetRefusals.Closed;
        if (input.Cells.Count == 0)
            return TargetRefusals.NothingEntered;
        if (input.Kind == FigureKind.Actual && string.IsNullOrWhiteSpace(input.Source))
            return TargetRefusals.SourceMissing;
        var ids = input.Cells.Select(cell => cell.Line).Distinct().ToList();
        var lines = await db.TargetLines.VisibleTo(user, db).Where(row => row.TargetId == target.Id && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        if (lines.Count != ids.Count)
            return TargetRefusals.LineNotFound;
        var counting = await db.CountingAsync(ids, [.. input.Cells.Select(cell => cell.Period).Distinct(StringComparer.Ordinal)], cancel);
        var (set, wrong) = (new List<TargetFigure>(), new List<Refusal>());
        foreach (var (index, cell) in input.Cells.Index())
        {
            if (SetOne(target, lines[cell.Line], cell, input, counting, by) is var one && one.Refusal is { } refusal)
                wrong.Add(refusal.At(Field(index, Lower(refusal.Field ?? "Value"))));
            else
                set.Add(one.Value);
        }

        if (wrong is [var first, .. var others])
        {
            db.ChangeTracker.Clear();
            return first with { Others = others };
        }

        db.AddRange(set);
        TargetQueries.CompareAnew(target, counting.Concat(set));
        return await db.SaveTargetAsync(cancel);
    }

    private static Outcome<TargetFigure> SetOne(Target target, TargetLine line, Cell cell, Input input, List<TargetFigure> counting, Actor by)
    {
        var value = new TargetValue(cell.Value, cell.Upper, cell.IsStrict, cell.Words, cell.IsMet, cell.NothingArose);
        if (FigureInput.Refuse(target, input.Kind, cell.Period, value, out var period) is { } wrong)
            return wrong;
        if (input.Kind == FigureKind.Actual && line.Aggregation != TargetAggregation.None)
            return TargetRefusals.Aggregated;
        if (!line.CountsIn(period))
            return TargetRefusals.LineEnded;
        if (input.Kind == FigureKind.Actual && period.FirstDay > Clock.DayOf(by.At))
            return TargetRefusals.PeriodAhead;
        var versions = counting.Where(figure => figure.LineId == line.Id && figure.Kind == input.Kind && figure.Period == cell.Period).ToList();
        var latest = versions.Find(figure => figure.IsLatest);
        if (cell.Seen is { } seen && seen != (latest?.Number ?? 0))
            return TargetRefusals.ChangedMeanwhile;
        if (latest is { State: FigureState.Submitted })
            return TargetRefusals.AlreadySubmitted;
        return TargetFigure.SetBy(line, input.Kind, period, value, input.Source, input.Note, latest, versions.Find(figure => figure.IsInForce), by);
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
