namespace DonDoc.Text.Structure;

/// <summary>Gives organs and offices the name of the body they belong to: “Ban Tổ chức” under “Tỉnh ủy Lam Sơn” is “Ban Tổ chức Tỉnh ủy Lam Sơn”.</summary>
static class BodyOwners
{
    static readonly string[] Organs =
        ["ban thường vụ", "ban chấp hành", "thường trực", "ban thường trực", "ban bí thư", "đoàn chủ tịch", "chi ủy", "ban cán sự đảng", "đảng đoàn", "hội đồng quản trị", "hội đồng thành viên", "ban chỉ đạo", "đoàn kiểm tra", "đoàn giám sát", "tổ công tác"];

    // Of a committee of the Party; those of the State with the same first words have fields and places of their own.
    static readonly string[] Offices = ["ban", "văn phòng", "ủy ban kiểm tra", "cơ quan", "tổ", "tiểu ban"];

    static readonly string[] Committees = ["tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng bộ", "ban chấp hành đảng bộ", "ban chấp hành trung ương", "quân ủy"];

    static readonly (string Committee, string Organisation)[] Organisations =
    [
        ("Tỉnh ủy", "Đảng bộ tỉnh"), ("Thành ủy", "Đảng bộ thành phố"), ("Huyện ủy", "Đảng bộ huyện"), ("Quận ủy", "Đảng bộ quận"), ("Thị ủy", "Đảng bộ thị xã"), ("Đảng ủy", "Đảng bộ"),
        ("Tỉnh đoàn", "Đoàn tỉnh"), ("Thành đoàn", "Đoàn thành phố"),
    ];

    /// <summary>The organ that a signature names first: “ban thường vụ tỉnh ủy” names the standing committee.</summary>
    public static string? OrganIn(string key) => Array.Find(Organs, organ => BodyHeads.Begins(key, organ));

    public static bool IsCommittee(string key) => Array.Exists(Committees, committee => BodyHeads.Begins(key, committee));

    /// <summary>Whether a body of the column is an organ or an office of the one above.</summary>
    public static bool IsPartOf(string key, string owner)
    {
        if (OrganIn(key) == key || (BodyHeads.IsUnnamed(key) && key is "văn phòng" or "thanh tra") || (BodyHeads.Begins(key, "đại hội") && !key.Contains("đảng bộ", StringComparison.Ordinal)))
            return true;
        // “Ban Thường vụ Tỉnh ủy” under “Đảng bộ tỉnh Lam Sơn”
        if (SharedWith(key, BodyHeads.Key(CommitteeOf(owner))) > 0)
            return true;
        // “Ban Chấp hành tỉnh Lam Sơn” under “Hội Nông dân Việt Nam”
        if (OrganIn(key) is { } organ && BodyHeads.IsPlace(key[organ.Length..].TrimStart()))
            return !IsCommittee(owner);
        if (BodyHeads.Begins(owner, "hội đồng nhân dân"))
            return BodyHeads.Begins(key, "ban") && !BodyHeads.HasLevel(key);
        return IsCommittee(owner) && Array.Exists(Offices, office => BodyHeads.Begins(key, office)) && !BodyHeads.HasLevel(key) && !HasOwner(key);
    }

    /// <summary>“Đảng ủy Ủy ban nhân dân tỉnh” under “Tỉnh ủy Lam Sơn”: a level that has lost its name takes it from a body above, else from the place of the document.</summary>
    public static string WithPlace(string body, List<string> above, string? place)
    {
        var key = BodyHeads.Key(body);
        if (BodyHeads.LastLevel(key) is not { } level || !Array.Exists(Governments, government => key.EndsWith($"{government} {level}", StringComparison.Ordinal)))
            return body;
        foreach (var one in Enumerable.Reverse(above))
        {
            var owner = OrganisationOf(CommitteeOf(one));
            if (BodyHeads.Key(owner).LastIndexOf($" {level} ", StringComparison.Ordinal) is > 0 and var at)
                return $"{body} {owner[(at + level.Length + 2)..]}";
        }

        return place is null ? body : $"{body} {BodyHeads.WithoutLevel(place)}";
    }

    // Each place has one.
    static readonly string[] Governments = ["ủy ban nhân dân", "hội đồng nhân dân", "tòa án nhân dân", "viện kiểm sát nhân dân", "mặt trận tổ quốc việt nam", "công an", "quân sự", "bộ đội biên phòng", "thanh tra", "trường chính trị", "trung tâm chính trị", "đoàn đại biểu quốc hội", "liên đoàn lao động", "hội nông dân", "hội liên hiệp phụ nữ", "hội cựu chiến binh"];

    // “Ban Chỉ đạo thực hiện Quy chế dân chủ” says what it is for; “Ban Chỉ đạo 35” says nothing without its committee.
    static bool HasPurpose(string key) => BodyHeads.Begins(key, "ban chỉ đạo") && key.Length > "ban chỉ đạo ".Length && !char.IsAsciiDigit(key["ban chỉ đạo ".Length]);

    static bool HasOwner(string key) =>
        HasPurpose(key) || key.EndsWith("trung ương", StringComparison.Ordinal) || Array.Exists(Committees, committee => !BodyHeads.Begins(key, committee) && key.Contains($" {committee}", StringComparison.Ordinal));

    /// <summary>The name of a part with its owner. The two may share words in the middle: “Ban Thường vụ Thành ủy” of “Thành ủy Hải An”.</summary>
    public static string Join(string part, string owner)
    {
        var (key, ownerKey) = (BodyHeads.Key(part), BodyHeads.Key(owner));
        if (SharedWith(key, ownerKey) is > 0 and var shared)
            return $"{part[..shared]} {owner}";
        foreach (var other in (string[])[CommitteeOf(owner), OrganisationOf(owner)])
        {
            if (SharedWith(key, BodyHeads.Key(other)) is > 0 and var at)
                return $"{part[..at]} {other}";
        }

        if (OrganIn(key) is { } organ && organ.Length < part.Length && BodyHeads.IsPlace(key[(organ.Length + 1)..]))
            return $"{part[..organ.Length]} {owner} {part[(organ.Length + 1)..]}";
        // “Đại hội đại biểu lần thứ I” of “Đảng bộ xã Yên Khê”
        if (BodyHeads.Begins(key, "đại hội") && key.IndexOf("lần thứ", StringComparison.Ordinal) is > 0 and var time)
            return $"{part[..time].TrimEnd(' ', ',')} {owner} {part[time..]}";
        if (BodyHeads.Begins(ownerKey, "ban chấp hành trung ương"))
            return part.IndexOf(" về ", StringComparison.OrdinalIgnoreCase) is > 0 and var task ? $"{part[..task]} Trung ương{part[task..]}" : $"{part} Trung ương";
        return key is "ban chấp hành" or "đại hội đại biểu" ? $"{part} {OrganisationOf(owner)}" : $"{part} {CommitteeOf(owner)}";
    }

    // Where the words begin with which the name of the owner begins; 0 where there are none. One word is chance: “Ban Xây dựng Đảng” of “Đảng ủy xã”.
    static int SharedWith(string key, string owner)
    {
        for (var at = key.IndexOf(' ', StringComparison.Ordinal); at > 0; at = key.IndexOf(' ', at + 1))
        {
            if (key.IndexOf(' ', at + 1) > 0 && BodyHeads.Begins(owner, key[(at + 1)..]))
                return at;
        }

        return 0;
    }

    /// <summary>An organ takes the place of another: “Ban Thường vụ” of “Ban Chấp hành Hội Nông dân tỉnh” is that of the association.</summary>
    public static string WithoutOrgan(string body) => OrganIn(BodyHeads.Key(body)) is { } organ && organ.Length < body.Length ? body[(organ.Length + 1)..] : body;

    /// <summary>“Đảng bộ tỉnh Lam Sơn” and “Ban Chấp hành Đảng bộ tỉnh Lam Sơn” → “Tỉnh ủy Lam Sơn”.</summary>
    public static string CommitteeOf(string body)
    {
        var bare = WithoutOrgan(body);
        var found = Array.Find(Organisations, pair => bare.StartsWith(pair.Organisation + " ", StringComparison.OrdinalIgnoreCase));
        return found.Committee is { } committee ? committee + bare[found.Organisation.Length..] : bare;
    }

    /// <summary>“Tỉnh ủy Lam Sơn” → “Đảng bộ tỉnh Lam Sơn”.</summary>
    public static string OrganisationOf(string body)
    {
        var found = Array.Find(Organisations, pair => body.StartsWith(pair.Committee + " ", StringComparison.OrdinalIgnoreCase));
        return found.Organisation is { } organisation ? organisation + body[found.Committee.Length..] : body;
    }
}
