using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents;

/// <summary>What a person did with a value that was read from a text.</summary>
public enum FactDecision
{
    Accepted,
    Corrected,
    Rejected,

    /// <summary>The text had it, or the person knew it, but the reader did not propose it.</summary>
    Added,
}

/// <summary>
/// A value that a reader proposed or a person added, with its place in the document and what was decided. Both are kept for good:
/// what was proposed and what was decided.
/// </summary>
internal sealed class ReviewedFact
{
    /// <summary>The field of those who were present: the only one that is searched, since all else is kept in records of its own.</summary>
    public const string Participants = "participants";

    private ReviewedFact()
    {
        Field = "";
    }

    public ReviewedFact(
        DocumentId document, string field, Guid? record, ProposedValue? proposed, string? decided, Guid by, DateTime at)
    {
        Id = TypedId.New<ReviewedFactId>();
        DocumentId = document;
        Field = field;
        RecordId = record;
        Proposed = proposed?.Value;
        Start = proposed?.Start;
        End = proposed?.End;
        Rule = proposed?.Rule;
        Confidence = proposed?.Confidence;
        Decided = decided;
        Decision = (proposed, decided) switch
        {
            (null, _) => FactDecision.Added,
            (_, null) => FactDecision.Rejected,
            _ => string.Equals(proposed.Value, decided, StringComparison.Ordinal) ? FactDecision.Accepted : FactDecision.Corrected,
        };
        DecidedBy = by;
        DecidedAt = at;
        SearchKey = field == Participants && decided is not null ? Text.Vietnamese.SearchKey.Of(decided) : null;
    }

    public ReviewedFactId Id { get; private set; }

    public DocumentId DocumentId { get; private set; }

    /// <summary>As in the reader's report: date, inspectedBody, shortcomings…</summary>
    public string Field { get; private set; }

    /// <summary>The record that was made of it; null where it was rejected.</summary>
    public Guid? RecordId { get; private set; }

    public string? Proposed { get; private set; }

    public int? Start { get; private set; }

    public int? End { get; private set; }

    public string? Rule { get; private set; }

    public double? Confidence { get; private set; }

    public FactDecision Decision { get; private set; }

    public string? Decided { get; private set; }

    public Guid DecidedBy { get; private set; }

    public DateTime DecidedAt { get; private set; }

    /// <summary>Of a participant who was kept; null otherwise.</summary>
    public string? SearchKey { get; private set; }
}

/// <summary>A value as the reader proposed it.</summary>
internal sealed record ProposedValue(string Value, int? Start, int? End, string? Rule, double? Confidence);

/// <summary>A decided fact as pages show it beside its record or in the text.</summary>
public sealed record FactRow(
    string Field, Guid? RecordId, DocumentId Document, int? Start, int? End, string? Rule, double? Confidence,
    string? Proposed, FactDecision Decision, string? Decided, string DecidedBy, DateTime DecidedAt);
