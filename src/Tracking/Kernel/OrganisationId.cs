namespace DonDoc.Tracking.Kernel;

/// <summary>An organisation. It stands in the kernel because everybody's scope is made of organisations.</summary>
public readonly record struct OrganisationId(Guid Value) : ITypedId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);

    public int CompareTo(OrganisationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
