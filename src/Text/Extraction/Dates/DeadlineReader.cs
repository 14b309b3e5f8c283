using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Dates;

/// <summary>Reads the day by which something must be done. <c>Deadlines.md</c> lists the forms.</summary>
static class DeadlineReader
{
    // How far before a day its "trước", "chậm nhất là" may stand.
    const int LeadWords = 5;

    /// <summary>The last such day between two words; a month, quarter or year stands for its last day.</summary>
    /// <param name="from">The day on which it was asked: without a year the next such day from then on is meant, and none where this is unknown.</param>
    public static DateOnly? Read(Reading reading, int first, int next, DateOnly? from)
    {
        DateOnly? last = null;
        void Keep(DateOnly? day) => last = day is null || last > day ? last : day;

        foreach (var date in DateReader.Read(reading, first, next))
        {
            if (IsLed(reading, date.First, first))
                Keep(date.Form == DateForm.Full ? date.On(null) : date.Form == DateForm.DayMonth ? Next(from, year => Day(year, date.Month, date.Day)) : null);
        }

        for (var i = first; i < next; i++)
        {
            // "trước 30/4": no "ngày", so no date by itself
            if (reading.Words[i].Kind == WordKind.Number && IsBefore(reading, i - 1) && reading.IsMark(i + 1, '/') && Number(reading, i) is { } day && Number(reading, i + 2) is { } month
                && !reading.IsMark(i + 3, '/'))
            {
                Keep(Next(from, year => Day(year, month, day)));
            }
            else if (reading.IsWord(i, "tháng") && !reading.IsWord(i - 2, "ngày") && Number(reading, i + 1) is >= 1 and <= 12 and var named && IsLed(reading, i, first))
            {
                var given = Year(reading, i + 2);
                var before = IsBefore(reading, i - 1);
                Keep(At(given, from, year => Month(year, named) is { } start ? before ? start.AddDays(-1) : start.AddMonths(1).AddDays(-1) : null));
            }
            else if (reading.IsWord(i, "quý") && Quarter(reading, i + 1) is { } quarter && IsLed(reading, i, first))
            {
                Keep(At(Year(reading, i + 2), from, year => Month(year, 3 * quarter) is { } start ? start.AddMonths(1).AddDays(-1) : null));
            }
            else if (reading.IsWord(i, "năm") && Number(reading, i + 1) is >= 1900 and <= 2199 and var whole && IsLed(reading, i, first)
                && !reading.IsWord(i - 2, "tháng") && !reading.IsWord(i - 2, "quý"))
            {
                Keep(IsBefore(reading, i - 1) ? Day(whole - 1, 12, 31) : Day(whole, 12, 31));
            }
        }

        return last;
    }

    // "trước", "chậm nhất là ngày", "xong trong", "đến hết", with nothing but such words between
    static bool IsLed(Reading reading, int at, int first)
    {
        for (var i = at - 1; i >= Math.Max(first, at - LeadWords); i--)
        {
            if (reading.Is(i, WordClass.DeadlineLead))
                return true;
            if (!(reading.IsWord(i, "ngày") || reading.IsWord(i, "là") || reading.IsWord(i, "nhất") || reading.IsWord(i, "hết") || reading.IsWord(i, "vào") || reading.IsWord(i, "cuối")))
                return false;
        }

        return false;
    }

    static bool IsBefore(Reading reading, int at) => reading.IsWord(at, "trước");

    static DateOnly? At(int? given, DateOnly? from, Func<int, DateOnly?> on) => given is { } year ? on(year) : Next(from, on);

    static DateOnly? Next(DateOnly? from, Func<int, DateOnly?> on) =>
        from is not { } day ? null : on(day.Year) is { } same && same >= day ? same : on(day.Year + 1);

    // "tháng 12/2026", "tháng 12 năm 2026", "quý I/2026"
    static int? Year(Reading reading, int at) =>
        (reading.IsMark(at, '/') || reading.IsMark(at, '-') || reading.IsWord(at, "năm")) && Number(reading, at + 1) is >= 1900 and <= 2199 and var year ? year : null;

    static int? Quarter(Reading reading, int at)
    {
        if (Number(reading, at) is >= 1 and <= 4 and var number)
            return number;
        return (uint)at >= (uint)reading.Words.Count ? null : reading.TextOf(at, at + 1) switch { "I" => 1, "II" => 2, "III" => 3, "IV" => 4, _ => null };
    }

    static DateOnly? Month(int year, int month) => Day(year, month, 1);

    static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static int? Number(Reading reading, int at) =>
        (uint)at < (uint)reading.Words.Count && reading.Words[at].Kind == WordKind.Number && reading.Words[at].Length <= 4
            ? int.Parse(reading.Text.AsSpan(reading.Words[at].Start, reading.Words[at].Length), CultureInfo.InvariantCulture)
            : null;
}
