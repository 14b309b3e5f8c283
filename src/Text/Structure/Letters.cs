using System.Buffers;
using System.Text;

namespace DonDoc.Text.Structure;

/// <summary>Signs that are not seen, and letters of other alphabets that look like the ones meant: converters and keyboards leave them in documents.</summary>
static class Letters
{
    // Zero-width blanks and joiners, soft hyphens, marks of direction.
    const string Invisible = "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF";

    // Eth for Đ; Greek and Cyrillic letters that are drawn like Latin ones.
    const string Foreign = "ÐðАВЕІЈКМНОРСТУХЅаеіјосрхуѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    const string Meant = "ĐđABEIJKMHOPCTYXSaeijocpxysABEZHIKMNOPTYXo";

    // Blanks that are no blank to a reader of words: “Nơi nhận” with one of them is “Nơi nhận”.
    const string Blanks = "\u00A0\u2002\u2003\u2007\u2009\u202F\u3000";

    static readonly SearchValues<char> Strange = SearchValues.Create(Invisible + Foreign + Blanks);

    public static bool HasStrange(ReadOnlySpan<char> text) => text.ContainsAny(Strange);

    /// <summary>Whether letters of another alphabet stand for Latin ones, where <see cref="AsSeen"/> reads them so. Eth is what keyboards make of Đ.</summary>
    public static bool HasHomoglyphs(ReadOnlySpan<char> text) => text.ContainsAny(Homoglyphs) && Count(AsSeen(text)) < Count(text);

    static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += Homoglyphs.Contains(c) ? 1 : 0;
        return count;
    }

    static readonly SearchValues<char> Homoglyphs = SearchValues.Create(Foreign.AsSpan(2));

    /// <summary>The place of the first mark of direction; −1 where there is none.</summary>
    public static int DirectionMarkIn(ReadOnlySpan<char> text) => text.IndexOfAny(DirectionMarks);

    static readonly SearchValues<char> DirectionMarks = SearchValues.Create("\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>
    /// The text as it looks. Word by word: a word that has a Latin letter is Latin; one that has none is what the line is. A word in another alphabet stays what it is.
    /// </summary>
    public static string AsSeen(ReadOnlySpan<char> text)
    {
        var seen = new StringBuilder(text.Length);
        var isLatinLine = IsLatin(text);
        for (var i = 0; i < text.Length;)
        {
            var length = text[i..].IndexOfAny(' ', '\t', '|') is var end and >= 0 ? end + 1 : text.Length - i;
            var word = text.Slice(i, length);
            var isLatin = HasLatin(word) || (isLatinLine && !word.ContainsAny(Other));
            foreach (var c in word)
            {
                if (Invisible.Contains(c, StringComparison.Ordinal))
                    continue;
                var at = isLatin || c is 'Ð' or 'ð' ? Foreign.IndexOf(c, StringComparison.Ordinal) : -1;
                seen.Append(at >= 0 ? Meant[at] : Blanks.Contains(c, StringComparison.Ordinal) ? ' ' : c);
            }

            i += length;
        }

        return seen.ToString();
    }

    // Greek and Cyrillic letters that look like nothing else.
    static readonly SearchValues<char> Other = SearchValues.Create([.. Enumerable.Range(0x370, 0x190).Select(c => (char)c).Where(c => char.IsLetter(c) && !Foreign.Contains(c, StringComparison.Ordinal))]);

    static bool IsLatinLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F' and not ('Ð' or 'ð')) or (>= '\u1E00' and <= '\u1EFF');

    static bool HasLatin(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (IsLatinLetter(c))
                return true;
        }

        return false;
    }

    static bool IsLatin(ReadOnlySpan<char> text)
    {
        var (latin, other) = (0, 0);
        foreach (var c in text)
        {
            if (IsLatinLetter(c))
                latin++;
            else if (c is >= '\u0370' and <= '\u04FF')
                other++;
        }

        return latin >= other;
    }
}
