namespace DonDoc.Text.Structure;

/// <summary>
/// Who issued a document. Three witnesses decide together: the bodies of the header block, the symbol of the number, the signature. <c>Issuers.md</c> says how
/// and is the test of it.
/// </summary>
static class Issuers
{
    // They sign for the Central Committee, whose name stands in the header.
    static readonly string[] Central = ["bộ chính trị", "ban bí thư"];

    static readonly (string Position, string[] Heads)[] Positions =
    [
        ("tổng cục trưởng", ["tổng cục"]), ("chi cục trưởng", ["chi cục"]), ("cục trưởng", ["cục"]), ("vụ trưởng", ["vụ"]), ("bộ trưởng", ["bộ"]), ("thứ trưởng", ["bộ"]), ("viện trưởng", ["viện"]), ("chánh án", ["tòa án"]),
        ("giám đốc", ["sở", "công an", "trung tâm", "bệnh viện", "học viện", "kho bạc", "công ty", "ban quản lý"]), ("trưởng ban", ["ban"]), ("trưởng phòng", ["phòng"]), ("chánh văn phòng", ["văn phòng"]), ("chánh thanh tra", ["thanh tra"]),
        ("hiệu trưởng", ["trường"]), ("trưởng đoàn", ["đoàn"]), ("tổ trưởng", ["tổ"]), ("chủ tịch", ["ủy ban", "hội", "liên đoàn", "mặt trận", "công đoàn"]), ("chủ nhiệm", ["ủy ban kiểm tra", "văn phòng"]),
        ("bí thư", ["tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "chi bộ", "đảng bộ", "tỉnh đoàn", "đoàn"]),
    ];

    // A number names these by itself.
    static readonly (string Symbol, string Body)[] Alone = [("CP", "Chính phủ"), ("TTg", "Thủ tướng Chính phủ"), ("UBTVQH", "Ủy ban Thường vụ Quốc hội"), ("QH", "Quốc hội"), ("CTN", "Chủ tịch nước")];

    public static (string? Issuer, string? Superior) Of(Header header, Closing closing)
    {
        var behalf = Fuller(closing.OnBehalfOf, header.IssuerInSentence);
        var bodies = Whole(header);
        if (bodies.Count == 0)
            return (behalf is not null ? BodyName.InSentence(behalf) : Array.Find(Alone, pair => NumberSymbol.Parts(header.Number).Any(part => part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == pair.Symbol)).Body, null);
        if (Together(bodies, header.Number) is { } joint)
            return (joint, null);
        var at = Heaviest(bodies, header, closing, behalf);
        // An organ is no body under the one whose organ it is.
        var highest = BodyOwners.OrganIn(BodyHeads.Key(header.Bodies[at])) is null ? at : at - 1;
        var (body, superior) = (Named(bodies[at], header), highest > 0 ? BodyName.InSentence(header.Bodies[0]) : null);
        if (behalf is null)
            return (body, superior);
        var name = BodyName.InSentence(behalf);
        return Array.Exists(Central, central => BodyHeads.Begins(BodyHeads.Key(name), central)) && BodyHeads.Begins(BodyHeads.Key(body), "ban chấp hành trung ương")
            ? (name, body)
            : (WithOrgan(body, name), superior);
    }

    // The signature says it, unless the title or the introduction says the same and more: “Ban Chấp hành” and “Ban Chấp hành Đảng bộ tỉnh khóa XIII”.
    static string? Fuller(string? signed, string? said) => signed is null || (said is not null && BodyHeads.Begins(BodyHeads.Key(said), BodyHeads.Key(signed))) ? said : signed;

    // Each body of the column, with the name of the one above where it is a part of that.
    static List<string> Whole(Header header)
    {
        var whole = new List<string>();
        foreach (var body in header.Bodies.Select(body => Complete(BodyName.InSentence(body), header.IsYouthUnion)))
        {
            // “ĐẢNG ỦY” under “ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TRUNG ƯƠNG”
            if (BodyHeads.Key(body) == "đảng ủy" && whole.Count > 0 && BodyHeads.Begins(BodyHeads.Key(whole[^1]), "đảng bộ"))
            {
                whole.Add(BodyOwners.CommitteeOf(whole[^1]));
                continue;
            }

            var named = BodyOwners.WithPlace(body, whole, header.Place);
            whole.Add(whole.Count > 0 && BodyOwners.IsPartOf(BodyHeads.Key(named), BodyHeads.Key(whole[^1])) ? BodyOwners.Join(named, whole[^1]) : named);
        }

        return whole;
    }

    static string Complete(string body, bool isYouthUnion)
    {
        // “BCH TỈNH LAM SƠN” beside the title of the Youth Union
        if (isYouthUnion && BodyOwners.OrganIn(BodyHeads.Key(body)) is { } organ && organ.Length < body.Length && BodyHeads.IsPlace(BodyHeads.Key(body)[(organ.Length + 1)..]))
            return $"{body[..organ.Length]} Đoàn {body[(organ.Length + 1)..]}";
        if (isYouthUnion && BodyHeads.Key(body) == "ban chấp hành trung ương")
            return $"{body} Đoàn";
        // “HỘI ĐỒNG NHÂN DÂN - ỦY BAN NHÂN DÂN XÃ PHÚ LỘC”: both are of the commune.
        var parts = body.Split(" - ");
        if (parts.Length < 2 || !Array.Exists(parts[..^1], part => BodyHeads.IsGovernment(BodyHeads.Key(part))) || BodyHeads.PlaceAt(BodyHeads.Key(parts[^1])) is not (> 0 and var at))
            return body;
        return string.Join(" - ", parts.Select(part => BodyHeads.IsGovernment(BodyHeads.Key(part)) ? $"{part} {parts[^1][at..]}" : part));
    }

    // The last of the column, where the number and the signature do not both speak for one above it.
    static int Heaviest(List<string> bodies, Header header, Closing closing, string? behalf)
    {
        var (heaviest, most) = (bodies.Count - 1, -1);
        for (var i = bodies.Count - 1; i >= 0; i--)
        {
            var key = BodyHeads.Key(bodies[i]);
            var weight = (i == bodies.Count - 1 ? 3 : 0) + NumberSymbol.Names(header.Number, key)
                + (behalf is not null && BodyHeads.Begins(key, BodyHeads.Key(behalf)) ? 2 : 0) + (IsHeadedBy(key, closing.Signer?.Position) ? 1 : 0);
            if (weight > most)
                (heaviest, most) = (i, weight);
        }

        return heaviest;
    }

    static bool IsHeadedBy(string key, string? position)
    {
        if (position is null)
            return false;
        var rank = BodyHeads.Key(position);
        return Array.Find(Positions, pair => rank.Contains(pair.Position, StringComparison.Ordinal)).Heads is { } heads && Array.Exists(heads, head => BodyHeads.Begins(key, head));
    }

    // Two bodies of equal standing of which the number names both: a joint document.
    static string? Together(List<string> bodies, string? number)
    {
        // KHLT, HDLT: the symbol itself says that several issue it.
        if (bodies.Count != 2 || !(AreEqual(BodyHeads.Key(bodies[0]), BodyHeads.Key(bodies[1])) || NumberSymbol.Parts(number).Any(part => part.Length is 4 or 5 && part.EndsWith("LT", StringComparison.Ordinal))))
            return null;
        var named = bodies.ConvertAll(body => NumberSymbol.Parts(number).FirstOrDefault(part => NumberSymbol.IsInitials(part, BodyHeads.Key(body))));
        return named[0] is not null && named[1] is not null && named[0] != named[1] ? $"{bodies[0]} - {bodies[1]}" : null;
    }

    static readonly string[][] Standings =
    [
        ["bộ", "tòa án", "viện kiểm sát", "ngân hàng", "thanh tra", "kiểm toán"], ["sở", "công an", "hội", "liên đoàn", "ủy ban mặt trận", "bảo hiểm xã hội", "tỉnh đoàn", "ngân hàng"], ["hội đồng nhân dân", "ủy ban nhân dân", "ủy ban mặt trận", "thường trực"],
    ];

    static bool AreEqual(string one, string other) =>
        Array.Exists(Standings, standing => Array.Exists(standing, head => BodyHeads.Begins(one, head)) && Array.Exists(standing, head => BodyHeads.Begins(other, head)));

    // “ỦY BAN NHÂN DÂN” with no word of which: the line above the decision says it.
    static string Named(string body, Header header)
    {
        var key = BodyHeads.Key(body);
        // Of “VIỆN KIỂM SÁT NHÂN DÂN” ⏎ “TỐI CAO” a portal kept the first line; the symbol has both.
        if (key is "viện kiểm sát nhân dân" or "tòa án nhân dân" && NumberSymbol.Names(header.Number, key + " tối cao") > 0 && NumberSymbol.Names(header.Number, key) == 0)
            return $"{body} tối cao";
        return BodyHeads.IsUnnamed(key) && header.Enacting is { } enacting && BodyHeads.Key(enacting).IndexOf(key, StringComparison.Ordinal) is >= 0 and var at ? BodyName.InSentence(enacting[at..]) : body;
    }

    static string WithOrgan(string body, string behalf)
    {
        var (key, name) = (BodyHeads.Key(body), BodyHeads.Key(behalf));
        if (BodyHeads.Begins(key, name) || BodyHeads.Begins(key, "đại hội"))
            return body;
        // “T/M ĐẢNG ỦY” of “ĐẢNG BỘ XÃ YÊN KHÊ”
        if (BodyOwners.IsCommittee(name) && BodyOwners.CommitteeOf(body) is var committee && BodyHeads.Begins(BodyHeads.Key(committee), name))
            return committee;
        return BodyOwners.OrganIn(name) is null || BodyOwners.OrganIn(key) == BodyOwners.OrganIn(name) ? body : BodyOwners.Join(behalf, BodyOwners.WithoutOrgan(body));
    }
}
