using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>An assignment.</summary>
public readonly record struct AssignmentId(Guid Value) : ITypedId<AssignmentId>
{
    public static AssignmentId From(Guid value) => new(value);

    public int CompareTo(AssignmentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One act in the life of an assignment.</summary>
public readonly record struct AssignmentEventId(Guid Value) : ITypedId<AssignmentEventId>
{
    public static AssignmentEventId From(Guid value) => new(value);

    public int CompareTo(AssignmentEventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A proof of a result.</summary>
public readonly record struct EvidenceId(Guid Value) : ITypedId<EvidenceId>
{
    public static EvidenceId From(Guid value) => new(value);

    public int CompareTo(EvidenceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A step on the way of an assignment.</summary>
public readonly record struct AssignmentMilestoneId(Guid Value) : ITypedId<AssignmentMilestoneId>
{
    public static AssignmentMilestoneId From(Guid value) => new(value);

    public int CompareTo(AssignmentMilestoneId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
