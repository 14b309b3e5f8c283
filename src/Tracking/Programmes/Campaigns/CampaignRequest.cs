using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>
/// What a campaign asks of one organisation, as it stood at sending. It is never taken away. How far the organisation has come is read from the
/// programme that it names as its answer; one programme may answer several requests about one document.
/// </summary>
internal sealed class CampaignRequest : IVersioned
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 1000;

    private CampaignRequest()
    {
    }

    /// <param name="organisation">With its level, type and field on the day.</param>
    public CampaignRequest(Campaign campaign, OrganisationId organisation, OrganisationLevel level, OrganisationType type, string? field, DateTime at)
    {
        Id = TypedId.New<CampaignRequestId>();
        CampaignId = campaign.Id;
        AskerId = campaign.AskerId;
        OrganisationId = AskedId = organisation;
        Level = level;
        Type = type;
        Field = field;
        SentAt = at;
        OriginalDueOn = DueOn = campaign.DueOn;
    }

    public CampaignRequestId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary>The campaign's, kept here for the question who sees it.</summary>
    public OrganisationId AskerId { get; private set; }

    /// <summary>Who must answer.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Who was asked at sending: another, where that ended and somebody answers in its place.</summary>
    public OrganisationId AskedId { get; private set; }

    public OrganisationLevel Level { get; private set; }

    public OrganisationType Type { get; private set; }

    public string? Field { get; private set; }

    public DateTime SentAt { get; private set; }

    /// <summary>As it was sent.</summary>
    public DateOnly OriginalDueOn { get; private set; }

    /// <summary>The day that holds: the original one, or a later one after an extension.</summary>
    public DateOnly DueOn { get; private set; }

    public string? ExtensionReason { get; private set; }

    public string? ExtendedByName { get; private set; }

    public DateTime? ExtendedAt { get; private set; }

    /// <summary>When somebody of the house opened it first.</summary>
    public DateTime? ReceivedAt { get; private set; }

    public Guid? ReceivedBy { get; private set; }

    public string? ReceivedByName { get; private set; }

    /// <summary>The programme that answers it: one that was begun for it, or one that was there already.</summary>
    public ProgrammeId? ProgrammeId { get; private set; }

    public int Version { get; private set; }

    /// <summary>A programme of the house answers it.</summary>
    /// <param name="ofHouse">Whether somebody of the house says so: they have received it, and who says it from above has not for them.</param>
    public Refusal? AnswerBy(ProgrammeId programme, bool ofHouse, Actor by)
    {
        if (ProgrammeId is not null)
            return CampaignRefusals.AlreadyAnswered;
        if (ofHouse)
            Receive(by);
        ProgrammeId = programme;
        Version++;
        return null;
    }

    /// <summary>Who was asked ended before it answered: the successor answers in its place, by the same day.</summary>
    public void PassTo(OrganisationId successor)
    {
        OrganisationId = successor;
        Version++;
    }

    /// <summary>Its programme was given up, or was named by mistake: it waits for another one.</summary>
    public void Reopen()
    {
        ProgrammeId = null;
        Version++;
    }

    /// <summary>Somebody of the house has opened it. The first one counts; nothing changes later.</summary>
    public void Receive(Actor by)
    {
        // That it was opened changes nothing of what is asked, so the asker who puts off its day meanwhile is not told of a change.
        if (ReceivedAt is null)
            (ReceivedAt, ReceivedBy, ReceivedByName) = (by.At, by.AccountId, by.Name);
    }

    /// <summary>A later due date for this organisation; the original one stays beside it.</summary>
    public Refusal? Extend(DateOnly to, string? reason, Actor by)
    {
        if (to <= DueOn)
            return CampaignRefusals.ExtensionNotLater.With(PageRequest.Key(DueOn));
        if (string.IsNullOrWhiteSpace(reason))
            return CampaignRefusals.ExtensionReasonMissing;
        DueOn = to;
        (ExtensionReason, ExtendedByName, ExtendedAt) = (reason.Trim(), by.Name, by.At);
        Version++;
        return null;
    }
}

/// <summary>That some of the recipients were reminded (đôn đốc): by whom, in what words, how many.</summary>
internal sealed class CampaignReminder
{
    /// <summary>In characters.</summary>
    public const int LongestText = 2000;

    private CampaignReminder()
    {
        ByName = Text = "";
    }

    public CampaignReminder(CampaignId campaign, RemindedOnes ones, string text, int requests, int letters, Actor by)
    {
        Id = TypedId.New<CampaignReminderId>();
        CampaignId = campaign;
        Ones = ones;
        Text = text;
        Requests = requests;
        Letters = letters;
        (By, ByName, At) = (by.AccountId, by.Name, by.At);
    }

    public CampaignReminderId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public RemindedOnes Ones { get; private set; }

    public string Text { get; private set; }

    /// <summary>How many organisations were reminded.</summary>
    public int Requests { get; private set; }

    /// <summary>How many people of theirs got a letter; the others see it here.</summary>
    public int Letters { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    public DateTime At { get; private set; }
}

/// <summary>That one request was among those reminded. At most one a day: the key says so.</summary>
internal sealed class RequestReminder
{
    private RequestReminder()
    {
    }

    public RequestReminder(CampaignRequestId request, CampaignReminder reminder)
    {
        RequestId = request;
        ReminderId = reminder.Id;
        Day = Clock.DayOf(reminder.At);
    }

    public CampaignRequestId RequestId { get; private set; }

    /// <summary>Vietnam's.</summary>
    public DateOnly Day { get; private set; }

    public CampaignReminderId ReminderId { get; private set; }
}
