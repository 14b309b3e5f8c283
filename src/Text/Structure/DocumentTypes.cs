using System.Buffers;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Types of documents with the codes they have in numbers and symbols: Quy định 399-QĐ/TW for the Party, Decree 30/2020/NĐ-CP for the State.</summary>
static class DocumentTypes
{
    // Longer names before those they begin with. A code stands for the first type that has it.
    static readonly (string Name, string Code)[] Types =
    [
        ("nghị quyết liên tịch", "NQLT"),
        ("nghị quyết", "NQ"),
        ("nghị định", "NĐ"),
        ("quyết định", "QĐ"),
        ("quy định", "QĐ"),
        ("quy chế", "QC"),
        ("quy hoạch", "QH"),
        ("quy trình", "QTr"),
        ("chỉ thị", "CT"),
        ("kết luận", "KL"),
        ("thông báo kết luận", "TB"),
        ("thông báo", "TB"),
        ("thông tri", "TTr"),
        ("thông cáo", "TC"),
        ("thông tư liên tịch", "TTLT"),
        ("thông tư", "TT"),
        ("tờ trình", "TTr"),
        ("tuyên bố", "TB"),
        ("lời kêu gọi", "LKG"),
        ("hướng dẫn", "HD"),
        ("báo cáo chính trị", "BC"),
        ("báo cáo", "BC"),
        ("kế hoạch", "KH"),
        ("chiến lược", "CL"),
        ("chương trình hành động", "CTr"),
        ("chương trình phối hợp", "CTr"),
        ("chương trình công tác", "CTr"),
        ("chương trình", "CTr"),
        ("đề án", "ĐA"),
        ("phương án", "PA"),
        ("dự án", "DA"),
        ("công văn", "CV"),
        ("công điện", "CĐ"),
        ("biên bản", "BB"),
        ("giấy mời", "GM"),
        ("nội quy", "NQ"),
        ("điều lệ", "ĐL"),
        ("pháp lệnh", "PL"),
        ("bộ luật", "L"),
        ("luật", "L"),
    ];

    static readonly SearchValues<char> FirstLetters = SearchValues.Create([.. Types.SelectMany(t => new[] { t.Name[0], char.ToUpperInvariant(t.Name[0]) })]);

    /// <summary>The type whose name a line begins with, and how many characters of the line it is.</summary>
    public static bool Begins(ReadOnlySpan<char> line, out string name, out string code, out int length)
    {
        foreach (var type in line is [var first, ..] && FirstLetters.Contains(first) ? Types : [])
        {
            length = type.Name.Length;
            if (line.StartsWith(type.Name, StringComparison.OrdinalIgnoreCase) && (line.Length == length || !char.IsLetter(line[length])))
            {
                (name, code) = type;
                return true;
            }
        }

        (name, code, length) = ("", "", 0);
        return false;
    }

    public static string? NameOf(string code) =>
        Array.Find(Types, t => string.Equals(t.Code, code, StringComparison.Ordinal)).Name
        // “chương trình” is what CTr says; that it is one of action only the title can say.
        is { } name ? code switch { "CTr" => "chương trình", "TB" => "thông báo", "TTr" => "tờ trình", "BC" => "báo cáo", "L" => "luật", _ => name } : null;

    /// <summary>“CTR” → “CTr”; null where no code has small letters.</summary>
    public static string? CodeInCapitals(string code) =>
        Array.Find(Types, t => t.Code.Any(char.IsLower) && string.Equals(t.Code, code, StringComparison.OrdinalIgnoreCase)).Code;

    // “K ÉT LUẬN”, “QUYÉT ĐỊNH”: what recognition makes of a title.
    static readonly Dictionary<string, string> ByLetters = Types.GroupBy(t => Bare(t.Name)).ToDictionary(g => g.Key, g => g.First().Name);

    static string Bare(string name) => SearchKey.Of(name).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The type that a line in capitals names and nothing else, whatever became of its blanks and diacritics.</summary>
    public static string? Recognised(string line) => line.Length < 40 && Line.IsInCapitals(line) ? ByLetters.GetValueOrDefault(Bare(line)) : null;

    public static bool IsCode(string code) => Array.Exists(Types, t => string.Equals(t.Code, code, StringComparison.Ordinal));
}
