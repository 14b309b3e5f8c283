using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>What a report says.</summary>
/// <param name="NothingArose">Không phát sinh: said instead of all else.</param>
/// <param name="Result">What was done in the period.</param>
/// <param name="Next">What will be done in the next one.</param>
/// <param name="Percent">0 to 100 of the whole work; null where only words are told.</param>
/// <param name="Reason">Why a report that was sent is amended.</param>
public sealed record ReportWords(
    bool NothingArose = false, [Longest(PeriodReport.LongestText)] string? Result = null, [Longest(PeriodReport.LongestText)] string? Difficulties = null,
    [Longest(PeriodReport.LongestText)] string? Proposals = null, [Longest(PeriodReport.LongestText)] string? Next = null, int? Percent = null,
    ProgressJudgement? Judgement = null, [Longest(PeriodReport.LongestReason)] string? Reason = null);

/// <summary>
/// The report of one assignment in one period: written once, and shown wherever it is asked for. What was sent is never changed; who amends it
/// sends a new version with the reason.
/// </summary>
internal sealed class PeriodReport : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestText = 4000;
    public const int LongestReason = 1000;

    private readonly List<PeriodReportVersion> versions = [];

    private PeriodReport()
    {
    }

    public PeriodReport(AssignmentId assignment, ReportingPeriodId period, OrganisationId lead)
    {
        Id = TypedId.New<PeriodReportId>();
        AssignmentId = assignment;
        PeriodId = period;
        LeadId = lead;
    }

    public PeriodReportId Id { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public ReportingPeriodId PeriodId { get; private set; }

    /// <summary>Who reported; where the work went to a successor later, still who did.</summary>
    public OrganisationId LeadId { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>Number of the version that was sent last; 0 where none was.</summary>
    public int Sent { get; private set; }

    /// <summary>Day of the first sending: by it the report is in time or late, whatever was amended after.</summary>
    public DateOnly? SentOn { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<PeriodReportVersion> Versions => versions;

    /// <summary>Keeps what is written before it is sent.</summary>
    public Refusal? Write(ReportWords words, OrganisationId lead, Actor by)
    {
        if (Unfit(words) is { } refusal)
            return refusal;
        Draft(lead).Write(words, by);
        Version++;
        return null;
    }

    /// <summary>Sends it to the assigner's side: the first time by the lock of the period, again whenever it was given back, and amended with a reason.</summary>
    /// <param name="copied">0–1: of the result's words, those that stood in the period before; null where that says nothing.</param>
    public Refusal? Submit(ReportWords words, ReportingPeriod period, OrganisationId lead, double? copied, Actor by)
    {
        var today = Clock.DayOf(by.At);
        if (Sent == 0 && period.IsLockedOn(today))
            return ReportingRefusals.PeriodLocked.With($"{period.LockOn:yyyy-MM-dd}");
        if (State is ReportState.Submitted or ReportState.Accepted && string.IsNullOrWhiteSpace(words.Reason))
            return ReportingRefusals.AmendmentReasonMissing;
        if (words.NothingArose ? !string.IsNullOrWhiteSpace(words.Result) : string.IsNullOrWhiteSpace(words.Result))
            return words.NothingArose ? ReportingRefusals.WordsWithNothing : ReportingRefusals.ResultMissing;
        if (Unfit(words) is { } refusal)
            return refusal;
        var draft = Draft(lead);
        draft.Write(words, by);
        draft.Send(copied, by);
        State = ReportState.Submitted;
        Sent = draft.Number;
        SentOn ??= today;
        Version++;
        return null;
    }

    /// <summary>The assigner's side takes it.</summary>
    public Refusal? Accept(string? note, Actor by)
    {
        if (NotWaiting is { } refusal)
            return refusal;
        if (Last is { } sent && (by.Is(sent.By) || (sent.ForAccountId is { } sentFor && by.Is(sentFor))))
            return ReportingRefusals.OwnReport;
        State = ReportState.Accepted;
        Last!.Decide(true, note, by);
        Version++;
        return null;
    }

    /// <summary>The assigner's side gives it back.</summary>
    public Refusal? Return(string? reason, Actor by)
    {
        if (NotWaiting is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return ReportingRefusals.ReturnReasonMissing;
        State = ReportState.Returned;
        Last!.Decide(false, reason, by);
        Version++;
        return null;
    }

    private Refusal? NotWaiting => State switch
    {
        ReportState.Submitted => null,
        ReportState.Accepted => ReportingRefusals.AlreadyAccepted,
        _ => ReportingRefusals.NotSubmitted,
    };

    private PeriodReportVersion? Last => versions.Find(one => one.Number == Sent);

    private static Refusal? Unfit(ReportWords words) => words.Percent is < 0 or > 100 ? ReportingRefusals.PercentOutOfRange : null;

    private PeriodReportVersion Draft(OrganisationId lead)
    {
        LeadId = Sent == 0 ? lead : LeadId;
        if (versions.Find(one => one.SentAt is null) is { } begun)
            return begun;
        var draft = new PeriodReportVersion(Id, Sent + 1);
        versions.Add(draft);
        return draft;
    }
}

/// <summary>The words of a report as they were sent once, and what the other side said to them.</summary>
internal sealed class PeriodReportVersion
{
    private PeriodReportVersion()
    {
        ByName = "";
    }

    public PeriodReportVersion(PeriodReportId report, int number)
        : this()
    {
        Id = TypedId.New<PeriodReportVersionId>();
        ReportId = report;
        Number = number;
    }

    public PeriodReportVersionId Id { get; private set; }

    public PeriodReportId ReportId { get; private set; }

    /// <summary>1, 2, 3… of the report.</summary>
    public int Number { get; private set; }

    public bool NothingArose { get; private set; }

    public string? Result { get; private set; }

    public string? Difficulties { get; private set; }

    public string? Proposals { get; private set; }

    public string? Next { get; private set; }

    /// <summary>0 to 100 of the whole work.</summary>
    public int? Percent { get; private set; }

    public ProgressJudgement? Judgement { get; private set; }

    /// <summary>Why it amends the version before.</summary>
    public string? Reason { get; private set; }

    /// <summary>0–1: of the result's words, those that stood in the period before.</summary>
    public double? Copied { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public Guid By { get; private set; }

    public string ByName { get; private set; }

    public OrganisationId? ByOrganisationId { get; private set; }

    /// <summary>Thay mặt: for whom a deputy wrote it.</summary>
    public Guid? ForAccountId { get; private set; }

    public string? ForName { get; private set; }

    /// <summary>When it was last written.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>Null while it is being written.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Whether the other side took it; null while nobody decided.</summary>
    public bool? IsAccepted { get; private set; }

    public string? DecisionNote { get; private set; }

    public string? DecidedByName { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public void Write(ReportWords words, Actor by)
    {
        NothingArose = words.NothingArose;
        Result = Said(words.Result);
        Difficulties = Said(words.Difficulties);
        Proposals = Said(words.Proposals);
        Next = Said(words.Next);
        Percent = words.NothingArose ? null : words.Percent;
        Judgement = words.Judgement;
        Reason = Said(words.Reason);
        By = by.AccountId;
        ByName = by.Name;
        ByOrganisationId = by.Organisation;
        ForAccountId = by.For?.AccountId;
        ForName = by.For?.Name;
        WrittenAt = by.At;
    }

    public void Send(double? copied, Actor by)
    {
        Copied = copied;
        SentAt = by.At;
    }

    public void Decide(bool accepted, string? note, Actor by)
    {
        IsAccepted = accepted;
        DecisionNote = Said(note);
        DecidedBy = by.AccountId;
        DecidedByName = by.Name;
        DecidedAt = by.At;
    }

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
