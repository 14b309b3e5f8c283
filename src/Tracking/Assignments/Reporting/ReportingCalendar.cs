using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// From when to when the periods run. Figures are taken up to a day of the last month, by default the 14th, so that a report can be written before the month is over
/// (Nghị định 09/2019/NĐ-CP, Điều 12); a period begins on the day after.
/// </summary>
internal static class ReportingCalendar
{
    private const int MonthsOfYear = 12;

    /// <summary>The period in which a day lies.</summary>
    /// <param name="cutOffDay">1 to 31; in a shorter month its last day.</param>
    public static (DateOnly From, DateOnly To) PeriodOn(Cadence cadence, DateOnly day, int cutOffDay)
    {
        var length = MonthsOf(cadence);
        var month = day.Year * MonthsOfYear + day.Month - 1;
        while ((month + 1) % length != 0 || CutOff(month, cutOffDay) < day)
            month++;
        return (CutOff(month - length, cutOffDay).AddDays(1), CutOff(month, cutOffDay));
    }

    private static int MonthsOf(Cadence cadence) => cadence switch
    {
        Cadence.Monthly => 1,
        Cadence.Quarterly => 3,
        Cadence.HalfYearly => 6,
        Cadence.Yearly => MonthsOfYear,
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "It has no periods."),
    };

    /// <param name="month">Counted from the beginning of our era.</param>
    private static DateOnly CutOff(int month, int day)
    {
        var (year, of) = (month / MonthsOfYear, month % MonthsOfYear + 1);
        return new DateOnly(year, of, Math.Clamp(day, 1, DateTime.DaysInMonth(year, of)));
    }
}
