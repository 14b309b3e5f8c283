using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>By number and symbol: 45-NQ/TW, 130/KH-UBND, 30/2020/NĐ-CP, 88/2019/QH14, with or without the type before.</summary>
static class NumberedReference
{
    public static int Read(Reading reading, int at, int limit, List<ReferenceFact> into)
    {
        var (type, i) = NamedReference.Type(reading, at);
        if (i >= limit || reading.Words[i].Kind != WordKind.Number)
            return -1;
        var first = at;
        var end = -1;
        // "Nghị quyết 57-NQ/TW, 59-NQ/TW và 66-NQ/TW": one type, several numbers
        while (i < limit && reading.Words[i].Kind == WordKind.Number && Symbol(reading, i, limit, typed: type is not null) is var (number, code, next) && number is not null)
        {
            var (issuer, date, after) = NamedReference.Tail(reading, next, limit);
            into.Add(NamedReference.Fact(reading, first, after, type ?? code, number, null,
                issuer ?? IssuerOf(number), date, "number and symbol", 0.98));
            end = after;
            i = after;
            if (reading.IsMark(i, ',') || reading.IsWord(i, "và"))
                i++;
            if (reading.IsWord(i, "số"))
                i++;
            first = i;
        }

        return end;
    }

    /// <summary>The number and symbol that begin at a number, spaces taken out; the type that its code stands for; the word after.</summary>
    static (string? Number, string? Type, int Next) Symbol(Reading r, int at, int limit, bool typed)
    {
        if (at > 0 && r.Touches(at) && r.Words[at - 1].Kind == WordKind.Mark && r.Text[r.Words[at - 1].Start] is '/' or '-' or '.')
            return default;
        var number = r.TextOf(at, at + 1);
        var i = at + 1;
        // 30a/2008/…
        if (r.Touches(i) && i < limit && r.Words[i].Kind == WordKind.Lower && r.Words[i].Length == 1 && r.IsMark(i + 1, '/') && r.Touches(i + 1))
            number += r.TextOf(i, ++i);
        // …/2020/…
        if (r.IsMark(i, '/') && i + 1 < limit && r.Words[i + 1].Kind == WordKind.Number && r.Words[i + 1].Length == 4 && r.Touches(i + 1) && r.Touches(i))
        {
            number += "/" + r.TextOf(i + 1, i + 2);
            i += 2;
        }

        if (!(r.IsMark(i, '-') || r.IsMark(i, '/') || r.IsMark(i, '–')) || Gap(r, i) > 1 || Gap(r, i + 1) > 1)
            return default;
        var mark = r.IsMark(i, '/') ? "/" : "-";
        var known = r.Longest(i + 1, WordClass.DocumentCode);
        // "Công văn số 83/BKHCN-BTTTT-VP": letters are numbered by who wrote them, which only a type before tells from a fraction
        if (i + 1 >= limit || r.Words[i + 1].Kind == WordKind.Lower || (known is null && !(typed && mark == "/" && r.Words[i + 1].Kind == WordKind.Upper)))
            return default;
        var code = known ?? new PhraseMatch(i + 1, i + 2, WordClass.DocumentCode, null);
        number += mark + r.TextOf(i + 1, code.Next);
        i = code.Next;
        // QH14, UBTVQH13
        if (r.IsWord(code.First, "qh") || r.IsWord(code.First, "ubtvqh"))
            return r.Touches(i) && i < limit && r.Words[i].Kind == WordKind.Number ? (number + r.TextOf(i, i + 1), r.IsWord(code.First, "qh") ? null : code.Value, i + 1) : default;
        var parts = 0;
        while (i + 1 < limit && (r.IsMark(i, '/') || r.IsMark(i, '-') || r.IsMark(i, '–')) && Gap(r, i) <= (parts == 0 ? 1 : 0) && Gap(r, i + 1) <= (parts == 0 ? 1 : 0)
            && r.Words[i + 1].IsCapital && (r.Words[i + 1].Kind == WordKind.Upper || r.Words[i + 1].Length <= 5) && parts < 4)
        {
            number += (r.IsMark(i, '/') ? "/" : "-") + r.TextOf(i + 1, i + 2);
            i += 2;
            parts++;
            // T.Ư written out
            if (number.EndsWith("/T", StringComparison.Ordinal) && r.IsMark(i, '.') && r.IsWord(i + 1, "ư"))
            {
                number += "W";
                i += 2;
            }

            // QH14, HĐND16
            if (i < limit && r.Touches(i) && r.Words[i].Kind == WordKind.Number)
                number += r.TextOf(i, ++i);
        }

        return parts == 0 ? default : (Standard(number), code.Value, i);
    }

    static string Standard(string number) =>
        number.EndsWith("/TƯ", StringComparison.Ordinal) || number.EndsWith("/Tw", StringComparison.Ordinal) ? number[..^2] + "TW" : number;

    static int Gap(Reading r, int at) => at > 0 && at < r.Words.Count ? r.Words[at].Start - r.Words[at - 1].End : int.MaxValue;

    static string? IssuerOf(string number) => number[(number.LastIndexOf('/') + 1)..].ToUpper(CultureInfo.InvariantCulture) switch
    {
        "NĐ-CP" or "NQ-CP" or "CP" => "Chính phủ",
        "QĐ-TTG" or "CT-TTG" or "TTG" => "Thủ tướng Chính phủ",
        var symbol when symbol.StartsWith("QH", StringComparison.Ordinal) => "Quốc hội",
        var symbol when symbol.StartsWith("UBTVQH", StringComparison.Ordinal) => "Ủy ban Thường vụ Quốc hội",
        _ => null,
    };
}
