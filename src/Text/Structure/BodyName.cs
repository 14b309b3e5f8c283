using System.Buffers;
using System.Text;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Writes the name of a body or a position, set in capitals in header and signature, as it is written in a sentence.</summary>
static class BodyName
{
    const int MostWords = 6;

    // Words that are not simply capitalised one by one, as names of places and persons are.
    static readonly string[] Phrases =
    [
        // kinds and parts of bodies
        "Ban", "Ban Bí thư", "Ban cán sự đảng", "Ban Chấp hành", "Ban Chỉ đạo", "Ban Chỉ huy", "Ban Công tác", "Ban Quản lý", "Ban Thường vụ", "Ban Thường trực", "Ban Tổ chức",
        "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Dân vận", "Ban Nội chính", "Ban Kinh tế", "Ban Chính sách, chiến lược", "Bộ", "Bộ Chính trị", "Bộ Chỉ huy", "Chi bộ",
        "Chi cục", "Chính phủ", "Chủ tịch", "Chủ tịch nước", "Công an", "Công ty", "Cục", "Đại hội đại biểu", "Đảng bộ", "Đảng đoàn", "Đảng ủy", "Hội đồng", "Hội đồng nhân dân",
        "Hội", "Hội Nông dân", "Hội Phụ nữ", "Liên hiệp", "Liên đoàn Lao động", "Mặt trận Tổ quốc", "Phòng", "Quận ủy", "Quốc hội", "Sở", "Thành đoàn", "Thành ủy", "Thị ủy", "Huyện ủy",
        "Tỉnh đoàn", "Tỉnh ủy", "Thường trực", "Thường vụ", "Tổng cục", "Trung tâm", "Trường", "Ủy ban", "Ủy ban Kiểm tra", "Ủy ban nhân dân", "Văn phòng", "Viện", "Vụ", "Học viện", "Đoàn",
        "Đoàn Kiểm tra", "Đoàn Giám sát", "Tổ", "Cơ quan", "Trung ương", "Trung ương Đảng", "Đảng", "Đảng Cộng sản Việt Nam", "Việt Nam", "Nhà nước", "Ủy ban Thường vụ",
        // levels
        "tỉnh", "thành phố", "thôn", "ấp", "bản", "tổ dân phố", "khu phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "khối", "các", "cơ quan", "doanh nghiệp", "khu vực", "và", "của", "về", "lần thứ", "khóa", "nhiệm kỳ",
        // fields
        "An ninh", "Báo chí", "Bảo hiểm", "Biên phòng", "Bộ đội", "Chuyển đổi số", "Công nghệ", "Công Thương", "Dân tộc", "Dân vận", "Du lịch", "Đào tạo", "Đầu tư", "Đô thị", "Đổi mới sáng tạo",
        "Giao thông", "Giao thông vận tải", "Giáo dục", "Giáo dục và Đào tạo", "Khoa học", "Khoa học và Công nghệ", "Kế hoạch", "Kế hoạch và Đầu tư", "Kiểm tra", "Kinh tế", "Kiến trúc",
        "Lao động", "Lao động - Thương binh và Xã hội", "Môi trường", "Ngân hàng", "Ngoại giao", "Ngoại vụ", "Nội chính", "Nội vụ", "Nông nghiệp", "Nông nghiệp và Môi trường", "Nông thôn", "Nội dung",
        "Phát triển", "Phát triển nông thôn", "Quân sự", "Quân ủy", "Quốc phòng", "Quy hoạch", "Sở hữu", "Tài chính", "Tài nguyên", "Tài nguyên và Môi trường", "Thanh tra", "Thể thao", "Thông tin",
        "Thông tin và Truyền thông", "Thống kê", "Thuế", "Thủ đô", "Tiếp công dân", "Tín dụng", "Tòa án", "Tòa án nhân dân", "Tổ chức", "Tổ quốc", "Tôn giáo", "Truyền thông", "Tuyên giáo", "Tư pháp",
        "Văn hóa", "Văn hóa, Thể thao và Du lịch", "Văn thư", "Vận tải", "Viện kiểm sát nhân dân", "Viện Kiểm sát", "Xã hội", "Xây dựng", "Y tế", "Cải cách", "Chiến lược", "Chính sách", "Kỹ thuật",
        "Cảnh sát", "Chính trị", "Ngân sách", "Pháp chế", "Dân chủ", "Cựu chiến binh", "Phụ nữ", "Nông dân", "Thanh niên", "Thi đua", "Khen thưởng", "Kiểm lâm", "Kiểm soát", "Phòng, chống", "đại biểu Quốc hội", "Công nghiệp", "Thương mại", "Hành chính", "Cộng sản", "Hồ Chí Minh", "nhân dân", "tối cao",
        // positions
        "Bí thư", "Phó Bí thư", "Phó Bí thư Thường trực", "Bộ trưởng", "Thứ trưởng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Chủ nhiệm", "Phó Chủ nhiệm", "Chủ nhiệm Ủy ban", "Phó Chủ tịch",
        "Phó Chủ tịch Thường trực", "Cục trưởng", "Phó Cục trưởng", "Giám đốc", "Phó Giám đốc", "Tổng Bí thư", "Tổng Giám đốc", "Thủ tướng", "Phó Thủ tướng", "Thủ tướng Chính phủ", "Phó Thủ tướng Thường trực",
        "Trưởng ban", "Phó Trưởng ban", "Phó Trưởng ban Thường trực", "Trưởng đoàn", "Phó Trưởng đoàn", "Trưởng phòng", "Phó Trưởng phòng", "Ủy viên", "Viện trưởng", "Thường trực Ban Bí thư", "Phó",
        "Hiệu trưởng", "Chánh Thanh tra", "Kiêm", "kiêm",
        // why it was set up
        "theo", "thực hiện", "số", "Quyết định", "Nghị quyết", "Chương trình", "Chỉ thị", "Kết luận", "Dự án", "Đề án", "Tổ Công tác", "Đầu tư xây dựng", "Quy chế", "dân chủ ở cơ sở", "Bệnh viện", "Đa khoa khu vực", "Trường Chính trị", "tham nhũng", "tiêu cực", "lãng phí", "Khu kinh tế", "khu công nghiệp",
    ];

    static readonly (string Abbreviation, string Name)[] Abbreviations =
    [
        ("ubnd", "Ủy ban nhân dân"), ("hđnd", "Hội đồng nhân dân"), ("ubmttq", "Ủy ban Mặt trận Tổ quốc"), ("ubkt", "Ủy ban Kiểm tra"), ("bch", "Ban Chấp hành"), ("mttq", "Mặt trận Tổ quốc"), ("btv", "Ban Thường vụ"), ("tp", "thành phố"),
        ("gd&đt", "Giáo dục và Đào tạo"), ("gdđt", "Giáo dục và Đào tạo"), ("tt&tt", "Thông tin và Truyền thông"), ("kh&cn", "Khoa học và Công nghệ"), ("kh&đt", "Kế hoạch và Đầu tư"), ("tn&mt", "Tài nguyên và Môi trường"), ("nn&mt", "Nông nghiệp và Môi trường"),
        ("nn&ptnt", "Nông nghiệp và Phát triển nông thôn"), ("vhtt&dl", "Văn hóa, Thể thao và Du lịch"), ("vh,tt&dl", "Văn hóa, Thể thao và Du lịch"), ("lđtb&xh", "Lao động - Thương binh và Xã hội"), ("lđ-tb&xh", "Lao động - Thương binh và Xã hội"), ("lđlđ", "Liên đoàn Lao động"),
        ("đbqh", "đại biểu Quốc hội"), ("lhpn", "Liên hiệp Phụ nữ"), ("ccb", "Cựu chiến binh"), ("tand", "Tòa án nhân dân"), ("vksnd", "Viện kiểm sát nhân dân"), ("bcđ", "Ban Chỉ đạo"), ("bql", "Ban Quản lý"), ("chqs", "Chỉ huy quân sự"), ("đkkv", "Đa khoa khu vực"), ("bvđk", "Bệnh viện Đa khoa"), ("bđbp", "Bộ đội Biên phòng"), ("btt", "Ban Thường trực"), ("tp.", "thành phố"), ("ntm", "nông thôn mới"), ("pctt", "phòng, chống thiên tai"), ("pccc", "phòng cháy, chữa cháy"),
    ];

    static readonly Dictionary<string, string> ByKey = Index();

    /// <summary>“ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH” → “Ủy ban nhân dân tỉnh Quảng Ninh”. What is not in capitals stays as it is typed.</summary>
    public static string InSentence(string name)
    {
        name = ToneMarks.Normalise(name.Trim(' ', '*', ',', ':', ';', '.'));
        if (!Line.IsInCapitals(name))
            return name;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = new StringBuilder(name.Length);
        for (var i = 0; i < words.Length;)
        {
            var length = Math.Min(MostWords, words.Length - i);
            string? phrase = null;
            while (length > 0 && (phrase = Phrase(string.Join(' ', words, i, length).ToLowerInvariant())) is null)
                length--;
            if (result.Length > 0)
                result.Append(' ');
            result.Append(phrase ?? Capitalise(words[i]));
            i += Math.Max(length, 1);
        }

        if (result.Length > 0)
            result[0] = char.ToUpperInvariant(result[0]);
        return result.ToString();
    }

    // “BỘ CHÍNH TRỊ, BAN BÍ THƯ” are two.
    static string? Phrase(string key) =>
        ByKey.GetValueOrDefault(key) ?? (key[^1] == ',' && ByKey.GetValueOrDefault(key[..^1]) is { } phrase ? $"{phrase}," : null);

    // No syllable is without a vowel: BQL, QĐ and KCN are abbreviations.
    static readonly SearchValues<char> Consonants = SearchValues.Create("BCDĐGHKLMNPQRSTVX");

    /// <summary>Abbreviations in a name in capitals written out in capitals: “BCĐ XÂY DỰNG NTM” → “BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI”.</summary>
    public static string WrittenOut(string name) =>
        Line.IsInCapitals(name)
            ? string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Array.Find(Abbreviations, pair => string.Equals(pair.Abbreviation, word, StringComparison.OrdinalIgnoreCase)).Name?.ToUpperInvariant() ?? word))
            : name;

    /// <summary>The same in a sentence: “BTV Tỉnh ủy Lam Sơn” → “Ban Thường vụ Tỉnh ủy Lam Sơn”.</summary>
    public static string WrittenOutInSentence(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Line.IsInCapitals(word) && Array.Find(Abbreviations, pair => string.Equals(pair.Abbreviation, word, StringComparison.OrdinalIgnoreCase)).Name is { } full ? full : word));

    static string Capitalise(string word)
    {
        // TP.HCM, II, 2026 stay as they are.
        if (RomanNumeral.TryParse(word, out _) || word.AsSpan(1).ContainsAny('.', '-', '&') || !word.AsSpan().ContainsAnyExcept(Consonants))
            return word;
        // “SỐ 16-CTr/TU”
        if (char.IsAsciiDigit(word[0]) && word.Contains('/', StringComparison.Ordinal))
            return NumberSymbol.Written(word);
        return word[..1] + word[1..].ToLowerInvariant();
    }

    static Dictionary<string, string> Index()
    {
        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var phrase in Phrases)
            phrases[phrase.ToLowerInvariant()] = phrase;
        foreach (var (abbreviation, name) in Abbreviations)
            phrases[abbreviation] = name;
        return phrases;
    }
}
