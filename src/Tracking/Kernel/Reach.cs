namespace DonDoc.Tracking.Kernel;

/// <summary>Somebody whose work another person does for a time.</summary>
public sealed record Delegator(Guid AccountId, string Name);

/// <summary>The side of a record on which an organisation stands: whoever has the operation there reaches the record.</summary>
public enum Party
{
    Owner,
    Assigner,
    Lead,
    Cooperating,
    Supervisor,
    Inspecting,
    Inspected,

    /// <summary>Asked for its opinion on a draft.</summary>
    Consulted,

    /// <summary>Below the owner of a document that was issued for subordinates.</summary>
    Subordinate,

    /// <summary>Raised a bottleneck.</summary>
    Raiser,

    /// <summary>Is asked to resolve a bottleneck, or was before.</summary>
    Resolver,
}

/// <summary>How much of the tree stands below an organisation: it decides how a list is read, never what it shows.</summary>
public enum Breadth
{
    /// <summary>Read in the list's own order until a page is full.</summary>
    Wide,

    /// <summary>Few organisations: looked up from them, since reading in order would pass over almost everything.</summary>
    Narrow,

    /// <summary>The top: every organisation stands below it, so there is nothing to ask.</summary>
    Whole,
}

/// <summary>An operation that holds in one organisation and all below it.</summary>
/// <param name="For">Whose work it is; null where it is the person's own.</param>
/// <param name="IsVisit">By a mandate: the records of the organisation, not what its superiors sent it.</param>
/// <param name="Side">Only records on this side of which the organisation stands: what a deputy must see to act. Null: on any side.</param>
/// <param name="Breadth">How much of the tree stands there.</param>
public readonly record struct Reach(
    Permission Permission, OrganisationId Organisation, Delegator? For = null, bool IsVisit = false, Party? Side = null, Breadth Breadth = Breadth.Wide)
{
    public static implicit operator Reach((Permission Permission, OrganisationId Organisation) own) => new(own.Permission, own.Organisation);
}
