using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>Where in a document the words of an assignment stand.</summary>
/// <param name="Version">Of the document, whose text the offsets mean.</param>
/// <param name="Provision">The provision of that version, where they are one.</param>
internal sealed record AssignmentSource(DocumentId Document, int? Start, int? End, int Version = 1, ProvisionId? Provision = null);

/// <summary>
/// Something that one organisation must do and another will confirm. Each verb either changes the state and leaves an
/// <see cref="AssignmentEvent"/>, or refuses.
/// </summary>
internal sealed class Assignment : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestContent = 4000;
    public const int LongestProduct = 500;

    /// <summary>Of a report, a confirmation, a reason.</summary>
    public const int LongestNote = 4000;

    private readonly List<AssignmentEvent> events = [];
    private readonly List<Evidence> evidence = [];

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

    public AssignmentState State { get; private set; }

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

    /// <summary>Why it was given back, while it is.</summary>
    public string? ReturnReason { get; private set; }

    public string SearchKey { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<AssignmentEvent> Events => events;

    public IReadOnlyList<Evidence> Evidence => evidence;

    public static Outcome<Assignment> Draft(
        string code, string content, OrganisationId assigner, OrganisationId? supervisor, AssignmentSource? source, Actor by)
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
        if (due < startsOn)
            return AssignmentRefusals.DueBeforeStart.With($"{startsOn:yyyy-MM-dd}");
        LeadId = lead;
        Product = string.IsNullOrWhiteSpace(product) ? null : product.Trim();
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
        var before = (Content, LeadId, Product, DueDate);
        var after = (content.Trim(), lead, string.IsNullOrWhiteSpace(product) ? null : product.Trim(), due);
        if (before == after)
            return AssignmentRefusals.NothingChanged;
        if (due < startsOn)
            return AssignmentRefusals.DueBeforeStart.With($"{startsOn:yyyy-MM-dd}");
        Content = after.Item1;
        Propose(lead, product, startsOn, due);
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

    /// <summary>Sends a draft to the organisation that must do it.</summary>
    public Refusal? Assign(OrganisationId lead, string? product, DateOnly startsOn, DateOnly? due, Actor by)
    {
        if (NotDraft is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(product))
            return AssignmentRefusals.ProductMissing;
        if (due < startsOn)
            return AssignmentRefusals.DueBeforeStart.With($"{startsOn:yyyy-MM-dd}");
        State = AssignmentState.Assigned;
        LeadId = lead;
        Product = product.Trim();
        StartsOn = startsOn;
        DueDate = OriginalDueDate = due;
        DueOrder = due ?? Timeline.End;
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Code} {Content} {Product}");
        Remember(AssignmentAct.Assigned, by, null);
        return null;
    }

    /// <summary>The lead says that it is done, and shows it: a note, a file, or both.</summary>
    public Refusal? ReportDone(string? note, IReadOnlyList<StoredFile> files, Actor by)
    {
        if (ReportRefusal(note, files) is { } refusal)
            return refusal;
        State = AssignmentState.ReportedDone;
        ReportedOn = Clock.DayOf(by.At);
        ReturnReason = null;
        var report = Remember(AssignmentAct.ReportedDone, by, note);
        evidence.AddRange(files.Select(file => new Evidence(Id, report.Id, file)));
        return null;
    }

    /// <summary>Why such a report would be refused; null where it would not.</summary>
    public Refusal? ReportRefusal(string? note, IReadOnlyList<StoredFile> files)
    {
        if (State is not (AssignmentState.Assigned or AssignmentState.Returned))
        {
            return State switch
            {
                AssignmentState.Draft => AssignmentRefusals.NotAssigned,
                AssignmentState.ReportedDone => AssignmentRefusals.AlreadyReported,
                AssignmentState.Withdrawn => AssignmentRefusals.Withdrawn,
                _ => AssignmentRefusals.AlreadyConfirmed,
            };
        }

        if (string.IsNullOrWhiteSpace(note) && files.Count == 0)
            return AssignmentRefusals.EvidenceMissing;
        return files.Any(file => !file.IsWhole) ? DocumentRefusals.FileDamaged : null;
    }

    /// <summary>The assigner's side agrees that it is done.</summary>
    /// <param name="reporters">Who reported it, and for whom.</param>
    public Refusal? Confirm(string? note, IReadOnlyCollection<Guid> reporters, Actor by)
    {
        if (State != AssignmentState.ReportedDone)
            return NotReported;
        if (reporters.Any(by.Is))
            return AssignmentRefusals.OwnReport;
        State = AssignmentState.Confirmed;
        ConfirmedOn = Clock.DayOf(by.At);
        Remember(AssignmentAct.Confirmed, by, note);
        return null;
    }

    /// <summary>The assigner's side does not agree: the clock runs again.</summary>
    public Refusal? Return(string? reason, Actor by)
    {
        if (State != AssignmentState.ReportedDone)
            return NotReported;
        if (string.IsNullOrWhiteSpace(reason))
            return AssignmentRefusals.ReasonMissing;
        State = AssignmentState.Returned;
        ReportedOn = null;
        ReturnReason = reason.Trim();
        Remember(AssignmentAct.Returned, by, ReturnReason);
        return null;
    }

    private Refusal? NotDraft => State switch
    {
        AssignmentState.Draft => null,
        AssignmentState.Withdrawn => AssignmentRefusals.Withdrawn,
        _ => AssignmentRefusals.AlreadyAssigned,
    };

    private Refusal NotReported => State switch
    {
        AssignmentState.Confirmed => AssignmentRefusals.AlreadyConfirmed,
        AssignmentState.Withdrawn => AssignmentRefusals.Withdrawn,
        _ => AssignmentRefusals.NotReported,
    };

    private AssignmentEvent Remember(AssignmentAct act, Actor by, string? note)
    {
        var remembered = new AssignmentEvent(Id, act, by, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), LeadId, DueDate);
        events.Add(remembered);
        Version++;
        return remembered;
    }
}

/// <summary>One act: who, when, with what words, and the lead and due date that stood after it.</summary>
internal sealed class AssignmentEvent
{
    private AssignmentEvent()
    {
        ByName = "";
    }

    public AssignmentEvent(AssignmentId assignment, AssignmentAct act, Actor by, string? note, OrganisationId? lead, DateOnly? due)
    {
        Id = TypedId.New<AssignmentEventId>();
        AssignmentId = assignment;
        Act = act;
        By = by.AccountId;
        ByName = by.Name;
        ByOrganisationId = by.Organisation;
        ForAccountId = by.For?.AccountId;
        ForName = by.For?.Name;
        At = by.At;
        Note = note;
        LeadId = lead;
        DueDate = due;
    }

    public AssignmentEventId Id { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public AssignmentAct Act { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    /// <summary>The organisation for which it was done.</summary>
    public OrganisationId? ByOrganisationId { get; private set; }

    /// <summary>Thay mặt: for whom a deputy did it.</summary>
    public Guid? ForAccountId { get; private set; }

    public string? ForName { get; private set; }

    public DateTime At { get; private set; }

    public string? Note { get; private set; }

    public OrganisationId? LeadId { get; private set; }

    public DateOnly? DueDate { get; private set; }
}

/// <summary>A file that shows a result, given with one report.</summary>
internal sealed class Evidence
{
    private Evidence()
    {
        Sha256 = FileName = MediaType = "";
    }

    public Evidence(AssignmentId assignment, AssignmentEventId report, StoredFile file)
    {
        Id = TypedId.New<EvidenceId>();
        AssignmentId = assignment;
        EventId = report;
        Sha256 = file.Sha256;
        FileName = file.Name;
        FileSize = file.Size;
        MediaType = file.MediaType;
    }

    public EvidenceId Id { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public AssignmentEventId EventId { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public long FileSize { get; private set; }

    public string MediaType { get; private set; }
}

/// <summary>Gives the numbers in the codes of one assigner's assignments in one year.</summary>
internal sealed class AssignmentSeries
{
    private AssignmentSeries()
    {
    }

    public AssignmentSeries(OrganisationId assigner, int year)
    {
        AssignerId = assigner;
        Year = year;
    }

    public OrganisationId AssignerId { get; private set; }

    public int Year { get; private set; }

    public int Last { get; private set; }
}
