using System.Globalization;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports;

/// <summary>An item of a list as the person left it.</summary>
/// <param name="Proposed">Number of the reader's item, from 0; null for one that the person added.</param>
/// <param name="Text">The decided words; null or blank: rejected.</param>
public sealed record ReviewedItem(int? Proposed, [Longest(ReviewedItem.LongestText)] string? Text)
{
    /// <summary>In characters; a reader may propose a long passage.</summary>
    public const int LongestText = 20_000;
}

/// <summary>A requirement as the person left it, with how it is followed up.</summary>
/// <param name="Lead">Who must do it; with <paramref name="Product"/> it is sent at once, otherwise it stays a draft that keeps what is known.</param>
/// <param name="Due">Null: no due date.</param>
/// <param name="IsFollowed">False: it is recorded at the engagement and nobody is asked for it here, as where it falls on bodies out of reach.</param>
public sealed record ReviewedRequirement(
    int? Proposed, [Longest(ReviewedItem.LongestText)] string? Text, OrganisationId? Lead = null, [Longest(Assignments.Assignment.LongestProduct)] string? Product = null, DateOnly? Due = null,
    bool IsFollowed = true)
{
    /// <summary>How a refusal names a part (lead, product, due) of one requirement of <see cref="ReviewedSession.Requirements"/>.</summary>
    /// <param name="index">Its place in that list, from 0.</param>
    internal static string Field(int index, string part) => string.Create(CultureInfo.InvariantCulture, $"requirements.{index}.{part}");
}

/// <summary>A recommendation as the person left it.</summary>
public sealed record ReviewedRecommendation(int? Proposed, [Longest(ReviewedItem.LongestText)] string? Text, [Longest(Documents.Document.LongestIssuer)] string? Addressee = null);

/// <summary>A mention of a document as the person left it; null: rejected.</summary>
public sealed record ReviewedReference(int? Proposed, MentionedDocument? Mention);

/// <summary>A person as the reviewer left it; null: rejected.</summary>
public sealed record ReviewedPerson(int? Proposed, NamedPerson? Person);

/// <summary>
/// Everything that the review decides about a session. Every proposed item of every list must be decided exactly once;
/// whether a value was accepted, corrected, rejected or added follows from comparing it with the proposal.
/// </summary>
public sealed record ReviewedSession
{
    public required EngagementKind Kind { get; init; }

    public string? Number { get; init; }

    /// <summary>The mandate in one line; the title of the engagement.</summary>
    public required string Title { get; init; }

    public required NamedBody Inspecting { get; init; }

    public required NamedBody Inspected { get; init; }

    public DateOnly? Date { get; init; }

    public string? Place { get; init; }

    /// <summary>First day of the period under review, for a new engagement.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Last day of the period under review.</summary>
    public DateOnly? PeriodTo { get; init; }

    public NamedPerson? Lead { get; init; }

    public IReadOnlyList<ReviewedPerson> Participants { get; init; } = [];

    public IReadOnlyList<ReviewedReference> References { get; init; } = [];

    public IReadOnlyList<ReviewedItem> Strengths { get; init; } = [];

    public IReadOnlyList<ReviewedItem> Shortcomings { get; init; } = [];

    public IReadOnlyList<ReviewedRequirement> Requirements { get; init; } = [];

    public IReadOnlyList<ReviewedRecommendation> Recommendations { get; init; } = [];

    public IReadOnlyList<ReviewedItem> Commitments { get; init; } = [];

    /// <summary>“7 nghị quyết chuyên đề”: kept as facts of the session.</summary>
    public IReadOnlyList<ReviewedItem> Counts { get; init; } = [];

    /// <summary>As one more session of an engagement, whose own values stand: a session does not change them.</summary>
    internal ReviewedSession Within(Engagement engagement) => this with
    {
        Kind = engagement.Kind,
        Number = engagement.Number,
        Title = engagement.Title,
        Inspecting = new NamedBody(engagement.InspectingId, engagement.InspectingName),
        Inspected = new NamedBody(engagement.InspectedId, engagement.InspectedName),
    };

    /// <summary>Every proposed item exactly once, none that was not proposed.</summary>
    internal Refusal? Undecided(SessionReport report) =>
        Check("participants", report.Participants.Count, Participants.Select(item => item.Proposed))
        ?? Check("references", report.References.Count, References.Select(item => item.Proposed))
        ?? Check("strengths", report.Strengths.Count, Strengths.Select(item => item.Proposed))
        ?? Check("shortcomings", report.Shortcomings.Count, Shortcomings.Select(item => item.Proposed))
        ?? Check("requirements", report.Requirements.Count, Requirements.Select(item => item.Proposed))
        ?? Check("recommendations", report.Recommendations.Count, Recommendations.Select(item => item.Proposed))
        ?? Check("commitments", report.Commitments.Count, Commitments.Select(item => item.Proposed))
        ?? Check("counts", report.Counts.Count, Counts.Select(item => item.Proposed));

    private static Refusal? Check(string list, int proposed, IEnumerable<int?> decided)
    {
        var seen = new bool[proposed];
        foreach (var index in decided.OfType<int>())
        {
            if (index < 0 || index >= proposed)
                return ImportRefusals.FactUnknown.With(list, $"{index}").At(list);
            if (seen[index])
                return ImportRefusals.FactDecidedTwice.With(list, $"{index}").At(list);
            seen[index] = true;
        }

        var missing = Array.IndexOf(seen, false);
        return missing < 0 ? null : ImportRefusals.FactUndecided.With(list, $"{missing}").At(list);
    }
}

/// <summary>Writes down, fact by fact, what was proposed and what was decided.</summary>
internal sealed class FactSheet(SessionReport report, DocumentId document, Guid by, DateTime at)
{
    private readonly List<ReviewedFact> facts = [];

    public IReadOnlyList<ReviewedFact> Facts => facts;

    /// <summary>A single value; nothing is written where neither side has one.</summary>
    public void Value(string field, Guid record, string? proposed, string? decided)
    {
        decided = string.IsNullOrWhiteSpace(decided) ? null : decided.Trim();
        if (proposed is null && decided is null)
            return;
        var source = report.Sources.GetValueOrDefault(field);
        Add(field, decided is null ? null : record,
            proposed is null ? null : new ProposedValue(proposed, source?.Start, source?.End, source?.Rule, source?.Confidence), decided);
    }

    /// <summary>An item of a list. A record goes with what was kept.</summary>
    public void Item<TFact>(string field, Guid? record, IReadOnlyList<TFact> proposals, int? proposed, Func<TFact, string> words, string? decided)
        where TFact : IFact
    {
        var fact = proposed is { } index ? proposals[index] : default;
        Add(field, record, fact is null ? null : new ProposedValue(words(fact), fact.Start, fact.End, fact.Rule, fact.Confidence), decided);
    }

    public static string Words(PersonFact person) => Words(person.Name, person.Positions);

    public static string Words(string name, IReadOnlyList<string> positions) =>
        positions.Count == 0 ? name : $"{name} ({string.Join("; ", positions)})";

    private void Add(string field, Guid? record, ProposedValue? proposed, string? decided) =>
        facts.Add(new ReviewedFact(document, field, record, proposed, decided, by, at));
}
