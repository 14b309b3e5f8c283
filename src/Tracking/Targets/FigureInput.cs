namespace DonDoc.Tracking.Targets;

/// <summary>What any value must be, planned, told or held for right by another.</summary>
internal static class FigureInput
{
    public static Kernel.Refusal? Refuse(Target target, FigureKind kind, string? period, TargetValue what, out TargetPeriod read)
    {
        if (!TargetPeriod.TryRead(period, out read) || read.Frequency != target.Frequency)
            return TargetRefusals.PeriodWrong;
        return Refuse(target, kind, what);
    }

    public static Kernel.Refusal? Refuse(Target target, FigureKind kind, TargetValue what)
    {
        if (!TargetNumber.Fits(what.Value) || !TargetNumber.Fits(what.Upper))
            return TargetRefusals.NumberTooLong.With(TargetNumber.Write(decimal.Round(what.Value ?? what.Upper ?? 0)));
        if (what.NothingArose)
        {
            return target.Measure != TargetMeasure.WithinPeriod || kind == FigureKind.Plan ? TargetRefusals.NothingAroseNotHere
                : what.Value is not null ? TargetRefusals.NothingAroseWithValue : null;
        }

        if (target.Kind == TargetKind.Qualitative)
            return string.IsNullOrWhiteSpace(what.Words) ? TargetRefusals.WordsMissing : null;
        if (what.Value is null)
            return TargetRefusals.ValueMissing;
        if (what.Upper <= what.Value)
            return TargetRefusals.RangeWrong;
        return kind == FigureKind.Plan && target.Direction == TargetDirection.Within && what.Upper is null ? TargetRefusals.RangeMissing : null;
    }
}
