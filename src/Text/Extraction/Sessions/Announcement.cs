using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>
/// “Hội nghị công bố Quyết định số 12-QĐ/TU của … về việc kiểm tra … đối với X”: the paper that is announced says what is done to
/// whom, and its announcement is the first meeting of the two sides.
/// </summary>
static class Announcement
{
    // The name of a decision with its number, day and issuer fits into so many words.
    const int LongestName = 45;

    /// <summary>Whether the verb at a word says what an announced paper is about.</summary>
    public static bool Leads(Reading reading, Sentence sentence, int verb)
    {
        if (!IsSubject(reading, verb))
            return false;
        for (var i = Math.Max(sentence.First, verb - LongestName); i < verb - 1; i++)
        {
            if (Paper(reading, i) is > 0 and var paper && paper <= verb)
                return true;
        }

        return false;
    }

    /// <summary>Whether between two words a paper is announced that inspects or supervises somebody.</summary>
    public static bool Follows(Reading reading, int first, int limit)
    {
        for (var i = first; i < Math.Min(limit, first + 6); i++)
        {
            if (Paper(reading, i) is not (> 0 and var paper))
                continue;
            for (var verb = paper; verb < Math.Min(limit, paper + LongestName); verb++)
            {
                if (reading.Is(verb, WordClass.DelegationKind) && !reading.IsWord(verb, "làm") && IsSubject(reading, verb) && HasObject(reading, verb, limit))
                    return true;
            }
        }

        return false;
    }

    // "triển khai Kế hoạch kiểm tra, giám sát năm 2025" is about the work of a year and nobody's inspection.
    static bool HasObject(Reading reading, int verb, int limit)
    {
        var next = reading.After(verb, WordClass.DelegationKind);
        if (ObjectReader.At(reading, next, limit) is not null)
            return true;
        for (var i = next; i < limit; i++)
        {
            if (((reading.IsWord(i, "với") && reading.IsWord(i - 1, "đối")) || reading.IsWord(i, "tại")) && ObjectReader.At(reading, i + 1, limit) is not null)
                return true;
        }

        return false;
    }

    // "công bố Quyết định", "triển khai các Kế hoạch": the word after the paper's kind
    static int Paper(Reading reading, int at)
    {
        if (!(reading.IsWord(at, "công") && reading.IsWord(at + 1, "bố")) && !(reading.IsWord(at, "triển") && reading.IsWord(at + 1, "khai"))
            && !(reading.IsWord(at, "thông") && reading.IsWord(at + 1, "qua")) && !(reading.IsWord(at, "quán") && reading.IsWord(at + 1, "triệt")) && !(reading.IsWord(at, "thông") && reading.IsWord(at + 1, "báo")))
            return -1;
        // "thông báo kết quả kiểm tra", "công bố kết luận kiểm tra": the last meeting of the two sides
        var result = reading.IsWord(at + 2, "dự") && reading.IsWord(at + 3, "thảo") ? at + 4 : at + 2;
        if (reading.IsWord(result, "kết") && (reading.IsWord(result + 1, "quả") || reading.IsWord(result + 1, "luận")))
            return result + 2;
        var kind = reading.IsWord(at + 2, "các") ? at + 3 : at + 2;
        return reading.Longest(kind, WordClass.DocumentType) is { Value: "quyết định" or "kế hoạch" } paper ? paper.Next : -1;
    }

    static bool IsSubject(Reading reading, int verb) =>
        reading.IsWord(verb - 1, "về") || (reading.IsWord(verb - 2, "kết") && (reading.IsWord(verb - 1, "quả") || reading.IsWord(verb - 1, "luận"))) || reading.IsWord(verb - 1, "định") || reading.IsWord(verb - 1, "hoạch")
        || (reading.IsWord(verb - 1, "việc") && reading.IsWord(verb - 2, "về")) || (reading.IsWord(verb - 1, "hành") && reading.IsWord(verb - 2, "tiến"));
}
