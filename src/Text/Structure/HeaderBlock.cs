namespace DonDoc.Text.Structure;

/// <summary>Finds the header block by the title of the country or the Party that stands in it. What a portal printed above belongs to the portal.</summary>
static class HeaderBlock
{
    const int MostLines = 100;
    const int MostAbove = 10;

    static readonly string[] Titles = ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];

    /// <summary>The first line of the block and that of the title in it; −1 where there is none.</summary>
    public static (int First, int Title) Find(Line[] lines)
    {
        for (var i = 0; i < Math.Min(lines.Length, MostLines); i++)
        {
            if (lines[i].Text.Length > 300 || !HasTitle(lines[i]))
                continue;
            // The left column may stand above, line by line.
            var first = i;
            while (first > 0 && first > i - MostAbove && (IsColumn(lines[first - 1]) || IsRestOfAbout(lines, first - 1) || IsAboutUnderNumber(lines, first - 1)))
                first--;
            return (first, i);
        }

        return (-1, -1);
    }

    /// <summary>Whether the title of the country or the Party stands in a line.</summary>
    public static bool HasTitle(Line line)
    {
        foreach (var title in Titles)
        {
            if (line.Text.Contains(title, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    static bool IsColumn(Line line) =>
        line.Role == LineRole.Body && line.Text.Length < 150
        && (line.IsCapitals || line.IsRule || IsTypedBody(line) || !line.Text.ContainsAnyExcept('|', ' ') || (line.Text.Length < 50 && IsNumber(line.Text)) || IsAbout(line.Text) || IsDay(line.Text)
            // “THỦ TƯỚNG CHÍNH PHỦ Số: 19/CT-TTg”: two lines of the column that a converter ran together
            || (line.Text.IndexOf(" Số") is > 0 and var at && Line.IsInCapitals(line.Text[..at]) && IsNumber(line.Text[(at + 1)..])));

    static bool IsTypedBody(Line line) => line.Text.Length < 60 && !line.Text.ContainsAny(".;:()") && char.IsUpper(line.Text[0]) && BodyHeads.BeginsBody(BodyHeads.Key(line.Text.ToString()));

    // “V/v triển khai …” of a letter stands under its number.
    static bool IsAbout(ReadOnlySpan<char> text) =>
        text.TrimStart("\"“") is var about && (about.StartsWith("V/v", StringComparison.OrdinalIgnoreCase) || about.StartsWith("Về việc", StringComparison.Ordinal));

    // “Về tổ chức hội thi” under the number of a letter
    static bool IsAboutUnderNumber(Line[] lines, int at) =>
        at > 0 && lines[at].Text.Length < 120 && lines[at].Text.StartsWith("Về ", StringComparison.Ordinal) && IsNumber(lines[at - 1].Text);

    // “V/v cập nhật tiến độ nhiệm vụ” ⏎ “trên Hệ thống theo dõi”
    static bool IsRestOfAbout(Line[] lines, int at) =>
        lines[at].Text.Length < 60 && char.IsLower(lines[at].Text[0]) && at > 0 && (IsAbout(lines[at - 1].Text) || (at > 1 && IsAbout(lines[at - 2].Text) && char.IsLower(lines[at - 1].Text[0])));

    // “Đồng Tháp, ngày 11 tháng 8 năm 2026” above everything
    static bool IsDay(ReadOnlySpan<char> text) => text.Length < 60 && text.IndexOf(", ngày") is > 0 and < 30;

    // “Số: 5/QĐ-UBND”, “Luật số: 117/2025/QH15”, and “Số:” whose number stands in the next line
    static bool IsNumber(ReadOnlySpan<char> text) =>
        (text.StartsWith("Số", StringComparison.Ordinal) && !text.StartsWith("Số hiệu", StringComparison.Ordinal))
        || (DocumentTypes.Begins(text, out _, out _, out var length) && text[length..].TrimStart().StartsWith("số", StringComparison.OrdinalIgnoreCase) && text.ContainsAnyInRange('0', '9'));
}
