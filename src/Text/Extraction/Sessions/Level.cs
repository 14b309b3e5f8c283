using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>How high in the hierarchy a body or a position stands. Tells who inspects from who is inspected.</summary>
static class Level
{
    public const int Unknown = 0;
    public const int Commune = 1;
    public const int District = 2;
    public const int Province = 3;
    public const int Centre = 4;

    static readonly (string Word, int Level)[] _words =
    [
        ("xã", Commune), ("phường", Commune), ("thị trấn", Commune), ("đặc khu", Commune), ("chi bộ", Commune), ("chi ủy", Commune), ("thôn", Commune),
        ("huyện", District), ("quận", District), ("thị ủy", District), ("thị xã", District), ("quận ủy", District), ("huyện ủy", District),
        ("tỉnh", Province), ("thành ủy", Province), ("thành phố", Province), ("sở", Province), ("tp", Province), ("đbqh", Province),
        ("trung ương", Centre), ("t.ư", Centre), ("tw", Centre), ("bộ trưởng", Centre), ("thứ trưởng", Centre), ("quốc hội", Centre), ("chính phủ", Centre),
        ("bộ chính trị", Centre), ("ban bí thư", Centre), ("thủ tướng", Centre), ("vụ trưởng", Centre), ("chủ tịch nước", Centre), ("bộ", Centre),
        ("tổng bí thư", Centre),
    ];

    /// <summary>The level of a body by its name: that of the lowest unit in it.</summary>
    public static int Of(string name)
    {
        var lower = " " + Bodies.BodyReader.Clean(name).ToLowerInvariant().Replace(',', ' ') + " ";
        // "quân khu" and "bộ đội", "đảng bộ", "cán bộ" are no ministries; the National Assembly's deputies of a province are its own.
        lower = lower.Replace("bộ đội", "", StringComparison.Ordinal).Replace("đảng bộ", "", StringComparison.Ordinal).Replace("bộ chỉ huy", "", StringComparison.Ordinal).Replace("bộ tư lệnh", "", StringComparison.Ordinal)
            .Replace("cán bộ", "", StringComparison.Ordinal).Replace("xã hội", "", StringComparison.Ordinal).Replace("nông thôn", "", StringComparison.Ordinal).Replace("nội bộ", "", StringComparison.Ordinal).Replace("đại biểu quốc hội", "đbqh", StringComparison.Ordinal)
            .Replace("trưởng ban", "", StringComparison.Ordinal);
        foreach (var (word, level) in _words)
        {
            if (lower.Contains(" " + word + " ", StringComparison.Ordinal))
                return level;
        }

        return lower.Contains("tỉnh ủy", StringComparison.Ordinal) || lower.Contains("ủy viên ban thường vụ", StringComparison.Ordinal) ? Province : Unknown;
    }

    /// <summary>The level of a person: of the lowest position he holds, for a provincial secretary also sits in the Central Committee.</summary>
    public static int Of(Reading reading, IReadOnlyList<Span> positions)
    {
        var lowest = Unknown;
        foreach (var position in positions)
        {
            var level = Of(reading.TextOf(position));
            if (level != Unknown && (lowest == Unknown || level < lowest))
                lowest = level;
        }

        return lowest;
    }
}
