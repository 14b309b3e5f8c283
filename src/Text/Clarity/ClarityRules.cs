namespace DonDoc.Text.Clarity;

/// <summary>One thing that a commitment has to say, and how much it weighs among the others.</summary>
public sealed record RequiredPart(PartKind Kind, double Weight);

/// <summary>What is asked of a commitment. An organisation may ask otherwise; these are the “6 rõ”.</summary>
public sealed record ClarityRules
{
    public static ClarityRules Default { get; } = new();

    /// <summary>Of a task: rõ việc, rõ người, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền.</summary>
    public IReadOnlyList<RequiredPart> OfTasks { get; init; } =
    [
        new(PartKind.What, 1), new(PartKind.Who, 1), new(PartKind.When, 1), new(PartKind.Responsible, 1), new(PartKind.Product, 1), new(PartKind.Authority, 0.5),
    ];

    /// <summary>Of a target: what, how much, by when. Who reaches it stands in the tasks.</summary>
    public IReadOnlyList<RequiredPart> OfTargets { get; init; } = [new(PartKind.What, 1), new(PartKind.Measure, 1), new(PartKind.When, 1)];

    /// <summary>What a vague commitment has at most, however much it says of who and when; 0–1.</summary>
    public double VagueCeiling { get; init; } = 0.4;
}
