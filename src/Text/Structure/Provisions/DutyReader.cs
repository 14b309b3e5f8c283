using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Dates;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Structure.Provisions;

/// <summary>Who has to do something, at the beginning of a provision or after “giao”, and what.</summary>
/// <param name="First">The first word that names somebody.</param>
/// <param name="Next">The word after the last.</param>
sealed record Bearer(int First, int Next, bool IsAssigned)
{
    /// <summary>What follows is something that a body does, or nothing.</summary>
    public bool HasDuty { get; init; }
}

/// <summary>Reads duties: “Giao Ban Tổ chức chủ trì …”, “Sở Tài chính bố trí …”, “2. Bộ Tài chính:”.</summary>
static class DutyReader
{
    const int MostWords = 60;

    /// <summary>Who is named at the beginning of a provision, after “giao”, “đề nghị” or straight away; null where nobody is.</summary>
    public static Bearer? At(Reading reading, int first, int next)
    {
        var limit = Math.Min(next, first + MostWords);
        if (reading.Longest(first, WordClass.Assigning) is { } assigning)
        {
            // “yêu cầu” and “chỉ đạo” alone are nouns too: somebody must be named behind them.
            var named = Names(reading, assigning.Next, limit);
            return named > 0 ? Duty(reading, assigning.Next, named, limit, isAssigned: true) : null;
        }

        return Names(reading, first, limit) is > 0 and var end ? Duty(reading, first, end, limit, isAssigned: false) : null;
    }

    /// <summary>“…; giao Đảng ủy Công an tỉnh tổ chức thực hiện”: somebody is told in the middle of a provision.</summary>
    public static Bearer? Inside(Reading reading, int first, int next)
    {
        for (var i = first + 1; i < next; i++)
        {
            if (reading.IsWord(i, "giao") && !reading.IsWord(i - 1, "được") && !reading.IsWord(i - 1, "bàn") && reading.Longest(i, WordClass.Assigning) is { } assigning
                && Names(reading, assigning.Next, Math.Min(next, i + MostWords)) is > 0 and var end
                && Duty(reading, assigning.Next, end, Math.Min(next, i + MostWords), isAssigned: true) is { HasDuty: true } bearer)
                return bearer;
        }

        return null;
    }

    public static DutyTerms Terms(Reading reading, Bearer? bearer, int first, int next, IReadOnlyList<string> inherited, DateOnly? issued)
    {
        var start = bearer is null ? first : bearer.Next;
        if (reading.IsMark(start, ':') && start + 1 < next)
            start++;
        return new DutyTerms(
            bearer is null ? inherited : BodyList.Divide(Clean(reading.TextOf(bearer.First, bearer.Next))),
            reading.TextOf(start, next).Trim(),
            Cooperating(reading, first, next),
            DeadlineReader.Read(reading, first, next, issued));
    }

    static Bearer? Duty(Reading reading, int first, int named, int limit, bool isAssigned)
    {
        // The list of names ends where it is said what they do; at most at a colon or at the end.
        for (var i = named; i < limit; i++)
        {
            // “Chánh Văn phòng …; Giám đốc các sở chịu trách nhiệm”: one list.
            if (reading.IsMark(i, ';') && Names(reading, i + 1, limit) > 0)
                continue;
            if (reading.IsMark(i, ':') || reading.IsMark(i, '.') || reading.IsMark(i, ';'))
                return new Bearer(first, i, isAssigned) { HasDuty = reading.IsMark(i, ':') || i + 1 >= limit };
            if (reading.Words[i].Kind == WordKind.Lower && reading.Is(i, WordClass.DutyVerb) && !IsPartOfName(reading, i))
                return new Bearer(first, Trim(reading, first, i), isAssigned) { HasDuty = true };
        }

        // Nothing but names: a title over those duties.
        return new Bearer(first, limit, isAssigned) { HasDuty = isAssigned || limit - first <= 14 };
    }

    // “các cơ quan chỉ đạo”, “tổ chức đảng”, “cơ quan quản lý”, “đồng chí lãnh đạo”, “giúp việc”
    static bool IsPartOfName(Reading reading, int at) =>
        (reading.IsWord(at - 1, "quan") && reading.IsWord(at - 2, "cơ")) || reading.IsWord(at - 1, "các") || reading.IsWord(at - 1, "và") || (reading.IsMark(at - 1, ',') && reading.IsWord(at, "tổ"))
        || (reading.IsWord(at, "tổ") && reading.IsWord(at + 2, "đảng")) || (reading.IsWord(at, "tổ") && reading.IsWord(at + 2, "chính"))
        || (reading.IsWord(at, "lãnh") && reading.IsWord(at - 1, "chí"));

    static int Trim(Reading reading, int first, int next)
    {
        while (next > first + 1 && (reading.IsMark(next - 1, ',') || reading.IsMark(next - 1, '-') || reading.IsWord(next - 1, "có") || reading.IsWord(next - 1, "cần")))
            next--;
        return next;
    }

    // The word after the first name; −1 where the words name nobody.
    static int Names(Reading reading, int at, int limit)
    {
        if (at >= limit)
            return -1;
        if (reading.Longest(at, WordClass.DutyBearer) is { } collective && collective.Next <= limit && (reading.Words[at].IsCapital || reading.Words[at].Kind == WordKind.Lower))
            return BodyReader.At(reading, at, limit) is { } longer ? Math.Max(longer.Next, collective.Next) : collective.Next;
        return BodyReader.At(reading, at, limit) is { } body && reading.Words[at].IsCapital ? body.Next : -1;
    }

    // “phối hợp với các sở, ngành liên quan hướng dẫn …”: up to the next thing that is done.
    static IReadOnlyList<string> Cooperating(Reading reading, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if (!reading.IsWord(i, "phối") || !reading.IsWord(i + 1, "hợp"))
                continue;
            var from = i + 2;
            while (from < next && (reading.IsWord(from, "chặt") || reading.IsWord(from, "chẽ") || reading.IsWord(from, "cùng") || reading.IsWord(from, "với")))
                from++;
            var end = from;
            while (end < next && end - from < MostWords && !reading.IsMark(end, ';') && !reading.IsMark(end, '.') && !reading.IsMark(end, ':')
                && !(end > from && reading.Words[end].Kind == WordKind.Lower && reading.Is(end, WordClass.DutyVerb) && !IsPartOfName(reading, end)))
                end++;
            if (end > from && Names(reading, from, end) > 0)
                return BodyList.Divide(Clean(reading.TextOf(from, Trim(reading, from, end))));
        }

        return [];
    }

    static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
