using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>Something that an organisation was urged to.</summary>
public readonly record struct NoticeId(Guid Value) : ITypedId<NoticeId>
{
    public static NoticeId From(Guid value) => new(value);

    public int CompareTo(NoticeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Why somebody is urged.</summary>
public enum NoticeKind
{
    /// <summary>The due date is near.</summary>
    DueSoon,

    /// <summary>The due date has passed.</summary>
    Overdue,

    /// <summary>It was sent, and its receipt is not told.</summary>
    NotReceived,

    /// <summary>Reports of a period are not sent after its cut-off.</summary>
    Silence,

    /// <summary>The assigner gave the work back.</summary>
    Returned,

    /// <summary>The assigner's side gave a report back.</summary>
    ReportReturned,

    /// <summary>It was reported done, and the assigner has not answered.</summary>
    ToConfirm,

    /// <summary>More time was asked for, and the assigner has not answered.</summary>
    ExtensionAsked,

    /// <summary>Somebody of the assigner's or the supervisor's side urged it with words of their own.</summary>
    ByHand,

    /// <summary>A letter that was signed and sent.</summary>
    ByLetter,
}

/// <summary>In what place an organisation is told.</summary>
public enum NoticeLevel
{
    /// <summary>It is to act itself.</summary>
    Own,

    /// <summary>It assigned or supervises what another is late with.</summary>
    Assigner,

    /// <summary>It stands above the one that is late.</summary>
    Above,
}

/// <summary>What is to be said, before it is known whether it was said already, and to whom.</summary>
/// <param name="Subject">What it is about: an assignment, a report, a period.</param>
/// <param name="Basis">The day from which is counted: the due date, the day of the return, of the sending.</param>
/// <param name="Step">How many days after it, or before it where negative.</param>
/// <param name="To">Who is told.</param>
/// <param name="About">Whose work it is.</param>
/// <param name="Count">Of how many assignments it speaks.</param>
internal sealed record PlannedNotice(
    NoticeKind Kind, Guid Subject, DateOnly Basis, int Step, OrganisationId To, OrganisationId About, NoticeLevel Level = NoticeLevel.Own,
    AssignmentId? Assignment = null, ReportingPeriodId? Period = null, int Count = 1);

/// <summary>
/// One step of one rule, said of one subject to one organisation: written once and never changed. Who of the organisation got it stands in its
/// <see cref="NoticeCopy"/> rows; where there is none, nobody could be told, and that is a finding of its own.
/// </summary>
internal sealed class Notice
{
    /// <summary>In characters: what a person urges with.</summary>
    public const int LongestWords = 2000;

    private Notice()
    {
    }

    public Notice(PlannedNotice planned, int readers, DateOnly day, DateTime at, string? words = null, Actor? by = null)
    {
        Id = TypedId.New<NoticeId>();
        Kind = planned.Kind;
        Level = planned.Level;
        Subject = planned.Subject;
        Basis = planned.Basis;
        Step = planned.Step;
        AssignmentId = planned.Assignment;
        PeriodId = planned.Period;
        OrganisationId = planned.To;
        AboutId = planned.About;
        Count = planned.Count;
        Readers = readers;
        Day = day;
        At = at;
        Words = words;
        By = by?.AccountId;
        ByName = by?.Name;
        ByOrganisationId = by?.Organisation;
    }

    public NoticeId Id { get; private set; }

    public NoticeKind Kind { get; private set; }

    public NoticeLevel Level { get; private set; }

    public Guid Subject { get; private set; }

    public DateOnly Basis { get; private set; }

    public int Step { get; private set; }

    public AssignmentId? AssignmentId { get; private set; }

    public ReportingPeriodId? PeriodId { get; private set; }

    /// <summary>Who was told.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Whose work it is.</summary>
    public OrganisationId AboutId { get; private set; }

    public int Count { get; private set; }

    /// <summary>How many people of the organisation got it; 0: there was nobody to tell.</summary>
    public int Readers { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>
    /// How many days after the day from which is counted it was said; negative before it. Not the step: what a server that was off has missed is said later than its step.
    /// </summary>
    public int Days => Day.DayNumber - Basis.DayNumber;

    public DateTime At { get; private set; }

    /// <summary>What a person said; null where a rule speaks.</summary>
    public string? Words { get; private set; }

    public Guid? By { get; private set; }

    public string? ByName { get; private set; }

    public OrganisationId? ByOrganisationId { get; private set; }
}

/// <summary>A notice in the inbox of one person.</summary>
internal sealed class NoticeCopy
{
    private NoticeCopy()
    {
    }

    public NoticeCopy(Notice notice, Guid account)
    {
        NoticeId = notice.Id;
        AccountId = account;
        At = notice.At;
    }

    public NoticeId NoticeId { get; private set; }

    public Guid AccountId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When the person said or showed that they know it.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>When a later step of the same rule took its place, unread.</summary>
    public DateTime? ReplacedAt { get; private set; }

    /// <summary>The digest in which it went out.</summary>
    public OutgoingMailId? MailId { get; private set; }
}

/// <summary>How often a person wants the digest.</summary>
public enum DigestPace
{
    Daily,
    Weekly,
    Never,
}

/// <summary>What a person said of the digest, and when the last one went; a person of whom there is no row gets it daily.</summary>
internal sealed class NoticePreference
{
    private NoticePreference()
    {
    }

    public NoticePreference(Guid account, DigestPace pace, DateOnly? digestedOn = null)
    {
        AccountId = account;
        Pace = pace;
        DigestedOn = digestedOn;
    }

    public Guid AccountId { get; private set; }

    public DigestPace Pace { get; private set; }

    public DateOnly? DigestedOn { get; private set; }

    public void Choose(DigestPace pace) => Pace = pace;
}
