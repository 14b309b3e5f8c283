using DonDoc.Text.Extraction;

namespace DonDoc.Text.Clarity;

/// <summary>What a commitment can say. Which of them it must say is configuration: <see cref="ClarityRules"/>.</summary>
public enum PartKind
{
    /// <summary>Rõ việc: the act and what it is done to.</summary>
    What,

    /// <summary>Rõ người: the body, the post or the class of countable bodies that acts.</summary>
    Who,

    /// <summary>Who takes part.</summary>
    Cooperating,

    /// <summary>Rõ trách nhiệm: the one body or post that answers for it.</summary>
    Responsible,

    /// <summary>Rõ thời gian: a day, month, quarter, year, span or regularity of its own.</summary>
    When,

    /// <summary>Rõ sản phẩm: a document or a thing of which can be said whether it is there.</summary>
    Product,

    /// <summary>A number, a share, a whole.</summary>
    Measure,

    /// <summary>The money or other means.</summary>
    Means,

    /// <summary>Rõ thẩm quyền: who decides, issues or approves, or to whom it is submitted.</summary>
    Authority,
}

/// <summary>
/// One thing that a commitment says. <see cref="Start"/>–<see cref="End"/> may lie outside the commitment: a lead named by the heading above or
/// by the closing section counts, and <see cref="Rule"/> says so.
/// </summary>
public sealed record CommitmentPart(PartKind Kind, string Text, int Start, int End, string Rule, double Confidence) : IFact;

/// <summary>Why words bind nobody.</summary>
public enum HollowKind
{
    /// <summary>“Tăng cường”, “đẩy mạnh”: a direction, no act.</summary>
    Verb,

    /// <summary>“Có hiệu quả”, “phù hợp với tình hình”.</summary>
    Phrase,

    /// <summary>“Khi có điều kiện”, “từng bước”: leaves open whether anything is done.</summary>
    Condition,
}

/// <summary>Words of a commitment that bind nobody.</summary>
public sealed record HollowPassage(HollowKind Kind, string Text, int Start, int End, string Rule, double Confidence) : IFact;

public enum CommitmentKind
{
    /// <summary>Something to be done.</summary>
    Task,

    /// <summary>Chỉ tiêu: something to be reached.</summary>
    Target,
}

/// <summary>What an organisation promises in one provision, or in one row of a table of tasks.</summary>
/// <param name="Path">Address of the provision or row in its outline; empty for a passage that stands alone.</param>
/// <param name="Text">Its own words without mark and children; of a row the task.</param>
/// <param name="Start">Where it begins; of a row the whole row.</param>
public sealed record Commitment(string Path, CommitmentKind Kind, string Text, int Start, int End)
{
    /// <summary>What it says, in the order of the kinds, then of the text.</summary>
    public IReadOnlyList<CommitmentPart> Parts { get; init; } = [];

    /// <summary>Its hollow words, in order.</summary>
    public IReadOnlyList<HollowPassage> Hollow { get; init; } = [];

    /// <summary>The last day, where the commitment names one.</summary>
    public DateOnly? Due { get; init; }

    public IEnumerable<CommitmentPart> Of(PartKind kind) => Parts.Where(part => part.Kind == kind);

    public bool Says(PartKind kind) => Parts.Any(part => part.Kind == kind);

    /// <summary>Every text of one kind, for a page or JSON; null where the commitment says none.</summary>
    public string? TextOf(PartKind kind) => Says(kind) ? string.Join("; ", Of(kind).Select(part => part.Text).Distinct(StringComparer.Ordinal)) : null;
}
