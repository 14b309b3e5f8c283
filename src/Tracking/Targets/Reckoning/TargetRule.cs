namespace DonDoc.Tracking.Targets.Reckoning;

/// <summary>The one place that compares an actual value with the planned one.</summary>
internal static class TargetRule
{
    /// <summary>Null where there is nothing to compare.</summary>
    /// <param name="judged">Of a qualitative target: what the accepting person said.</param>
    public static bool? IsReached(TargetKind kind, TargetDirection direction, TargetValue? plan, TargetValue? actual, bool? judged = null)
    {
        if (kind == TargetKind.Qualitative)
            return actual is null ? null : judged ?? actual.IsMet;
        if (plan?.Value is not { } wanted || Number(actual) is not { } reached)
            return null;
        return direction switch
        {
            TargetDirection.MoreIsBetter => plan.IsStrict ? reached > wanted : reached >= wanted,
            // Of a range the further end may still be reached.
            TargetDirection.LessIsBetter => plan.IsStrict ? reached < (plan.Upper ?? wanted) : reached <= (plan.Upper ?? wanted),
            _ => plan.Upper is { } upper && reached >= wanted && reached <= upper,
        };
    }

    /// <summary>Per cent of the plan; null where a share says nothing: no plan, a plan of zero or below, a range to be held.</summary>
    public static decimal? Achievement(TargetDirection direction, TargetValue? plan, decimal? actual)
    {
        if (plan?.Value is not > 0 || actual is not { } reached || reached < 0)
            return null;
        return direction switch
        {
            TargetDirection.MoreIsBetter => decimal.Round(reached / plan.Value.Value * 100, 1, MidpointRounding.AwayFromZero),
            TargetDirection.LessIsBetter when reached > 0 => decimal.Round((plan.Upper ?? plan.Value.Value) / reached * 100, 1, MidpointRounding.AwayFromZero),
            _ => null,
        };
    }

    /// <summary>What a value adds: where nothing arose, nothing.</summary>
    public static decimal? Number(TargetValue? value) => value is null ? null : value.NothingArose ? 0 : value.Value;
}
