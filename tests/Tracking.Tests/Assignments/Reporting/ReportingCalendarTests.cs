using System.Globalization;
using CsCheck;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests.Assignments.Reporting;

/// <summary>From when to when the periods run.</summary>
public sealed class ReportingCalendarTests
{
    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Cadence.Monthly, "2026-11-14", "2026-10-15", "2026-11-14")]
    [InlineData(Cadence.Monthly, "2026-11-15", "2026-11-15", "2026-12-14")]
    [InlineData(Cadence.Monthly, "2026-12-20", "2026-12-15", "2027-01-14")]
    [InlineData(Cadence.Quarterly, "2026-11-01", "2026-09-15", "2026-12-14")]
    [InlineData(Cadence.Quarterly, "2026-12-15", "2026-12-15", "2027-03-14")]
    [InlineData(Cadence.HalfYearly, "2026-06-14", "2025-12-15", "2026-06-14")]
    [InlineData(Cadence.HalfYearly, "2026-06-15", "2026-06-15", "2026-12-14")]
    [InlineData(Cadence.Yearly, "2026-12-14", "2025-12-15", "2026-12-14")]
    public void As_the_decree_on_reports_has_them(Cadence cadence, string day, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), ReportingCalendar.PeriodOn(cadence, Day(day), 14));

    [Fact]
    public void Calendar_months_where_the_cut_off_is_their_last_day() =>
        Assert.Equal((new DateOnly(2028, 2, 1), new DateOnly(2028, 2, 29)), ReportingCalendar.PeriodOn(Cadence.Monthly, new(2028, 2, 10), 31));

    [Fact]
    public void Every_day_lies_in_one_period_and_they_follow_without_a_gap() =>
        Gen.Select(Gen.Enum<Cadence>().Where(one => one != Cadence.None), Gen.Int[0, 20000], Gen.Int[1, 31]).Sample((cadence, days, cutOff) =>
        {
            var day = new DateOnly(2020, 1, 1).AddDays(days);
            var (from, to) = ReportingCalendar.PeriodOn(cadence, day, cutOff);
            Assert.True(from <= day && day <= to);
            Assert.Equal((from, to), ReportingCalendar.PeriodOn(cadence, from, cutOff));
            Assert.Equal((from, to), ReportingCalendar.PeriodOn(cadence, to, cutOff));
            Assert.Equal(to.AddDays(1), ReportingCalendar.PeriodOn(cadence, to.AddDays(1), cutOff).From);
        });
}
