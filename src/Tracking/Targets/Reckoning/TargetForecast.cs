namespace DonDoc.Tracking.Targets.Reckoning;

/// <summary>Where the values lead by the end of the plan. It always says by which method and from how many values, also where it can say nothing.</summary>
/// <param name="Value">Null where there are too few values, or the last period is told already.</param>
/// <param name="Points">How many actual values it rests on.</param>
/// <param name="IsReached">Whether that would reach the plan.</param>
/// <param name="IsOver">The last planned period has its actual value: nothing is left to forecast.</param>
public sealed record TargetForecast(ForecastMethod Method, string? Period, decimal? Value, int Points, bool? IsReached, bool IsOver)
{
    /// <summary>Fewer say nothing about where it leads.</summary>
    public const int FewestPoints = 3;

    internal static TargetForecast Of(ForecastMethod method, TargetKind kind, TargetDirection direction, IReadOnlyList<(TargetPeriod Period, decimal Value)> actuals, (TargetPeriod Period, TargetValue Value)? end)
    {
        if (end is not { } last || kind == TargetKind.Qualitative)
            return new(method, null, null, actuals.Count, null, false);
        if (actuals.Count > 0 && actuals.Max(one => one.Period) >= last.Period)
            return new(method, last.Period.Key, null, actuals.Count, null, true);
        if (actuals.Count < FewestPoints)
            return new(method, last.Period.Key, null, actuals.Count, null, false);
        var value = method == ForecastMethod.LastValue ? actuals.MaxBy(one => one.Period).Value : Line(actuals, last.Period.Index);
        return value is { } forecast
            ? new(method, last.Period.Key, forecast, actuals.Count, TargetRule.IsReached(kind, direction, last.Value, new TargetValue(forecast)), false)
            : new(method, last.Period.Key, null, actuals.Count, null, false);
    }

    private static decimal? Line(IReadOnlyList<(TargetPeriod Period, decimal Value)> points, int at)
    {
        // Around their middle, so that large numbers lose nothing.
        var (x, y) = (points.Average(point => (double)point.Period.Index), points.Average(point => (double)point.Value));
        var spread = points.Sum(point => (point.Period.Index - x) * (point.Period.Index - x));
        if (spread == 0)
            return null;
        var slope = points.Sum(point => (point.Period.Index - x) * ((double)point.Value - y)) / spread;
        var value = y + slope * (at - x);
        return double.IsFinite(value) && Math.Abs(value) < (double)TargetNumber.Largest ? decimal.Round((decimal)value, 2, MidpointRounding.AwayFromZero) : null;
    }
}
