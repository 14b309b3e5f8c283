using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;

namespace DonDoc.Tracking.Assignments;

/// <summary>Where in a document the words of an assignment stand.</summary>
/// <param name="Version">Of the document, whose text the offsets mean.</param>
/// <param name="Provision">The provision of that version, where they are one.</param>
internal sealed record AssignmentSource(DocumentId Document, int? Start, int? End, int Version = 1, ProvisionId? Provision = null);

/// <summary>
/// Something that one organisation must do and another will confirm. Each verb either changes the state and leaves an
/// <see cref="AssignmentEvent"/>, or refuses.
/// </summary>
internal sealed partial class Assignment : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestContent = 4000;
    public const int LongestProduct = 500;

    /// <summary>Of a report, a confirmation, a reason.</summary>
    public const int LongestNote = 4000;
    public const int LongestField = 200;
    public const int LongestPosition = 200;
    public const int LongestOrigin = 500;

    /// <summary>What lies before or after is a mistake of typing: of days on which work begins or is due.</summary>
    public const int EarliestYear = 1945;
    public const int LatestYear = 2100;

    private readonly List<AssignmentEvent> events = [];
    private readonly List<Evidence> evidence = [];
    private readonly List<AssignmentMilestone> milestones = [];

    private Assignment()
    {
        Code = Content = SearchKey = "";
    }

    private Assignment(string code, string content, OrganisationId assigner)
        : this()
    {
        Id = TypedId.New<AssignmentId>();
        Code = code;
        Content = content;
        AssignerId = assigner;
        State = AssignmentState.Draft;
        DueOrder = Timeline.End;
    }

    public AssignmentId Id { get; private set; }

    /// <summary>Assigner's code, year and number: <c>31.BTV/2026-0007</c>.</summary>
    public string Code { get; private set; }

    public string Content { get; private set; }

    /// <summary>What must lie on the table in the end; needed before it can be sent. On a draft it is proposed, as lead and due date are.</summary>
    public string? Product { get; private set; }

    public OrganisationId? LeadId { get; private set; }

    public OrganisationId AssignerId { get; private set; }

    public OrganisationId? SupervisorId { get; private set; }

    public DocumentId? SourceDocumentId { get; private set; }

    public int? SourceStart { get; private set; }

    public int? SourceEnd { get; private set; }

    /// <summary>Number of the version of the document that the offsets mean.</summary>
    public int? SourceVersion { get; private set; }

    public ProvisionId? SourceProvisionId { get; private set; }

    /// <summary>What it was made of.</summary>
    public AssignmentOrigin Origin { get; private set; }

    /// <summary>Where no record says it: the meeting and its day, the table and its row.</summary>
    public string? OriginWords { get; private set; }

    /// <summary>The commitment of a programme that it carries out.</summary>
    public ProgrammeCommitmentId? SourceCommitmentId { get; private set; }

    /// <summary>The assignment of which it is a part; set once, when it is written down, so that no circle can come about.</summary>
    public AssignmentId? ParentId { get; private set; }

    /// <summary>Lĩnh vực.</summary>
    public string? Field { get; private set; }

    /// <summary>Who in the lead answers for it, by position and never by name.</summary>
    public string? Responsible { get; private set; }

    public Priority Priority { get; private set; }

    public Recurrence Recurrence { get; private set; }

    /// <summary>How often it is reported on; null: as often as is usual when a period is opened.</summary>
    public Cadence? ReportsEvery { get; private set; }

    public AssignmentState State { get; private set; }

    /// <summary>Day of the first sending.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>Day on which it was confirmed or cancelled, while it is.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>First day of the work.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day on which it is in time; null: no due date (không hạn).</summary>
    public DateOnly? DueDate { get; private set; }

    /// <summary>The due date of the first sending; extensions never change it.</summary>
    public DateOnly? OriginalDueDate { get; private set; }

    /// <summary>The due date, or the end of time: the order of lists.</summary>
    public DateOnly DueOrder { get; private set; }

    /// <summary>Day of the report that now stands; a return takes it away.</summary>
    public DateOnly? ReportedOn { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>Why it was given back, by the assigner or by the lead, while it is.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Day on which the lead's side told that it has it.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Day of the last word of the lead's side on how far it is; null: not reported, which is not the same as 0 %.</summary>
    public DateOnly? LastProgressOn { get; private set; }

    /// <summary>Day of the last act of either side; being urged and going to a successor move nothing.</summary>
    public DateOnly? LastActOn { get; private set; }

    /// <summary>0 to 100, as the lead's side says; null where it said nothing.</summary>
    public int? Percent { get; private set; }

    /// <summary>Files that were ever given to show it.</summary>
    public int EvidenceCount { get; private set; }

    /// <summary>The last day on which any of these files holds; null where there is none, or one holds without end.</summary>
    public DateOnly? EvidenceUntil { get; private set; }

    /// <summary>First day of the pause in which it is; its clock stands there.</summary>
    public DateOnly? SuspendedOn { get; private set; }

    /// <summary>Where it goes on after the pause.</summary>
    public AssignmentState? SuspendedFrom { get; private set; }

    /// <summary>The due date that the lead asks for, while it waits for an answer.</summary>
    public DateOnly? AskedDueDate { get; private set; }

    public string? AskedReason { get; private set; }

    /// <summary>What stands in its place since it was cancelled.</summary>
    public AssignmentId? ReplacedById { get; private set; }

    public string SearchKey { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<AssignmentEvent> Events => events;

    public IReadOnlyList<Evidence> Evidence => evidence;

    public IReadOnlyList<AssignmentMilestone> Milestones => milestones;

    /// <summary>Where its clock stands; null while it runs.</summary>
    internal DateOnly? StoppedOn => ReportedOn ?? SuspendedOn;

    /// <param name="source">A passage of a document, where it has one.</param>
    public static Outcome<Assignment> Draft(
        string code, string content, OrganisationId assigner, OrganisationId? supervisor, AssignmentSource? source, Actor by, AssignmentBeginning? beginning = null)
    {
        if (string.IsNullOrWhiteSpace(content))
            return AssignmentRefusals.ContentMissing;
        var assignment = new Assignment(code, content.Trim(), assigner)
        {
            SupervisorId = supervisor,
            SourceDocumentId = source?.Document,
            SourceStart = source?.Start,
            SourceEnd = source?.End,
            SourceVersion = source?.Version,
            SourceProvisionId = source?.Provision,
            Origin = beginning?.Origin ?? (source?.Provision is null ? AssignmentOrigin.ByHand : AssignmentOrigin.Provision),
            OriginWords = Said(beginning?.Words),
            SourceCommitmentId = beginning?.Commitment,
            ParentId = beginning?.Parent,
        };
        assignment.Remember(AssignmentAct.Drafted, by, null);
        assignment.SearchKey = Text.Vietnamese.SearchKey.Of($"{code} {assignment.Content}");
        return assignment;
    }

    /// <summary>Keeps what is known of a draft before all of it is: only the assigner's side sees it, and no date binds yet.</summary>
    /// <param name="startsOn">First day of the work, if it were sent: no due date may lie before it.</param>
    public Refusal? Propose(OrganisationId? lead, string? product, DateOnly startsOn, DateOnly? due)
    {
        if (NotDraft is { } refusal)
            return refusal;
        if (IsUnlikely(startsOn) || IsUnlikely(due))
            return AssignmentRefusals.DayUnlikely;
        if (due < startsOn)
            return AssignmentRefusals.DueBeforeStart.With($"{startsOn:yyyy-MM-dd}");
        LeadId = lead;
        Product = Said(product);
        StartsOn = startsOn;
        DueDate = due;
        DueOrder = due ?? Timeline.End;
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Code} {Content} {Product}");
        return null;
    }

    /// <summary>Other words, lead, product or due date for a draft; the words that stood there before stay in the history.</summary>
    /// <param name="startsOn">First day of the work, if it were sent: no due date may lie before it.</param>
    public Refusal? Correct(string? content, OrganisationId? lead, string? product, DateOnly startsOn, DateOnly? due, Actor by)
    {
        if (NotDraft is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(content))
            return AssignmentRefusals.ContentMissing;
        var before = (Content, LeadId, Product, DueDate, StartsOn ?? startsOn);
        var after = (content.Trim(), lead, Said(product), due, startsOn);
        if (before == after)
            return AssignmentRefusals.NothingChanged;
        if (Propose(lead, product, startsOn, due) is { } wrong)
            return wrong;
        Content = after.Item1;
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Code} {Content} {Product}");
        Remember(AssignmentAct.Corrected, by, before.Content == Content ? null : before.Content);
        return null;
    }

    /// <summary>Takes a draft back for good: nobody will be asked to do it.</summary>
    public Refusal? Withdraw(string? reason, Actor by)
    {
        if (NotDraft is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.WithdrawalReasonMissing;
        State = AssignmentState.Withdrawn;
        Remember(AssignmentAct.Withdrawn, by, reason);
        return null;
    }

    /// <summary>Sends a draft, or what was declined, to the organisation that must do it. The first due date stays on record.</summary>
    public Refusal? Assign(OrganisationId lead, string? product, DateOnly startsOn, DateOnly? due, Actor by)
    {
        if (State != AssignmentState.Declined && NotDraft is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(product))
            return AssignmentRefusals.ProductMissing;
        if (IsUnlikely(startsOn) || IsUnlikely(due))
            return AssignmentRefusals.DayUnlikely;
        if (due < startsOn)
            return AssignmentRefusals.DueBeforeStart.With($"{startsOn:yyyy-MM-dd}");
        // To whom it goes now, it was not sent before.
        SentOn = State == AssignmentState.Declined ? Clock.DayOf(by.At) : SentOn ?? Clock.DayOf(by.At);
        State = AssignmentState.Assigned;
        LeadId = lead;
        Product = product.Trim();
        StartsOn = startsOn;
        OriginalDueDate = events.Exists(one => one.Act == AssignmentAct.Assigned) ? OriginalDueDate : due;
        DueDate = due;
        ReturnReason = null;
        ReceivedOn = null;
        DueOrder = due ?? Timeline.End;
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Code} {Content} {Product}");
        Remember(AssignmentAct.Assigned, by, null);
        return null;
    }

    /// <summary>A year that was mistyped: “0206”, “20266”.</summary>
    private static bool IsUnlikely(DateOnly? day) => day is { Year: < EarliestYear or > LatestYear };

    private Refusal? NotDraft => State switch
    {
        AssignmentState.Draft => null,
        AssignmentState.Withdrawn => AssignmentRefusals.Withdrawn,
        _ => AssignmentRefusals.AlreadyAssigned,
    };

    private AssignmentEvent Remember(AssignmentAct act, Actor by, string? note, DateOnly? on = null, DateOnly? askedDue = null)
    {
        var remembered = new AssignmentEvent(
            Id, act, by, Said(note), new AssignmentStanding(State, LeadId, DueDate, StoppedOn, Percent), on ?? Clock.DayOf(by.At), askedDue);
        events.Add(remembered);
        if (act is not (AssignmentAct.Urged or AssignmentAct.HandedOver))
            LastActOn = Clock.DayOf(by.At);
        Version++;
        return remembered;
    }

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
