using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets.Reckoning;

/// <summary>One version of a value, as pages and programs read it.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="Version">Of the record: what an act names as it was read.</param>
/// <param name="Judged">What the accepting person said, beside what is computed.</param>
public sealed record FigureBrief(
    TargetFigureId Id, int Number, int Version, FigureState State, bool IsInForce, decimal? Value, decimal? Upper, bool IsStrict, string? Words, bool? IsMet, bool NothingArose,
    string? Source, string? Note, bool IsSetByOwner, string ByName, DateTime At, string? DecidedByName, DateTime? DecidedAt, string? ReturnReason, bool? Judged)
{
    internal static FigureBrief? Of(TargetFigure? figure) => figure is null ? null : new(
        figure.Id, figure.Number, figure.Version, figure.State, figure.IsInForce, figure.Value, figure.Upper, figure.IsStrict, figure.Words, figure.IsMet, figure.NothingArose,
        figure.Source, figure.Note, figure.IsSetByOwner, figure.ByName, figure.At, figure.DecidedByName, figure.DecidedAt, figure.ReturnReason, figure.Judged);
}

/// <summary>One line in one period: planned, told, and how both compare.</summary>
/// <param name="Plan">In force; null where none is, or where it is made of those below.</param>
/// <param name="PlannedSum">The planned value made of those below, where none was set and all of them have one.</param>
/// <param name="Latest">The last version of the actual value, however far it has come.</param>
/// <param name="Actual">What counts: the accepted value, or what those below come to.</param>
/// <param name="Achievement">Per cent of the plan.</param>
/// <param name="IsContested">An objection to the plan or the value waits for its decision.</param>
public sealed record PeriodCell(
    string Period, FigureBrief? Plan, decimal? PlannedSum, FigureBrief? Latest, FigureBrief? InForce, RolledValue? Actual, decimal? Achievement, TargetStanding Standing, bool IsContested)
{
    /// <summary>What is to be reached, set or made of those below.</summary>
    public decimal? Planned => Plan?.Value ?? PlannedSum;
}

/// <summary>One line with its cells, by period, and where they lead.</summary>
public sealed record SheetRow(TargetLineId Line, IReadOnlyList<PeriodCell> Cells, TargetForecast Forecast);

/// <summary>All that is computed of one target, from its lines and the versions that count.</summary>
internal sealed class TargetSheet
{
    private readonly Target target;
    private readonly IReadOnlyList<TargetLine> lines;
    private readonly ILookup<(TargetLineId, FigureKind, string), TargetFigure> figures;
    private readonly IReadOnlySet<TargetFigureId> contested;
    private readonly DateOnly today;

    /// <param name="figures">Of each line, kind and period the last version and the one in force.</param>
    /// <param name="contested">Versions to which an objection is open.</param>
    public TargetSheet(Target target, IReadOnlyList<TargetLine> lines, IReadOnlyCollection<TargetFigure> figures, IReadOnlySet<TargetFigureId> contested, DateOnly today)
    {
        (this.target, this.lines, this.contested, this.today) = (target, lines, contested, today);
        this.figures = figures.ToLookup(figure => (figure.LineId, figure.Kind, figure.Period));
        var told = figures.Select(figure => figure.Period).Distinct(StringComparer.Ordinal).Select(key => TargetPeriod.TryRead(key, out var period) ? period : (TargetPeriod?)null).OfType<TargetPeriod>().ToList();
        Periods = [.. told.Append(TargetPeriod.LastOver(target.Frequency, today)).Distinct().Order()];
        Rows = Fill();
    }

    public Target Target => target;

    public IReadOnlyList<TargetLine> Lines => lines;

    /// <summary>Those with a value, and the last that is over.</summary>
    public IReadOnlyList<TargetPeriod> Periods { get; }

    public IReadOnlyDictionary<TargetLineId, SheetRow> Rows { get; }

    private Dictionary<TargetLineId, SheetRow> Fill()
    {
        var plans = Periods.ToDictionary(period => period, period => RollUp.Of(lines, period, line => Counted(line, FigureKind.Plan, period), ownStands: true));
        var actuals = Periods.ToDictionary(period => period, period => RollUp.Of(lines, period, line => Counted(line, FigureKind.Actual, period)));
        return lines.ToDictionary(line => line.Id, line =>
        {
            var cells = Periods.Where(line.CountsIn).Select(period => Cell(line, period, plans[period][line.Id], actuals[period][line.Id])).ToList();
            return new SheetRow(line.Id, cells, Forecast(line, cells));
        });
    }

    private PeriodCell Cell(TargetLine line, TargetPeriod period, RolledValue planned, RolledValue actual)
    {
        var (plan, latest, inForce) = (InForce(line, FigureKind.Plan, period), Latest(line, period), InForce(line, FigureKind.Actual, period));
        decimal? sum = plan is null && planned is { IsAggregated: true, IsComplete: true } ? planned.Value : null;
        var wanted = plan?.What ?? (sum is { } made ? new TargetValue(made) : null);
        var isContested = (plan is not null && contested.Contains(plan.Id)) || (inForce is not null && contested.Contains(inForce.Id));
        var counts = line.Aggregation != TargetAggregation.None || inForce is not null;
        return new PeriodCell(period.Key, FigureBrief.Of(plan), sum, FigureBrief.Of(latest), FigureBrief.Of(inForce), counts ? actual : null,
            actual.IsComplete ? TargetRule.Achievement(target.Direction, wanted, actual.Value) : null,
            line.Aggregation == TargetAggregation.None ? Standing(period, latest, inForce, wanted) : Standing(period, actual, wanted), isContested);
    }

    private TargetStanding Standing(TargetPeriod period, TargetFigure? latest, TargetFigure? inForce, TargetValue? wanted) => latest?.State switch
    {
        FigureState.Submitted => TargetStanding.Waiting,
        FigureState.Returned => TargetStanding.Returned,
        _ when inForce is not null => Compared(TargetRule.IsReached(target.Kind, target.Direction, wanted, inForce.What, inForce.Judged)),
        null when period.LastDay >= today => TargetStanding.NotDue,
        _ => TargetStanding.NotSent,
    };

    private TargetStanding Standing(TargetPeriod period, RolledValue actual, TargetValue? wanted)
    {
        if (!actual.IsComplete)
            return actual.Reported == 0 && period.LastDay >= today ? TargetStanding.NotDue : TargetStanding.Incomplete;
        return Compared(target.Kind == TargetKind.Qualitative
            ? actual.Reached == actual.Expected : TargetRule.IsReached(target.Kind, target.Direction, wanted, new TargetValue(actual.Value)));
    }

    private static TargetStanding Compared(bool? isReached) =>
        isReached switch { true => TargetStanding.Reached, false => TargetStanding.NotReached, null => TargetStanding.Recorded };

    private TargetForecast Forecast(TargetLine line, List<PeriodCell> cells)
    {
        var told = cells.Where(cell => cell.Actual is { IsComplete: true, Value: not null }).Select(cell => (Read(cell.Period), cell.Actual!.Value!.Value)).ToList();
        var last = cells.FindLast(cell => cell.Planned is not null);
        var end = last is null ? ((TargetPeriod, TargetValue)?)null
            : (Read(last.Period), InForce(line, FigureKind.Plan, Read(last.Period))?.What ?? new TargetValue(last.PlannedSum));
        return TargetForecast.Of(target.Forecast, target.Kind, target.Direction, told, end);
    }

    private CountedValue? Counted(TargetLine line, FigureKind kind, TargetPeriod period) => InForce(line, kind, period) is { } figure
        ? new CountedValue(figure.Value, figure.NothingArose, TargetRule.IsReached(target.Kind, target.Direction, null, figure.What, figure.Judged), figure.DecidedAt ?? figure.At)
        : null;

    private TargetFigure? InForce(TargetLine line, FigureKind kind, TargetPeriod period) => figures[(line.Id, kind, period.Key)].FirstOrDefault(figure => figure.IsInForce);

    private TargetFigure? Latest(TargetLine line, TargetPeriod period) => figures[(line.Id, FigureKind.Actual, period.Key)].FirstOrDefault(figure => figure.IsLatest);

    private static TargetPeriod Read(string key) => TargetPeriod.TryRead(key, out var period) ? period : default;
}
