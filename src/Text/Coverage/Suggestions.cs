using DonDoc.Text.Source;

namespace DonDoc.Text.Coverage;

/// <summary>How far a provision is answered.</summary>
public enum AnswerKind
{
    None,
    Partial,
    Full,
}

/// <summary>Why words of a provision and of a commitment belong together.</summary>
public enum LinkKind
{
    /// <summary>The same words.</summary>
    Same,

    /// <summary>Other words for the same thing, by the list of concepts.</summary>
    Concept,

    /// <summary>The same quantity: “85%”, “8.000 lao động”.</summary>
    Quantity,

    /// <summary>The commitment names the provision: “thực hiện mục III.2 Nghị quyết”.</summary>
    Reference,
}

/// <summary>Words of a provision and the words of a commitment that answer them.</summary>
/// <param name="InProvision">A range of the provision's <see cref="Statement.Text"/>; empty for <see cref="LinkKind.Reference"/>.</param>
/// <param name="InCommitment">A range of the commitment's <see cref="Statement.Text"/>.</param>
/// <param name="Concept">Of <see cref="LinkKind.Concept"/> the name of the concept; otherwise null.</param>
/// <param name="Weight">0–1: its part in what the two have in common.</param>
public sealed record Link(Span InProvision, Span InCommitment, LinkKind Kind, string? Concept, double Weight);

/// <summary>A commitment that may answer a provision.</summary>
/// <param name="Score">0–1. It orders and cuts off; it is no probability.</param>
/// <param name="Links">What the two have in common, the weightiest first.</param>
/// <param name="IsCopied">Whether the commitment says the provision's own words and hardly any others.</param>
public sealed record Suggestion(Statement Commitment, double Score, IReadOnlyList<Link> Links, bool IsCopied = false);

/// <summary>A provision with the commitments that may answer it, the best first. A person confirms.</summary>
/// <param name="Kind">Proposed from the share of its words that the suggested commitments take up.</param>
/// <param name="AnsweredShare">0–1: the share of its words, weighted by how much they say, that they take up.</param>
/// <param name="Unanswered">Ranges of the provision's text that say something and that none of them takes up.</param>
public sealed record ProvisionAnswers(
    Statement Provision, AnswerKind Kind, double AnsweredShare, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Span> Unanswered);

/// <summary>What a programme answers of its parent.</summary>
/// <param name="Provisions">Every provision to be answered, in the order of the parent.</param>
/// <param name="Own">The commitments that come near none: local initiatives and routine work.</param>
public sealed record CoverageSuggestions(IReadOnlyList<ProvisionAnswers> Provisions, IReadOnlyList<Statement> Own);
