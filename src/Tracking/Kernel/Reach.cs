namespace DonDoc.Tracking.Kernel;

/// <summary>Somebody whose work another person does for a time.</summary>
public sealed record Delegator(Guid AccountId, string Name);

/// <summary>An operation that holds in one organisation and all below it.</summary>
/// <param name="For">Whose work it is; null where it is the person's own.</param>
/// <param name="IsVisit">By a mandate: the records of the organisation, not what its superiors sent it.</param>
public readonly record struct Reach(Permission Permission, OrganisationId Organisation, Delegator? For = null, bool IsVisit = false)
{
    public static implicit operator Reach((Permission Permission, OrganisationId Organisation) own) => new(own.Permission, own.Organisation);
}
