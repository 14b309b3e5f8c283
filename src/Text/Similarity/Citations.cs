using System.Buffers;
using DonDoc.Text.Source;

namespace DonDoc.Text.Similarity;

/// <summary>
/// What a document says in the words of another because it must: its letterhead, its grounds (căn cứ) and what it quotes between marks as the words of
/// another document. None of it is copying.
/// </summary>
static class Citations
{
    // Words before a quotation in which it must be introduced, and the least that makes one: shorter ones are names of things.
    const int Introduced = 160;
    const int LeastQuoted = 24;

    // Lines in which a document may tell its grounds before it begins.
    const int MostGrounds = 60;

    static readonly string[] Letterhead =
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM"];

    static readonly string[] Grounds = ["Căn cứ ", "Thực hiện ", "Triển khai ", "Quán triệt ", "Xét ", "Theo đề nghị ", "Để thực hiện ", "Tiếp tục thực hiện ", "Nhằm thực hiện "];

    static readonly string[] Documents =
        ["nghị quyết", "chỉ thị", "kết luận", "quyết định", "quy định", "chương trình", "kế hoạch", "văn kiện", "điều lệ", "luật", "nghị định", "thông báo", "hướng dẫn"];

    static readonly string[] Saying = ["nêu", "khẳng định", "nhấn mạnh", "xác định", "chỉ rõ", "yêu cầu", "quy định", "viết", "ghi", "dạy", "căn dặn", "phát biểu", "trích"];

    static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789IVXAB");
    static readonly SearchValues<char> Opening = SearchValues.Create("“\"«");

    public static List<Span> Of(SourceText source)
    {
        var found = new List<Span>();
        var text = source.Text;
        var begins = true;
        for (var i = 0; i < source.Paragraphs.Count; i++)
        {
            var span = source.Paragraphs[i].Span;
            var line = span.In(text);
            begins &= i < MostGrounds && !IsMarked(line);
            if (begins && (StartsWithAny(line, Letterhead) || IsGround(line)) || line.StartsWith("Căn cứ ", StringComparison.OrdinalIgnoreCase))
                found.Add(span);
            else
                AddQuoted(text, span, found);
        }

        return found;
    }

    static bool IsGround(ReadOnlySpan<char> line) =>
        StartsWithAny(line, Grounds) && ContainsAny(line[..Math.Min(line.Length, Introduced)], Documents);

    // “I.”, “1-”, “Điều 1”, “A.”: the document proper begins.
    static bool IsMarked(ReadOnlySpan<char> line) =>
        line.StartsWith("Điều ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Phần ", StringComparison.OrdinalIgnoreCase)
        || line.IndexOfAny(".-)") is > 0 and <= 4 and var at && line[..at].TrimEnd().IndexOfAnyExcept(Numerals) < 0;

    static void AddQuoted(string text, Span span, List<Span> found)
    {
        for (var at = span.Start; at < span.End;)
        {
            var open = text.AsSpan(at, span.End - at).IndexOfAny(Opening);
            if (open < 0)
                return;
            var start = at + open;
            var close = text.AsSpan(start + 1, span.End - start - 1).IndexOf(text[start] switch { '“' => '”', '«' => '»', _ => '"' });
            if (close < 0)
                return;
            var quoted = new Span(start, start + close + 2);
            if (quoted.Length >= LeastQuoted && IsIntroduced(text.AsSpan(Math.Max(span.Start, start - Introduced), Math.Min(start - span.Start, Introduced))))
                found.Add(quoted);
            at = quoted.End;
        }
    }

    // “Nghị quyết nêu rõ: “…””, “theo tinh thần “…” của Nghị quyết”
    static bool IsIntroduced(ReadOnlySpan<char> before)
    {
        var sentence = before[(before.LastIndexOf(". ") + 1)..];
        return ContainsAny(sentence, Saying) || ContainsAny(sentence, Documents) || sentence.TrimEnd().EndsWith(":");
    }

    static bool StartsWithAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (var word in words)
        {
            if (line.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    static bool ContainsAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (var word in words)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
