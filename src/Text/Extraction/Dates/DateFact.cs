namespace DonDoc.Text.Extraction.Dates;

/// <summary>How much of a date the text gives.</summary>
enum DateForm
{
    /// <summary>Day, month and year.</summary>
    Full,

    /// <summary>Day and month; the year has to come from elsewhere.</summary>
    DayMonth,

    /// <summary>“Hôm qua”, “sáng nay”: counted from the day of publication.</summary>
    Relative,
}

/// <summary>A date in a text. A range of days is its first day.</summary>
/// <param name="Year">0 where the text does not give it.</param>
/// <param name="Day">For <see cref="DateForm.Relative"/> the distance from the day of publication, in days.</param>
/// <param name="AfterLead">Whether “ngày”, “sáng”, “chiều” or the like stands before it.</param>
sealed record DateFact(
    DateForm Form, int Year, int Month, int Day, bool AfterLead, int First, int Next, int Start, int End, string Rule, double Confidence) : IFact
{
    /// <summary>The day it means, when the text was published on <paramref name="published"/>; null where that cannot be told.</summary>
    public DateOnly? On(DateOnly? published) => Form switch
    {
        DateForm.Full => Make(Year, Month, Day),
        DateForm.Relative => published?.AddDays(Day),
        _ => published is { } day ? Nearest(day) : null,
    };

    // The last such day that is not after publication: a report of 02/01 about 30/12 is about the year before.
    DateOnly? Nearest(DateOnly published)
    {
        var same = Make(published.Year, Month, Day);
        return same is null || same > published.AddDays(1) ? Make(published.Year - 1, Month, Day) : same;
    }

    static DateOnly? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
