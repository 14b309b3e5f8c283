using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Drafting;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>What an opinion asks for.</summary>
public enum OpinionStance
{
    /// <summary>Something to be changed or answered.</summary>
    Remarks,

    /// <summary>Nhất trí: nothing to be answered.</summary>
    Agrees,
}

/// <summary>What became of an opinion.</summary>
public enum Disposal
{
    /// <summary>Tiếp thu.</summary>
    Accepted,

    /// <summary>Tiếp thu một phần.</summary>
    PartlyAccepted,

    /// <summary>Giải trình, giữ nguyên.</summary>
    NotAccepted,
}

/// <summary>Where in the draft an opinion stands; all null for the whole.</summary>
/// <param name="Heading">Of the section, as the draft called it.</param>
/// <param name="Quote">Words of the draft.</param>
internal readonly record struct OpinionPlace(ProgrammeSectionId? Section, string? Heading, ProgrammeCommitmentId? Commitment, string? Quote);

/// <summary>An opinion as it was given. Its words never change; what is said to it may be revised while the programme is open, and what was said before stays.</summary>
internal sealed class Opinion : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestText = 20_000;
    public const int LongestQuote = 2000;
    public const int LongestReason = 8000;

    /// <summary>To one request.</summary>
    public const int Most = 200;

    private readonly List<OpinionDisposal> disposals = [];

    private Opinion()
    {
        Text = GivenByName = "";
    }

    public OpinionId Id { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    public OpinionRequestId RequestId { get; private set; }

    public OpinionStance Stance { get; private set; }

    public ProgrammeSectionId? SectionId { get; private set; }

    /// <summary>As the section was called in the draft that was sent; empty where it had no title, null for the whole. It stays when the section is taken out or named anew.</summary>
    public string? Heading { get; private set; }

    public ProgrammeCommitmentId? CommitmentId { get; private set; }

    public string? Quote { get; private set; }

    /// <summary>Empty where it only agrees.</summary>
    public string Text { get; private set; }

    public Guid GivenBy { get; private set; }

    public string GivenByName { get; private set; }

    public OrganisationId? GivenFor { get; private set; }

    public DateTime GivenAt { get; private set; }

    /// <summary>Whether the day had passed when it was given.</summary>
    public bool IsLate { get; private set; }

    /// <summary>As it stands now; null while nobody has said anything to it.</summary>
    public Disposal? Disposal { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<OpinionDisposal> Disposals => disposals;

    /// <param name="dueOn">Of the round: an opinion after it is kept, and marked.</param>
    public static Outcome<Opinion> Give(OpinionRequest request, DateOnly dueOn, OpinionStance stance, OpinionPlace place, string? text, Actor by)
    {
        if (stance == OpinionStance.Remarks && string.IsNullOrWhiteSpace(text))
            return OpinionRefusals.TextMissing;
        return new Opinion
        {
            Id = TypedId.New<OpinionId>(),
            ProgrammeId = request.ProgrammeId,
            RequestId = request.Id,
            Stance = stance,
            SectionId = place.Section,
            Heading = place.Section is null ? null : place.Heading ?? "",
            CommitmentId = place.Commitment,
            Quote = string.IsNullOrWhiteSpace(place.Quote) ? null : place.Quote.Trim(),
            Text = text?.Trim() ?? "",
            GivenBy = by.AccountId,
            GivenByName = by.Name,
            GivenFor = request.OrganisationId,
            GivenAt = by.At,
            IsLate = Clock.DayOf(by.At) > dueOn,
            Version = 1,
        };
    }

    /// <summary>Says what becomes of it.</summary>
    /// <param name="change">What was changed for it.</param>
    /// <param name="section">Where it was changed.</param>
    public Refusal? Dispose(Disposal disposal, string? reason, string? change, ProgrammeSectionId? section, Actor by)
    {
        if (Stance == OpinionStance.Agrees)
            return OpinionRefusals.NothingToDispose;
        if (disposal != Opinions.Disposal.Accepted && string.IsNullOrWhiteSpace(reason))
            return OpinionRefusals.ReasonMissing;
        var next = new OpinionDisposal(this, disposal, reason, change, section, by);
        if (disposals.MaxBy(row => row.Ordinal) is { } last && last.SaysTheSame(next))
            return OpinionRefusals.NothingChanged;
        disposals.Add(next);
        Disposal = disposal;
        Version++;
        return null;
    }
}

/// <summary>What was said to an opinion once; the last one holds.</summary>
internal sealed class OpinionDisposal
{
    private OpinionDisposal()
    {
        ByName = "";
    }

    public OpinionDisposal(Opinion opinion, Disposal disposal, string? reason, string? change, ProgrammeSectionId? section, Actor by)
        : this()
    {
        Id = TypedId.New<OpinionDisposalId>();
        OpinionId = opinion.Id;
        ProgrammeId = opinion.ProgrammeId;
        Ordinal = opinion.Disposals.Count + 1;
        Disposal = disposal;
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Change = string.IsNullOrWhiteSpace(change) ? null : change.Trim();
        // What is not accepted has changed nothing.
        SectionId = disposal == Disposal.NotAccepted ? null : section;
        (By, ByName, At) = (by.AccountId, by.Name, by.At);
    }

    public OpinionDisposalId Id { get; private set; }

    public OpinionId OpinionId { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    /// <summary>1, 2, 3… of the opinion.</summary>
    public int Ordinal { get; private set; }

    public Disposal Disposal { get; private set; }

    public string? Reason { get; private set; }

    public string? Change { get; private set; }

    /// <summary>The section that was changed for it.</summary>
    public ProgrammeSectionId? SectionId { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    public DateTime At { get; private set; }

    internal bool SaysTheSame(OpinionDisposal other) => (Disposal, Reason, Change, SectionId) == (other.Disposal, other.Reason, other.Change, other.SectionId);
}
