using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Jobs;

/// <summary>
/// Something that the program does once a day for the whole installation. It may be cut off anywhere and begun again: what it did is kept.
/// </summary>
interface IDailyJob
{
    /// <summary>Key of its row in <c>Jobs</c> and of its words: <c>job.NAME</c>, <c>did.NAME.WHAT</c>.</summary>
    string Name { get; }

    /// <param name="isReleased">An administrator has looked at what held it: it may do as much as it finds.</param>
    /// <param name="cancel">The end of the program.</param>
    Task<DailyResult> RunAsync(bool isReleased, CancellationToken cancel);
}

/// <param name="Counts">What was done, by words for machines.</param>
/// <param name="IsHeld">It did nothing, because it would have done more than is believable.</param>
/// <param name="NextHour">The hour of Vietnam's clock at which it is done next; a day later where null.</param>
sealed record DailyResult(IReadOnlyDictionary<string, int> Counts, bool IsHeld = false, int? NextHour = null)
{
    /// <summary>From a moment to the next time that the clock shows the hour.</summary>
    public TimeSpan Until(DateTime now)
    {
        if (NextHour is not { } hour)
            return TimeSpan.FromDays(1);
        var next = Clock.BeginOf(Clock.DayOf(now)).AddHours(hour);
        return (next > now ? next : next.AddDays(1)) - now;
    }

    public static DailyResult Of(string what, int count) => new(new Dictionary<string, int>(StringComparer.Ordinal) { [what] = count });
}
