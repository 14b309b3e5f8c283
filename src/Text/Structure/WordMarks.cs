using System.Globalization;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Provisions that begin with a word and a number: Phụ lục II, Phần thứ nhất, Chương I, Mục 1, Tiểu mục 1, Điều 5.</summary>
static class WordMarks
{
    static readonly string[] Ordinals = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

    public static Mark? Appendix(ReadOnlySpan<char> line, bool isHeading)
    {
        if (!Begins(line, "phụ lục", out var at))
            return null;
        var number = at;
        Skip(line, ref number, "số");
        if (!Number(line, ref number, capitals: true, out var value, out var name))
        {
            // Without a number the word may begin a sentence: “Phụ lục này …”.
            var rest = line[at..].TrimStart();
            return rest.IsEmpty || rest[0] is ':' or '(' || isHeading || Line.IsInCapitals(line) ? new Mark(MarkKind.Appendix, 0, at) : null;
        }

        return EndsMark(line, number, isHeading) || line[number..].TrimStart().StartsWith("(", StringComparison.Ordinal)
            ? new Mark(MarkKind.Appendix, value, Label(line, number)) { Name = name }
            : null;
    }

    // Parts of a scheme that have a title and no number.
    static readonly string[] Unnumbered = ["MỞ ĐẦU", "PHẦN MỞ ĐẦU", "ĐẶT VẤN ĐỀ", "PHẦN KẾT LUẬN", "PHẦN KẾT"];

    public static Mark? Part(ReadOnlySpan<char> line, bool isHeading)
    {
        foreach (var title in line.Length < 16 ? Unnumbered : [])
        {
            if (line.TrimEnd(".:").SequenceEqual(title))
                return new Mark(MarkKind.Part, 0, line.Length) { Name = title.Replace("PHẦN ", "", StringComparison.Ordinal).ToLowerInvariant(), Style = title[0] };
        }

        if (!Begins(line, "phần", out var at))
            return null;
        var word = at;
        if (Skip(line, ref word, "thứ"))
        {
            for (var i = 0; i < Ordinals.Length; i++)
            {
                var end = word;
                if (Skip(line, ref end, Ordinals[i]))
                    return new Mark(MarkKind.Part, i + 1, Label(line, end)) { Name = RomanNumeral.Format(i + 1) };
            }
        }

        return Numbered(line, at, MarkKind.Part, isHeading, capitals: true);
    }

    public static Mark? Chapter(ReadOnlySpan<char> line, bool isHeading) =>
        Begins(line, "chương", out var at) ? Numbered(line, at, MarkKind.Chapter, isHeading) : null;

    public static Mark? Section(ReadOnlySpan<char> line, bool isHeading) =>
        Begins(line, "mục", out var at) ? Numbered(line, at, MarkKind.Section, isHeading) : null;

    // “Bước 1. Tiếp nhận”: a procedure has steps.
    public static Mark? Step(ReadOnlySpan<char> line, bool isHeading) =>
        Begins(line, "bước", out var at) && Numbered(line, at, MarkKind.Section, isHeading) is { } step ? step with { Word = "Bước" } : null;

    public static Mark? Subsection(ReadOnlySpan<char> line, bool isHeading) =>
        Begins(line, "tiểu mục", out var at) ? Numbered(line, at, MarkKind.Subsection, isHeading) : null;

    public static Mark? Article(ReadOnlySpan<char> line, bool isHeading) =>
        Begins(line, "điều", out var at) ? Numbered(line, at, MarkKind.Article, isHeading) : null;

    static Mark? Numbered(ReadOnlySpan<char> line, int at, MarkKind kind, bool isHeading, bool capitals = false) =>
        Number(line, ref at, capitals, out var value, out var name) && EndsMark(line, at, isHeading)
            ? new Mark(kind, value, Label(line, at)) { Name = name }
            : null;

    static bool Begins(ReadOnlySpan<char> line, string word, out int at)
    {
        at = word.Length;
        return line.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (line.Length == at || !char.IsLetter(line[at]));
    }

    static bool Skip(ReadOnlySpan<char> line, ref int at, string word)
    {
        var start = at;
        while (start < line.Length && char.IsWhiteSpace(line[start]))
            start++;
        var rest = line[start..];
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (rest.Length > word.Length && char.IsLetter(rest[word.Length])))
            return false;
        at = start + word.Length;
        return true;
    }

    // 5, 5a, 05, II, and where the text numbers by letters also B. The name is as typed, without leading zeros.
    static bool Number(ReadOnlySpan<char> line, ref int at, bool capitals, out int value, out string name)
    {
        (value, name) = (0, "");
        var start = at;
        while (start < line.Length && line[start] is ' ' or '\t' or '\u00A0' or ':')
            start++;
        var end = start;
        while (end < line.Length && char.IsLetterOrDigit(line[end]))
            end++;
        var word = line[start..end];
        if (word.IsEmpty || word.Length > 9)
            return false;
        if (char.IsAsciiDigit(word[0]))
        {
            var digits = word.IndexOfAnyExceptInRange('0', '9') is var d and >= 0 ? d : word.Length;
            if (digits > 4 || word.Length > digits + 1 || !int.TryParse(word[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out value))
                return false;
            name = string.Create(CultureInfo.InvariantCulture, $"{value}{word[digits..].ToString().ToLowerInvariant()}");
        }
        else if (char.IsAsciiLetterUpper(word[0]) && RomanNumeral.TryParse(word, out value))
        {
            name = word.ToString();
        }
        else if (capitals && word.Length == 1 && Numbering.LetterValue(char.ToLowerInvariant(word[0])) is var letter and > 0 && char.IsUpper(word[0]))
        {
            (value, name) = (letter, word.ToString());
        }
        else
        {
            return false;
        }

        at = end;
        return true;
    }

    // “Điều 5.”, “Điều 5: …”, “Chương I”, “CHƯƠNG I QUY ĐỊNH CHUNG”; not “Điều 5 Luật này” nor “Mục 1 Phần II”.
    static bool EndsMark(ReadOnlySpan<char> line, int at, bool isHeading)
    {
        var rest = line[at..].TrimStart();
        return rest.IsEmpty || isHeading || rest[0] is '.' or ':' || (rest[0] is '-' or '–' && rest.Length > 1 && char.IsWhiteSpace(rest[1])) || Line.IsInCapitals(line);
    }

    static int Label(ReadOnlySpan<char> line, int at) => at < line.Length && line[at] is '.' or ':' ? at + 1 : at;
}
