using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Who issued a document: the last body of the header, made exact by the name in which it is signed.</summary>
static class Issuers
{
    // They sign for the Central Committee, whose name stands in the header.
    static readonly string[] Central = ["bo chinh tri", "ban bi thu"];

    // Organs of the body in the header: “Ban Thường vụ” of “Thành ủy Hải Phòng”.
    static readonly string[] Organs = ["ban thuong vu", "ban chap hanh", "thuong truc", "ban thuong truc", "doan kiem tra", "ban can su dang"];

    // Offices of a committee; the header leaves out whose, because its line stands above.
    static readonly string[] Offices =
    [
        "ban to chuc", "ban tuyen giao", "ban tuyen giao va dan van", "ban dan van", "ban noi chinh", "ban kinh te", "ban chinh sach, chien luoc", "uy ban kiem tra", "van phong",
    ];

    public static (string? Issuer, string? Superior) Of(Header header, string? onBehalfOf)
    {
        onBehalfOf ??= header.IssuerInSentence;
        var bodies = header.Bodies.ConvertAll(BodyName.InSentence);
        var last = bodies.Count > 0 ? bodies[^1] : null;
        var superior = bodies.Count > 1 ? bodies[0] : null;
        if (last is null)
            return (onBehalfOf is null ? null : BodyName.InSentence(onBehalfOf), null);
        // “ĐẢNG BỘ XÃ TÂN LẬP” ⏎ “BAN CHẤP HÀNH”: an organ of the body above.
        if (superior is not null && Array.Exists(Organs, o => o == SearchKey.Of(last)))
        {
            last = Join(last, SearchKey.Of(last), bodies[^2], SearchKey.Of(bodies[^2]));
            superior = bodies.Count > 2 ? bodies[0] : null;
        }

        if (superior is not null && Array.Exists(Offices, o => o == SearchKey.Of(last)))
            last = $"{last} {(superior.EndsWith("Trung ương", StringComparison.Ordinal) ? "Trung ương" : superior)}";
        // “ỦY BAN NHÂN DÂN” with no word of which: the line above the decision says it.
        if (SearchKey.Of(last) is var bare && BodyLines.IsUnfinished(bare) && header.Enacting is { } enacting && SearchKey.Of(enacting).IndexOf(bare, StringComparison.Ordinal) is >= 0 and var at)
            last = BodyName.InSentence(enacting[at..]);
        if (onBehalfOf is null)
            return (last, superior);
        var (behalf, key) = (BodyName.InSentence(onBehalfOf), SearchKey.Of(onBehalfOf));
        var lastKey = SearchKey.Of(last);
        if (Array.Exists(Central, c => key.StartsWith(c, StringComparison.Ordinal)) && lastKey.Contains("trung uong", StringComparison.Ordinal))
            return (behalf, last);
        if (lastKey.StartsWith(key, StringComparison.Ordinal) || !Array.Exists(Organs, o => key.StartsWith(o, StringComparison.Ordinal)))
            return (last, superior);
        // The committee of “Đảng ủy xã”, “Tỉnh ủy” is that of its Party organisation.
        if (key.StartsWith("ban chap hanh", StringComparison.Ordinal))
            last = OrganisationOf(last);
        return (Join(behalf, key, last, SearchKey.Of(last)), superior);
    }

    static readonly (string Committee, string Organisation)[] Organisations =
        [("Đảng ủy ", "Đảng bộ "), ("Tỉnh ủy ", "Đảng bộ tỉnh "), ("Thành ủy ", "Đảng bộ thành phố "), ("Huyện ủy ", "Đảng bộ huyện "), ("Quận ủy ", "Đảng bộ quận "), ("Thị ủy ", "Đảng bộ thị xã ")];

    static string OrganisationOf(string committee)
    {
        foreach (var (name, organisation) in Organisations)
        {
            if (committee.StartsWith(name, StringComparison.Ordinal))
                return organisation + committee[name.Length..];
        }

        return committee;
    }

    // “Ban Thường vụ” + “Thành ủy Hải Phòng”; “Ban Thường vụ Thành ủy” + “Thành ủy Hải Phòng” has the words in the middle once.
    static string Join(string organ, string organKey, string body, string bodyKey)
    {
        for (var at = 0; at >= 0; at = organKey.IndexOf(' ', at + 1))
        {
            var tail = organKey[at..].Trim();
            if (at > 0 && bodyKey.StartsWith(tail, StringComparison.Ordinal))
                return $"{organ[..at].Trim()} {body}";
            if (at == 0 && bodyKey.StartsWith(tail, StringComparison.Ordinal))
                return body;
            if (at + 1 >= organKey.Length)
                break;
        }

        return $"{organ} {body}";
    }
}
