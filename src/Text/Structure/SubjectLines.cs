using System.Text.RegularExpressions;

namespace DonDoc.Text.Structure;

/// <summary>Lines of a title that are its subject, go on with it, or stand before it and say something else.</summary>
static partial class SubjectLines
{
    // “NGHỊ QUYẾT” ⏎ “HỘI NGHỊ LẦN THỨ BA BCH ĐẢNG BỘ TỈNH” ⏎ “về …”: where it was adopted
    static readonly string[] Occasions = ["HỘI NGHỊ", "KỲ HỌP", "KÌ HỌP", "PHIÊN HỌP"];

    static readonly string[] RestOfOccasion = ["LẦN THỨ", "KHÓA", "KHOÁ", "NHIỆM KỲ", "BAN CHẤP HÀNH", "BCH", "HỘI ĐỒNG NHÂN DÂN", "HĐND", "ĐẢNG BỘ", "THỨ", "(KHÓA", "(KHOÁ", "(MỞ RỘNG"];

    static readonly string[] Openers = ["về ", "v/v", "thực hiện ", "một số ", "lãnh đạo ", "tăng cường ", "đẩy mạnh "];

    static readonly string[] Periods = ["Năm học ", "Năm 2", "Năm 1", "Giai đoạn ", "Nhiệm kỳ ", "Quý ", "Tháng ", "6 tháng ", "9 tháng "];

    // Kinds of plans that are called so: the first word is no type apart from the second.
    static readonly string[] Compounds = ["KẾ HOẠCH GIÁO DỤC", "KẾ HOẠCH DẠY HỌC", "KẾ HOẠCH BÀI DẠY", "KẾ HOẠCH SỬ DỤNG ĐẤT", "KẾ HOẠCH TÀI CHÍNH", "KẾ HOẠCH ĐẦU TƯ CÔNG TRUNG HẠN"];

    [GeneratedRegex(@"^(?:Thứ\s+\p{L}+,?\s+|Chủ nhật,?\s+|Ngày\s+)?\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:[\s,|–-]+\d{1,2}(?::|h|\s*giờ\s*)\d{0,2}.{0,12})?$|^\d{1,2}:\d{2}[\s,|–-]+\d{1,2}[/-]\d{1,2}[/-]\d{4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock { get; }

    /// <summary>When a page was put out: “02/12/2022 14:05”.</summary>
    public static bool IsClock(string line) => line.Length < 50 && line.AsSpan().ContainsAnyInRange('0', '9') && Clock.IsMatch(line);

    /// <summary>Names the conference or the session that adopted it, or goes on with its name.</summary>
    public static bool IsOccasion(string line, bool goesOn) =>
        Line.IsInCapitals(line) && (BeginsWithAny(line, Occasions) || (goesOn && BeginsWithAny(line, RestOfOccasion)));

    public static bool Opens(string line) => Array.Exists(Openers, opener => line.StartsWith(opener, StringComparison.OrdinalIgnoreCase));

    /// <summary>The time that a title is about, on a line of its own.</summary>
    public static bool IsPeriod(string line) => line.Length < 60 && BeginsWithAny(line, Periods) && line[^1] is not ('.' or ',' or ';');

    public static bool BeginsWithCompound(string line, int type) => line.Length > type && BeginsWithAny(line, Compounds);

    /// <summary>“KẾ HOẠCH LIÊN TỊCH”: how much of what stands behind the type says that several issue it.</summary>
    public static int BeginsJoint(ReadOnlySpan<char> rest) => rest.StartsWith("LIÊN TỊCH", StringComparison.OrdinalIgnoreCase) && (rest.Length == 9 || rest[9] == ' ') ? 9 : 0;

    static bool BeginsWithAny(string line, string[] words) => Array.Exists(words, word => line.StartsWith(word, StringComparison.Ordinal));
}
