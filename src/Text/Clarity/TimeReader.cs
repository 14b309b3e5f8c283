using System.Globalization;
using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Clarity;

/// <summary>A time that a commitment names. <see cref="IsPrecise"/>: a day, a month or a quarter, which pins down an act that needs no number.</summary>
readonly record struct TimeFound(Found Found, bool IsPrecise)
{
    /// <summary>Every day, week, month, quarter or year.</summary>
    public bool IsRegular => Found.Rule == "regularity";
}

/// <summary>The times of a commitment, in order, and which of its words they take up.</summary>
sealed class Times(Scope scope, IReadOnlyList<TimeFound> all)
{
    readonly bool[] _covered = Cover(scope, all);

    public IReadOnlyList<TimeFound> All => all;

    public bool Covers(int at) => at >= scope.First && at < scope.Next && _covered[at - scope.First];

    static bool[] Cover(Scope scope, IReadOnlyList<TimeFound> all)
    {
        var covered = new bool[scope.Next - scope.First];
        foreach (var time in all)
            Array.Fill(covered, true, time.Found.First - scope.First, time.Found.Next - time.Found.First);
        return covered;
    }
}

/// <summary>Reads when: days, months, quarters, years, spans, regularity. “Thường xuyên”, “định kỳ” alone, “trong thời gian tới”, the term and the dates of cited documents are none.</summary>
static class TimeReader
{
    // “chậm nhất là ngày”, “hoàn thành trước”: words that lead a time and belong to it.
    const int MostLeadWords = 4;

    public static Times Read(Scope scope, bool isCell = false)
    {
        var reading = scope.Reading;
        var times = new List<TimeFound>();
        var dates = DateReader.Read(reading, scope.First, scope.Next);
        var date = 0;
        for (var i = scope.First; i < scope.Next; i++)
        {
            while (date < dates.Count && dates[date].First < i)
                date++;
            if (scope.IsCited(i))
                continue;
            if (date < dates.Count && dates[date].First == i && !IsName(scope, dates[date]))
            {
                Add(i, dates[date].Next, "day", true);
                i = dates[date].Next - 1;
            }
            else if (At(scope, i, isCell) is { Next: > 0 } found)
            {
                Add(i, found.Next, found.Rule, found.IsPrecise);
                i = found.Next - 1;
            }
        }

        return new Times(scope, times);

        void Add(int first, int next, string rule, bool isPrecise)
        {
            for (var hops = 0; hops < MostLeadWords && first > scope.First && (reading.Is(first - 1, WordClass.DeadlineLead) || scope.IsAnyWord(first - 1, "ngày", "vào", "từ", "là", "nhất", "chậm", "cuối", "đầu", "sau")); hops++)
                first--;
            times.Add(new TimeFound(new Found(first, Math.Min(next, scope.Next), rule, isPrecise ? 0.95 : 0.9), isPrecise));
        }
    }

    static (int Next, string Rule, bool IsPrecise) At(Scope scope, int i, bool isCell)
    {
        var reading = scope.Reading;
        if (reading.Words[i].Kind == WordKind.Number)
        {
            // “6 tháng đầu năm 2026”
            if (reading.IsWord(i + 1, "tháng") && scope.IsAnyWord(i + 2, "đầu", "cuối") && reading.IsWord(i + 3, "năm"))
                return (IsYear(reading, i + 4) ? i + 5 : i + 4, "half year", true);
            // “6/2025”
            if (Number(reading, i) is >= 1 and <= 12 && reading.IsMark(i + 1, '/') && IsYear(reading, i + 2) && !reading.IsMark(i - 1, '/'))
                return (i + 3, "month", true);
            // “trong 10 ngày làm việc”, “sau 6 tháng”
            if (IsUnit(scope, i + 1) && scope.IsAnyWord(i - 1, "trong", "sau", "vòng", "quá", "kỳ", "trước", "hạn"))
                return (i + 2, "span", false);
            // “2 lần/năm” is a regularity by its unit below; “3 tháng một lần”
            if (IsUnit(scope, i + 1) && (reading.IsWord(i + 2, "một") && reading.IsWord(i + 3, "lần") || (reading.IsMark(i + 2, '/') && reading.IsWord(i + 3, "lần"))))
                return (i + 4, "regularity", false);
            if (IsYear(reading, i) && (isCell || reading.IsWord(i - 1, "đến") || reading.IsWord(i - 1, "đoạn")))
                return (YearsEnd(reading, i), "year", false);
            return default;
        }

        if (reading.IsWord(i, "tháng") && Number(reading, i + 1) is >= 1 and <= 12 && (!reading.Words[i].IsCapital || scope.BeginsPart(i)))
            return (Dated(reading, i + 2), "month", true);
        // “trước ngày 20 hằng tháng”
        if (reading.IsWord(i, "ngày") && Number(reading, i + 1) is >= 1 and <= 31 && reading.Words[i + 1].Length <= 2 && (scope.IsAnyWord(i + 2, "hằng", "hàng", "của", "mỗi") || (reading.IsWord(i + 2, "tháng") && Number(reading, i + 3) is null)))
            return (i + 2, "day of the month", true);
        if (reading.IsWord(i, "tháng") && scope.IsAnyWord(i + 1, "giêng", "chạp"))
            return (Dated(reading, i + 2), "month", true);
        if (reading.IsWord(i, "quý") && IsQuarter(reading, i + 1))
            return (Dated(reading, i + 2), "quarter", true);
        if (scope.IsAnyWord(i, "năm") && IsYear(reading, i + 1) && !IsPast(scope, i))
            return (YearsEnd(reading, i + 1), "year", false);
        if (reading.IsWord(i, "năm") && reading.IsWord(i + 1, "học") && IsYear(reading, i + 2))
            return (YearsEnd(reading, i + 2), "school year", false);
        if (scope.IsAnyWord(i, "hằng", "hàng", "mỗi") && IsUnit(scope, i + 1))
            return (i + 2, "regularity", false);
        if (reading.IsMark(i, '/') && IsUnit(scope, i + 1) && i > scope.First)
            return (i + 2, "regularity", false);
        if (reading.IsWord(i, "thường") && reading.IsWord(i + 1, "niên"))
            return (i + 2, "regularity", false);
        if (scope.IsAnyWord(i, "trong", "cuối", "đầu", "giữa", "hết") && scope.IsAnyWord(i + 1, "năm", "quý", "tháng") && reading.Words[Math.Min(i + 2, reading.Words.Count - 1)].Kind != WordKind.Number && !IsQuarter(reading, i + 2))
            return (i + 2, "within", false);
        if (scope.IsAnyWord(i, "trong", "cuối", "hết") && reading.IsWord(i + 1, "nhiệm") && reading.IsWord(i + 2, "kỳ"))
            return (i + 3, "term", false);
        // “trước Tết Nguyên đán 2027”, “trong mùa khô 2026”
        if (scope.IsAnyWord(i - 1, "trước", "trong", "sau", "dịp") && (reading.IsWord(i, "tết") || (reading.IsWord(i, "mùa") && scope.IsAnyWord(i + 1, "khô", "mưa", "bão", "lũ", "hè", "vụ"))))
            return (SeasonEnd(scope, i + 1), "season", false);
        // “so với năm trước”, “so với cùng kỳ”
        if (reading.IsWord(i, "so") && reading.IsWord(i + 1, "với") && (reading.IsWord(i + 2, "năm") || (reading.IsWord(i + 2, "cùng") && reading.IsWord(i + 3, "kỳ"))))
            return (Math.Min(i + 4, scope.Next), "compared with", false);
        return default;
    }

    static int SeasonEnd(Scope scope, int at)
    {
        for (var i = at; i < Math.Min(scope.Next, at + 4) && scope.Reading.Words[i].Kind != WordKind.Mark; i++)
        {
            if (IsYear(scope.Reading, i))
                return i + 1;
        }

        return at;
    }

    // “đường 3 Tháng 2”
    static bool IsName(Scope scope, DateFact date) =>
        date.First + 1 < date.Next && scope.Reading.Words[date.First + 1].IsCapital && scope.IsAnyWord(date.First - 1, "đường", "phố", "chợ", "trường", "viên", "cầu");

    // “từ năm 1976 đến nay”, “thay quy chế năm 2019”: when something was, not when it is done
    static bool IsPast(Scope scope, int at) =>
        (scope.Reading.IsWord(at - 1, "từ") && scope.Reading.IsWord(at + 2, "đến") && scope.Reading.IsWord(at + 3, "nay")) || scope.IsAnyWord(at - 1, "chế", "luật");

    static int Dated(Reading reading, int at) =>
        (reading.IsMark(at, '/') || reading.IsMark(at, '-') || reading.IsWord(at, "năm")) && IsYear(reading, at + 1) ? at + 2 : at;

    static int YearsEnd(Reading reading, int at) =>
        (reading.IsMark(at + 1, '-') || reading.IsMark(at + 1, '–') || reading.IsWord(at + 1, "đến")) && IsYear(reading, at + 2) ? at + 3 : at + 1;

    static bool IsUnit(Scope scope, int at) => scope.IsAnyWord(at, "ngày", "tuần", "tháng", "quý", "năm", "giờ");

    static bool IsQuarter(Reading reading, int at) => (uint)at < (uint)reading.Words.Count && reading.TextOf(at, at + 1) is "I" or "II" or "III" or "IV" or "1" or "2" or "3" or "4";

    static bool IsYear(Reading reading, int at) => (uint)at < (uint)reading.Words.Count && reading.Words[at].Length == 4 && Number(reading, at) is >= 1990 and <= 2199;

    static int? Number(Reading reading, int at) =>
        (uint)at < (uint)reading.Words.Count && reading.Words[at].Kind == WordKind.Number && reading.Words[at].Length <= 4
            ? int.Parse(reading.Text.AsSpan(reading.Words[at].Start, reading.Words[at].Length), CultureInfo.InvariantCulture)
            : null;
}
