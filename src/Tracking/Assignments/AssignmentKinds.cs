namespace DonDoc.Tracking.Assignments;

/// <summary>Where an assignment stands in its work. Whether it is late is another question: <see cref="Timeliness"/>.</summary>
public enum AssignmentState
{
    /// <summary>Not sent: only the assigner's side sees it.</summary>
    Draft,

    /// <summary>The lead organisation works on it.</summary>
    Assigned,

    /// <summary>Reported done with evidence; waits for the assigner.</summary>
    ReportedDone,

    /// <summary>The assigner confirmed it.</summary>
    Confirmed,

    /// <summary>The assigner gave it back with a reason; the lead works on it again.</summary>
    Returned,

    /// <summary>Taken back before it was sent; only the assigner's side sees it.</summary>
    Withdrawn,
}

/// <summary>The second axis: the due date against the day on which the work was reported done, or today.</summary>
public enum Timeliness
{
    /// <summary>No date binds: none was set, or it was not sent, so that its date is only proposed.</summary>
    NoDueDate,

    InTime,
    DueSoon,
    Overdue,
    DoneInTime,
    DoneLate,
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
}
