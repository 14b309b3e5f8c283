namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>Where the report of one assignment in one period stands.</summary>
public enum ReportState
{
    /// <summary>Being written; only the lead's side sees it.</summary>
    Draft,

    /// <summary>Sent; waits for the assigner's side.</summary>
    Submitted,

    /// <summary>Given back with a reason; the lead's side writes it once more.</summary>
    Returned,

    Accepted,
}

/// <summary>What the lead's side itself thinks of the work; it stands beside what is computed, and never in its place.</summary>
public enum ProgressJudgement
{
    OnTrack,
    AtRisk,
    Behind,
    CannotBeDone,
}

/// <summary>What about a report deserves a second look.</summary>
public enum ReportSign
{
    /// <summary>Sent after the day on which it was due.</summary>
    Late,

    /// <summary>Its result is largely that of the period before.</summary>
    Copied,

    /// <summary>Said to be on track, and overdue by its dates.</summary>
    JudgedBetter,

    /// <summary>A file of its evidence proves other assignments, too.</summary>
    SharedEvidence,
}
