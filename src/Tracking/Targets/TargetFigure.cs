using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets;

/// <summary>What is planned or told.</summary>
/// <param name="Upper">Of a range the upper end.</param>
/// <param name="IsStrict">More than, or less than, the value: “&gt; 60”.</param>
/// <param name="Words">Of a qualitative target: the state to be reached, or that was reached. Of a planned number: how the document puts it.</param>
/// <param name="IsMet">Of a qualitative target: whether who tells it takes it for reached.</param>
/// <param name="NothingArose">Không phát sinh: nothing came about in the period.</param>
internal sealed record TargetValue(decimal? Value, decimal? Upper = null, bool IsStrict = false, string? Words = null, bool? IsMet = null, bool NothingArose = false);

/// <summary>
/// One version of one planned or actual value of a line. The last version says how far it has come; the last accepted one is in force until another
/// is. No version is ever changed once it was sent.
/// </summary>
internal sealed class TargetFigure : IVersioned
{
    private TargetFigure()
    {
        Period = ByName = "";
    }

    private TargetFigure(TargetLine line, FigureKind kind, TargetPeriod period, int number, Actor by)
        : this()
    {
        Id = TypedId.New<TargetFigureId>();
        TargetId = line.TargetId;
        LineId = line.Id;
        Kind = kind;
        Period = period.Key;
        PeriodEnd = period.LastDay;
        Number = number;
        IsLatest = true;
        Sign(by);
    }

    public TargetFigureId Id { get; private set; }

    public TargetId TargetId { get; private set; }

    public TargetLineId LineId { get; private set; }

    public FigureKind Kind { get; private set; }

    /// <summary>Key of a <see cref="TargetPeriod"/>.</summary>
    public string Period { get; private set; }

    public DateOnly PeriodEnd { get; private set; }

    /// <summary>1, 2, 3… of this line, kind and period.</summary>
    public int Number { get; private set; }

    public FigureState State { get; private set; }

    /// <summary>No later version is there.</summary>
    public bool IsLatest { get; private set; }

    /// <summary>The last that was accepted: what is compared and added up.</summary>
    public bool IsInForce { get; private set; }

    public decimal? Value { get; private set; }

    public decimal? Upper { get; private set; }

    public bool IsStrict { get; private set; }

    public string? Words { get; private set; }

    public bool? IsMet { get; private set; }

    public bool NothingArose { get; private set; }

    /// <summary>Where the value is from: the report, the system, the document.</summary>
    public string? Source { get; private set; }

    /// <summary>What is said beside it; of an amendment why.</summary>
    public string? Note { get; private set; }

    /// <summary>Set by the side that set the target, and not told by who answers for the line.</summary>
    public bool IsSetByOwner { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    public OrganisationId? ByOrganisationId { get; private set; }

    public string? ForName { get; private set; }

    public Guid? ForAccountId { get; private set; }

    /// <summary>When it was written down, or sent.</summary>
    public DateTime At { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? ReturnReason { get; private set; }

    /// <summary>What the accepting person says, beside what is computed: reached or not.</summary>
    public bool? Judged { get; private set; }

    /// <summary>Whether it reaches the planned value in force, as <see cref="Reckoning.TargetRule"/> computes it; kept for lists.</summary>
    public bool? IsReached { get; private set; }

    public int Version { get; private set; }

    public TargetValue What => new(Value, Upper, IsStrict, Words, IsMet, NothingArose);

    /// <summary>The side that reports writes a value down.</summary>
    /// <param name="before">The version before, which stays as it is.</param>
    public static TargetFigure Enter(TargetLine line, TargetPeriod period, TargetValue what, string? source, string? note, TargetFigure? before, Actor by)
    {
        if (before is { State: FigureState.Entered })
        {
            before.Write(what, source, note);
            before.Sign(by);
            before.Version++;
            return before;
        }

        var figure = new TargetFigure(line, FigureKind.Actual, period, before?.Follow() ?? 1, by) { State = FigureState.Entered };
        figure.Write(what, source, note);
        return figure;
    }

    /// <summary>The side that set the target sets a value: it is in force at once.</summary>
    public static TargetFigure SetBy(
        TargetLine line, FigureKind kind, TargetPeriod period, TargetValue what, string? source, string? note, TargetFigure? before, TargetFigure? inForce, Actor by)
    {
        var figure = new TargetFigure(line, kind, period, before?.Follow() ?? 1, by) { State = FigureState.Accepted, IsSetByOwner = true };
        figure.Write(what, source, note);
        figure.Replace(inForce);
        return figure;
    }

    public Refusal? Submit(bool hasFiles, Actor by)
    {
        if (State != FigureState.Entered)
            return TargetRefusals.AlreadySubmitted;
        if (Source is null && !hasFiles)
            return TargetRefusals.SourceMissing;
        State = FigureState.Submitted;
        Sign(by);
        Version++;
        return null;
    }

    /// <param name="inForce">The version that was accepted before.</param>
    /// <param name="judged">What the accepting person says, where they say it.</param>
    public Refusal? Accept(TargetFigure? inForce, bool? judged, Actor by)
    {
        if (State != FigureState.Submitted)
            return TargetRefusals.NotSubmitted;
        if (by.Is(By) || (ForAccountId is { } of && by.Is(of)))
            return TargetRefusals.OwnFigure;
        State = FigureState.Accepted;
        Judged = judged;
        Decide(by);
        Replace(inForce);
        return null;
    }

    public Refusal? Return(string? reason, Actor by)
    {
        if (State != FigureState.Submitted)
            return TargetRefusals.NotSubmitted;
        if (string.IsNullOrWhiteSpace(reason))
            return TargetRefusals.ReasonMissing;
        State = FigureState.Returned;
        ReturnReason = reason.Trim();
        Decide(by);
        return null;
    }

    /// <summary>Compares it anew.</summary>
    public void Compare(bool? isReached) => IsReached = isReached;

    /// <summary>An objection was raised: of two at once the second is told.</summary>
    public void Touch() => Version++;

    private int Follow()
    {
        IsLatest = false;
        Version++;
        return Number + 1;
    }

    private void Replace(TargetFigure? inForce)
    {
        if (inForce is not null && inForce != this)
        {
            inForce.IsInForce = false;
            inForce.Version++;
        }

        IsInForce = true;
    }

    private void Decide(Actor by)
    {
        DecidedByName = by.Name;
        DecidedAt = by.At;
        Version++;
    }

    private void Write(TargetValue what, string? source, string? note)
    {
        (Value, Upper, IsStrict, Words, IsMet, NothingArose) = (what.Value, what.Upper, what.IsStrict, Target.Said(what.Words), what.IsMet, what.NothingArose);
        (Source, Note) = (Target.Said(source), Target.Said(note));
    }

    private void Sign(Actor by)
    {
        (By, ByName, ByOrganisationId, At) = (by.AccountId, by.Name, by.Organisation, by.At);
        (ForAccountId, ForName) = (by.For?.AccountId, by.For?.Name);
    }
}

/// <summary>A file that shows a value, given when it was sent.</summary>
internal sealed class TargetEvidence
{
    private TargetEvidence()
    {
        Sha256 = FileName = MediaType = "";
    }

    public TargetEvidence(TargetFigure figure, StoredFile file)
    {
        Id = TypedId.New<TargetEvidenceId>();
        TargetId = figure.TargetId;
        FigureId = figure.Id;
        (Sha256, FileName, FileSize, MediaType) = (file.Sha256, file.Name, file.Size, file.MediaType);
    }

    public TargetEvidenceId Id { get; private set; }

    public TargetId TargetId { get; private set; }

    public TargetFigureId FigureId { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public long FileSize { get; private set; }

    public string MediaType { get; private set; }
}
