using System.Text;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>When two values mean the same to a careful reader.</summary>
static class Same
{
    // Words that the name of a document may carry or leave out.
    static readonly HashSet<string> _loose = ["lần", "thứ", "của", "đại", "biểu", "toàn", "quốc", "số", "các", "năm", "bổ", "sung", "phát", "triển"];

    public static bool Exactly(string wanted, string found) => string.Equals(wanted, found, StringComparison.Ordinal);

    public static bool Loosely(string wanted, string found) => string.Equals(Normal(wanted), Normal(found), StringComparison.Ordinal);

    /// <summary>A body with or without the place that the context gives.</summary>
    public static bool Body(string wanted, string found) =>
        Normal(wanted) is var a && Normal(found) is var b && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));

    public static bool Overlapping(string wanted, string found) =>
        Normal(wanted) is var a && Normal(found) is var b && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));

    public static bool Document(string wanted, string found) => Words(wanted).SetEquals(Words(found));

    /// <summary>Overlap of at least half of the longer one.</summary>
    public static bool Passage(string wanted, string found)
    {
        var (a, b) = (Normal(wanted), Normal(found));
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        return longer.Contains(shorter, StringComparison.Ordinal) && shorter.Length * 2 >= longer.Length;
    }

    static HashSet<string> Words(string name) =>
        [.. Normal(name).Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => !_loose.Contains(w))];

    static string Normal(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("uỷ", "ủy", StringComparison.Ordinal).Replace("oà", "òa", StringComparison.Ordinal).Replace("oá", "óa", StringComparison.Ordinal)
            .Replace("ban thường vụ", "btv", StringComparison.Ordinal).Replace("ủy ban kiểm tra", "ubkt", StringComparison.Ordinal);
}
