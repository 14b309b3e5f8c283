using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Structure.Provisions;

/// <summary>Reads quantities to reach: “tối thiểu 80%”, “10 - 11%/năm”, “6.500 đảng viên mới”. Dates, numbers of documents and years are none.</summary>
static class TargetReader
{
    // A unit of things is named in so many small words: “đảng viên mới”.
    const int MostUnitWords = 3;

    // How far before a quantity its bound may stand.
    const int BoundWords = 3;

    public static List<TargetValue> Read(Reading reading, int first, int next, int? inheritedYear)
    {
        var targets = new List<TargetValue>();
        for (var i = first; i < next; i++)
        {
            if (reading.Words[i].Kind != WordKind.Number || IsPartOfOther(reading, i, first))
                continue;
            if (Value(reading, i, next) is not (var value, > 0 and var after))
                continue;
            decimal? upper = null;
            var end = after;
            if (IsRange(reading, end, next) && Value(reading, end + 1, next) is (var second, > 0 and var behind) && second > value)
                (upper, end) = (second, behind);
            // “7% - 8%”
            else if (reading.IsMark(end, '%') && IsRange(reading, end + 1, next) && Value(reading, end + 2, next) is (var third, > 0 and var last) && third > value)
                (upper, end) = (third, last);
            if (Unit(reading, end, next) is not (> 0 and var unitEnd))
                continue;
            targets.Add(new TargetValue(value, upper, Bound(reading, first, i, unitEnd), Clean(reading.TextOf(end, unitEnd)), Year(reading, first, next, i, unitEnd) ?? inheritedYear,
                reading.Words[i].Start, reading.Words[unitEnd - 1].End));
            i = unitEnd - 1;
        }

        return targets;
    }

    /// <summary>The year by whose end something is to be reached; of a period its last.</summary>
    public static int? Year(Reading reading, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if (YearAt(reading, i) is { } year && IsDue(reading, i, first))
                return IsRange(reading, i + 1, next) && YearAt(reading, i + 2) is { } last ? last : year;
        }

        return null;
    }

    // The nearest year that is named in the same clause: behind the quantity, otherwise before it.
    static int? Year(Reading reading, int first, int next, int quantity, int behind)
    {
        for (var i = behind; i < next && !reading.IsMark(i, ';') && !reading.IsMark(i, '.'); i++)
        {
            if (YearAt(reading, i) is { } year && IsDue(reading, i, first))
                return IsRange(reading, i + 1, next) && YearAt(reading, i + 2) is { } last ? last : year;
            // The next quantity has its own.
            if (reading.Words[i].Kind == WordKind.Number && !IsPartOfOther(reading, i, first) && Unit(reading, i + 1, next) > 0)
                break;
        }

        for (var i = quantity - 1; i >= first; i--)
        {
            if (YearAt(reading, i) is { } year && (IsDue(reading, i, first) || (IsRange(reading, i - 1, next) && YearAt(reading, i - 2) is not null)))
                return year;
        }

        return null;
    }

    static int? YearAt(Reading reading, int at) =>
        (uint)at < (uint)reading.Words.Count && reading.Words[at].Kind == WordKind.Number && reading.Words[at].Length == 4
        && int.Parse(reading.Text.AsSpan(reading.Words[at].Start, 4), CultureInfo.InvariantCulture) is >= 1990 and <= 2100 and var year
            ? year
            : null;

    // “đến năm 2030”, “vào năm 2030”, “giai đoạn 2026”, “đến 2030”; not “so với năm 2020”.
    static bool IsDue(Reading reading, int at, int first)
    {
        var i = at - 1;
        var named = reading.IsWord(i, "năm");
        if (named)
            i--;
        if (i >= first && reading.IsWord(i, "với"))
            return false;
        return named || reading.IsWord(i, "đến") || reading.IsWord(i, "đoạn") || reading.IsWord(i, "kỳ") || reading.IsWord(i, "trong");
    }

    static bool IsRange(Reading reading, int at, int next) =>
        at >= 0 && at + 1 < next && reading.Words[at + 1].Kind == WordKind.Number
        && (reading.IsMark(at, '-') || reading.IsMark(at, '–') || reading.IsWord(at, "đến"));

    // 7,5 · 6.500 · 10.950,5
    static (decimal Value, int Next) Value(Reading reading, int at, int limit)
    {
        if (at >= limit || reading.Words[at].Kind != WordKind.Number || reading.Words[at].Length > 12)
            return (0, -1);
        var digits = reading.TextOf(at, at + 1);
        var i = at + 1;
        while (Joins(reading, i, '.', limit) && reading.Words[i + 1].Length == 3)
        {
            digits += reading.TextOf(i + 1, i + 2);
            i += 2;
        }

        if (Joins(reading, i, ',', limit) && reading.Words[i + 1].Length <= 4)
        {
            digits += "." + reading.TextOf(i + 1, i + 2);
            i += 2;
        }

        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? (value, i) : (0, -1);
    }

    static bool Joins(Reading reading, int at, char mark, int limit) =>
        at + 1 < limit && reading.IsMark(at, mark) && reading.Touches(at) && reading.Touches(at + 1) && reading.Words[at + 1].Kind == WordKind.Number;

    // Part of a date, a document's number, a fraction, a name (“Đề án 06”, “Quốc lộ 27”, “Điều 5”, “lần thứ 3”), or a year.
    static bool IsPartOfOther(Reading reading, int at, int first)
    {
        if (YearAt(reading, at) is not null && !reading.IsMark(at + 1, '.'))
            return true;
        if ((reading.IsMark(at + 1, '/') || reading.IsMark(at + 1, '-')) && reading.Touches(at + 1) && at + 2 < reading.Words.Count && reading.Touches(at + 2)
            && (reading.Words[at + 2].IsCapital || reading.IsMark(at + 1, '/')))
            return true;
        if (at == 0)
            return false;
        if (reading.Touches(at) && (reading.IsMark(at - 1, '/') || reading.IsMark(at - 1, '-')) && at > 1 && reading.Touches(at - 1))
            return !(reading.IsMark(at - 1, '-') && reading.Words[at - 2].Kind == WordKind.Number);
        if (at == first)
            return false;
        if (reading.IsWord(at - 1, "ngày") || reading.IsWord(at - 1, "tháng") || reading.IsWord(at - 1, "quý") || reading.IsWord(at - 1, "số") || reading.IsWord(at - 1, "thứ")
            || reading.IsWord(at - 1, "khóa") || reading.IsWord(at - 1, "điều") || reading.IsWord(at - 1, "khoản") || reading.IsWord(at - 1, "lần") || reading.IsWord(at - 1, "mục")
            || reading.IsWord(at - 1, "lộ") || reading.IsWord(at - 1, "án") || reading.IsWord(at - 1, "quyết") || reading.IsWord(at - 1, "thị") || reading.IsWord(at - 1, "luận") || (reading.IsWord(at - 1, "cấp") && !reading.IsWord(at - 2, "nâng") && !reading.IsWord(at - 2, "cung")))
            return true;
        // “Khu 5”, “Ủy ban 35”: a name, unless the sentence begins with the word.
        return reading.Words[at - 1].IsCapital && at - 1 > first && !reading.Is(at - 1, WordClass.Reaching) && !reading.Is(at - 1, WordClass.Bound) && !reading.IsMark(at + 1, '%');
    }

    static int Unit(Reading reading, int at, int limit)
    {
        if (at >= limit)
            return -1;
        if (reading.Longest(at, WordClass.MeasuringUnit) is { } unit && unit.Next <= limit)
            return Rate(reading, Rest(reading, at, unit.Next, limit), limit);
        var end = at;
        while (end < limit && end - at < MostUnitWords && reading.Words[end].Kind == WordKind.Lower && !EndsUnit(reading, end))
            end++;
        return end > at ? Rate(reading, end, limit) : -1;
    }

    // “tỷ đồng”, “triệu USD”: what is counted in millions is named behind.
    static int Rest(Reading reading, int first, int next, int limit) =>
        reading.IsMark(first, '%') ? next : reading.Longest(next, WordClass.MeasuringUnit) is { } more && more.Next <= limit && !reading.IsMark(next, '%') ? more.Next : next;

    // %/năm, triệu đồng/ha
    static int Rate(Reading reading, int at, int limit) =>
        at + 1 < limit && reading.IsMark(at, '/') && reading.Words[at + 1].Kind is WordKind.Lower or WordKind.Capital ? at + 2 : at;

    static bool EndsUnit(Reading reading, int at) =>
        reading.IsWord(at, "và") || reading.IsWord(at, "vào") || reading.IsWord(at, "đến") || reading.IsWord(at, "trong") || reading.IsWord(at, "trở") || reading.IsWord(at, "của")
        || reading.IsWord(at, "có") || reading.IsWord(at, "được") || reading.IsWord(at, "đạt") || reading.IsWord(at, "so") || reading.IsWord(at, "tại") || reading.IsWord(at, "là")
        || reading.IsWord(at, "trước") || reading.IsWord(at, "từ") || reading.IsWord(at, "ở") || reading.IsWord(at, "năm") || reading.IsWord(at, "cho") || reading.IsWord(at, "hoặc");

    static Comparison Bound(Reading reading, int first, int quantity, int behind)
    {
        for (var i = quantity - 1; i >= first && i >= quantity - BoundWords; i--)
        {
            if (reading.Longest(i, WordClass.Bound) is { } bound && bound.Next == quantity)
                return Of(bound.Value);
        }

        // “80% trở lên”, “từ 60% người lao động trở lên”
        for (var i = behind; i < Math.Min(behind + BoundWords, reading.Words.Count); i++)
        {
            if (reading.Longest(i, WordClass.BoundAfter) is { } after)
                return Of(after.Value);
        }

        return Comparison.Equal;
    }

    static Comparison Of(string? bound) => bound switch
    {
        "least" => Comparison.AtLeast,
        "most" => Comparison.AtMost,
        "about" => Comparison.About,
        _ => Comparison.Equal,
    };

    static string Clean(string unit) => string.Join(' ', unit.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
