using DonDoc.Text.Extraction.Bodies;
using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>Reads whom a session is with: a body, several of one kind, or units that are counted.</summary>
static class ObjectReader
{
    const int LongestAttribute = 9;

    public static BodyMention? At(Reading reading, int at, int limit)
    {
        // "với với" happens
        while (reading.IsWord(at, "với") || reading.IsWord(at, "tại"))
            at++;
        if ((reading.IsWord(at, "tập") && reading.IsWord(at + 1, "thể")) || (reading.IsWord(at, "đại") && reading.IsWord(at + 1, "diện")))
            at += 2;
        if (at >= limit || reading.Is(at, WordClass.Delegation) || reading.Is(at, WordClass.SessionNoun))
            return null;
        if (Units(reading, at, limit) is { } units)
            return units;
        return BodyReader.At(reading, at, limit) is { Name.Length: > 3 } found && Unit(reading, found, limit) is var body ? OfUnits(reading, body, limit) ?? WithOtherPlaces(reading, body, limit) : null;
    }

    // "kiểm tra Đảng ủy phường Châu Văn Liêm": whom one inspects ends with the place, whosever name it bears
    static BodyMention Unit(Reading reading, BodyMention body, int limit)
    {
        if (!(reading.IsWord(body.Next - 1, "xã") || reading.IsWord(body.Next - 1, "phường") || reading.IsWord(body.Next - 1, "trấn")) || body.Next >= limit
            || !reading.Words[body.Next].IsCapital || NameReader.After(reading, body.Next, limit, introduced: true) is not (> 0 and var next) || next - body.Next > 3)
            return body;
        return body with { Name = $"{body.Name} {reading.TextOf(body.Next, next)}", Next = next };
    }

    // "5 đơn vị trực thuộc Sở Xây dựng", "20 xã, phường khu vực phía Nam", "các xã Chiềng Khoong, Nà Nghịu"
    static BodyMention? Units(Reading r, int at, int limit)
    {
        var counted = r.Words[at].Kind == WordKind.Number;
        var i = counted || r.IsWord(at, "các") || r.IsWord(at, "những") ? at + 1 : r.After(at, WordClass.Numeral);
        if (r.IsWord(at, "một") && r.IsWord(at + 1, "số"))
            i = at + 2;
        var unit = i < 0 ? -1 : r.After(i, WordClass.Unit);
        if (unit < 0 || unit > limit)
            return null;
        while ((r.IsMark(unit, ',') || r.IsWord(unit, "và")) && r.After(unit + 1, WordClass.Unit) is var more && more > 0 && more <= limit)
            unit = more;
        var end = Names(r, unit, limit);
        // "các tỉnh, thành phố: Bình Định, Đà Nẵng"
        if (end == unit && r.IsMark(unit, ':'))
            end = Names(r, unit + 1, limit) is var listed && listed > unit + 1 ? listed : unit;
        if (end == unit && r.Is(unit, WordClass.UnitAttribute))
            end = Attribute(r, unit, limit);
        return end == unit && !counted ? null
            : new BodyMention(BodyReader.Clean(r.TextOf(at, end)), at, end, Fixed: false, "units counted or named together", 0.85);
    }

    static int Names(Reading r, int at, int limit)
    {
        var end = at;
        for (var i = at; i < limit; i++)
        {
            if (r.Words[i].IsCapital || r.Words[i].Kind == WordKind.Number)
                end = i + 1;
            else if (end == at || !(r.IsMark(i, ',') || r.IsWord(i, "và") || (r.Is(i, WordClass.PlaceLevel) && end < i)) || i + 1 >= limit
                || !(r.Words[i + 1].IsCapital || r.Is(i + 1, WordClass.PlaceLevel)))
                break;
        }

        return end;
    }

    static int Attribute(Reading r, int at, int limit)
    {
        var link = r.After(at, WordClass.UnitAttribute);
        if (BodyReader.At(r, link, limit) is { } body)
            return body.Next;
        var end = link;
        while (end < limit && end - at < LongestAttribute && r.Words[end].Kind != WordKind.Mark && !r.Is(end, WordClass.BodyEnd))
            end++;
        return end;
    }

    /// <summary>
    /// A place, or what stands on one: “thành phố Hội An và huyện Đại Lộc”, “các công trình thủy lợi”. Whoever inspects goes there himself,
    /// so no body need be named.
    /// </summary>
    public static BodyMention? Site(Reading reading, int at, int limit)
    {
        var head = reading.IsWord(at, "các") || reading.IsWord(at, "những") ? at + 1 : reading.IsWord(at, "một") && reading.IsWord(at + 1, "số") ? at + 2 : at;
        if (reading.After(head, WordClass.Site) is not (> 0 and var next) || next > limit)
            return null;
        var end = next;
        while (end < limit && end - at < LongestSite && reading.Words[end].Kind != WordKind.Mark && (reading.Words[end].IsCapital || !reading.Is(end, WordClass.BodyEnd)))
            end++;
        return new BodyMention(BodyReader.Clean(reading.TextOf(at, end)), at, end, Fixed: false, "site", 0.7);
    }

    const int LongestSite = 12;

    /// <summary>Those with whom one works, where no body begins the name: “trưởng, phó các ban xây dựng Đảng”, “cán bộ chủ chốt của xã”.</summary>
    public static BodyMention? People(Reading reading, int at, int limit)
    {
        var end = at;
        var named = false;
        while (end < limit && end - at < LongestSite && (reading.Words[end].Kind != WordKind.Mark || reading.IsMark(end, ',')) && !reading.IsWord(end, "về")
            && !reading.IsWord(end, "nhằm") && !reading.IsWord(end, "để") && !reading.IsWord(end, "theo"))
        {
            named |= reading.Is(end, WordClass.BodyHead) || reading.Is(end, WordClass.Unit) || reading.Is(end, WordClass.Place);
            end++;
        }

        while (end > at && reading.Words[end - 1].Kind == WordKind.Mark)
            end--;
        return named && end - at >= 2 && !reading.Is(at, WordClass.Delegation)
            ? new BodyMention(BodyReader.Clean(reading.TextOf(at, end)), at, end, Fixed: false, "those with whom one works", 0.7) : null;
    }

    // "UBND các tỉnh Bình Định và Phú Yên", "HĐND 19 xã, thị trấn", "Ban Thường vụ các huyện ủy"
    static BodyMention? OfUnits(Reading r, BodyMention body, int limit)
    {
        var at = body.Next;
        if (at >= limit || !(r.IsWord(at, "các") || r.IsWord(at, "hai") || r.IsWord(at, "ba") || r.Words[at].Kind == WordKind.Number)
            || r.After(at + 1, WordClass.Unit) is not (> 0 and var unit) || unit > limit)
            return null;
        while ((r.IsMark(unit, ',') || r.IsWord(unit, "và")) && r.After(unit + 1, WordClass.Unit) is var more && more > 0 && more <= limit)
            unit = more;
        var end = Names(r, unit, limit);
        return body with { Name = BodyReader.Clean(r.TextOf(body.First, end)), Next = end };
    }

    // "Ban Thường vụ Tỉnh ủy Ninh Bình, Đắk Lắk, Lào Cai"; "phường Trần Phú, phường Lê Lợi"
    static BodyMention WithOtherPlaces(Reading reading, BodyMention body, int limit)
    {
        var end = body.Next;
        while (end + 1 < limit && (reading.IsMark(end, ',') || reading.IsWord(end, "và")) && Another(reading, body, end + 1, limit) is var next and > 0)
            end = next;
        return end == body.Next ? body : body with { Name = BodyReader.Clean(reading.TextOf(body.First, end)), Next = end };
    }

    static int Another(Reading reading, BodyMention body, int at, int limit)
    {
        if (reading.After(at, WordClass.Place) is var place && place > 0 && place <= limit && reading.Words[at].IsCapital && EndsWithPlace(reading, body))
            return place;
        return reading.Is(body.First, WordClass.PlaceLevel) && reading.Is(at, WordClass.PlaceLevel) && BodyReader.At(reading, at, limit) is { } unit ? unit.Next : -1;
    }

    static bool EndsWithPlace(Reading reading, BodyMention body)
    {
        for (var i = body.First; i < body.Next; i++)
        {
            if (reading.After(i, WordClass.Place) == body.Next)
                return true;
        }

        return false;
    }
}
