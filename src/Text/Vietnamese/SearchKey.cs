using System.Buffers;

namespace DonDoc.Text.Vietnamese;

/// <summary>
/// The form in which texts are compared when people search: lower case, without diacritics, đ as d, runs of white space as
/// one blank, none at the ends. “Uỷ ban”, “Ủy ban”, “UY BAN” have the same key. Typographic dashes and quotes become the typed
/// ones; characters without width vanish. Idempotent.
/// </summary>
public static class SearchKey
{
    public static string Of(string text)
    {
        char[]? rented = null;
        var buffer = text.Length <= 512 ? stackalloc char[512] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = Write(text, buffer);
        // Most keys of keys are asked for by callers who cannot know; they get their own string back.
        var key = buffer[..length].SequenceEqual(text) ? text : new string(buffer[..length]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return key;
    }

    /// <summary>Writes the key, never longer than the text, and returns its length.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<char> key)
    {
        var length = 0;
        var blank = false;
        foreach (var c in text)
        {
            if (Letter.IsMark(c) || Letter.IsInvisible(c))
                continue;
            if (char.IsWhiteSpace(c))
            {
                blank = length > 0;
                continue;
            }

            if (blank)
                key[length++] = ' ';
            blank = false;
            key[length++] = c < '\u2000' ? Letter.Of(c).Base : Plain(c);
        }

        return length;
    }

    static char Plain(char c) => c switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        '\u2018' or '\u2019' => '\'',
        '\u201C' or '\u201D' => '"',
        _ => Letter.Of(c).Base,
    };
}
