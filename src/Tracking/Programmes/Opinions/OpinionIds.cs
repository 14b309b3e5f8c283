using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>One asking for opinions on one draft (một đợt xin ý kiến).</summary>
public readonly record struct OpinionRoundId(Guid Value) : ITypedId<OpinionRoundId>
{
    public static OpinionRoundId From(Guid value) => new(value);

    public int CompareTo(OpinionRoundId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>What one body or person is asked in it.</summary>
public readonly record struct OpinionRequestId(Guid Value) : ITypedId<OpinionRequestId>
{
    public static OpinionRequestId From(Guid value) => new(value);

    public int CompareTo(OpinionRequestId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One opinion that was given.</summary>
public readonly record struct OpinionId(Guid Value) : ITypedId<OpinionId>
{
    public static OpinionId From(Guid value) => new(value);

    public int CompareTo(OpinionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>What was said to it, once.</summary>
public readonly record struct OpinionDisposalId(Guid Value) : ITypedId<OpinionDisposalId>
{
    public static OpinionDisposalId From(Guid value) => new(value);

    public int CompareTo(OpinionDisposalId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
