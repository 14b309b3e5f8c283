using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Words with which the name of an issuing body begins, and names that say only what kind of body it is. All of them in the form of <see cref="Key"/>.</summary>
static class BodyHeads
{
    // Central bodies, then assemblies and committees of the State, the Party, the mass organisations, courts, departments, the army, what is set up for a time, establishments.
    static readonly string[] Heads =
    [
        "quốc hội", "ủy ban thường vụ quốc hội", "chính phủ", "thủ tướng chính phủ", "chủ tịch nước", "bộ chính trị", "ban bí thư", "bộ", "kiểm toán nhà nước", "kiểm toán", "ngân hàng nhà nước", "ngân hàng",
        "hội đồng nhân dân", "ủy ban nhân dân", "hội đồng", "ủy ban", "thường trực", "hđnd", "ubnd", "btv", "bcđ", "ubkt", "đoàn đbqh", "đoàn đại biểu quốc hội",
        "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng bộ", "đảng đoàn", "quân ủy", "chi bộ", "chi ủy", "đại hội", "ban chấp hành", "bch", "ban thường vụ", "ban thường trực", "ban cán sự đảng", "ban",
        "ubmttq", "ub mttq", "mttq", "mặt trận tổ quốc", "tổng liên đoàn", "liên đoàn", "lđlđ", "liên hiệp", "liên minh", "hiệp hội", "hội", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "xã đoàn", "phường đoàn", "trung ương đoàn", "trung ương hội", "đoàn chủ tịch", "đoàn", "chi đoàn", "công đoàn",
        "tòa án", "viện kiểm sát", "tand", "vksnd", "viện", "thi hành án",
        "sở", "phòng", "văn phòng", "thanh tra", "tổng cục", "cục", "chi cục", "vụ", "hạt kiểm lâm", "kho bạc", "bảo hiểm xã hội", "thuế", "hải quan", "cảng vụ",
        "công an", "bộ chỉ huy", "bộ tư lệnh", "bộ đội", "bộ tổng tham mưu", "quân khu", "quân đoàn", "quân chủng", "binh chủng", "binh đoàn", "sư đoàn", "trung đoàn", "đồn biên phòng",
        "tiểu ban", "tổ công tác", "tổ giúp việc", "tổ", "đội", "cơ quan",
        "trung tâm", "trường", "học viện", "đại học", "khoa", "bệnh viện", "trạm", "đài", "báo", "tạp chí", "nhà xuất bản", "thông tấn xã", "thư viện", "bảo tàng", "vườn quốc gia", "quỹ",
        "tập đoàn", "tổng công ty", "công ty", "điện lực", "bưu điện", "hợp tác xã",
    ];

    // Words that begin like a head and are the middle of a name: “PHÒNG, CHỐNG THAM NHŨNG”, “TỔ QUỐC”, “HỘI NHẬP QUỐC TẾ”.
    static readonly string[] Middles =
        ["phòng,", "phòng chống", "phòng cháy", "phòng thủ", "phòng ngừa", "tổ quốc", "tổ chức", "hội nhập", "khoa học", "báo chí", "ban nhân dân", "ban hành", "đoàn kết", "bảo hiểm y tế", "hội nghị"];

    /// <summary>Names that stand for nothing without the name of a field, a place or a body.</summary>
    static readonly string[] Unnamed =
    [
        "ủy ban", "ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd", "đảng ủy", "đảng bộ", "chi bộ", "ban chấp hành đảng bộ", "ban chấp hành", "ban thường vụ", "thường trực", "ban chỉ đạo", "ban chỉ huy", "ban quản lý", "văn phòng",
        "thanh tra", "ủy ban mặt trận tổ quốc việt nam", "ban thường trực ủy ban mặt trận tổ quốc việt nam", "đoàn kiểm tra", "đoàn giám sát", "hội đồng", "hội đồng thẩm phán", "bộ", "sở", "ban", "phòng", "cục", "tổng cục", "chi cục", "vụ",
        "viện", "hội", "đoàn", "trung tâm", "trường", "công an", "bộ chỉ huy", "liên đoàn", "liên đoàn lao động", "tòa án", "tòa án nhân dân", "viện kiểm sát", "viện kiểm sát nhân dân", "công ty", "tập đoàn",
        "chủ tịch", "bộ trưởng", "giám đốc", "chánh án", "viện trưởng", "thủ tướng",
    ];

    // Two syllables of which the second alone would be a head.
    static readonly string[] Compounds =
        ["môi trường", "thị trường", "quốc hội", "xã hội", "quốc phòng", "biên phòng", "hải phòng", "dự phòng", "văn phòng", "công đoàn", "tập đoàn", "liên đoàn", "tỉnh đoàn", "thành đoàn", "hiệp hội", "đại hội", "tổng cục", "chi cục", "học viện", "bệnh viện", "thư viện", "đảng bộ", "chi bộ", "cán bộ", "nội bộ", "thông báo", "nhà trường", "tiểu ban", "ủy ban", "quân đoàn", "giáo hội", "bảo vụ", "nội vụ", "dịch vụ", "nghiệp vụ", "ngoại vụ", "cảng vụ", "quản trị"];

    static readonly string[] Levels = ["tỉnh", "thành phố", "tp", "tp.", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "khối", "thôn", "khu phố", "tổ dân phố"];

    /// <summary>Lower case, one spelling of tones, single blanks: “UỶ BAN  NHÂN DÂN” → “ủy ban nhân dân”.</summary>
    public static string Key(string name) => ToneMarks.Normalise(string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant());

    public static bool BeginsBody(string key) =>
        Array.Exists(Heads, head => Begins(key, head)) && !Array.Exists(Middles, middle => key.StartsWith(middle, StringComparison.Ordinal));

    /// <summary>Says which kind of body, not which: “ủy ban nhân dân”, “đảng ủy”.</summary>
    public static bool IsUnnamed(string key) => Unnamed.Contains(key);

    /// <summary>“tỉnh Hà Trung” is no body: it says of which place the one above is. “tỉnh ủy” and “xã đoàn” are bodies.</summary>
    public static bool IsPlace(string key) => !BeginsBody(key) && Array.Exists(Levels, level => Begins(key, level) && key.Length > level.Length);

    /// <summary>A committee or council that every place has, without the place.</summary>
    public static bool IsGovernment(string key) => key is "ủy ban nhân dân" or "ubnd" or "hội đồng nhân dân" or "hđnd" or "thường trực hội đồng nhân dân" or "ủy ban mặt trận tổ quốc việt nam";

    /// <summary>Where the place of a body begins, its level first; 0 where it names none.</summary>
    public static int PlaceAt(string key) =>
        Levels.Select(level => LevelAt(key, level)).Where(at => at > 0).DefaultIfEmpty(-1).Min() + 1;

    // “văn hóa - xã hội” has no commune in it.
    static int LevelAt(string key, string level)
    {
        var at = key.IndexOf($" {level} ", StringComparison.Ordinal);
        while (at >= 0 && level == "xã" && Begins(key[(at + 1)..], "xã hội"))
            at = key.IndexOf($" {level} ", at + 1, StringComparison.Ordinal);
        return at;
    }

    /// <summary>Ends with a level whose name is still to come: “ủy ban nhân dân tỉnh”.</summary>
    public static bool EndsWithLevel(string key) => LastLevel(key) is not null;

    /// <summary>The level that a name ends with; null where it ends with none.</summary>
    public static string? LastLevel(string key) => Array.Find(Levels, level => key.EndsWith(level, StringComparison.Ordinal) && key.Length > level.Length && key[^(level.Length + 1)] == ' ');

    /// <summary>“TP. Lam Sơn” → “Lam Sơn”.</summary>
    public static string WithoutLevel(string place) =>
        Array.Find(Levels, level => Begins(Key(place), level) && place.Length > level.Length && place[level.Length] is ' ') is { } first ? place[first.Length..].TrimStart() : place;

    /// <summary>Names its place: “ủy ban nhân dân tỉnh Hà Trung”, “tỉnh ủy Lam Sơn”.</summary>
    public static bool HasLevel(string key) => Array.Exists(Levels, level => LevelAt(key, level) >= 0);

    /// <summary>The width of a cell cut a name where no shorter name ends: “chính” and “phủ”, “bộ quốc” and “phòng”.</summary>
    public static bool IsCut(string before, string after)
    {
        var both = $"{before} {after}";
        return IsCompound(before, after) || Array.Exists(Heads, head => head.Length > before.Length && Begins(head, before) && Begins(both, head));
    }

    /// <summary>The word before and the head behind are one word: “môi trường”, “Hải Phòng”.</summary>
    public static bool IsCompound(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        foreach (var compound in Compounds)
        {
            var blank = compound.IndexOf(' ', StringComparison.Ordinal);
            if (before.EndsWith(compound.AsSpan(0, blank)) && (before.Length == blank || before[^(blank + 1)] == ' ')
                && after.StartsWith(compound.AsSpan(blank + 1)) && (after.Length == compound.Length - blank - 1 || !char.IsLetter(after[compound.Length - blank - 1])))
                return true;
        }

        return false;
    }

    public static bool Begins(string key, string word) =>
        key.StartsWith(word, StringComparison.Ordinal) && (key.Length == word.Length || !char.IsLetter(key[word.Length]));
}
