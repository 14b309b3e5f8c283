namespace DonDoc.Text.Extraction.Sessions;

/// <summary>What the report is about: everything of a <see cref="SessionReport"/> that is a single value.</summary>
sealed record Header
{
    public bool IsSession { get; init; }

    public string Kind { get; init; } = SessionKinds.Other;

    public DateOnly? Date { get; init; }

    public string? DelegationNumber { get; init; }

    public string? InspectingBody { get; init; }

    public string? InspectedBody { get; init; }

    public string? Place { get; init; }

    public PersonFact? Lead { get; init; }

    /// <summary>The sentences that only announce the session, by their first word.</summary>
    public HashSet<int> Announcing { get; } = [];

    public Dictionary<string, FieldSource> Sources { get; } = new(StringComparer.Ordinal);
}
