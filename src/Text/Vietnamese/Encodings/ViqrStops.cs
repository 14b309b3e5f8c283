using System.Collections.Frozen;

namespace DonDoc.Text.Vietnamese.Encodings;

/// <summary>
/// Tells the full stop of VIQR from the tone that is typed with the same sign: “nu+~a.” ends a sentence, “nhie^.m vu.” does not. RFC 1456 has an escape for it (<c>\.</c>), which nobody types.
/// </summary>
static class ViqrStops
{
    // Common words that end with the tone; without it they are rare or another word seldom ends a sentence.
    static readonly FrozenSet<string> Toned = LetterTable.Lines("Viqr.toned").SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    // Before a numeral: “Chương IV.”
    static readonly string[] Numbered = ["chương", "mục", "phần", "khóa", "thứ", "loại", "hạng", "quý", "bảng", "lục"];

    /// <param name="text">The text as written.</param>
    /// <param name="start">Where the letter begins.</param>
    /// <param name="stop">The place of the sign behind it.</param>
    /// <param name="before">What has been read, up to the letter.</param>
    /// <param name="letter">The letter with the tone.</param>
    public static bool IsStop(ReadOnlySpan<char> text, int start, int stop, ReadOnlySpan<char> before, char letter)
    {
        var word = before[(LastOther(before) + 1)..];
        // A syllable has one tone.
        foreach (var c in word)
        {
            if (Vietnamese.Letter.Of(c).Tone != Tone.Ngang)
                return true;
        }

        var rest = text[(stop + 1)..];
        if (rest.StartsWith(".."))
            return true;
        if (rest is ['.', ..])
            return false;
        var isLast = rest.IsEmpty || rest[0] is '\n' or '\r';
        if (!isLast && rest[0] is not (' ' or '\t'))
            return false;
        var whole = text[(start - word.Length)..stop];
        if (IsMark(before[..^word.Length], whole))
            return true;
        return (isLast || rest.TrimStart(" \t") is [var next, ..] && (char.IsUpper(next) || next is '\n' or '\r' or '-' or '"'))
            && !Toned.Contains(string.Concat(word, [letter]).ToLowerInvariant());
    }

    // “a.”, “IV.” at the beginning of a line; “Chương IV.”
    static bool IsMark(ReadOnlySpan<char> before, ReadOnlySpan<char> whole)
    {
        var isNumeral = RomanNumeral.TryParse(whole, out _);
        if (!isNumeral && whole.Length != 1)
            return false;
        var line = before[(before.LastIndexOfAny('\n', '\r') + 1)..].Trim();
        if (line.IsEmpty)
            return true;
        var last = line[(line.LastIndexOf(' ') + 1)..].ToString().ToLowerInvariant();
        return isNumeral && Numbered.Contains(last);
    }

    static int LastOther(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsLetter(text[i]))
                return i;
        }

        return -1;
    }
}
