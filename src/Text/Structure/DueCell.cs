using System.Globalization;
using System.Text.RegularExpressions;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>
/// The last day that a cell “thời gian hoàn thành” means: “Quý II/2025” and “6/2025” their last day, “2021-2025” the end of 2025,
/// “trước 30/6/2025” the day itself. Null for “thường xuyên”, “hằng năm” and for what names no year.
/// </summary>
public static partial class DueCell
{
    const int Timeout = 1000;

    public static DateOnly? Read(string? cell)
    {
        if (string.IsNullOrWhiteSpace(cell) || cell.Length > 500)
            return null;
        var key = SearchKey.Of(cell);
        if (Recurring().IsMatch(key))
            return null;
        DateOnly? last = null;
        foreach (Match match in Form().Matches(key))
        {
            var day = DayOf(match);
            last = day > last || last is null ? day ?? last : last;
        }

        return last;
    }

    static DateOnly? DayOf(Match match)
    {
        var year = Number(match.Groups["year"]);
        if (year is < 1900 or > 2199)
            return null;
        if (match.Groups["quarter"] is { Success: true } quarter)
            return EndOf(year, 3 * (RomanNumeral.TryParse(quarter.Value.ToUpperInvariant(), out var roman) ? roman : Number(quarter)));
        if (match.Groups["month"] is not { Success: true } month)
            return EndOf(year, 12);
        if (match.Groups["day"] is not { Success: true } day)
            return EndOf(year, Number(month));
        var (m, d) = (Number(month), Number(day));
        return m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(year, m) ? new DateOnly(year, m, d) : null;
    }

    static DateOnly? EndOf(int year, int month) => month is >= 1 and <= 12 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : null;

    static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"thuong xuyen|hang (nam|thang|quy|tuan)|hang ngay|dinh ky", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Recurring();

    [GeneratedRegex(@"\bquy (?<quarter>iv|i{1,3}|[1-4])\s*(/|-|,|nam)?\s*(nam )?(?<year>[12][0-9]{3})\b|\b((?<day>[0-9]{1,2})\s*[/.-]\s*)?(?<month>[0-9]{1,2})\s*[/.-]\s*(?<year>[12][0-9]{3})\b|\bthang (?<month>[0-9]{1,2})\s*,?\s*nam (?<year>[12][0-9]{3})\b|\b(?<year>[12][0-9]{3})\b", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Form();
}
