using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>What the parsers of references share: the type before, the issuer and the date after.</summary>
static class NamedReference
{
    public static string Capital(string type) => char.ToUpperInvariant(type[0]) + type[1..];

    /// <summary>The type named at a word and the word after it, with “số” taken in.</summary>
    public static (string? Type, int Next) Type(Reading reading, int at)
    {
        var match = reading.Longest(at, WordClass.DocumentType);
        // "CT", "NQ", "KL" are types only in capitals: "ct" in lower case is not.
        if (match is null || (reading.Words[at].Length == 2 && reading.Words[at].Kind != WordKind.Upper && !reading.IsWord(at, "kế")))
            return (null, at);
        var next = match.Value.Next;
        if (reading.IsWord(next, "số"))
            next++;
        if (reading.IsMark(next, ':'))
            next++;
        return (match.Value.Value, next);
    }

    /// <summary>“của Bộ Chính trị”, with a date perhaps before it: “ngày 24/01/2019 của Bộ Chính trị”.</summary>
    public static (string? Issuer, DateOnly? Date, int Next) Tail(Reading reading, int at, int limit)
    {
        DateOnly? date = null;
        var i = at;
        var mark = reading.IsMark(i, ',') || reading.IsMark(i, '(') ? i + 1 : i;
        if (reading.IsWord(mark, "ngày") && mark + 1 < limit
            && DateReader.Read(reading, mark + 1, Math.Min(limit, mark + 8)) is [var read, ..] && read.First == mark + 1)
        {
            date = read.On(null);
            i = read.Next;
        }

        var end = i;
        if (reading.IsMark(i, ','))
            i++;
        if (reading.IsWord(i, "của") && i + 1 < limit && reading.Words[i + 1].IsCapital && BodyReader.At(reading, i + 1, limit) is { } body)
            return (body.Name, date, body.Next);
        // "Nghị quyết 42-NQ/TW Bộ Chính trị"
        return i == end && i < limit && reading.Is(i, WordClass.FixedBody) && reading.Words[i].IsCapital && BodyReader.At(reading, i, limit) is { Fixed: true } direct
            ? (direct.Name, date, direct.Next)
            : (null, date, end);
    }

    public static ReferenceFact Fact(
        Reading reading, int first, int next, string? type, string? number, string? name, string? issuer, DateOnly? date, string rule, double confidence)
    {
        var span = reading.SpanOf(first, next);
        return new ReferenceFact(reading.TextOf(span), type, number, name, issuer, date, span.Start, span.End, rule, confidence);
    }

    static readonly string[] _terms = ["VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];

    /// <summary>A term of the Central Committee written in figures (“khóa 12”, “K12”), as the Roman numeral that is usual.</summary>
    public static string? Term(Reading reading, int at) =>
        (uint)at < (uint)reading.Words.Count && reading.Words[at].Kind == WordKind.Number && reading.Words[at].Length <= 2
        && int.Parse(reading.Text.AsSpan(reading.Words[at].Start, reading.Words[at].Length), provider: null) is >= 6 and <= 16 and var term
            ? _terms[term - 6]
            : null;

    /// <summary>A Roman numeral of capitals, as congresses and terms are numbered.</summary>
    public static bool IsRoman(Reading reading, int at)
    {
        if ((uint)at >= (uint)reading.Words.Count || !reading.Words[at].IsCapital || reading.Words[at].Length > 6)
            return false;
        foreach (var c in reading.Text.AsSpan(reading.Words[at].Start, reading.Words[at].Length))
        {
            if (c is not ('I' or 'V' or 'X' or 'L'))
                return false;
        }

        return true;
    }
}
