using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>What a campaign asks for: its words, before they are frozen.</summary>
/// <param name="Due">Last day for the issue.</param>
/// <param name="Note">For the recipients.</param>
/// <param name="Template">Headings with which a programme begins, one a line.</param>
internal sealed record CampaignText(string? Title, string TypeCode, string TypeName, DateOnly Due, string? Note, string? Template);

/// <summary>Whom it asks: those below one organisation, of these levels and types; every level or type where none is named.</summary>
internal sealed record CampaignAudience(OrganisationId Under, IReadOnlyList<OrganisationLevel> Levels, IReadOnlyList<OrganisationType> Types);

/// <summary>
/// One organisation asks many for the programme or plan by which they answer a document. While it is a draft, words, recipients and
/// rules change; sending freezes them and gives each recipient a <see cref="CampaignRequest"/> that can't vanish.
/// </summary>
internal sealed class Campaign : IVersioned
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestTitle = 1000;
    public const int LongestNote = 4000;
    public const int LongestTemplate = 20_000;

    private Campaign()
    {
        TypeCode = TypeName = Title = CreatedByName = "";
        Levels = [];
        Types = [];
    }

    private Campaign(OrganisationId asker, AnsweredDocument document, OrganisationId under, Actor by)
        : this()
    {
        Id = TypedId.New<CampaignId>();
        AskerId = asker;
        DocumentId = document.Document;
        DocumentVersion = document.Version;
        UnderId = under;
        State = CampaignState.Draft;
        (CreatedBy, CreatedByName, CreatedAt) = (by.AccountId, by.Name, by.At);
    }

    public CampaignId Id { get; private set; }

    /// <summary>Who asks.</summary>
    public OrganisationId AskerId { get; private set; }

    /// <summary>What is to be answered: one version, so that its provisions stay where they are.</summary>
    public Documents.DocumentId DocumentId { get; private set; }

    public int DocumentVersion { get; private set; }

    /// <summary>CTr, KH.</summary>
    public string TypeCode { get; private set; }

    public string TypeName { get; private set; }

    public string Title { get; private set; }

    /// <summary>Last day for the issue; each request keeps its own.</summary>
    public DateOnly DueOn { get; private set; }

    public string? Note { get; private set; }

    public string? Template { get; private set; }

    /// <summary>Recipients stand below this organisation.</summary>
    public OrganisationId UnderId { get; private set; }

    /// <summary>Of these levels; of every level where there are none.</summary>
    public IReadOnlyList<OrganisationLevel> Levels { get; private set; }

    /// <summary>Of these types; of every type where there are none.</summary>
    public IReadOnlyList<OrganisationType> Types { get; private set; }

    public CampaignState State { get; private set; }

    public Guid CreatedBy { get; private set; }

    public string CreatedByName { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    public string? SentByName { get; private set; }

    /// <summary>How many requests it sent.</summary>
    public int? Asked { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public string? ClosedByName { get; private set; }

    public string? ClosingNote { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Campaign> Draft(OrganisationId asker, AnsweredDocument document, OrganisationId under, CampaignText words, Actor by)
    {
        var campaign = new Campaign(asker, document, under, by)
        {
            // The committees are asked, unless somebody says otherwise: it is they who issue programmes.
            Types = [OrganisationType.PartyCommittee],
        };
        return campaign.Say(words, Clock.DayOf(by.At)) is { } refusal ? refusal : campaign;
    }

    /// <summary>Other words for a draft.</summary>
    /// <param name="today">No due date may lie before it.</param>
    public Refusal? Correct(CampaignText words, DateOnly today) =>
        NotDraft ?? (words with { Title = words.Title?.Trim(), Note = Kept(words.Note), Template = Kept(words.Template) } == new CampaignText(Title, TypeCode, TypeName, DueOn, Note, Template)
            ? CampaignRefusals.NothingChanged : Say(words, today));

    /// <summary>Other recipients for a draft. Choices of single organisations stay beside it.</summary>
    public Refusal? Aim(CampaignAudience audience)
    {
        if (NotDraft is { } refusal)
            return refusal;
        UnderId = audience.Under;
        Levels = [.. audience.Levels.Distinct().Order()];
        Types = [.. audience.Types.Distinct().Order()];
        Version++;
        return null;
    }

    /// <summary>A rule or a choice was written or taken away: who had the page open before is told when they send.</summary>
    public Refusal? Touch()
    {
        if (NotDraft is { } refusal)
            return refusal;
        Version++;
        return null;
    }

    /// <summary>Freezes it.</summary>
    /// <param name="asked">How many are asked.</param>
    public Refusal? Send(int asked, Actor by)
    {
        if (NotDraft is { } refusal)
            return refusal;
        var today = Clock.DayOf(by.At);
        if (DueOn < today)
            return CampaignRefusals.DueInPast.With(PageRequest.Key(today));
        if (asked == 0)
            return CampaignRefusals.NobodyAsked;
        State = CampaignState.Sent;
        (Asked, SentAt, SentByName) = (asked, by.At, by.Name);
        Version++;
        return null;
    }

    /// <summary>Some of its recipients are reminded: who does so at the same moment comes second.</summary>
    public Refusal? Remind()
    {
        if (State != CampaignState.Sent)
            return State == CampaignState.Draft ? CampaignRefusals.NotSent : CampaignRefusals.Closed;
        Version++;
        return null;
    }

    /// <summary>Nobody is reminded any more; what comes later still counts.</summary>
    public Refusal? Close(string? note, Actor by)
    {
        if (State != CampaignState.Sent)
            return State == CampaignState.Draft ? CampaignRefusals.NotSent : CampaignRefusals.Closed;
        State = CampaignState.Closed;
        (ClosedAt, ClosedByName, ClosingNote) = (by.At, by.Name, Kept(note));
        Version++;
        return null;
    }

    /// <summary>Who asked ended: the successor reminds, extends and closes. Its requests follow by <see cref="CampaignRequest.AskerId"/>.</summary>
    public Refusal? PassTo(OrganisationId successor)
    {
        if (State == CampaignState.Closed)
            return CampaignRefusals.Closed;
        AskerId = successor;
        Version++;
        return null;
    }

    public Refusal? NotDraft => State switch
    {
        CampaignState.Draft => null,
        CampaignState.Sent => CampaignRefusals.AlreadySent,
        _ => CampaignRefusals.Closed,
    };

    private Refusal? Say(CampaignText words, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(words.Title))
            return CampaignRefusals.TitleMissing;
        if (words.Due < today)
            return CampaignRefusals.DueInPast.With(PageRequest.Key(today));
        (Title, TypeCode, TypeName, DueOn, Note, Template) = (words.Title.Trim(), words.TypeCode, words.TypeName, words.Due, Kept(words.Note), Kept(words.Template));
        Version++;
        return null;
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A single organisation that is asked beside the chosen ones, or is left out though it would be among them; with the reason.</summary>
internal sealed class CampaignChoice
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 1000;

    private CampaignChoice()
    {
        Reason = "";
    }

    public CampaignChoice(CampaignId campaign, OrganisationId organisation, bool isAsked, string reason)
    {
        CampaignId = campaign;
        OrganisationId = organisation;
        Reason = "";
        Choose(isAsked, reason);
    }

    public CampaignId CampaignId { get; private set; }

    public OrganisationId OrganisationId { get; private set; }

    /// <summary>False: left out.</summary>
    public bool IsAsked { get; private set; }

    public string Reason { get; private set; }

    public void Choose(bool isAsked, string reason) => (IsAsked, Reason) = (isAsked, reason.Trim());
}
