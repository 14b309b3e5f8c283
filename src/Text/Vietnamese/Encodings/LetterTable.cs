using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace DonDoc.Text.Vietnamese.Encodings;

/// <summary>What the letters of an old encoding stand for, as its file <c>*.letters</c> lists them.</summary>
sealed class LetterTable
{
    // A vowel and two marks.
    const int LongestLetter = 3;

    // Where Windows puts the codes of a font that it takes for symbols.
    const char SymbolArea = '\uF000';

    // Text that was taken for Windows-1258 although its font draws another encoding: what the codes became that are not as in Latin-1.
    const string Of1258 = "ĂÌ\u0300ĐÒ\u0309ƠƯ\u0303ăì\u0301đò\u0323ơư₫";
    const string Codes1258 = "\u00C3\u00CC\u00CC\u00D0\u00D2\u00D2\u00D5\u00DD\u00DE\u00E3\u00EC\u00EC\u00F0\u00F2\u00F2\u00F5\u00FD\u00FE";

    static readonly LetterTable[] Tables = [Load("Tcvn3", isByCode: true), Load("Vni"), Load("Viqr")];

    readonly FrozenDictionary<string, char> _letters;
    readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> _find;
    readonly bool _hasEscape;
    readonly int _longest;

    // Codes with which a letter begins, and those that stand second: most characters of a text are neither, and cost no look-up.
    readonly SearchValues<char> _firsts;
    readonly SearchValues<char> _seconds;

    LetterTable(Dictionary<string, char> letters, bool hasEscape)
    {
        _longest = letters.Keys.Max(written => written.Length);
        _firsts = SearchValues.Create([.. letters.Keys.Select(written => written[0])]);
        _seconds = SearchValues.Create([.. letters.Keys.Where(written => written.Length > 1).Select(written => written[1])]);
        _letters = letters.ToFrozenDictionary(StringComparer.Ordinal);
        _find = _letters.GetAlternateLookup<ReadOnlySpan<char>>();
        _hasEscape = hasEscape;
    }

    /// <summary>What is written, and the letter that it stands for.</summary>
    public IReadOnlyDictionary<string, char> Letters => _letters;

    public static LetterTable Of(OldEncoding encoding) => Tables[(int)encoding];

    /// <summary>
    /// The character that begins at a place, how many characters it is written with, and whether it was a letter of the encoding;
    /// anything else stands for itself.
    /// </summary>
    public (char Read, int Written, bool IsLetter) Next(ReadOnlySpan<char> text, int at)
    {
        if (_hasEscape && text[at] == '\\' && at + 1 < text.Length && "^(+*'`?~.dD\\".Contains(text[at + 1], StringComparison.Ordinal))
            return (text[at + 1], 2, false);
        Span<char> codes = stackalloc char[LongestLetter];
        codes[0] = CodeOf(text[at]);
        var length = 0;
        if (_firsts.Contains(codes[0]))
        {
            for (length = 1; length < Math.Min(_longest, text.Length - at); length++)
                codes[length] = CodeOf(text[at + length]);
            if (length > 1 && !_seconds.Contains(codes[1]))
                length = 1;
        }

        for (; length > 0; length--)
        {
            if (_find.TryGetValue(codes[..length], out var letter))
                return (letter, length, true);
        }

        return (text[at] >= SymbolArea ? codes[0] : text[at], 1, false);
    }

    static char CodeOf(char c)
    {
        if (c < '\u0100')
            return c;
        if (c is >= '\uF020' and <= '\uF0FF')
            return (char)(c - SymbolArea);
        var known = Of1258.IndexOf(c, StringComparison.Ordinal);
        return known < 0 ? c : Codes1258[known];
    }

    // "B5 à" where a letter is given by its code, "aø à" where it is given as it looks in Latin-1.
    static LetterTable Load(string name, bool isByCode = false)
    {
        var letters = new Dictionary<string, char>(StringComparer.Ordinal);
        foreach (var line in Lines(name))
        {
            var parts = line.Split(' ');
            var written = isByCode ? ((char)int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString() : parts[0];
            letters.Add(written, parts[1][0]);
        }

        return new LetterTable(letters, hasEscape: name == "Viqr");
    }

    /// <summary>The lines of a file of letters, without its notes.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(LetterTable).Assembly.GetManifestResourceStream($"DonDoc.Text.Vietnamese.Encodings.{name}.letters")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
