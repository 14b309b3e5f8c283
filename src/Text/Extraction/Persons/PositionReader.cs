using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Persons;

/// <summary>The positions that stand together in a text, and what they say about a delegation.</summary>
/// <param name="Next">The word after the last.</param>
sealed record Positions(IReadOnlyList<Span> Spans, bool HeadsDelegation, bool InDelegation, int Next);

/// <summary>Reads positions: “Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng, Chủ nhiệm Ủy ban Kiểm tra Trung ương”.</summary>
static class PositionReader
{
    const int LongestPosition = 28;

    /// <summary>Reads a list of positions separated by commas.</summary>
    /// <param name="beforeName">Whether the list leads to a name; otherwise a last position that leads to a name belongs to that name.</param>
    public static Positions? ReadList(Reading reading, int at, int limit, bool beforeName)
    {
        var spans = new List<Span>();
        var (heads, member) = (false, false);
        var end = at;
        for (var i = at; i < limit;)
        {
            var next = Role(reading, i, limit, ref heads, ref member);
            if (next < 0)
            {
                next = One(reading, i, limit);
                if (next < 0)
                    break;
                if (!beforeName && LeadsToName(reading, next, limit))
                    break;
                spans.Add(reading.SpanOf(i, next));
            }

            end = next;
            if (beforeName && LeadsToName(reading, next, limit))
                break;
            i = Separator(reading, next, limit);
            if (i < 0)
                i = reading.Is(next, WordClass.PositionHead) ? next : limit;
        }

        return end == at ? null : new Positions(spans, heads, member, end);
    }

    /// <summary>The word after the one position that begins here; −1 where none does.</summary>
    public static int One(Reading reading, int at, int limit)
    {
        var i = reading.After(at, WordClass.PositionHead);
        if (i < 0 || i > limit)
            return -1;
        var end = i;
        var firm = false;
        while (i < limit && i - at < LongestPosition)
        {
            var word = reading.Words[i];
            var inner = reading.After(i, WordClass.PositionWord);
            if (reading.Is(i, WordClass.PositionHead) && inner < 0 && i > at + 1)
                break;
            if (word.Kind == WordKind.Mark)
            {
                // "Ban Kinh tế - Ngân sách", "Văn hoá - Xã hội": a dash between two capitals that is not the end of the position
                if (reading.Text[word.Start] is '-' or '–' && i + 1 < limit && reading.Words[i + 1].IsCapital && end == i
                    && !reading.Is(i + 1, WordClass.PositionHead) && NameReader.After(reading, i + 1, limit, introduced: false) < 0
                    && !reading.Is(i + 1, WordClass.DelegationHead))
                {
                    i++;
                    continue;
                }

                // "Trưởng Tiểu ban An ninh, Trật tự và Y tế"
                if (reading.IsMark(i, ',') && end == i && Committee(reading, at, i) is > 0 and var committee && i + 3 < limit && reading.Words[i + 1].IsCapital && BodyReader.NamesField(reading, committee, i + 1, limit))
                {
                    i++;
                    continue;
                }

                if (inner < 0)
                    break;
            }

            if (word.IsCapital && i >= at + 1 && StartsName(reading, i, limit))
                break;
            if (inner > 0 && inner <= limit && !word.IsCapital)
            {
                if (word.Kind == WordKind.Lower && IsLink(reading, i) && !(inner < limit && (reading.Words[inner].IsCapital || reading.Is(inner, WordClass.PositionWord))))
                    break;
                i = inner;
                if (!IsLink(reading, i - 1))
                    end = i;
                continue;
            }

            if (reading.IsWord(i, "và") || reading.IsMark(i, ','))
            {
                // Only within the name of a body: "Ban Tuyên giáo và Dân vận", "Thanh niên, Thiếu niên và Nhi đồng"
                if (reading.IsWord(i, "và") && i + 1 < limit && reading.Words[i + 1].IsCapital && !reading.Is(i + 1, WordClass.PositionHead)
                    && !reading.Is(i + 1, WordClass.Honorific) && !reading.Is(i + 1, WordClass.Delegation) && !StartsName(reading, i + 1, limit))
                {
                    i++;
                    continue;
                }

                break;
            }

            if (word.IsCapital || (word.Kind == WordKind.Number && i > at))
            {
                // "Cục trưởng Cục Cảnh sát giao thông"
                firm |= reading.Is(i, WordClass.FirmHead) && word.IsCapital;
                i = Math.Min(limit, Math.Max(BodyReader.Inside(reading, i), inner));
                end = i = firm && word.IsCapital ? BodyReader.RunOn(reading, i, limit) : i;
                continue;
            }

            break;
        }

        return Math.Max(end, reading.After(at, WordClass.PositionHead));
    }

    // "Trưởng đoàn" and its like say what somebody is in the delegation, not what position he holds.
    static int Role(Reading reading, int at, int limit, ref bool heads, ref bool member)
    {
        var lead = reading.After(at, WordClass.DelegationHead);
        var other = reading.After(at, WordClass.DelegationMember);
        // Trưởng Đoàn đại biểu Quốc hội is a position.
        if (Math.Max(lead, other) < reading.After(at, WordClass.PositionHead) || Math.Max(lead, other) < 0 || Math.Max(lead, other) > limit)
            return -1;
        var next = Math.Max(lead, other);
        if (reading.Is(next, WordClass.FixedBody) && next - at == 1)
            return -1;
        if (reading.IsWord(next, "đại") || reading.IsWord(next, "đbqh") || reading.IsWord(next, "luật"))
            return -1;
        if (lead >= other)
            heads = true;
        else
            member = true;
        while (next < limit && (reading.Words[next].IsCapital || reading.IsWord(next, "số") || reading.Words[next].Kind == WordKind.Number
            || reading.IsWord(next, "của")) && !StartsName(reading, next, limit) && next - at < 14)
        {
            next++;
        }

        return next;
    }

    static bool StartsName(Reading reading, int at, int limit)
    {
        var after = NameReader.After(reading, at, limit, introduced: false);
        return after > 0 && !NameReader.IsPlace(reading, at, Math.Min(after, at + 2)) && reading.After(at, WordClass.BodyHead) <= at + 1
            && reading.After(at, WordClass.FixedBody) < 0;
    }

    static bool LeadsToName(Reading reading, int at, int limit)
    {
        if (reading.After(at, WordClass.Honorific) is var honorific and > 0)
            at = honorific;
        while (reading.After(at, WordClass.AcademicTitle) is var title and > 0)
            at = title;
        return at < limit && StartsName(reading, at, limit);
    }

    static int Separator(Reading reading, int at, int limit)
    {
        if (at >= limit)
            return -1;
        var i = at;
        if (reading.IsMark(i, ',') || reading.IsMark(i, '-') || reading.IsMark(i, '–') || reading.IsWord(i, "kiêm") || reading.IsWord(i, "và"))
            i++;
        else
            return -1;
        if (reading.IsWord(i, "kiêm") || reading.IsWord(i, "là") || reading.IsWord(i, "và") || reading.IsWord(i, "đồng"))
            i++;
        return reading.Is(i, WordClass.PositionHead) || reading.Is(i, WordClass.DelegationHead) || reading.Is(i, WordClass.DelegationMember) ? i : -1;
    }

    // Where the board or the committee of a position begins: its fields may be a list.
    static int Committee(Reading reading, int at, int limit)
    {
        for (var i = at; i < limit - 1; i++)
        {
            if (reading.Words[i].IsCapital && ((reading.IsWord(i, "tiểu") && reading.IsWord(i + 1, "ban")) || (reading.IsWord(i, "ủy") && reading.IsWord(i + 1, "ban"))))
                return i;
        }

        return -1;
    }

    static bool IsLink(Reading reading, int at) => reading.IsWord(at, "của") || reading.IsWord(at, "về") || reading.IsWord(at, "các");
}
