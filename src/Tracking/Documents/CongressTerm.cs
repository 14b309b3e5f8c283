namespace DonDoc.Tracking.Documents;

/// <summary>
/// Terms of the Party (nhiệm kỳ), by the year of the national congress that they are named after. Numbers start anew when a
/// congress has closed; the day it closes belongs to the new term.
/// </summary>
internal static class CongressTerm
{
    // Closing days of the national congresses, IV to XIV. The next one is added when it is known.
    private static readonly DateOnly[] Closings =
    [
        new(1976, 12, 20), new(1982, 3, 31), new(1986, 12, 18), new(1991, 6, 27), new(1996, 7, 1), new(2001, 4, 22), new(2006, 4, 25),
        new(2011, 1, 19), new(2016, 1, 28), new(2021, 2, 1), new(2026, 1, 23),
    ];

    /// <summary>Of the Central Committee and its bodies.</summary>
    public static int OfCentre(DateOnly day)
    {
        var last = Closings.LastOrDefault(closing => closing <= day);
        return last == default ? day.Year : last.Year;
    }

    /// <summary>
    /// Of provinces and below. Their congresses end in the autumn before the national one, each on a day of its own; the first
    /// of November stands for all, and where that is wrong a person writes the term.
    /// </summary>
    public static int OfProvince(DateOnly day)
    {
        var year = day.Month >= 11 ? day.Year + 1 : day.Year;
        return year - (year - 1) % 5;
    }
}
