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
    public static readonly Refusal SupervisorOutOfReach = new("assignment.supervisor_out_of_reach") { Field = "Supervisor" };
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
    public static readonly Refusal Cancelled = new("assignment.cancelled");
    public static readonly Refusal Declined = new("assignment.declined");
    public static readonly Refusal Suspended = new("assignment.suspended");
    public static readonly Refusal NotSuspended = new("assignment.not_suspended");
    public static readonly Refusal NotConfirmed = new("assignment.not_confirmed");
    public static readonly Refusal AlreadyReceived = new("assignment.already_received");
    public static readonly Refusal AlreadyAccepted = new("assignment.already_accepted");
    public static readonly Refusal PercentOutOfRange = new("assignment.percent_out_of_range") { Field = "Percent" };
    public static readonly Refusal ProgressMissing = new("assignment.progress_missing") { Field = "Percent" };

    /// <summary>{0} what was told before, in per cent.</summary>
    public static readonly Refusal ProgressFell = new("assignment.progress_fell") { Field = "Note" };
    public static readonly Refusal DueMissing = new("assignment.due_missing") { Field = "Due" };

    /// <summary>It has no due date.</summary>
    public static readonly Refusal NothingToExtend = new("assignment.nothing_to_extend") { Field = "Due" };

    /// <summary>{0} the due date that holds.</summary>
    public static readonly Refusal ExtensionNotLater = new("assignment.extension_not_later") { Field = "Due" };
    public static readonly Refusal ExtensionPending = new("assignment.extension_pending");
    public static readonly Refusal ExtensionNotAsked = new("assignment.extension_not_asked");
    public static readonly Refusal NothingToHandOver = new("assignment.nothing_to_hand_over");
    public static readonly Refusal MilestoneNameMissing = new("assignment.milestone_name_missing") { Field = "Name" };
    public static readonly Refusal MilestoneNotFound = new("assignment.milestone_not_found");
    public static readonly Refusal MilestoneReached = new("assignment.milestone_reached");

    /// <summary>{0} the due date of the assignment.</summary>
    public static readonly Refusal MilestoneAfterDue = new("assignment.milestone_after_due") { Field = "Due" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyMilestones = new("assignment.too_many_milestones");
    public static readonly Refusal DayAhead = new("assignment.day_ahead") { Field = "On" };

    /// <summary>The assignment of which it is to be a part is not led by who assigns it.</summary>
    public static readonly Refusal ParentNotLed = new("assignment.parent_not_led") { Field = "Parent" };
    public static readonly Refusal EvidenceMissing = new("assignment.evidence_missing") { Field = "Note" };
    public static readonly Refusal EvidenceKindUnknown = new("assignment.evidence_kind_unknown") { Field = "Kind" };

    /// <summary>It would not hold on the day on which it is given.</summary>
    public static readonly Refusal EvidenceOver = new("assignment.evidence_over") { Field = "Until" };
    public static readonly Refusal ReasonMissing = new("assignment.reason_missing") { Field = "Reason" };

    /// <summary>{0} what was done meanwhile (<see cref="AssignmentAct"/>), {1} by whom, {2} when (ISO, UTC).</summary>
    public static readonly Refusal ChangedMeanwhile = new("assignment.changed_meanwhile");

    public static readonly Refusal RollupNotFound = new("assignment.rollup_not_found");

    /// <summary>How it will be is not known.</summary>
    public static readonly Refusal RollupAhead = new("assignment.rollup_ahead") { Field = "On" };

    /// <summary>More than {0} are not set side by side.</summary>
    public static readonly Refusal TooManyPeers = new("assignment.too_many_peers") { Field = "Kind" };

    public static readonly Refusal UrgingWordsMissing = new("assignment.urging_words_missing") { Field = "Words" };

    public static readonly Refusal DayUnlikely = new("assignment.day_unlikely") { Field = "Due" };

    public static IReadOnlyList<Refusal> All { get; } =
    [
        UrgingWordsMissing, NotFound, NotAllowed, AssignerOutOfReach, LeadOutOfReach, CooperatingOutOfReach, SupervisorOutOfReach, LeadMissing, ContentMissing, ProductMissing, DueBeforeStart,
        AlreadyAssigned, Withdrawn, WithdrawalReasonMissing, NothingChanged, NotAssigned, AlreadyReported, AlreadyConfirmed, NotReported, OwnReport, Cancelled, Declined, Suspended,
        NotSuspended, NotConfirmed, AlreadyReceived, AlreadyAccepted, PercentOutOfRange, ProgressMissing, ProgressFell, DueMissing, NothingToExtend,
        ExtensionNotLater, ExtensionPending, ExtensionNotAsked, NothingToHandOver, MilestoneNameMissing, MilestoneNotFound, MilestoneReached, MilestoneAfterDue,
        TooManyMilestones, DayAhead, ParentNotLed, EvidenceMissing, EvidenceKindUnknown, EvidenceOver, ReasonMissing, ChangedMeanwhile, RollupNotFound, RollupAhead, TooManyPeers, DayUnlikely,
    ];
}
