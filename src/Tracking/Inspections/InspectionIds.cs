using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Inspections;

/// <summary>A working session of an engagement.</summary>
public readonly record struct SessionId(Guid Value) : ITypedId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public int CompareTo(SessionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A strength or a shortcoming.</summary>
public readonly record struct FindingId(Guid Value) : ITypedId<FindingId>
{
    public static FindingId From(Guid value) => new(value);

    public int CompareTo(FindingId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>What the inspecting side asks.</summary>
public readonly record struct RequirementId(Guid Value) : ITypedId<RequirementId>
{
    public static RequirementId From(Guid value) => new(value);

    public int CompareTo(RequirementId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>What the inspected side promises.</summary>
public readonly record struct CommitmentId(Guid Value) : ITypedId<CommitmentId>
{
    public static CommitmentId From(Guid value) => new(value);

    public int CompareTo(CommitmentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
