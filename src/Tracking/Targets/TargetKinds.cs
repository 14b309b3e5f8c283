namespace DonDoc.Tracking.Targets;

/// <summary>What of a value is good.</summary>
public enum TargetDirection
{
    MoreIsBetter,
    LessIsBetter,

    /// <summary>To be held between two values, both included.</summary>
    Within,
}

/// <summary>What a value measures.</summary>
public enum TargetMeasure
{
    /// <summary>How it stands on the last day of the period (thời điểm): a share, a rank, a stock.</summary>
    PointInTime,

    /// <summary>What came about in the period (trong kỳ); nothing may have.</summary>
    WithinPeriod,
}

public enum TargetKind
{
    /// <summary>Định lượng: a number.</summary>
    Quantitative,

    /// <summary>Định tính: words, of which a person says whether they are reached; counted, never averaged.</summary>
    Qualitative,
}

public enum TargetFrequency
{
    Yearly,
    Quarterly,
    Monthly,
}

/// <summary>How the actual value of one line is made of those right below it. Either it is made so or it is entered, never both.</summary>
public enum TargetAggregation
{
    /// <summary>Not at all: it is entered.</summary>
    None,
    Sum,

    /// <summary>Mean of those that reported, by their weights.</summary>
    WeightedMean,

    /// <summary>The value that was accepted last: one of several keeps it for all.</summary>
    Last,

    /// <summary>Of a qualitative target: how many reached it.</summary>
    Count,
}

/// <summary>How the value at the end of the plan is forecast; the method is always named beside the forecast.</summary>
public enum ForecastMethod
{
    /// <summary>A straight line through the actual values, by least squares.</summary>
    Linear,

    /// <summary>It stays as it was last.</summary>
    LastValue,
}

public enum TargetState
{
    Open,

    /// <summary>No more values are asked for; those that are there stay.</summary>
    Closed,
}

public enum FigureKind
{
    Plan,
    Actual,
}

/// <summary>How far one version of a value has come.</summary>
public enum FigureState
{
    /// <summary>Written down by the side that reports, not sent.</summary>
    Entered,

    /// <summary>Waits for the side that set the target.</summary>
    Submitted,
    Returned,
    Accepted,
}

public enum ContestState
{
    Open,

    /// <summary>The other value became a new version.</summary>
    Accepted,
    Rejected,
}

/// <summary>How one organisation stands in one period: computed from the values and never typed in.</summary>
public enum TargetStanding
{
    /// <summary>The period is not over and nothing is there.</summary>
    NotDue,

    /// <summary>Chưa gửi.</summary>
    NotSent,

    /// <summary>Chờ duyệt.</summary>
    Waiting,

    /// <summary>Bị trả lại.</summary>
    Returned,

    /// <summary>Not all of those of which it is made have an accepted value.</summary>
    Incomplete,

    /// <summary>Accepted, and there is nothing to compare it with.</summary>
    Recorded,

    /// <summary>Đạt.</summary>
    Reached,

    /// <summary>Không đạt.</summary>
    NotReached,
}
