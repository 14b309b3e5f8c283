namespace DonDoc.Tracking.Kernel;

/// <summary>An inspection, supervision, survey or working visit. It stands in the kernel because a mandate of it widens a scope.</summary>
public readonly record struct EngagementId(Guid Value) : ITypedId<EngagementId>
{
    public static EngagementId From(Guid value) => new(value);

    public int CompareTo(EngagementId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
