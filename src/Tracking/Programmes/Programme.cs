using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes;

/// <summary>The document that a programme answers: one version of it, so that its provisions stay where they are.</summary>
internal readonly record struct AnsweredDocument(DocumentId Document, int Version);

/// <summary>
/// An organisation's own answer to a document: a chương trình hành động or a kế hoạch, from its first section to its issue. What is
/// written stands in its sections and commitments; here is how far it has come. Each verb changes the state and leaves a
/// <see cref="ProgrammeEvent"/>, or refuses.
/// </summary>
internal sealed class Programme : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestTitle = 1000;
    public const int LongestNote = 4000;

    private readonly List<ProgrammeEvent> events = [];

    private Programme()
    {
        TypeName = TypeCode = Title = SearchKey = "";
    }

    private Programme(OrganisationId owner, AnsweredDocument parent, string typeCode, string typeName, string title)
        : this()
    {
        Id = TypedId.New<ProgrammeId>();
        OwnerId = owner;
        ParentDocumentId = parent.Document;
        ParentVersion = parent.Version;
        TypeCode = typeCode;
        TypeName = typeName;
        Title = title;
        SearchKey = Text.Vietnamese.SearchKey.Of($"{typeName} {title}");
        State = ProgrammeState.Drafting;
    }

    public ProgrammeId Id { get; private set; }

    public OrganisationId OwnerId { get; private set; }

    /// <summary>What it answers.</summary>
    public DocumentId ParentDocumentId { get; private set; }

    public int ParentVersion { get; private set; }

    /// <summary>CTr, KH.</summary>
    public string TypeCode { get; private set; }

    /// <summary>“chương trình”, “kế hoạch”.</summary>
    public string TypeName { get; private set; }

    /// <summary>Trích yếu.</summary>
    public string Title { get; private set; }

    public string SearchKey { get; private set; }

    public ProgrammeState State { get; private set; }

    public DateTime BegunAt { get; private set; }

    /// <summary>The document that it became.</summary>
    public DocumentId? DocumentId { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Taken over from a document that was issued before: it was not written here.</summary>
    public bool IsAdopted { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ProgrammeEvent> Events => events;

    /// <summary>Whether its words may change: while it is written, and while others are asked, since their opinions are worked in as they come.</summary>
    public bool IsOpen => State is ProgrammeState.Drafting or ProgrammeState.Consulting;

    public static Outcome<Programme> Begin(OrganisationId owner, AnsweredDocument parent, string typeCode, string typeName, string? title, Actor by)
    {
        if (string.IsNullOrWhiteSpace(title))
            return ProgrammeRefusals.TitleMissing;
        var programme = new Programme(owner, parent, typeCode, typeName, title.Trim()) { BegunAt = by.At };
        programme.Remember(ProgrammeAct.Begun, by, null);
        return programme;
    }

    /// <summary>One that was issued before it came here: it was drafted and decided elsewhere.</summary>
    /// <param name="document">In the registry.</param>
    public static Programme Adopt(OrganisationId owner, AnsweredDocument parent, string typeCode, string typeName, string title, DocumentId document, DateOnly? issuedOn, Actor by)
    {
        var programme = new Programme(owner, parent, typeCode, typeName, title) { BegunAt = by.At, DocumentId = document, IssuedOn = issuedOn ?? Clock.DayOf(by.At), State = ProgrammeState.Issued, IsAdopted = true };
        programme.Remember(ProgrammeAct.Adopted, by, null);
        return programme;
    }

    public Refusal? Rename(string? title, Actor by)
    {
        if (!IsOpen)
            return Closed;
        if (string.IsNullOrWhiteSpace(title))
            return ProgrammeRefusals.TitleMissing;
        if (string.Equals(Title, title.Trim(), StringComparison.Ordinal))
            return ProgrammeRefusals.NothingChanged;
        var before = Title;
        Title = title.Trim();
        SearchKey = Text.Vietnamese.SearchKey.Of($"{TypeName} {Title}");
        Remember(ProgrammeAct.Renamed, by, before);
        return null;
    }

    /// <summary>Others are asked what they think of it.</summary>
    public Refusal? Consult(Actor by)
    {
        if (!IsOpen)
            return Closed;
        State = ProgrammeState.Consulting;
        Remember(ProgrammeAct.Consulted, by, null);
        return null;
    }

    /// <summary>Back to its writers: from the opinions, or because the collective did not adopt it.</summary>
    public Refusal? TakeUpAgain(string? note, Actor by)
    {
        if (State is not (ProgrammeState.Consulting or ProgrammeState.Deciding))
            return State == ProgrammeState.Drafting ? ProgrammeRefusals.NothingChanged : Closed;
        State = ProgrammeState.Drafting;
        Remember(ProgrammeAct.TakenUpAgain, by, note);
        return null;
    }

    /// <summary>Back to its writers although the collective adopted it: a fault was found before the issue. It will have to decide again.</summary>
    public Refusal? Reconsider(string? reason, Actor by)
    {
        if (State != ProgrammeState.Decided)
            return IsOpen ? ProgrammeRefusals.NotDecided : Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return ProgrammeRefusals.ReasonMissing;
        State = ProgrammeState.Drafting;
        Remember(ProgrammeAct.TakenUpAgain, by, reason);
        return null;
    }

    public Refusal? PutToVote(Actor by)
    {
        if (!IsOpen)
            return Closed;
        State = ProgrammeState.Deciding;
        Remember(ProgrammeAct.PutToVote, by, null);
        return null;
    }

    /// <summary>The collective adopted it.</summary>
    public Refusal? Decide(string? note, Actor by)
    {
        if (State != ProgrammeState.Deciding)
            return IsOpen ? ProgrammeRefusals.NotPutToVote : Closed;
        State = ProgrammeState.Decided;
        Remember(ProgrammeAct.Decided, by, note);
        return null;
    }

    /// <summary>It bears a number and a signature.</summary>
    /// <param name="document">In the registry, with its file.</param>
    public Refusal? Issue(DocumentId document, DateOnly issuedOn, Actor by)
    {
        if (State != ProgrammeState.Decided)
            return State is ProgrammeState.Issued or ProgrammeState.Withdrawn ? Closed : ProgrammeRefusals.NotDecided;
        State = ProgrammeState.Issued;
        DocumentId = document;
        IssuedOn = issuedOn;
        Remember(ProgrammeAct.Issued, by, null);
        return null;
    }

    /// <summary>It is named as the answer to a request, or no longer: who gives it up at the same moment comes second, or is told.</summary>
    public void Answers(bool isAnswer, Actor by) => Remember(isAnswer ? ProgrammeAct.NamedAsAnswer : ProgrammeAct.NoLongerAnswer, by, null);

    /// <summary>Suggestions of what answers what were confirmed at once: who did it, and how many, stays in the history.</summary>
    public void ConfirmTogether(int answers, Actor by) => Remember(ProgrammeAct.ConfirmedTogether, by, answers.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void TakeBackTogether(int answers, Actor by) => Remember(ProgrammeAct.TookBackTogether, by, answers.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Given up. What was asked is open again, for another programme: see <see cref="Campaigns.CampaignRequest.Reopen"/>.</summary>
    public Refusal? Withdraw(string? reason, Actor by)
    {
        // Before the collective it stays until the ballot is closed. One that was taken over from its document is given up as such: the document stays.
        if (State is ProgrammeState.Deciding or ProgrammeState.Withdrawn || (State == ProgrammeState.Issued && !IsAdopted))
            return Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return ProgrammeRefusals.ReasonMissing;
        State = ProgrammeState.Withdrawn;
        if (IsAdopted)
            DocumentId = null;
        Remember(ProgrammeAct.Withdrawn, by, reason);
        return null;
    }

    /// <summary>Its organisation ended while it was under way: the successor goes on with it.</summary>
    /// <param name="note">On what the succession rests.</param>
    public Refusal? PassTo(OrganisationId successor, string note, Actor by)
    {
        if (State is ProgrammeState.Issued or ProgrammeState.Withdrawn)
            return Closed;
        OwnerId = successor;
        Remember(ProgrammeAct.HandedOver, by, note);
        return null;
    }

    /// <summary>Its organisation ended, and the successor writes one about the same document already: of two, that one goes on.</summary>
    /// <param name="note">On what the succession rests.</param>
    public Refusal? Yield(string note, Actor by)
    {
        if (State is ProgrammeState.Issued or ProgrammeState.Withdrawn)
            return Closed;
        State = ProgrammeState.Withdrawn;
        Remember(ProgrammeAct.Withdrawn, by, note);
        return null;
    }

    /// <summary>Why it cannot be changed any more.</summary>
    private Refusal Closed => State switch
    {
        ProgrammeState.Deciding => ProgrammeRefusals.BeforeCollective,
        ProgrammeState.Decided => ProgrammeRefusals.AlreadyDecided,
        ProgrammeState.Issued => ProgrammeRefusals.AlreadyIssued,
        _ => ProgrammeRefusals.Withdrawn,
    };

    /// <summary>Why its words cannot be changed now; null where they can.</summary>
    public Refusal? NotOpen => IsOpen ? null : Closed;

    private void Remember(ProgrammeAct act, Actor by, string? note)
    {
        events.Add(new ProgrammeEvent(Id, act, by, string.IsNullOrWhiteSpace(note) ? null : note.Trim()));
        Version++;
    }
}

/// <summary>One act: who, for whom, when, with what words.</summary>
internal sealed class ProgrammeEvent
{
    private ProgrammeEvent()
    {
        ByName = "";
    }

    public ProgrammeEvent(ProgrammeId programme, ProgrammeAct act, Actor by, string? note)
    {
        Id = TypedId.New<ProgrammeEventId>();
        ProgrammeId = programme;
        Act = act;
        By = by.AccountId;
        ByName = by.Name;
        ByOrganisationId = by.Organisation;
        At = by.At;
        Note = note;
    }

    public ProgrammeEventId Id { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    public ProgrammeAct Act { get; private set; }

    public Guid By { get; private set; }

    /// <summary>Kept with the act, so that the history outlives the account.</summary>
    public string ByName { get; private set; }

    public OrganisationId? ByOrganisationId { get; private set; }

    public DateTime At { get; private set; }

    public string? Note { get; private set; }
}
