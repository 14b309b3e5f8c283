using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Inspections;

/// <summary>What kind of visit it is; the kinds end in different documents.</summary>
public enum EngagementKind
{
    Inspection,
    Supervision,
    InspectionAndSupervision,
    Survey,
    WorkingVisit,
}

/// <summary>A body as a text names it, tied to the organisation where that is known.</summary>
public sealed record NamedBody(OrganisationId? Id, string Name);

/// <summary>A person as a text names them, with the positions it gives.</summary>
public sealed record NamedPerson(string Name, IReadOnlyList<string> Positions);

/// <summary>
/// One inspection, supervision, survey or working visit: who visits whom, under which mandate. Sessions, findings and
/// what follows from them hang below it.
/// </summary>
internal sealed class Engagement : IVersioned
{
    private readonly List<EngagementMember> members = [];
    private readonly List<Session> sessions = [];

    private Engagement()
    {
        Title = InspectingName = InspectedName = SearchKey = "";
    }

    private Engagement(OrganisationId owner, EngagementKind kind, string? number, string title, NamedBody inspecting, NamedBody inspected, Guid by, DateTime at)
        : this()
    {
        Id = TypedId.New<EngagementId>();
        OwnerId = owner;
        Kind = kind;
        Number = string.IsNullOrWhiteSpace(number) ? null : number.Trim();
        Title = title.Trim();
        InspectingId = inspecting.Id;
        InspectingName = inspecting.Name.Trim();
        InspectedId = inspected.Id;
        InspectedName = inspected.Name.Trim();
        RecordedBy = by;
        RecordedAt = at;
        LatestOn = Clock.DayOf(at);
        Version = 1;
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Number} {Title} {InspectingName} {InspectedName}");
    }

    public EngagementId Id { get; private set; }

    /// <summary>The organisation that recorded it.</summary>
    public OrganisationId OwnerId { get; private set; }

    public EngagementKind Kind { get; private set; }

    /// <summary>Number of the delegation: “135”.</summary>
    public string? Number { get; private set; }

    /// <summary>The mandate, in one line.</summary>
    public string Title { get; private set; }

    public OrganisationId? InspectingId { get; private set; }

    public string InspectingName { get; private set; }

    public OrganisationId? InspectedId { get; private set; }

    public string InspectedName { get; private set; }

    /// <summary>First day of the period under review.</summary>
    public DateOnly? PeriodFrom { get; private set; }

    /// <summary>Last day of the period under review.</summary>
    public DateOnly? PeriodTo { get; private set; }

    public Guid RecordedBy { get; private set; }

    public DateTime RecordedAt { get; private set; }

    /// <summary>Day of the latest session, or of recording: the order of lists.</summary>
    public DateOnly LatestOn { get; private set; }

    public string SearchKey { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<EngagementMember> Members => members;

    public IReadOnlyList<Session> Sessions => sessions;

    public static Outcome<Engagement> Record(
        OrganisationId owner, EngagementKind kind, string? number, string? title, NamedBody inspecting, NamedBody inspected, Guid by, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(title))
            return InspectionRefusals.TitleMissing;
        if (string.IsNullOrWhiteSpace(inspecting.Name))
            return InspectionRefusals.InspectingMissing;
        if (string.IsNullOrWhiteSpace(inspected.Name))
            return InspectionRefusals.InspectedMissing;
        if (inspecting.Id is { } same && same == inspected.Id)
            return InspectionRefusals.InspectsItself;
        return new Engagement(owner, kind, number, title, inspecting, inspected, by, at);
    }

    public Refusal? Review(DateOnly? from, DateOnly? to)
    {
        if (to < from)
            return InspectionRefusals.PeriodReversed;
        PeriodFrom = from;
        PeriodTo = to;
        return null;
    }

    /// <summary>
    /// Somebody led a session. The first is the head of the delegation; another, who leads a later session, joins as a member:
    /// a delegation has one head. Who is there already under the same name stays as is.
    /// </summary>
    public void LedBy(NamedPerson person)
    {
        if (members.Exists(member => string.Equals(member.Name, person.Name, StringComparison.Ordinal)))
            return;
        var role = members.Exists(member => member.Role == DelegationRole.Head) ? DelegationRole.Member : DelegationRole.Head;
        members.Add(new EngagementMember(Id, members.Count + 1, person, role));
    }

    /// <summary>
    /// The place in the delegation from which an account reads: a member whom the documents name as the account does, or somebody who
    /// joins under the account's name.
    /// </summary>
    /// <param name="ordinal">Null: joins.</param>
    public Outcome<EngagementMember> Seat(int? ordinal, Guid account, NamedPerson person)
    {
        var member = ordinal is null ? members.Find(one => one.AccountId == account) : members.Find(one => one.Ordinal == ordinal);
        if (member is null && ordinal is not null)
            return InspectionRefusals.MemberMissing;
        if (member is null)
        {
            member = new EngagementMember(Id, members.Count + 1, person, DelegationRole.Member);
            members.Add(member);
        }

        if (member.Take(account, person.Name) is { } refusal)
            return refusal;
        Version++;
        return member;
    }

    /// <param name="heldOn">Null where the text does not say; never after the day of recording.</param>
    public Outcome<Session> Hold(DateOnly? heldOn, string? place, string? subject, DocumentId source, DateTime recordedAt)
    {
        var today = Clock.DayOf(recordedAt);
        if (heldOn > today)
            return InspectionRefusals.SessionInFuture;
        var session = new Session(Id, heldOn, place, subject, source, recordedAt);
        sessions.Add(session);
        var latest = heldOn ?? today;
        LatestOn = sessions.Count == 1 || latest > LatestOn ? latest : LatestOn;
        Version++;
        return session;
    }
}

/// <summary>What somebody is in a delegation.</summary>
public enum DelegationRole
{
    Head,
    Member,
}

/// <summary>A member of the delegation, as the documents name them.</summary>
internal sealed class EngagementMember
{
    private EngagementMember()
    {
        Name = SearchKey = "";
        Positions = [];
    }

    public EngagementMember(EngagementId engagement, int ordinal, NamedPerson person, DelegationRole role)
    {
        EngagementId = engagement;
        Ordinal = ordinal;
        Name = person.Name;
        Positions = [.. person.Positions];
        Role = role;
        SearchKey = KeyOf(Name, Positions);
    }

    public EngagementId EngagementId { get; private set; }

    public int Ordinal { get; private set; }

    public DelegationRole Role { get; private set; }

    public string Name { get; private set; }

    public IReadOnlyList<string> Positions { get; private set; }

    /// <summary>Whose account it is; null as long as nobody reads by a mandate of this member.</summary>
    public Guid? AccountId { get; private set; }

    public string SearchKey { get; private set; }

    public static string KeyOf(string name, IReadOnlyList<string> positions) => Text.Vietnamese.SearchKey.Of($"{name} {string.Join(' ', positions)}");

    /// <summary>Nobody reads as a member of another name, nor in the place of who already does.</summary>
    internal Refusal? Take(Guid account, string name)
    {
        if (AccountId is not null ? AccountId != account : Text.Vietnamese.SearchKey.Of(Name) != Text.Vietnamese.SearchKey.Of(name.Trim()))
            return InspectionRefusals.MemberIsAnother.With(Name);
        AccountId = account;
        return null;
    }
}

/// <summary>One working session, with the document that reports it.</summary>
internal sealed class Session
{
    private Session()
    {
    }

    public Session(EngagementId engagement, DateOnly? heldOn, string? place, string? subject, DocumentId source, DateTime recordedAt)
    {
        Id = TypedId.New<SessionId>();
        EngagementId = engagement;
        HeldOn = heldOn;
        Place = place;
        Subject = subject;
        SourceDocumentId = source;
        RecordedAt = recordedAt;
    }

    public SessionId Id { get; private set; }

    public EngagementId EngagementId { get; private set; }

    public DateOnly? HeldOn { get; private set; }

    public string? Place { get; private set; }

    public string? Subject { get; private set; }

    public DocumentId SourceDocumentId { get; private set; }

    public DateTime RecordedAt { get; private set; }
}
