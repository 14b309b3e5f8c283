using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Dates;

/// <summary>Reads the dates of a text. <c>Dates.md</c> lists the forms.</summary>
static class DateReader
{
    delegate DateFact? Parser(Reading reading, int at);

    // In order: the first that reads a date at a word wins.
    static readonly Parser[] _parsers = [Spelled, Iso, Separated, Relative];

    public static List<DateFact> Read(Reading reading, int first, int next)
    {
        var dates = new List<DateFact>();
        for (var i = first; i < next; i++)
        {
            var kind = reading.Words[i].Kind;
            if (kind != WordKind.Number && !reading.Is(i, WordClass.Today))
                continue;
            foreach (var parser in _parsers)
            {
                if (parser(reading, i) is { } date && date.Next <= next)
                {
                    dates.Add(date);
                    i = date.Next - 1;
                    break;
                }
            }
        }

        return dates;
    }

    // ngày 09 tháng 8 năm 2019; ngày 5 tháng 3
    static DateFact? Spelled(Reading r, int at)
    {
        if (Number(r, at, 2) is not { } day || !r.IsWord(at + 1, "tháng") || Number(r, at + 2, 2) is not { } month)
            return null;
        if (r.IsWord(at + 3, "năm") && Number(r, at + 4, 4) is { } year && year > 999)
            return Fact(r, at, at + 5, year, month, day, "spelled date");
        return IsYear(r, at + 4) && r.IsMark(at + 3, '/')
            ? Fact(r, at, at + 5, Number(r, at + 4, 4)!.Value, month, day, "spelled date")
            : Fact(r, at, at + 3, 0, month, day, "spelled date");
    }

    // 2021-12-10
    static DateFact? Iso(Reading r, int at) =>
        IsYear(r, at) && r.IsMark(at + 1, '-') && r.Touches(at + 1) && r.Touches(at + 2) && r.Touches(at + 3) && r.Touches(at + 4)
        && Number(r, at + 2, 2) is { } month && r.IsMark(at + 3, '-') && Number(r, at + 4, 2) is { } day
            ? Fact(r, at, at + 5, Number(r, at, 4)!.Value, month, day, "ISO date")
            : null;

    // 24/01/2019, 24-01-2019, 24.1.2019; after a word that leads a date also 24/1 and 24-1; ranges 12-13/5, 12 và 13/5
    static DateFact? Separated(Reading r, int at)
    {
        if (Number(r, at, 2) is not { } day)
            return null;
        var i = at + 1;
        if (Separator(r, i) is { } mark && Number(r, i + 1, 2) is { } month && r.Touches(i + 1))
        {
            if (r.IsMark(i + 2, mark) && r.Touches(i + 2) && IsYear(r, i + 3) && r.Touches(i + 3))
                return Fact(r, at, i + 4, Number(r, i + 3, 4)!.Value, month, day, "numeric date");
            // 12-13/5 is a range within a month.
            if (mark is '-' && r.IsMark(i + 2, '/') && Number(r, i + 3, 2) is { } common && r.Touches(i + 3))
                return Range(r, at, i + 3, day, common);
            // "ngày 10.8": with a full stop only where nothing but a date can stand
            return Led(r, at) && (mark != '.' || r.Words[i + 1].Length <= 2) ? Fact(r, at, i + 2, 0, month, day, "day and month") : null;
        }

        // "ngày 12 và 13/5", "từ ngày 5 đến 7/11", "ngày 24, 25/6", "12 - 13/5"
        for (var hops = 0; hops < 3; hops++)
        {
            if (!(r.IsWord(i, "và") || r.IsWord(i, "đến") || r.IsMark(i, ',') || r.IsMark(i, '-') || r.IsMark(i, '–')))
                return null;
            i++;
            if (r.IsWord(i, "ngày"))
                i++;
            if (Number(r, i, 2) is null)
                return null;
            if ((r.IsMark(i + 1, '/') || r.IsMark(i + 1, '-')) && r.Touches(i + 1) && Number(r, i + 2, 2) is { } shared && r.Touches(i + 2))
                return Led(r, at) || r.IsWord(at - 1, "từ") ? Range(r, at, i + 2, day, shared) : null; // the first day stands for the range
            if (r.IsWord(i + 1, "tháng") && Number(r, i + 2, 2) is { } spelled)
                return Led(r, at) ? Range(r, at, i + 2, day, spelled) : null;
            i++;
        }

        return null;
    }

    static DateFact? Range(Reading r, int at, int month, int day, int monthValue)
    {
        var year = (r.IsMark(month + 1, '/') || r.IsMark(month + 1, '-') || r.IsWord(month + 1, "năm")) && IsYear(r, month + 2);
        var fact = Fact(r, at, year ? month + 3 : month + 1, year ? Number(r, month + 2, 4)!.Value : 0, monthValue, day, "range of days");
        return fact is null ? null : fact with { AfterLead = fact.AfterLead || r.IsWord(at - 1, "từ") };
    }

    // hôm qua, sáng nay; "sáng nay (20/10)" is read as the date in brackets
    static DateFact? Relative(Reading r, int at)
    {
        if (r.Longest(at, WordClass.Today) is not { } today)
            return null;
        if (r.IsMark(today.Next, '(') && Separated(r, today.Next + 1) is { } given)
            return given with { First = at };
        var span = r.SpanOf(at, today.Next);
        return new DateFact(DateForm.Relative, 0, 0, int.Parse(today.Value!, CultureInfo.InvariantCulture), AfterLead: true,
            at, today.Next, span.Start, span.End, "relative day", 0.9);
    }

    static DateFact? Fact(Reading r, int first, int next, int year, int month, int day, string rule)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year is > 0 and < 10000 ? year : 2000, month))
            return null;
        var span = r.SpanOf(first, next);
        return new DateFact(year == 0 ? DateForm.DayMonth : DateForm.Full, year, month, day, Led(r, first), first, next, span.Start, span.End, rule,
            year == 0 ? 0.9 : 0.98);
    }

    // "Ngày", "chiều", "(" directly before, "hôm nay ("
    static bool Led(Reading r, int at)
    {
        for (var back = 1; back <= 3 && at - back >= 0; back++)
        {
            if (r.After(at - back, WordClass.DateLead) == at || r.After(at - back, WordClass.PartOfDay) == at)
                return true;
        }

        return (r.IsMark(at - 1, '(') || r.IsMark(at - 1, ','))
            && at >= 3 && (r.After(at - 2, WordClass.PartOfDay) == at - 1 || r.After(at - 3, WordClass.PartOfDay) == at - 1
                || r.After(at - 3, WordClass.Weekday) == at - 1 || r.After(at - 3, WordClass.Today) == at - 1
                || (r.IsWord(at - 2, "ngày") && r.Words[at - 3].Kind == WordKind.Number));
    }

    static char? Separator(Reading r, int at) =>
        r.Touches(at) && r.Touches(at + 1) && r.Words[at].Kind == WordKind.Mark && r.Text[r.Words[at].Start] is '/' or '-' or '.'
            ? r.Text[r.Words[at].Start]
            : null;

    static bool IsYear(Reading r, int at) =>
        (uint)at < (uint)r.Words.Count && r.Words[at].Length == 4 && Number(r, at, 4) is >= 1900 and <= 2199;

    static int? Number(Reading r, int at, int digits) =>
        (uint)at < (uint)r.Words.Count && r.Words[at].Kind == WordKind.Number && r.Words[at].Length <= digits
            ? int.Parse(r.Text.AsSpan(r.Words[at].Start, r.Words[at].Length), CultureInfo.InvariantCulture)
            : null;
}
