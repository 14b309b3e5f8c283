using DonDoc.Text.Extraction;

namespace DonDoc.Text.Structure.Provisions;

/// <summary>What a provision is to those who carry the document out.</summary>
public enum ProvisionClass
{
    /// <summary>Grounds, assessments, definitions, scope: nothing to do and nothing to reach.</summary>
    Other,

    /// <summary>Quan điểm, nguyên tắc: in what spirit.</summary>
    Viewpoint,

    /// <summary>Mục tiêu in words.</summary>
    Objective,

    /// <summary>Chỉ tiêu: what can be counted, and by when.</summary>
    Target,

    /// <summary>Nhiệm vụ, giải pháp: what is to be done, by nobody in particular.</summary>
    Measure,

    /// <summary>What a named body has to do.</summary>
    Duty,
}

/// <summary>A provision with its class. <see cref="Start"/>–<see cref="End"/> cover its own words, without its children.</summary>
/// <param name="Path">Address of the provision in its <see cref="Outline"/>.</param>
public sealed record ProvisionFact(string Path, ProvisionClass Class, int Start, int End, string Rule, double Confidence) : IFact
{
    /// <summary>The words that decided: of the provision itself, or of the heading above it that it takes its class from.</summary>
    public Cue? Cue { get; init; }

    /// <summary>Has no words but a title over others: what is to be done stands in its children.</summary>
    public bool IsTitle { get; init; }

    /// <summary>Of a target: each quantity to reach, in order.</summary>
    public IReadOnlyList<TargetValue> Targets { get; init; } = [];

    /// <summary>Of a duty: who, what, by when.</summary>
    public DutyTerms? Duty { get; init; }
}

/// <summary>How a quantity bounds what is to be reached.</summary>
public enum Comparison
{
    Equal,
    AtLeast,
    AtMost,
    About,
}

/// <summary>A quantity to reach: “tối thiểu 80% vào năm 2030”.</summary>
/// <param name="Quantity">The value; of a range (“10 - 11%”) the lower.</param>
/// <param name="Upper">The upper value of a range; otherwise null.</param>
/// <param name="Unit">As typed: “%”, “%/năm”, “triệu đồng”, “đảng viên”.</param>
/// <param name="Year">By the end of which year, from the provision or the headings above it; null where none says so.</param>
public sealed record TargetValue(decimal Quantity, decimal? Upper, Comparison Comparison, string Unit, int? Year, int Start, int End);

/// <summary>Who has to do what by when. What the text leaves open is empty or null.</summary>
/// <param name="Who">The bodies that answer for it, one by one; from the heading above where the provision itself names nobody.</param>
/// <param name="What">What they have to do, as worded.</param>
/// <param name="Cooperating">The bodies that take part.</param>
/// <param name="Due">The last day, where the text gives one.</param>
public sealed record DutyTerms(IReadOnlyList<string> Who, string What, IReadOnlyList<string> Cooperating, DateOnly? Due);
