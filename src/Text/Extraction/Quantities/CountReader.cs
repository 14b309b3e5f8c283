using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Quantities;

/// <summary>Reads counted things: “7 Nghị quyết chuyên đề”, “31/37 tổ chức cơ sở đảng”. <c>Quantities.md</c> lists the forms.</summary>
static class CountReader
{
    public static void Read(Reading reading, int first, int next, List<CountFact> into)
    {
        for (var i = first; i < next; i++)
        {
            if (reading.Words[i].Kind == WordKind.Number && At(reading, i, next) is var (fact, end) && fact is not null)
            {
                into.Add(fact);
                i = end - 1;
            }
        }
    }

    static (CountFact? Fact, int End) At(Reading r, int at, int limit)
    {
        // A number that is part of another (45-NQ, 1.126, 12/5, khóa 3) or of a name counts nothing.
        if (at > 0 && r.Touches(at) && r.Words[at - 1].Kind == WordKind.Mark && r.Text[r.Words[at - 1].Start] is not ('(' or '"' or '“'))
            return default;
        if (IsOrdinal(r, at) || r.Words[at].Length > 6 || (r.Words[at].Length == 4 && r.Text[r.Words[at].Start] is '1' or '2' && !r.IsMark(at + 1, '.')))
            return default;
        var i = at + 1;
        var digits = r.TextOf(at, at + 1);
        while (r.IsMark(i, '.') && r.Touches(i) && i + 1 < limit && r.Touches(i + 1) && r.Words[i + 1].Kind == WordKind.Number && r.Words[i + 1].Length == 3)
        {
            digits += r.TextOf(i + 1, i + 2);
            i += 2;
        }

        // 31/37: the part stands for the count
        if (r.IsMark(i, '/') && r.Touches(i) && i + 1 < limit && r.Touches(i + 1) && r.Words[i + 1].Kind == WordKind.Number)
            i += 2;
        var thing = r.Longest(i, WordClass.CountedThing);
        if (thing is null || thing.Value.Next > limit || r.Touches(i))
            return default;
        var end = thing.Value.Next;
        if (r.IsWord(i, "năm") && end == i + 1 && r.Words[at].Length == 4)
            return default;
        while (end < limit && r.After(end, WordClass.CountedMore) is var more && more > 0 && more <= limit)
            end = more;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity))
            return default;
        var first = at > 0 && r.Is(at - 1, WordClass.Approximation) && r.IsWord(at - 1, "gần") ? at - 1 : at;
        var span = r.SpanOf(first, end);
        return (new CountFact(quantity, r.TextOf(i, end), span.Start, span.End, "number and thing", 0.85), end);
    }

    // "số 5", "quý 3", "ngày 9", "khóa 12", "Quận 8": an ordinal, not a count
    static bool IsOrdinal(Reading r, int at)
    {
        if (at == 0)
            return false;
        var word = r.Words[at - 1];
        if (word.Kind == WordKind.Capital && !r.Touches(at) && r.Is(at - 1, WordClass.PlaceLevel))
            return true;
        return r.IsWord(at - 1, "số") || r.IsWord(at - 1, "ngày") || r.IsWord(at - 1, "tháng") || r.IsWord(at - 1, "khóa") || r.IsWord(at - 1, "quý")
            || r.IsWord(at - 1, "điều") || r.IsWord(at - 1, "đợt") || r.IsWord(at - 1, "năm") || r.IsWord(at - 1, "thứ");
    }
}
