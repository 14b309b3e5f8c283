using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Delegations;

/// <summary>A delegation named in a text.</summary>
/// <param name="Kind">What its name says it does: kiểm tra, giám sát, khảo sát, làm việc.</param>
/// <param name="Number">“135” of “Đoàn kiểm tra số 135”.</param>
/// <param name="Body">Whose it is.</param>
sealed record DelegationMention(string Kind, string? Number, Span NumberSpan, BodyMention? Body, int First, int Next);

/// <summary>Reads delegations. <c>Delegations.md</c> lists the forms.</summary>
static class DelegationReader
{
    public static DelegationMention? At(Reading reading, int at, int limit)
    {
        if (reading.Longest(at, WordClass.Delegation) is not { } head || head.Next > limit)
            return null;
        var i = head.Next;
        string? number = null;
        Span span = default;
        if (reading.IsWord(i, "số") && i + 1 < limit && reading.Words[i + 1].Kind == WordKind.Number && !HasSymbol(reading, i + 2))
            i++;
        if (i < limit && reading.Words[i].Kind == WordKind.Number && !HasSymbol(reading, i + 1) && reading.Words[i].Length <= 4)
        {
            number = reading.TextOf(i, i + 1);
            span = reading.SpanOf(i, i + 1);
            i++;
        }

        // "Đoàn kiểm tra theo Quyết định số 12-QĐ/UBKT ngày … của Ủy ban Kiểm tra …"
        var of = i;
        if (reading.IsWord(i, "theo") || reading.IsMark(i, '('))
        {
            while (of < limit && of - i < 24 && !reading.IsWord(of, "của"))
                of++;
        }

        if (reading.IsWord(of, "thuộc"))
            of++;
        if (reading.IsWord(of, "của"))
            of++;
        BodyMention? body = null;
        if (of < limit && (of > i || reading.Words[i].IsCapital) && !reading.Is(of, WordClass.Delegation))
            body = BodyReader.At(reading, of, limit);
        body ??= BodyBeforeHead(reading, i, limit);
        return new DelegationMention(head.Value!, number, span, body, at, body?.Next ?? i);
    }

    // "Đoàn giám sát công tác bầu cử đại biểu Quốc hội … của Ủy ban Thường vụ Quốc hội do … làm Trưởng đoàn": the last "của" before "do"
    static BodyMention? BodyBeforeHead(Reading reading, int at, int limit)
    {
        BodyMention? body = null;
        for (var i = at; i < Math.Min(limit, at + LongestTask); i++)
        {
            if (reading.IsWord(i, "do"))
                return body is not null && i == body.Next ? body : null;
            if (reading.Is(i, WordClass.SessionVerb) && !reading.Is(i, WordClass.DelegationKind))
                return null;
            if (reading.IsWord(i, "của") && BodyReader.At(reading, i + 1, limit) is { } named)
                body = named;
        }

        return null;
    }

    const int LongestTask = 40;

    static bool HasSymbol(Reading reading, int at) =>
        (reading.IsMark(at, '-') || reading.IsMark(at, '/')) && reading.Touches(at);
}
