namespace DonDoc.Tracking.Targets.Reckoning;

/// <summary>A value that counts, of one line in one period.</summary>
/// <param name="Value">Null for words, and where nothing arose.</param>
/// <param name="IsReached">Of a qualitative target.</param>
internal readonly record struct CountedValue(decimal? Value, bool NothingArose, bool? IsReached, DateTime At);

/// <summary>What a line comes to in one period: its own value, or made of those below.</summary>
/// <param name="Value">Null where no value is there: never 0 for what is missing.</param>
/// <param name="Reported">How many of the lines of which it is made have a value…</param>
/// <param name="Expected">…of how many.</param>
/// <param name="Reached">Of a qualitative target: how many of them reached it.</param>
public sealed record RolledValue(decimal? Value, int Reported, int Expected, int Reached, bool IsAggregated)
{
    public bool IsComplete => Expected > 0 && Reported == Expected;

    internal DateTime At { get; init; }

    internal bool NothingArose { get; init; }
}

/// <summary>Makes the values of the lines of one target in one period, from the bottom up.</summary>
internal static class RollUp
{
    /// <param name="own">The value of each line that has one of its own.</param>
    /// <param name="ownStands">Of plans: what was planned for a line stands, whatever those below add up to. Of actual values never.</param>
    public static Dictionary<TargetLineId, RolledValue> Of(IReadOnlyCollection<TargetLine> lines, TargetPeriod period, Func<TargetLine, CountedValue?> own, bool ownStands = false)
    {
        var counted = lines.Where(line => line.CountsIn(period)).ToList();
        var below = counted.Where(line => line.ParentId is not null).ToLookup(line => line.ParentId!.Value);
        var rolled = new Dictionary<TargetLineId, RolledValue>();
        foreach (var line in counted)
            Roll(line, below, own, ownStands, rolled);
        return rolled;
    }

    // Lines stand only a few deep: a tree of organisations.
    private static RolledValue Roll(TargetLine line, ILookup<TargetLineId, TargetLine> below, Func<TargetLine, CountedValue?> own, bool ownStands, Dictionary<TargetLineId, RolledValue> rolled)
    {
        if (rolled.TryGetValue(line.Id, out var known))
            return known;
        if (line.Aggregation == TargetAggregation.None || (ownStands && own(line) is not null))
        {
            // Those below it are told for themselves: nothing of them comes up here.
            return rolled[line.Id] = own(line) is { } value
                ? new(value.NothingArose ? 0 : value.Value, 1, 1, value.IsReached == true ? 1 : 0, false) { At = value.At, NothingArose = value.NothingArose }
                : new(null, 0, 1, 0, false);
        }

        var parts = below[line.Id].Select(child => (Line: child, Value: Roll(child, below, own, ownStands, rolled))).ToList();
        var told = parts.Where(part => part.Value.Value is not null).ToList();
        decimal? made = told.Count == 0 ? null : line.Aggregation switch
        {
            TargetAggregation.Sum => told.Sum(part => part.Value.Value),
            TargetAggregation.WeightedMean => Mean(told.Where(part => !part.Value.NothingArose).Select(part => (part.Value.Value!.Value, part.Line.Weight))),
            TargetAggregation.Last => told.MaxBy(part => part.Value.At).Value.Value,
            _ => null,
        };
        return rolled[line.Id] = new(made, parts.Sum(part => part.Value.Reported), parts.Sum(part => part.Value.Expected), parts.Sum(part => part.Value.Reached), true)
        {
            At = parts.Select(part => part.Value.At).DefaultIfEmpty().Max(),
        };
    }

    private static decimal? Mean(IEnumerable<(decimal Value, decimal Weight)> told)
    {
        var (sum, weights) = told.Aggregate((Sum: 0m, Weights: 0m), (so, one) => (so.Sum + one.Value * one.Weight, so.Weights + one.Weight));
        return weights == 0 ? null : decimal.Round(sum / weights, TargetNumber.MostDecimals, MidpointRounding.AwayFromZero);
    }
}
