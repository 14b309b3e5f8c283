namespace DonDoc.Tracking.Documents;

/// <summary>
/// Terms of the Party (nhiệm kỳ), by the year of the national congress that they are named after. Numbers start anew when a
/// congress has closed; the day it closes belongs to the new term.
/// </summary>
internal static class CongressTerm
{
    /// <summary>Of the Central Committee and its bodies.</summary>
    public static int OfCentre(DateOnly day, IReadOnlyList<DateOnly> closings)
    {
        var last = closings.Where(closing => closing <= day).DefaultIfEmpty().Max();
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
