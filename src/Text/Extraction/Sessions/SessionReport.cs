namespace DonDoc.Text.Extraction.Sessions;

/// <summary>
/// What a report about a working session says: who inspected whom, when, what was found and what is asked.
/// What the text does not state is null or empty, never guessed.
/// </summary>
public sealed record SessionReport
{
    /// <summary>A delegation or a superior works with, inspects, supervises or surveys another organisation.</summary>
    public required bool IsSession { get; init; }

    /// <summary>One of <see cref="SessionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The headline, where one was recognised.</summary>
    public string? Title { get; init; }

    /// <summary>Day of the session, not of its publication.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Day the report was published, read from the page.</summary>
    public DateOnly? PublishedOn { get; init; }

    public string? DelegationNumber { get; init; }

    public string? InspectingBody { get; init; }

    public string? InspectedBody { get; init; }

    public string? Place { get; init; }

    public PersonFact? Lead { get; init; }

    public IReadOnlyList<PersonFact> Participants { get; init; } = [];

    public IReadOnlyList<ReferenceFact> References { get; init; } = [];

    public IReadOnlyList<PassageFact> Strengths { get; init; } = [];

    public IReadOnlyList<PassageFact> Shortcomings { get; init; } = [];

    /// <summary>What the head of the team or the conclusion asks of the inspected side.</summary>
    public IReadOnlyList<PassageFact> Requirements { get; init; } = [];

    /// <summary>What the local side asks of the centre or its superior.</summary>
    public IReadOnlyList<PassageFact> Recommendations { get; init; } = [];

    /// <summary>What the local side promises.</summary>
    public IReadOnlyList<PassageFact> Commitments { get; init; } = [];

    public IReadOnlyList<CountFact> Counts { get; init; } = [];

    /// <summary>
    /// Where the single values above were read, by the name of the field in camel case: isSession, kind, date,
    /// delegationNumber, inspectingBody, inspectedBody, place, title, publishedOn.
    /// </summary>
    public IReadOnlyDictionary<string, FieldSource> Sources { get; init; } = new Dictionary<string, FieldSource>(StringComparer.Ordinal);
}

/// <summary>The kinds of meeting a report can be about.</summary>
public static class SessionKinds
{
    public const string Inspection = "kiểm tra";
    public const string Supervision = "giám sát";
    public const string InspectionAndSupervision = "kiểm tra, giám sát";
    public const string Survey = "khảo sát";
    public const string WorkingVisit = "làm việc";
    public const string Conference = "hội nghị";
    public const string Other = "khác";
}
