using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets;

/// <summary>Phản biện số liệu: an organisation holds another value for right than the one that was set for it. Both are kept, whatever is decided.</summary>
internal sealed class TargetContest : IVersioned
{
    private TargetContest()
    {
        Reason = Source = ByName = "";
    }

    private TargetContest(TargetFigure figure, TargetValue what, string reason, string source, Actor by)
    {
        Id = TypedId.New<TargetContestId>();
        TargetId = figure.TargetId;
        LineId = figure.LineId;
        FigureId = figure.Id;
        (Value, Upper, Words, IsMet) = (what.Value, what.Upper, Target.Said(what.Words), what.IsMet);
        (Reason, Source) = (reason.Trim(), source.Trim());
        (By, ByName, ByOrganisationId, At) = (by.AccountId, by.Name, by.Organisation, by.At);
    }

    public TargetContestId Id { get; private set; }

    public TargetId TargetId { get; private set; }

    public TargetLineId LineId { get; private set; }

    /// <summary>The version that is contested.</summary>
    public TargetFigureId FigureId { get; private set; }

    /// <summary>What they hold for right.</summary>
    public decimal? Value { get; private set; }

    public decimal? Upper { get; private set; }

    public string? Words { get; private set; }

    public bool? IsMet { get; private set; }

    public string Reason { get; private set; }

    public string Source { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    public OrganisationId? ByOrganisationId { get; private set; }

    public DateTime At { get; private set; }

    public ContestState State { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    /// <summary>The version that it became.</summary>
    public TargetFigureId? BecameId { get; private set; }

    public int Version { get; private set; }

    public static Outcome<TargetContest> Raise(TargetFigure figure, TargetValue what, string? reason, string? source, Actor by)
    {
        if (!figure.IsInForce)
            return TargetRefusals.NotInForce;
        if (figure.Kind == FigureKind.Actual && !figure.IsSetByOwner)
            return TargetRefusals.OwnIsAmended;
        if (string.IsNullOrWhiteSpace(reason))
            return TargetRefusals.ReasonMissing;
        if (string.IsNullOrWhiteSpace(source))
            return TargetRefusals.SourceMissing;
        if ((what.Value, what.Upper, Target.Said(what.Words), what.IsMet) == (figure.Value, figure.Upper, figure.Words, figure.IsMet))
            return TargetRefusals.SameValue;
        return new TargetContest(figure, what, reason, source, by);
    }

    /// <param name="became">The new version with the value that was held for right.</param>
    public Refusal? Accept(TargetFigure became, string? words, Actor by)
    {
        if (State != ContestState.Open)
            return TargetRefusals.ContestDecided;
        BecameId = became.Id;
        Decide(ContestState.Accepted, words, by);
        return null;
    }

    public Refusal? Reject(string? reason, Actor by)
    {
        if (State != ContestState.Open)
            return TargetRefusals.ContestDecided;
        if (string.IsNullOrWhiteSpace(reason))
            return TargetRefusals.ReasonMissing;
        Decide(ContestState.Rejected, reason, by);
        return null;
    }

    private void Decide(ContestState state, string? words, Actor by)
    {
        (State, DecidedByName, DecidedAt, DecisionReason) = (state, by.Name, by.At, Target.Said(words));
        Version++;
    }
}
