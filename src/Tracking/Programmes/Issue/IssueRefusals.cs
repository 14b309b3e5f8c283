using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Issue;

/// <summary>Every "no" of issuing a programme and of its receipt.</summary>
public static class IssueRefusals
{
    public static readonly Refusal NumberMissing = new("issue.number_missing") { Field = "Number" };
    public static readonly Refusal DateMissing = new("issue.date_missing") { Field = "IssuedOn" };
    public static readonly Refusal SignerMissing = new("issue.signer_missing") { Field = "SignerName" };
    public static readonly Refusal RecipientUnknown = new("issue.recipient_unknown") { Field = "Recipients" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyRecipients = new("issue.too_many_recipients") { Field = "Recipients" };

    /// <summary>{0} is the draft that the collective adopted.</summary>
    public static readonly Refusal NotAsDecided = new("issue.not_as_decided");
    /// <summary>{0} the day of the decision (ISO).</summary>
    public static readonly Refusal BeforeDecision = new("issue.before_decision") { Field = "IssuedOn" };
    public static readonly Refusal NotRecipient = new("issue.not_recipient");

    public static IReadOnlyList<Refusal> All { get; } = [NumberMissing, DateMissing, SignerMissing, RecipientUnknown, TooManyRecipients, NotAsDecided, BeforeDecision, NotRecipient];
}
