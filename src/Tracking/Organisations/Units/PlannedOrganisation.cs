namespace DonDoc.Tracking.Organisations.Units;

/// <summary>An organisation that the loader wants to exist, by its code and that of its superior.</summary>
/// <param name="Order">Its place among the children of one parent, before the name.</param>
internal sealed record PlannedOrganisation(
    string Code, string Name, OrganisationLevel Level, OrganisationType Type, string? Parent, int Order = 0)
{
    public string? UnitCode { get; init; }

    public string? Field { get; init; }

    public DateOnly? Founded { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];
}
