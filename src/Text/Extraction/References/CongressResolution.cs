using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>
/// Resolutions of congresses. The national ones are named “Nghị quyết Đại hội XIII của Đảng”, those of a local Party
/// organisation “Nghị quyết Đại hội XVI Đảng bộ thành phố Hải Phòng”. Several congresses in one mention are several documents.
/// </summary>
static class CongressResolution
{
    public static int Read(Reading reading, int at, int limit, List<ReferenceFact> into)
    {
        var (type, i) = NamedReference.Type(reading, at);
        if (type != "nghị quyết")
            return -1;
        while (reading.IsWord(i, "các") || reading.IsWord(i, "của"))
            i++;
        if (!reading.IsWord(i, "đại") || !reading.IsWord(i + 1, "hội"))
            return -1;
        var scan = Scan(reading, i + 2, limit);
        if (scan.Romans.Count == 0)
            return -1;
        foreach (var roman in scan.Romans)
        {
            var name = scan.Local is { } local ? $"Nghị quyết Đại hội {roman} {local}" : $"Nghị quyết Đại hội {roman} của Đảng";
            into.Add(NamedReference.Fact(reading, at, scan.Next, type, null, name, scan.Local is null ? "Đại hội đại biểu toàn quốc" : null, null,
                "congress resolution", 0.95));
        }

        // "Nghị quyết Đại hội XIII của Đảng, Đại hội Đảng bộ tỉnh lần thứ XX": the second is a resolution too.
        var end = scan.Next;
        for (var hops = 0; hops < 3; hops++)
        {
            i = end;
            if (reading.IsMark(i, ',') || reading.IsWord(i, "và"))
                i++;
            if (i == end || !reading.IsWord(i, "đại") || !reading.IsWord(i + 1, "hội"))
                break;
            var more = Scan(reading, i + 2, limit);
            if (more.Romans.Count == 0)
                break;
            foreach (var roman in more.Romans)
            {
                var name = more.Local is { } local ? $"Nghị quyết Đại hội {roman} {local}" : $"Nghị quyết Đại hội {roman} của Đảng";
                into.Add(NamedReference.Fact(reading, i, more.Next, type, null, name, null, null, "congress resolution, type carried over", 0.85));
            }

            end = more.Next;
        }

        return end;
    }

    // (đại biểu) (toàn quốc) (Đảng bộ …) (lần thứ) XIII(, XIV) (của Đảng | Đảng bộ …)
    static (List<string> Romans, string? Local, int Next) Scan(Reading r, int at, int limit)
    {
        var romans = new List<string>();
        string? local = null;
        var end = at;
        for (var i = at; i < limit && i - at < 26;)
        {
            if (NamedReference.IsRoman(r, i) || (r.IsWord(i - 1, "thứ") && Arabic(r, i) is not null))
            {
                romans.Add(Arabic(r, i) ?? r.TextOf(i, i + 1));
                end = ++i;
                while (i + 1 < limit && (r.IsMark(i, ',') || r.IsWord(i, "và")) && NamedReference.IsRoman(r, i + 1))
                {
                    romans.Add(r.TextOf(i + 1, i + 2));
                    end = i += 2;
                }

                continue;
            }

            if (r.IsWord(i, "đảng") && r.IsWord(i + 1, "bộ") && local is null)
            {
                var next = OrganisationEnd(r, i + 2, limit);
                local = Bodies.BodyReader.Clean("Đảng bộ " + r.TextOf(i + 2, next)).Trim();
                i = next;
                if (romans.Count > 0)
                    end = i;
                continue;
            }

            if (IsFiller(r, i))
            {
                // "của Đảng" after the number closes the name; "đảng các cấp" has no number and is no one document.
                if (romans.Count > 0 && r.IsWord(i, "đảng"))
                    end = i + 1;
                i++;
                continue;
            }

            break;
        }

        // "Đại hội lần thứ IX" of a province: its Party organisation stands after.
        return (romans, local, end);
    }

    static readonly string[] _numerals =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV"];

    // Some newspapers write the number of a congress in figures.
    static string? Arabic(Reading r, int at) =>
        at < r.Words.Count && r.Words[at].Kind == WordKind.Number && r.Words[at].Length <= 2
        && int.Parse(r.Text.AsSpan(r.Words[at].Start, r.Words[at].Length), provider: null) is >= 1 and <= 25 and var number
            ? _numerals[number - 1]
            : null;

    // The level and the place: "tỉnh", "thành phố Hải Phòng", "Quân khu 5", "Chính phủ", "khối Các cơ quan Trung ương"
    static int OrganisationEnd(Reading r, int at, int limit)
    {
        var i = at;
        while (i < limit && i - at < 12)
        {
            if (NamedReference.IsRoman(r, i) && !r.Is(i, WordClass.Place))
                break;
            if (r.Words[i].IsCapital && !r.IsWord(i, "nghị") && !r.IsWord(i, "đại"))
            {
                i = Bodies.BodyReader.Inside(r, i);
                continue;
            }

            if (r.Words[i].Kind == WordKind.Number && i > at)
            {
                i++;
                continue;
            }

            var inner = r.After(i, WordClass.PlaceLevel);
            if (inner < 0 && (r.IsWord(i, "khối") || r.IsWord(i, "quân") || r.IsWord(i, "công") || r.IsWord(i, "các") || r.IsWord(i, "cơ")))
                inner = i + (r.IsWord(i, "khối") || r.IsWord(i, "các") ? 1 : 2);
            if (inner < 0)
                break;
            i = inner;
        }

        return Math.Min(i, limit);
    }

    static bool IsFiller(Reading r, int at) =>
        r.IsWord(at, "đại") || r.IsWord(at, "biểu") || r.IsWord(at, "toàn") || r.IsWord(at, "quốc") || r.IsWord(at, "lần") || r.IsWord(at, "thứ")
        || r.IsWord(at, "của") || r.IsWord(at, "đảng") || r.IsWord(at, "cộng") || r.IsWord(at, "sản") || r.IsWord(at, "khóa");
}
