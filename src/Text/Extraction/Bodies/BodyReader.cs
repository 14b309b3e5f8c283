using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Bodies;

/// <summary>A body named in a text. <paramref name="Name"/> is its clean form: one spelling of ủy, one space between words.</summary>
/// <param name="Fixed">Whether it is one of the bodies that have a name of their own.</param>
sealed record BodyMention(string Name, int First, int Next, bool Fixed, string Rule, double Confidence);

/// <summary>Reads the names of bodies. <c>Bodies.md</c> lists the forms.</summary>
static class BodyReader
{
    const int Longest = 24;

    /// <summary>The body whose name begins here; null where none does.</summary>
    public static BodyMention? At(Reading reading, int at, int limit)
    {
        if (reading.Longest(at, WordClass.FixedBody) is { } known && known.Next <= limit && (reading.Words[at].IsCapital || known.Next - at > 1)
            && !GoesOn(reading, known.Next, limit))
        {
            return new BodyMention(known.Value ?? Clean(reading.TextOf(at, known.Next)), at, known.Next, Fixed: true, "named body", 0.98);
        }

        // "Hội nghị" is no association.
        var next = reading.Is(at, WordClass.OtherEvent) || (IsBrief(reading, at) && (reading.Words[at].Kind != WordKind.Upper || reading.Touches(at))) ? -1 : End(reading, at, limit);
        if (next < 0)
            return null;
        return new BodyMention(Spelled(Clean(reading.TextOf(at, next))), at, next, Fixed: false, "body by its head word", 0.9);
    }

    /// <summary>One spelling for “uỷ” and “ủy”, single spaces.</summary>
    public static string Clean(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("uỷ", "ủy", StringComparison.Ordinal)
            .Replace("Uỷ", "Ủy", StringComparison.Ordinal);

    // The abbreviations of the Party's bodies; those of the state (UBND, HĐND) are used as names.
    static string Spelled(string name)
    {
        foreach (var (brief, full) in _abbreviations)
        {
            if (name.Contains(brief, StringComparison.Ordinal))
                name = string.Join(' ', name.Split(' ').Select(word => string.Equals(word, brief, StringComparison.Ordinal) ? full : word));
        }

        return name;
    }

    static readonly (string Brief, string Full)[] _abbreviations =
        [("BTV", "Ban Thường vụ"), ("BCH", "Ban Chấp hành"), ("UBKT", "Ủy ban Kiểm tra"), ("BCĐ", "Ban Chỉ đạo"), ("TU", "Tỉnh ủy"), ("HU", "Huyện ủy"), ("QU", "Quận ủy"), ("ĐU", "Đảng ủy")];

    static bool GoesOn(Reading reading, int at, int limit) =>
        at < limit && reading.Words[at].IsCapital && reading.Is(at, WordClass.BodyHead) && !reading.Is(at, WordClass.FixedBody);

    // "HU", "ĐU": in small letters they are syllables, and in "12-QĐ/TU" part of a symbol
    static bool IsBrief(Reading reading, int at) => reading.IsWord(at, "hu") || reading.IsWord(at, "đu") || reading.IsWord(at, "tu") || reading.IsWord(at, "qu");

    static int End(Reading reading, int at, int limit)
    {
        var i = reading.After(at, WordClass.BodyHead);
        if (i < 0 || i > limit)
            return -1;
        var end = i;
        var capitals = reading.Words[at].IsCapital;
        var school = reading.IsWord(at, "trường") || (reading.IsWord(at, "bệnh") && reading.IsWord(at + 1, "viện"));
        var firm = reading.Is(at, WordClass.FirmHead);
        if (firm && reading.Words[at].IsCapital)
            end = i = RunOn(reading, i, limit);
        while (i < limit && i - at < Longest)
        {
            var word = reading.Words[i];
            if (word.Kind == WordKind.Mark)
            {
                var mark = reading.Text[word.Start];
                if (mark is '-' or '–' && i + 1 < limit && end == i && reading.Words[i + 1].IsCapital
                    && NameReader.After(reading, i + 1, limit, introduced: false) < 0)
                {
                    i++;
                    continue;
                }

                if (mark == '.' && reading.Touches(i) && i + 1 < limit && (reading.IsWord(i - 1, "tp") || reading.IsWord(i - 1, "tx")))
                {
                    i++;
                    continue;
                }

                // "Đảng ủy, Bộ tư lệnh Quân khu 9", "Thường trực, Ban Thường vụ Thành ủy": two bodies under one name
                if (mark == ',' && i == reading.After(at, WordClass.BodyHead) && i + 1 < limit && reading.Words[i + 1].IsCapital && reading.Is(i + 1, WordClass.BodyHead)
                    && !reading.Is(i + 1, WordClass.PositionHead))
                {
                    i++;
                    continue;
                }

                // "Ủy ban Văn hóa, Giáo dục", "Bộ Văn hóa, Thể thao và Du lịch"
                if (mark == ',' && end == i && i + 3 < limit && reading.Words[i + 1].IsCapital && NamesField(reading, at, i + 1, limit))
                {
                    i++;
                    continue;
                }

                break;
            }

            var inner = Math.Max(reading.After(i, WordClass.BodyWord), reading.After(i, WordClass.BodyHead));
            if (word.IsCapital)
            {
                if (i > at + 1 && !school && StartsPerson(reading, i, limit))
                    break;
                capitals = true;
                school |= reading.IsWord(i, "trường");
                firm |= reading.Is(i, WordClass.FirmHead);
                i = Math.Min(limit, Inside(reading, i));
                end = i = firm ? RunOn(reading, i, limit) : i;
                continue;
            }

            if (word.Kind == WordKind.Number)
            {
                i++;
                end = i;
                continue;
            }

            // "Đảng ủy Khối tổ chức Hội nghị": a verb
            if (inner < 0 || inner > limit || (reading.IsWord(i, "tổ") && i > at + 1))
                break;
            // "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng": such bodies are named after their task
            if (reading.IsWord(i, "về") && reading.IsWord(at, "ban") && reading.IsWord(at + 1, "chỉ"))
            {
                i++;
                while (i < limit && (reading.After(i, WordClass.PositionWord) is var task && task > i + 1 && task <= limit))
                    end = i = task;
                if (end < i)
                    break;
                continue;
            }

            if (reading.IsWord(i, "và") || reading.IsWord(i, "của") || reading.IsWord(i, "về"))
            {
                var joins = reading.IsWord(i, "và")
                    ? i + 1 < limit && reading.Words[i + 1].IsCapital && !reading.Is(i + 1, WordClass.BodyHead) && !reading.Is(i + 1, WordClass.Honorific)
                        && !reading.Is(i + 1, WordClass.FixedBody)
                    : reading.IsWord(i, "của") && i + 1 < limit && reading.Words[i + 1].IsCapital && reading.Is(i + 1, WordClass.FixedBody);
                if (!joins)
                    break;
                i++;
                continue;
            }

            // A small word belongs to the name when it names a level or a capital follows.
            if (reading.Is(i, WordClass.PlaceLevel) || (inner < limit && reading.Words[inner].IsCapital) || reading.Is(i, WordClass.BodyHead) && i == at)
            {
                i = inner;
                end = i;
                continue;
            }

            if (reading.Is(i, WordClass.BodyWord) && end == i && capitals && inner < limit && reading.Is(inner, WordClass.PlaceLevel))
            {
                i = inner;
                end = i;
                continue;
            }

            break;
        }

        // A bare "ban", "bộ", "xã" is a common word, not the name of a body.
        return end == reading.After(at, WordClass.BodyHead) && end == at + 1 && !reading.Words[at].IsCapital ? -1 : end;
    }

    // Firms and schools have names of many words of which only the first is capitalised.
    public static int RunOn(Reading reading, int at, int limit)
    {
        while (at < limit && reading.Words[at].Kind == WordKind.Lower && !reading.Is(at, WordClass.BodyEnd)
            && (!reading.Is(at, WordClass.SpeechVerb) || reading.Is(at, WordClass.NotACue)))
            at++;
        return at;
    }

    // "Tỉnh ủy", "Kinh tế", "Giao thông vận tải": only the first word of a compound is capitalised.
    public static int Inside(Reading reading, int at) =>
        Math.Max(Math.Max(at + 1, reading.After(at, WordClass.Place)), Math.Max(reading.After(at, WordClass.BodyHead),
            Math.Max(reading.After(at, WordClass.BodyWord), reading.After(at, WordClass.FixedBody))));

    // In a list of fields a second capitalised field follows the comma, and "và" comes before the last.
    public static bool NamesField(Reading reading, int head, int at, int limit)
    {
        if (!(reading.IsWord(head, "ủy") || reading.IsWord(head, "bộ") || reading.IsWord(head, "sở") || reading.IsWord(head, "vụ") || reading.IsWord(head, "đảng") || reading.IsWord(head, "ban") || (reading.IsWord(head, "tiểu") && reading.IsWord(head + 1, "ban"))))
            return false;
        if (reading.Is(at, WordClass.BodyHead) || reading.Is(at, WordClass.PositionHead) || reading.Is(at, WordClass.Honorific) || StartsPerson(reading, at, limit))
            return false;
        for (var i = at + 1; i < Math.Min(limit, at + 7); i++)
        {
            if (reading.IsWord(i, "và"))
                return i + 1 < limit && reading.Words[i + 1].IsCapital;
            if (reading.Words[i].Kind == WordKind.Mark && !reading.IsMark(i, ','))
                return false;
        }

        return false;
    }

    static bool StartsPerson(Reading reading, int at, int limit)
    {
        // "Huyện ủy Q., …": a name left out, not an acting office
        if (reading.IsWord(at, "q"))
            return at + 2 < limit && reading.Words[at + 2].IsCapital && reading.Is(at + 2, WordClass.PositionHead);
        if (reading.Is(at, WordClass.PositionHead) && reading.After(at, WordClass.PositionHead) > at + 1)
            return true;
        var name = NameReader.After(reading, at, limit, introduced: false);
        return name >= at + 3 && !NameReader.IsPlace(reading, at, at + 2);
    }
}
