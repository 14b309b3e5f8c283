namespace DonDoc.Tracking.Assignments;

/// <summary>Where an assignment stands in its work. Whether it is late is another question: <see cref="Timeliness"/>.</summary>
public enum AssignmentState
{
    /// <summary>Not sent: only the assigner's side sees it.</summary>
    Draft,

    /// <summary>Sent; the lead has neither taken it on nor declined it.</summary>
    Assigned,

    /// <summary>The lead declined it with a reason: the assigner sends it again, to the same or to another, or cancels it.</summary>
    Declined,

    /// <summary>The lead took it on and works on it.</summary>
    InProgress,

    /// <summary>Reported done with evidence; waits for the assigner.</summary>
    ReportedDone,

    /// <summary>The assigner gave it back with a reason, or opened it again; the lead works on it once more.</summary>
    Returned,

    /// <summary>The assigner stopped it for a time; its clock stands.</summary>
    Suspended,

    /// <summary>The assigner confirmed it.</summary>
    Confirmed,

    /// <summary>The assigner ended it unfinished, with a reason; another may stand in its place.</summary>
    Cancelled,

    /// <summary>Taken back before it was sent; only the assigner's side sees it.</summary>
    Withdrawn,
}

/// <summary>Several states in one word.</summary>
public enum AssignmentStage
{
    /// <summary>Sent and not cancelled: what is counted.</summary>
    Sent,

    /// <summary>Sent and not at its end.</summary>
    Open,
}

/// <summary>What an assignment need not have.</summary>
public enum MissingFact
{
    Document,
    Field,
    DueDate,
}

internal static class AssignmentStates
{
    /// <summary>The lead is to act.</summary>
    public static readonly AssignmentState[] WithLead = [AssignmentState.Assigned, AssignmentState.InProgress, AssignmentState.Returned];

    /// <summary>Written down, and nobody is bound by it.</summary>
    public static readonly AssignmentState[] Unsent = [AssignmentState.Draft, AssignmentState.Withdrawn];

    /// <summary>Sent and not at its end.</summary>
    public static readonly AssignmentState[] Open =
        [AssignmentState.Assigned, AssignmentState.Declined, AssignmentState.InProgress, AssignmentState.ReportedDone, AssignmentState.Returned, AssignmentState.Suspended];

    /// <summary>Nothing more is to be done, by whomever.</summary>
    public static readonly AssignmentState[] Ended = [AssignmentState.Confirmed, AssignmentState.Cancelled, AssignmentState.Withdrawn];
}

/// <summary>The second axis: the due date against the day on which the work was reported done, or today.</summary>
public enum Timeliness
{
    /// <summary>No date binds: none was set, it was not sent, so that its date is only proposed, or it was cancelled.</summary>
    NoDueDate,

    InTime,
    DueSoon,
    Overdue,
    DoneInTime,
    DoneLate,
}

/// <summary>What is missing although nothing says that it is late: silence is not progress, and a claim is not a result.</summary>
public enum AssignmentSign
{
    /// <summary>Sent, and its receipt not told.</summary>
    NotReceived,

    /// <summary>The lead is to act and has told nothing of it since it was sent.</summary>
    NotReported,

    /// <summary>Reported or confirmed done without a single file that shows it.</summary>
    NoEvidence,

    /// <summary>Reported or confirmed done, and no file that shows it holds any more.</summary>
    EvidenceOver,

    /// <summary>The lead asked for more time and has no answer.</summary>
    ExtensionAsked,
}

/// <summary>How much it presses (độ khẩn).</summary>
public enum Priority
{
    Normal,
    High,
    Urgent,
}

/// <summary>How often the duty comes back.</summary>
public enum Recurrence
{
    Once,

    /// <summary>Always to be done (thường xuyên), with a report in every period.</summary>
    Continuous,

    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

/// <summary>What an assignment was made of.</summary>
public enum AssignmentOrigin
{
    /// <summary>Written down by hand.</summary>
    ByHand,

    Provision,
    Commitment,

    /// <summary>A requirement of an inspection, a supervision or a survey.</summary>
    Requirement,

    /// <summary>A meeting's conclusion.</summary>
    Meeting,

    /// <summary>A table of tasks that was imported.</summary>
    Table,
}

/// <summary>One act in the life of an assignment.</summary>
public enum AssignmentAct
{
    Drafted,
    Corrected,
    Withdrawn,
    Assigned,
    ReportedDone,
    Confirmed,
    Returned,
    Received,
    Accepted,
    Declined,
    Progressed,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    Suspended,
    Resumed,
    Cancelled,
    Reopened,
    Described,
    MilestonePlanned,
    MilestoneReached,
    MilestoneDropped,

    /// <summary>Went to the successor of an organisation that ended.</summary>
    HandedOver,

    /// <summary>Reported on for a period.</summary>
    PeriodReported,

    /// <summary>The assigner's or the supervisor's side urged the lead.</summary>
    Urged,
}
