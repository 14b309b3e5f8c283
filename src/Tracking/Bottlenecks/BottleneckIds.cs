using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>A bottleneck.</summary>
public readonly record struct BottleneckId(Guid Value) : ITypedId<BottleneckId>
{
    public static BottleneckId From(Guid value) => new(value);

    public int CompareTo(BottleneckId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One act in the life of a bottleneck.</summary>
public readonly record struct BottleneckEventId(Guid Value) : ITypedId<BottleneckEventId>
{
    public static BottleneckEventId From(Guid value) => new(value);

    public int CompareTo(BottleneckEventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A file that shows an answer or a resolution.</summary>
public readonly record struct BottleneckEvidenceId(Guid Value) : ITypedId<BottleneckEvidenceId>
{
    public static BottleneckEvidenceId From(Guid value) => new(value);

    public int CompareTo(BottleneckEvidenceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
