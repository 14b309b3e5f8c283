using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets;

/// <summary>A target.</summary>
public readonly record struct TargetId(Guid Value) : ITypedId<TargetId>
{
    public static TargetId From(Guid value) => new(value);

    public int CompareTo(TargetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>What one organisation has to reach of a target.</summary>
public readonly record struct TargetLineId(Guid Value) : ITypedId<TargetLineId>
{
    public static TargetLineId From(Guid value) => new(value);

    public int CompareTo(TargetLineId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One version of one planned or actual value.</summary>
public readonly record struct TargetFigureId(Guid Value) : ITypedId<TargetFigureId>
{
    public static TargetFigureId From(Guid value) => new(value);

    public int CompareTo(TargetFigureId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>An objection to a value.</summary>
public readonly record struct TargetContestId(Guid Value) : ITypedId<TargetContestId>
{
    public static TargetContestId From(Guid value) => new(value);

    public int CompareTo(TargetContestId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A file that shows a value.</summary>
public readonly record struct TargetEvidenceId(Guid Value) : ITypedId<TargetEvidenceId>
{
    public static TargetEvidenceId From(Guid value) => new(value);

    public int CompareTo(TargetEvidenceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
