namespace DonDoc.Text.Extraction;

/// <summary>
/// Something a recogniser read in a text, with where it stands and why it is believed. Offsets are UTF-16 code units into
/// <see cref="Source.SourceText.Text"/>, the end exclusive.
/// </summary>
public interface IFact
{
    int Start { get; }

    int End { get; }

    /// <summary>Name of the recogniser's rule that read it.</summary>
    string Rule { get; }

    /// <summary>
    /// 0–1: an estimate of how often the rule is right, set by hand beside the rule and not measured. It orders facts for a
    /// reader who reviews them; it is no probability.
    /// </summary>
    double Confidence { get; }
}

/// <summary>Where a single value of a report (its date, its place) was read.</summary>
public sealed record FieldSource(int Start, int End, string Rule, double Confidence) : IFact;

/// <summary>A sentence, or the part of one between semicolons: a strength, a shortcoming, a requirement.</summary>
public sealed record PassageFact(string Text, int Start, int End, string Rule, double Confidence) : IFact
{
    /// <summary>
    /// What is asked, without who asks it: “lập bảng tiến độ” of “Đồng chí X yêu cầu Sở lập bảng tiến độ”, its first letter a capital.
    /// An addressee other than the inspected body stays. For what asks nothing the text itself.
    /// </summary>
    public string Content { get; init; } = Text;

    /// <summary>The last day by which the passage says it must be done; null where it names none.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>A named person with the positions the text gives, as it words them.</summary>
public sealed record PersonFact(string Name, IReadOnlyList<string> Positions, int Start, int End, string Rule, double Confidence) : IFact;

/// <summary>A counted thing: “7 Nghị quyết chuyên đề”.</summary>
public sealed record CountFact(int Quantity, string Of, int Start, int End, string Rule, double Confidence) : IFact;

/// <summary>
/// A mention of another document. <see cref="Number"/> is the number and symbol where the text has one
/// (45-NQ/TW); otherwise it is null and <see cref="Name"/> is the standard form with abbreviations spelled out.
/// </summary>
public sealed record ReferenceFact(
    string Text, string? Type, string? Number, string? Name, string? Issuer, DateOnly? Date,
    int Start, int End, string Rule, double Confidence) : IFact
{
    /// <summary>What the text that refers does to the other document.</summary>
    public ReferenceKind Kind { get; init; }

    /// <summary>The rule that told the kind.</summary>
    public string KindRule { get; init; } = "nothing said";

    /// <summary>The words that told the kind: “thực hiện”, “căn cứ”; null where none did.</summary>
    public Cue? Cue { get; init; }

    /// <summary>The provision of the other document that is meant, as an address in its outline: “Điều 5.2”, “III.1.b”.</summary>
    public string? Provision { get; init; }
}

/// <summary>What a document does to another that it names. In the order in which the stronger stands for both, where it names it twice.</summary>
public enum ReferenceKind
{
    /// <summary>Names it, no more.</summary>
    Cites,

    /// <summary>Căn cứ, xét: has its authority from it.</summary>
    IsBasedOn,

    /// <summary>Hướng dẫn, quy định chi tiết.</summary>
    Guides,

    /// <summary>Thực hiện, triển khai, cụ thể hóa.</summary>
    Implements,

    /// <summary>Thay thế, bãi bỏ.</summary>
    Replaces,

    /// <summary>Sửa đổi, bổ sung.</summary>
    Amends,
}

/// <summary>The words that decided something, with where they stand.</summary>
public sealed record Cue(string Text, int Start, int End);
