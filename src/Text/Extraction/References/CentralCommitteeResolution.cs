using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>
/// Resolutions and conclusions of the Central Committee named by meeting and term: “NQ T.Ư 4 (khoá XIII)” is
/// “Nghị quyết Trung ương 4 khóa XIII”; “Nghị quyết Trung ương 4 khóa XI, XII” is two documents.
/// </summary>
static class CentralCommitteeResolution
{
    public static int Read(Reading reading, int at, int limit, List<ReferenceFact> into)
    {
        var (type, i) = NamedReference.Type(reading, at);
        if (type is not ("nghị quyết" or "kết luận"))
            return -1;
        var end = -1;
        var read = new List<(string Meeting, List<string> Terms, int First, int Next)>();
        // "Nghị quyết Trung ương 4 khóa XI, Trung ương 4 khóa XII": one type, several meetings
        for (var hops = 0; hops < 4; hops++)
        {
            var (meeting, terms, next) = Meeting(reading, i, limit);
            if (meeting is null)
                break;
            read.Add((meeting, terms, hops == 0 ? at : i, next));
            end = i = next;
            if (reading.IsMark(i, ',') || reading.IsMark(i, ';') || reading.IsWord(i, "và"))
                i++;
            else
                break;
        }

        for (var m = 0; m < read.Count; m++)
        {
            var (meeting, terms, first, next) = read[m];
            // "Trung ương 4, Trung ương 6 (khóa XI)": the term holds for both
            for (var later = m + 1; terms.Count == 0 && later < read.Count; later++)
                terms = read[later].Terms;
            var name = $"{NamedReference.Capital(type)} Trung ương {meeting}";
            if (terms.Count == 0)
                into.Add(NamedReference.Fact(reading, first, next, type, null, name, "Ban Chấp hành Trung ương", null, "Central Committee, term not given", 0.85));
            foreach (var term in terms)
                into.Add(NamedReference.Fact(reading, first, next, type, null, $"{name} khóa {term}", "Ban Chấp hành Trung ương", null, "Central Committee, meeting and term", 0.95));
        }

        return end;
    }

    static (string? Meeting, List<string> Terms, int Next) Meeting(Reading r, int at, int limit)
    {
        var terms = new List<string>();
        var i = at;
        if (r.IsWord(i, "của"))
            i++;
        if (r.IsWord(i, "hội") && r.IsWord(i + 1, "nghị"))
            i += 2;
        string? meeting = null;
        if (Ordinal(r, ref i) is { } before)
            meeting = before;
        if (r.IsWord(i, "của"))
            i++;
        if (r.After(i, WordClass.CentralCommittee) is not (> 0 and var after))
            return (null, terms, at);
        i = after;
        if (r.IsWord(i, "đảng"))
            i++;
        if (meeting is null)
        {
            if (Ordinal(r, ref i) is { } later)
                meeting = later;
            else if (i < limit && r.Words[i].Kind == WordKind.Number && r.Words[i].Length <= 2 && !(r.IsMark(i + 1, '-') && r.Touches(i + 1)))
                meeting = r.TextOf(i, ++i).TrimStart('0');
            else if (i < limit && r.Longest(i, WordClass.Numeral) is { } word && !r.Words[i].IsCapital)
                (meeting, i) = (word.Value, word.Next);
        }

        if (meeting is null)
            return (null, terms, at);
        // "(khóa XIII)", "khóa XI, XII", "(khóa XI và XII)", ", khóa X"
        var end = i;
        var j = i;
        // "Hội nghị Trung ương lần thứ 11 của BCH Trung ương Đảng (khóa XIII)"
        if (r.IsWord(j, "của") && r.After(j + 1, WordClass.CentralCommittee) is var committee and > 0)
            j = r.IsWord(committee, "đảng") ? committee + 1 : committee;
        while (r.IsMark(j, '(') || r.IsMark(j, ',') || r.IsMark(j, '-'))
            j++;
        if ((r.IsWord(j, "khóa") || r.IsWord(j, "k")) && NamedReference.Term(r, j + 1) is { } figures)
        {
            terms.Add(figures);
            end = j + 2;
            if (r.IsMark(end, ')'))
                end++;
        }
        else if (r.IsWord(j, "khóa"))
        {
            j++;
            while (NamedReference.IsRoman(r, j))
            {
                terms.Add(r.TextOf(j, j + 1));
                end = ++j;
                if ((r.IsMark(j, ',') || r.IsWord(j, "và")) && NamedReference.IsRoman(r, j + 1))
                    j++;
                else if ((r.IsMark(j, ',') || r.IsWord(j, "và")) && r.IsWord(j + 1, "khóa") && NamedReference.IsRoman(r, j + 2))
                    j += 2;
            }

            if (r.IsMark(end, ')'))
                end++;
        }

        return (meeting, terms, end);
    }

    // "lần thứ tư", "lần thứ 6", "lần 4"
    static string? Ordinal(Reading r, ref int i)
    {
        if (!r.IsWord(i, "lần"))
            return null;
        var j = r.IsWord(i + 1, "thứ") ? i + 2 : i + 1;
        string? value = null;
        if (r.Longest(j, WordClass.Numeral) is { } word)
            (value, j) = (word.Value, word.Next);
        else if ((uint)j < (uint)r.Words.Count && r.Words[j].Kind == WordKind.Number && r.Words[j].Length <= 2)
            value = r.TextOf(j, ++j).TrimStart('0');
        if (value is not null)
            i = j;
        return value;
    }
}
