using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>Section <c>Urging</c> of the configuration: after how many days what is said, and how often again.</summary>
public sealed record UrgingRules
{
    private static readonly int[] UsualBeforeDue = [7, 1];

    /// <summary>Rules that an installation does not want: <c>Urging:Without:0=NotReceived</c>.</summary>
    public IReadOnlyList<NoticeKind> Without { get; init; } = [];

    /// <summary>Days before the due date on which it is said that it is near. Null: 7 and 1.</summary>
    public int[]? BeforeDue { get; init; }

    /// <summary>Days after the due date on which it is said for the first time.</summary>
    public int OverdueAfter { get; init; } = 1;

    public int NotReceivedAfter { get; init; } = 3;

    public int ReturnedAfter { get; init; } = 1;

    /// <summary>Days that a report of done work may wait for the assigner.</summary>
    public int ToConfirmAfter { get; init; } = 5;

    /// <summary>Days that a request for more time may wait.</summary>
    public int UndecidedAfter { get; init; } = 3;

    /// <summary>Whatever stays as it was is said again after so many days.</summary>
    public int AgainEvery { get; init; } = 7;

    /// <summary>So many days overdue, the assigner and the supervisor are told as well.</summary>
    public int EscalateAfter { get; init; } = 15;

    /// <summary>So many days overdue, the organisation above is told as well.</summary>
    public int EscalateAboveAfter { get; init; } = 30;

    /// <summary>Those to whom it was escalated are told again after so many days.</summary>
    public int EscalateEvery { get; init; } = 30;

    /// <summary>The hour, on Vietnam's clock, at which it is looked what is to be said.</summary>
    public int Hour { get; init; } = 5;

    /// <summary>The hour of the digest by mail.</summary>
    public int DigestHour { get; init; } = 7;

    /// <summary>Lines of a digest; what is more is counted.</summary>
    public int DigestLines { get; init; } = 10;

    /// <summary>What is older than so many days is in the inbox and goes into no digest.</summary>
    public int DigestReach { get; init; } = 14;

    /// <exception cref="InvalidOperationException">What is configured makes no sense; said at the start.</exception>
    public void Check()
    {
        int[] days = [.. Before, OverdueAfter, NotReceivedAfter, ReturnedAfter, ToConfirmAfter, UndecidedAfter, AgainEvery, EscalateAfter, EscalateAboveAfter, EscalateEvery, DigestLines, DigestReach];
        if (days.Any(day => day < 1) || Hour is < 0 or > 23 || DigestHour is < 0 or > 23)
            throw new InvalidOperationException("Urging: days and lines are at least 1, hours 0 to 23.");
    }

    internal IReadOnlyList<int> Before => BeforeDue ?? UsualBeforeDue;

    internal bool Has(NoticeKind kind) => !Without.Contains(kind);

    /// <summary>The latest step before a due date that was reached; null before the first.</summary>
    internal int? StepBefore(DateOnly due, DateOnly today)
    {
        var left = due.DayNumber - today.DayNumber;
        var reached = Before.Where(days => days >= left).Order().ToList();
        return left < 0 || reached.Count == 0 ? null : -reached[0];
    }

    /// <summary>The latest of the days after one on which something is said; null before the first.</summary>
    internal static int? StepAfter(DateOnly basis, DateOnly today, int first, int every)
    {
        var days = today.DayNumber - basis.DayNumber;
        return days < first ? null : first + (days - first) / every * every;
    }
}
