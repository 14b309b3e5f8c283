using System.Buffers;
using System.Text;

namespace DonDoc.Text.Structure;

/// <summary>Signs that are not seen, and letters of other alphabets that look like the ones meant: converters and keyboards leave them in documents.</summary>
static class Letters
{
    // Zero-width blanks and joiners, soft hyphens, marks of direction.
    const string Invisible = "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF";

    // Eth for Đ; Greek and Cyrillic capitals and small letters that marks are typed with.
    const string Foreign = "ÐðІіАВСЕНКМОРТХаеосрхуΙΑΒΕΧ";
    const string Meant = "ĐđIiABCEHKMOPTXaeocpxyIABEX";

    // Blanks that are no blank to a reader of words: “Nơi nhận” with one of them is “Nơi nhận”.
    const string Blanks = "\u00A0\u2002\u2003\u2007\u2009\u202F\u3000";

    static readonly SearchValues<char> Strange = SearchValues.Create(Invisible + Foreign + Blanks);

    public static bool HasStrange(ReadOnlySpan<char> text) => text.ContainsAny(Strange);

    /// <summary>The text as it looks. A text in another alphabet stays what it is: only where the letters around are Latin is one of them meant.</summary>
    public static string AsSeen(ReadOnlySpan<char> text)
    {
        var seen = new StringBuilder(text.Length);
        var isLatin = IsLatin(text);
        foreach (var c in text)
        {
            if (Invisible.Contains(c, StringComparison.Ordinal))
                continue;
            var at = isLatin || c is 'Ð' or 'ð' ? Foreign.IndexOf(c, StringComparison.Ordinal) : -1;
            seen.Append(at >= 0 ? Meant[at] : Blanks.Contains(c, StringComparison.Ordinal) ? ' ' : c);
        }

        return seen.ToString();
    }

    static bool IsLatin(ReadOnlySpan<char> text)
    {
        var (latin, other) = (0, 0);
        foreach (var c in text)
        {
            if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF'))
                latin++;
            else if (c is >= '\u0370' and <= '\u04FF')
                other++;
        }

        return latin >= other;
    }
}
