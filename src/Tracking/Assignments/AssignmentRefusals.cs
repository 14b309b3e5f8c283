using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>Every "no" of this module.</summary>
public static class AssignmentRefusals
{
    public static readonly Refusal NotFound = new("assignment.not_found");
    public static readonly Refusal NotAllowed = new("assignment.not_allowed");
    public static readonly Refusal AssignerOutOfReach = new("assignment.assigner_out_of_reach") { Field = "Assigner" };
    public static readonly Refusal LeadOutOfReach = new("assignment.lead_out_of_reach") { Field = "Lead" };
    public static readonly Refusal CooperatingOutOfReach = new("assignment.cooperating_out_of_reach") { Field = "Cooperating" };
    public static readonly Refusal LeadMissing = new("assignment.lead_missing") { Field = "Lead" };
    public static readonly Refusal ContentMissing = new("assignment.content_missing") { Field = "Content" };
    public static readonly Refusal ProductMissing = new("assignment.product_missing") { Field = "Product" };
    public static readonly Refusal DueBeforeStart = new("assignment.due_before_start") { Field = "Due" };
    public static readonly Refusal AlreadyAssigned = new("assignment.already_assigned");
    public static readonly Refusal Withdrawn = new("assignment.withdrawn");
    public static readonly Refusal WithdrawalReasonMissing = new("assignment.withdrawal_reason_missing") { Field = "Reason" };
    public static readonly Refusal NothingChanged = new("assignment.nothing_changed") { Field = "Content" };
    public static readonly Refusal NotAssigned = new("assignment.not_assigned");
    public static readonly Refusal AlreadyReported = new("assignment.already_reported");
    public static readonly Refusal AlreadyConfirmed = new("assignment.already_confirmed");
    public static readonly Refusal NotReported = new("assignment.not_reported");

    /// <summary>Four eyes: who reported the work done does not confirm it.</summary>
    public static readonly Refusal OwnReport = new("assignment.own_report");
    public static readonly Refusal EvidenceMissing = new("assignment.evidence_missing") { Field = "Note" };
    public static readonly Refusal ReasonMissing = new("assignment.reason_missing") { Field = "Reason" };

    /// <summary>{0} what was done meanwhile (<see cref="AssignmentAct"/>), {1} by whom, {2} when (ISO, UTC).</summary>
    public static readonly Refusal ChangedMeanwhile = new("assignment.changed_meanwhile");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NotAllowed, AssignerOutOfReach, LeadOutOfReach, CooperatingOutOfReach, LeadMissing, ContentMissing, ProductMissing, DueBeforeStart,
        AlreadyAssigned, Withdrawn, WithdrawalReasonMissing, NothingChanged, NotAssigned, AlreadyReported, AlreadyConfirmed, NotReported, OwnReport, EvidenceMissing, ReasonMissing, ChangedMeanwhile,
    ];
}
