using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Every "no" of asking many organisations for their programmes.</summary>
public static class CampaignRefusals
{
    public static readonly Refusal NotFound = new("campaign.not_found");
    public static readonly Refusal NotAllowed = new("campaign.not_allowed");
    public static readonly Refusal AskerOutOfReach = new("campaign.asker_out_of_reach") { Field = "Asker" };
    public static readonly Refusal DocumentMissing = new("campaign.document_missing") { Field = "Document" };

    /// <summary>The document has no provisions: nothing in it could be answered.</summary>
    public static readonly Refusal DocumentUnread = new("campaign.document_unread") { Field = "Document" };

    /// <summary>It was not issued for those below its owner: recipients could not read what they are to answer.</summary>
    public static readonly Refusal DocumentNotShared = new("campaign.document_not_shared") { Field = "Document" };
    public static readonly Refusal TitleMissing = new("campaign.title_missing") { Field = "Title" };
    public static readonly Refusal TypeUnknown = new("campaign.type_unknown") { Field = "Type" };

    /// <summary>{0} the first day that would do (ISO).</summary>
    public static readonly Refusal DueInPast = new("campaign.due_in_past") { Field = "Due" };
    public static readonly Refusal AlreadySent = new("campaign.already_sent");
    public static readonly Refusal NotSent = new("campaign.not_sent");
    public static readonly Refusal Closed = new("campaign.closed");
    public static readonly Refusal NothingChanged = new("campaign.nothing_changed");
    public static readonly Refusal ChangedMeanwhile = new("campaign.changed_meanwhile");

    public static readonly Refusal UnderOutOfReach = new("campaign.under_out_of_reach") { Field = "Under" };
    public static readonly Refusal RecipientOutOfReach = new("campaign.recipient_out_of_reach") { Field = "Recipient" };
    public static readonly Refusal RecipientReasonMissing = new("campaign.recipient_reason_missing") { Field = "Reason" };

    /// <summary>It asks itself.</summary>
    public static readonly Refusal RecipientIsAsker = new("campaign.recipient_is_asker") { Field = "Recipient" };
    public static readonly Refusal NobodyAsked = new("campaign.nobody_asked");

    public static readonly Refusal RuleReasonMissing = new("campaign.rule_reason_missing") { Field = "Reason" };
    public static readonly Refusal RuleProvisionUnknown = new("campaign.rule_provision_unknown") { Field = "Provision" };
    public static readonly Refusal RuleNotFound = new("campaign.rule_not_found");

    public static readonly Refusal RequestNotFound = new("campaign.request_not_found");

    /// <summary>{0} the day that holds (ISO).</summary>
    public static readonly Refusal ExtensionNotLater = new("campaign.extension_not_later") { Field = "Due" };
    public static readonly Refusal ExtensionReasonMissing = new("campaign.extension_reason_missing") { Field = "Reason" };
    public static readonly Refusal AlreadyIssued = new("campaign.already_issued");

    /// <summary>The programme of another organisation, or about another document.</summary>
    public static readonly Refusal RequestOfOther = new("campaign.request_of_other");

    /// <summary>Another programme answers it.</summary>
    public static readonly Refusal AlreadyAnswered = new("campaign.already_answered");

    public static readonly Refusal ReminderTextMissing = new("campaign.reminder_text_missing") { Field = "Text" };

    /// <summary>Everybody meant has issued, is not near the day, or was reminded today.</summary>
    public static readonly Refusal NobodyToRemind = new("campaign.nobody_to_remind");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NotAllowed, AskerOutOfReach, DocumentMissing, DocumentUnread, DocumentNotShared, TitleMissing, TypeUnknown, DueInPast, AlreadySent, NotSent, Closed, NothingChanged,
        ChangedMeanwhile, UnderOutOfReach, RecipientOutOfReach, RecipientReasonMissing, RecipientIsAsker, NobodyAsked, RuleReasonMissing, RuleProvisionUnknown, RuleNotFound,
        RequestNotFound, ExtensionNotLater, ExtensionReasonMissing, AlreadyIssued, RequestOfOther, AlreadyAnswered, ReminderTextMissing, NobodyToRemind,
    ];
}
