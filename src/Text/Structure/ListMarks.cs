using System.Buffers;
using System.Globalization;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Provisions that begin with a mark of a list: I- A. 1. 1.1. (1) a) (i) - +.</summary>
static class ListMarks
{
    const int MostNumbers = 5;

    static readonly SearchValues<char> RuleSigns = SearchValues.Create("-–—_* \t");

    public static Mark? Roman(ReadOnlySpan<char> line, bool isHeading)
    {
        var end = 0;
        while (end < line.Length && line[end] is 'I' or 'V' or 'X' or 'L')
            end++;
        if (end is 0 or > 8 || !RomanNumeral.TryParse(line[..end], out var value))
            return null;
        var name = line[..end].ToString();
        // “II.1.” is a number that repeats its section's.
        if (end + 1 < line.Length && line[end] == '.' && char.IsAsciiDigit(line[end + 1]))
            return Numbers(line, end + 1);
        return Close(line, end, out var style, out var length)
            ? new Mark(MarkKind.Roman, value, length) { Style = style, Name = name, OtherValue = end == 1 ? Numbering.LetterValue(char.ToLowerInvariant(line[0])) : 0 }
            : null;
    }

    public static Mark? Capital(ReadOnlySpan<char> line, bool isHeading) =>
        line.Length > 1 && char.IsUpper(line[0]) && Numbering.LetterValue(char.ToLowerInvariant(line[0])) is var value and > 0
        && Close(line, 1, out var style, out var length)
            ? new Mark(MarkKind.Capital, value, length) { Style = style, Name = line[..1].ToString() }
            : null;

    public static Mark? Arabic(ReadOnlySpan<char> line, bool isHeading)
    {
        if (line is ['(', >= '0' and <= '9', ..])
        {
            var close = line.IndexOf(')');
            return close is > 1 and < 5 && int.TryParse(line[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
                ? new Mark(MarkKind.Arabic, value, close + 1) { Style = '(', Name = value.ToString(CultureInfo.InvariantCulture) }
                : null;
        }

        return line is [>= '0' and <= '9', ..] ? Numbers(line, 0) : null;
    }

    public static Mark? SmallRoman(ReadOnlySpan<char> line, bool isHeading)
    {
        var open = line is ['(', ..] ? 1 : 0;
        var end = open;
        while (end < line.Length && line[end] is 'i' or 'v' or 'x')
            end++;
        if (end - open > 5 || end == line.Length || line[end] != ')' || (open == 0 && end < 2) || !RomanNumeral.TryParse(line[open..end], out var value))
            return null;
        return new Mark(MarkKind.SmallRoman, value, end + 1) { Style = open == 1 ? '(' : ')', Name = line[open..end].ToString() };
    }

    public static Mark? Letter(ReadOnlySpan<char> line, bool isHeading)
    {
        // “a1)” under a)
        if (line is [>= 'a' and <= 'z' or 'đ', >= '1' and <= '9', ')', _, ..])
            return new Mark(MarkKind.SmallRoman, line[1] - '0', 3) { Style = 'a', Name = line[..2].ToString() };
        var open = line is ['(', ..] ? 1 : 0;
        if (line.Length < open + 2 || Numbering.LetterValue(line[open]) is not (var value and > 0))
            return null;
        // After z some go on with aa, bb.
        var end = line[open + 1] == line[open] ? open + 2 : open + 1;
        if (end - open == 2)
            value += Numbering.Letters;
        if (open == 1 ? end == line.Length || line[end] != ')' : !Close(line, end, out _, out _))
            return null;
        Close(line, end, out var style, out var length);
        return new Mark(MarkKind.Letter, value, open == 1 ? end + 1 : length)
        {
            Style = open == 1 ? '(' : style,
            Name = line[open..end].ToString(),
            OtherValue = end - open == 1 && RomanNumeral.TryParse(line[open..end], out var numeral) ? numeral : 0,
        };
    }

    public static Mark? Dash(ReadOnlySpan<char> line, bool isHeading) => line is ['*', ' ', ..] ? Star(line) : Bullet(line, MarkKind.Dash, "-–—−•●▪◦·");

    // A star stands for a dash, or above dashes; before a note it is a star.
    static Mark? Star(ReadOnlySpan<char> line)
    {
        foreach (var note in Notes)
        {
            if (line[1..].TrimStart().StartsWith(note, StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return line[1..].ContainsAnyExcept(RuleSigns) ? new Mark(MarkKind.Dash, 0, 1) { Style = '*' } : null;
    }

    static readonly string[] Notes = ["Ghi chú", "Lưu ý", "Nguồn", "Chú thích"];

    public static Mark? Plus(ReadOnlySpan<char> line, bool isHeading) => Bullet(line, MarkKind.Plus, "+");

    static Mark? Bullet(ReadOnlySpan<char> line, MarkKind kind, string bullets) =>
        line.Length > 1 && bullets.Contains(line[0], StringComparison.Ordinal)
        && (char.IsWhiteSpace(line[1]) ? line[1..].ContainsAnyExcept(RuleSigns) : char.IsLetter(line[1]))
            ? new Mark(kind, 0, 1) { Style = kind == MarkKind.Dash ? '-' : '+' }
            : null;

    // 1. 1) 1/ 1- 1.1. 1.1 2a.; not 2.500 tỷ, 30/4, 45-NQ/TW.
    static Mark? Numbers(ReadOnlySpan<char> line, int start)
    {
        var (end, depth, value) = (start, 0, 0);
        while (true)
        {
            var digits = line[end..];
            var length = digits.IndexOfAnyExceptInRange('0', '9') is var d and >= 0 ? d : digits.Length;
            if (length is 0 or > 3 || ++depth > MostNumbers)
                return null;
            value = int.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture);
            end += length;
            if (end + 1 >= line.Length || line[end] != '.' || !char.IsAsciiDigit(line[end + 1]))
                break;
            end++;
        }

        if (value == 0)
            return null;
        var suffix = end + 1 < line.Length && char.IsAsciiLetterLower(line[end]) && line[end + 1] is '.' or ')' ? 1 : 0;
        var name = line[start..(end + suffix)].ToString();
        // “01.” is 1.
        if (name[0] == '0')
            name = name.TrimStart('0');
        if (Close(line, end + suffix, out var style, out var label))
            return new Mark(MarkKind.Arabic, value, label) { Style = style, Name = name, Depth = depth };
        // “1 Ưu điểm” has none: the title of a section, never a sentence.
        if (depth == 1 && start == 0 && value < 20 && end + 2 < line.Length && line[end] == ' ' && char.IsUpper(line[end + 1]) && char.IsLower(line[^1]) && line.Length < 50)
            return new Mark(MarkKind.Arabic, value, end) { Style = ' ', Name = name };
        // “1.1 Tăng cường” has no stop after it.
        var rest = line[end..].TrimStart();
        return depth > 1 && rest.Length < line.Length - end && rest.Length > 1 && char.IsUpper(rest[0])
            ? new Mark(MarkKind.Arabic, value, end) { Style = '.', Name = name, Depth = depth }
            : null;
    }

    /// <summary>Begins with a number of more numbers than a list has: 1.1.1.1.1.1.</summary>
    public static bool IsTooDeep(ReadOnlySpan<char> line)
    {
        if (line is not [>= '0' and <= '9', ..])
            return false;
        var number = line.IndexOfAnyExcept(NumberSigns) is var end and >= 0 ? line[..end] : line;
        return number.TrimEnd('.').Count('.') >= MostNumbers && number.IndexOf("..") < 0;
    }

    static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");

    /// <summary>
    /// The sign after a number or a letter: a stop, a bracket, a dash or a stroke with a blank behind it, or typed close to a word
    /// that begins with a capital (“1.Tăng cường”, not “V.I. Lê-nin” and not “45-NQ/TW”).
    /// </summary>
    static bool Close(ReadOnlySpan<char> line, int end, out char style, out int length)
    {
        (style, length) = ('.', 0);
        var sign = end;
        if (sign + 1 < line.Length && line[sign] == ' ' && line[sign + 1] is '-' or '–' or '—' or '.' or ')')
            sign++;
        if (sign >= line.Length || line[sign] is not ('.' or ')' or '-' or '–' or '—' or '/'))
            return false;
        style = line[sign] is '–' or '—' ? '-' : line[sign];
        length = sign + 1;
        // “1.-”, “a).”
        if (length < line.Length && line[length] is '-' or '.' or '/' && (length + 1 == line.Length || char.IsWhiteSpace(line[length + 1])))
            length++;
        if (length == line.Length)
            return style is '.' or ')';
        if (char.IsWhiteSpace(line[length]))
            return true;
        var next = length + 1 < line.Length ? line[length + 1] : ' ';
        return char.IsUpper(line[length]) && style != '/' && (char.IsLower(next) || (style is '.' or ')' && char.IsUpper(next)))
            || (style == ')' && char.IsLetter(line[length]));
    }
}
