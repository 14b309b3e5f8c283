using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Where a session took place, and which province a report means when it says only “Tỉnh ủy”.</summary>
static class PlaceReader
{
    public sealed record Place(string Name, int First, int Next);

    /// <summary>The place of the inspected body, else the province that the report names most.</summary>
    public static Place? Of(Page page, BodyMention? inspected)
    {
        var reading = page.Reading;
        if (inspected is not null)
        {
            for (var i = inspected.First; i < inspected.Next; i++)
            {
                if (reading.Longest(i, WordClass.Place) is { } province && province.Next <= inspected.Next)
                    return new Place(province.Value ?? reading.TextOf(province.First, province.Next), province.First, province.Next);
                if (Unit(reading, i, inspected.Next) is { } unit)
                    return unit;
            }
        }

        return Province(page);
    }

    /// <summary>“Ban Thường vụ Tỉnh ủy” with the province that the text is about.</summary>
    public static string Complete(Page page, string body)
    {
        var bare = body.EndsWith("Tỉnh ủy", StringComparison.Ordinal) || body.EndsWith("Thành ủy", StringComparison.Ordinal)
            || body.EndsWith(" tỉnh", StringComparison.Ordinal) || body.EndsWith("thành phố", StringComparison.Ordinal);
        return bare && Province(page) is { } province ? $"{body} {province.Name}" : body;
    }

    // "huyện X", "Huyện ủy X", "Đảng ủy xã X"
    static Place? Unit(Reading reading, int at, int limit)
    {
        string? level = null;
        var name = at;
        if (reading.IsWord(at, "huyện"))
            level = "huyện";
        else if (reading.IsWord(at, "quận"))
            level = "quận";
        else if (reading.IsWord(at, "thị") && (reading.IsWord(at + 1, "ủy") || reading.IsWord(at + 1, "xã")))
            (level, name) = ("thị xã", at + 1);
        else if (reading.IsWord(at, "xã"))
            level = "xã";
        else if (reading.IsWord(at, "phường"))
            level = "phường";
        if (level is null)
            return null;
        name++;
        if (reading.IsWord(name, "ủy"))
            name++;
        // "Quận ủy Quận 8"
        if (reading.IsWord(name, level))
            name++;
        var next = name;
        while (next < limit && (reading.Words[next].IsCapital || reading.Words[next].Kind == WordKind.Number))
            next++;
        return next == name ? null : new Place($"{level} {reading.TextOf(name, next)}", at, next);
    }

    // The province named most often; the first of those named equally often.
    static Place? Province(Page page)
    {
        var reading = page.Reading;
        var counts = new Dictionary<string, (int Count, Place Place)>(StringComparer.Ordinal);
        for (var p = 0; p < reading.ParagraphWords.Count; p++)
        {
            if (page.Layout.Roles[p] == DonDoc.Text.Source.ParagraphRole.Boilerplate && p > (page.Layout.Title ?? 0) + 6)
                continue;
            var (first, next) = reading.ParagraphWords[p];
            for (var i = first; i < next; i++)
            {
                if (reading.Longest(i, WordClass.Place) is not { } match || !reading.Words[i].IsCapital || reading.Is(i - 1, WordClass.NotAPerson) || IsPersonal(reading, i))
                    continue;
                var name = match.Value ?? BodyReader.Clean(reading.TextOf(match.First, match.Next));
                if (match.Value is null && reading.Words[i].Kind == WordKind.Upper)
                    name = Titled(name);
                var (count, place) = counts.GetValueOrDefault(name, (0, new Place(name, match.First, match.Next)));
                counts[name] = (count + 1, place);
                i = match.Next - 1;
            }
        }

        Place? best = null;
        var most = 0;
        foreach (var (count, place) in counts.Values)
        {
            if (count > most)
                (most, best) = (count, place);
        }

        return best;
    }

    // "tư tưởng, đạo đức, phong cách Hồ Chí Minh"
    static bool IsPersonal(Reading reading, int at) =>
        reading.IsWord(at, "hồ") && !(reading.IsWord(at - 1, "phố") || reading.IsWord(at - 1, "tp") || reading.IsMark(at - 1, '.'));

    static string Titled(string name) =>
        string.Join(' ', name.Split(' ').Select(w => w.Length > 1 ? w[..1] + w[1..].ToLowerInvariant() : w));
}
