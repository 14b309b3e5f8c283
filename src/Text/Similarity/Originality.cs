using DonDoc.Text.Source;

namespace DonDoc.Text.Similarity;

/// <summary>A passage that a programme has taken over.</summary>
/// <param name="Span">Where it stands in the programme.</param>
/// <param name="Sibling">The sibling from which it is, by its place among the programmes; null where it is from the parent.</param>
/// <param name="SourceSpan">Where it stands there.</param>
/// <param name="Words">Of the passage in the programme.</param>
public sealed record TakenPassage(Span Span, int? Sibling, Span SourceSpan, int Words);

/// <summary>How far a programme is its own. The three shares are of the words that count, and add up to 1.</summary>
/// <param name="Words">Those that count: without letterhead, grounds and quotations.</param>
/// <param name="VerbatimShare">In passages taken from the parent, as they stand or with light changes.</param>
/// <param name="SiblingShare">In passages that another programme has and the parent has not.</param>
/// <param name="OwnShare">The rest.</param>
/// <param name="Passages">In the order of the programme; they do not overlap.</param>
public sealed record Originality(int Words, double VerbatimShare, double SiblingShare, double OwnShare, IReadOnlyList<TakenPassage> Passages);

/// <summary>Why shares say nothing about a text, although they can be computed.</summary>
public enum OriginalityDoubt
{
    None,

    /// <summary>Fewer words than a passage has: nothing can be found in it.</summary>
    TooShort,

    /// <summary>In another language than what it answers, or without its marks.</summary>
    NotVietnamese,
}
