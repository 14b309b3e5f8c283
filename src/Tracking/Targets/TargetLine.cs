using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets;

/// <summary>
/// What one organisation has to reach of a target; below another line where that is made of it. When the organisation ends its successor answers
/// for the line: the line, its place and its values stay as they are, so no total of the past changes.
/// </summary>
internal sealed class TargetLine
{
    /// <summary>So that no sum of values by weights is too large to be kept.</summary>
    public const decimal HeaviestWeight = 1_000_000_000m;

    private TargetLine()
    {
    }

    public TargetLine(TargetId target, OrganisationId organisation, TargetLineId? parent = null)
    {
        Id = TypedId.New<TargetLineId>();
        TargetId = target;
        OrganisationId = AnswersId = organisation;
        ParentId = parent;
        StartsOn = Timeline.Beginning;
        EndsOn = Timeline.End;
        Weight = 1;
    }

    public TargetLineId Id { get; private set; }

    public TargetId TargetId { get; private set; }

    /// <summary>Whose line it is and stays.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Who answers for it now: the organisation, or its successor.</summary>
    public OrganisationId AnswersId { get; private set; }

    public TargetLineId? ParentId { get; private set; }

    public TargetAggregation Aggregation { get; private set; }

    /// <summary>In the weighted mean of the line above; above zero.</summary>
    public decimal Weight { get; private set; }

    /// <summary>It counts for periods that end on or after this day…</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>…and before this one.</summary>
    public DateOnly EndsOn { get; private set; }

    public bool CountsIn(TargetPeriod period) => StartsOn <= period.LastDay && period.LastDay < EndsOn;

    /// <param name="hasEntered">Whether it has actual values of its own.</param>
    public Refusal? Arrange(TargetLineId? parent, TargetAggregation aggregation, decimal weight, TargetKind kind, bool hasEntered)
    {
        if (weight is <= 0 or > HeaviestWeight || !TargetNumber.Fits(weight))
            return TargetRefusals.WeightWrong;
        if (kind == TargetKind.Qualitative && aggregation is not (TargetAggregation.None or TargetAggregation.Count))
            return TargetRefusals.QualitativeIsCounted;
        if (kind == TargetKind.Quantitative && aggregation == TargetAggregation.Count)
            return TargetRefusals.CountIsForQualitative;
        if (aggregation != TargetAggregation.None && hasEntered)
            return TargetRefusals.EnteredAlready;
        (ParentId, Aggregation, Weight) = (parent, aggregation, weight);
        return null;
    }

    /// <summary>It counts no more from a day on; what it told before counts on.</summary>
    public Refusal? End(DateOnly on)
    {
        if (EndsOn != Timeline.End)
            return TargetRefusals.LineEnded;
        EndsOn = on;
        return null;
    }

    public void PassTo(OrganisationId heir) => AnswersId = heir;
}
