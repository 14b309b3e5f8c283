using System.Globalization;

namespace DonDoc.Tracking.Targets;

/// <summary>A year, a quarter or a month for which values are planned and told: “2026”, “2026-Q3”, “2026-M07”.</summary>
/// <param name="Part">Number of the quarter or the month; 1 for a year.</param>
public readonly record struct TargetPeriod(TargetFrequency Frequency, int Year, int Part) : IComparable<TargetPeriod>
{
    public const int FirstYear = 1990;
    public const int LastYear = 2100;

    /// <summary>As it is kept and named in addresses.</summary>
    public string Key => Frequency switch
    {
        TargetFrequency.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Part}"),
        TargetFrequency.Monthly => string.Create(CultureInfo.InvariantCulture, $"{Year}-M{Part:00}"),
        _ => Year.ToString(CultureInfo.InvariantCulture),
    };

    public DateOnly FirstDay => new(Year, 1 + (Part - 1) * Months(Frequency), 1);

    public DateOnly LastDay => FirstDay.AddMonths(Months(Frequency)).AddDays(-1);

    /// <summary>Its number among the periods of its kind: the next one has the next.</summary>
    public int Index => Year * 12 / Months(Frequency) + Part - 1;

    public static TargetPeriod Of(TargetFrequency frequency, DateOnly day) => new(frequency, day.Year, (day.Month - 1) / Months(frequency) + 1);

    /// <summary>The last one that is over on a day.</summary>
    public static TargetPeriod LastOver(TargetFrequency frequency, DateOnly day) => Of(frequency, Of(frequency, day).FirstDay.AddDays(-1));

    public TargetPeriod Next => Of(Frequency, LastDay.AddDays(1));

    public static bool TryRead(string? key, out TargetPeriod period)
    {
        period = default;
        var parts = key?.Split('-') ?? [];
        if (parts.Length is 0 or > 2 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < FirstYear or > LastYear)
            return false;
        if (parts.Length == 1)
        {
            period = new(TargetFrequency.Yearly, year, 1);
            return true;
        }

        if (!int.TryParse(parts[1].AsSpan(Math.Min(1, parts[1].Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var part))
            return false;
        period = parts[1][0] switch
        {
            'Q' when parts[1].Length == 2 && part is >= 1 and <= 4 => new(TargetFrequency.Quarterly, year, part),
            'M' when parts[1].Length == 3 && part is >= 1 and <= 12 => new(TargetFrequency.Monthly, year, part),
            _ => default,
        };
        return period.Year != 0;
    }

    public int CompareTo(TargetPeriod other) => LastDay.CompareTo(other.LastDay);

    public static bool operator <(TargetPeriod left, TargetPeriod right) => left.CompareTo(right) < 0;

    public static bool operator >(TargetPeriod left, TargetPeriod right) => left.CompareTo(right) > 0;

    public static bool operator <=(TargetPeriod left, TargetPeriod right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TargetPeriod left, TargetPeriod right) => left.CompareTo(right) >= 0;

    public override string ToString() => Key;

    private static int Months(TargetFrequency frequency) => frequency switch { TargetFrequency.Quarterly => 3, TargetFrequency.Monthly => 1, _ => 12 };
}
