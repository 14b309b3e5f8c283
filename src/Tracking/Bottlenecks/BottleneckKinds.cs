namespace DonDoc.Tracking.Bottlenecks;

/// <summary>Where a bottleneck stands on its way. Whether its answer is late is another question: <see cref="AgeingRule"/>.</summary>
public enum BottleneckState
{
    /// <summary>Sent to who can resolve it; nobody there has taken it up. What is raised is sent: a difficulty that nobody is told of is no request.</summary>
    Raised,

    /// <summary>The resolver's side works on it.</summary>
    TakenUp,

    /// <summary>The resolver's side has answered; the raiser says whether that removes it.</summary>
    Answered,

    /// <summary>The resolver's side says that it is removed, and shows it; the raiser confirms or sends it back.</summary>
    Resolved,

    /// <summary>The raiser does not agree, or opened it again: an answer is waited for anew.</summary>
    SentBack,

    /// <summary>The raiser confirmed that it is removed.</summary>
    Confirmed,

    /// <summary>The raiser took it back.</summary>
    Withdrawn,
}

/// <summary>How much it hinders, by what it does to the work.</summary>
public enum BottleneckSeverity
{
    /// <summary>The work goes on, slower.</summary>
    Slows,

    /// <summary>The due date cannot be kept unless it is removed.</summary>
    Endangers,

    /// <summary>The work stands still.</summary>
    Stops,
}

/// <summary>One act in the life of a bottleneck.</summary>
public enum BottleneckAct
{
    Raised,
    Forwarded,
    TakenUp,
    Answered,
    Resolved,
    Confirmed,
    SentBack,
    Withdrawn,
    Reopened,

    /// <summary>Went to the successor of an organisation that ended.</summary>
    HandedOver,
}

/// <summary>From which side a list of bottlenecks is looked at.</summary>
public enum BottleneckSide
{
    /// <summary>The user's own side is to answer or to resolve.</summary>
    ToResolve,

    /// <summary>The user's own side raised them.</summary>
    Raised,

    /// <summary>All that the user sees.</summary>
    All,
}

/// <summary>Several states in one word.</summary>
public enum BottleneckStage
{
    Open,
    Ended,
    Any,
}

/// <summary>By what a list can be ordered: each has an index.</summary>
public enum BottleneckOrder
{
    /// <summary>The longest open first.</summary>
    Raised,

    /// <summary>Whose answer was due first; those that wait for none last.</summary>
    Waiting,
    Code,
}

internal static class BottleneckStates
{
    /// <summary>The resolver's side is to act.</summary>
    public static readonly BottleneckState[] WithResolver = [BottleneckState.Raised, BottleneckState.TakenUp, BottleneckState.SentBack, BottleneckState.Answered];

    /// <summary>The raiser's side says whether it is removed.</summary>
    public static readonly BottleneckState[] WithRaiser = [BottleneckState.Answered, BottleneckState.Resolved];

    public static readonly BottleneckState[] Open =
        [BottleneckState.Raised, BottleneckState.TakenUp, BottleneckState.Answered, BottleneckState.Resolved, BottleneckState.SentBack];
}
