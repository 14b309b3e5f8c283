namespace DonDoc.Tracking.Kernel;

/// <summary>Reads of the clock: instants are UTC cut to milliseconds, days are Vietnam's.</summary>
public static class Clock
{
    // Vietnam has kept UTC+7 without summer time since 1975; a fixed offset needs no time zone data on the machine.
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(HoursAhead);

    /// <summary>What Vietnam's clock is ahead of UTC, for queries that cannot ask <see cref="DayOf"/>.</summary>
    public const int HoursAhead = 7;

    public static DateTime Instant(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The Vietnamese day of a UTC instant.</summary>
    public static DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(instant + Vietnam);

    /// <summary>The UTC instant at which a Vietnamese day begins.</summary>
    public static DateTime BeginOf(DateOnly day) =>
        day == DateOnly.MinValue ? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc) : day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - Vietnam;
}

/// <summary>The two ends of time for a row that is valid from a day to a day (exclusive).</summary>
internal static class Timeline
{
    /// <summary>Before the records begin.</summary>
    public static readonly DateOnly Beginning = DateOnly.MinValue;

    /// <summary>Until further notice.</summary>
    public static readonly DateOnly End = DateOnly.MaxValue;
}
