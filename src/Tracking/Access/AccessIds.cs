using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>One role held by one account in one organisation.</summary>
public readonly record struct RoleGrantId(Guid Value) : ITypedId<RoleGrantId>
{
    public static RoleGrantId From(Guid value) => new(value);

    public int CompareTo(RoleGrantId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
