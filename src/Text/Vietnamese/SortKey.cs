using System.Buffers;
using System.Globalization;

namespace DonDoc.Text.Vietnamese;

/// <summary>
/// A string of printable ASCII whose ordinal comparison gives the order of the Vietnamese alphabet, the same bytewise on every
/// database: a ă â b c d đ e ê … y, word by word, numbers by value, then the tones of the words from left to right (ngang huyền
/// hỏi ngã sắc nặng). Case, punctuation and the place of the tone do not count: “Hoà”, “hòa” have one key.
/// </summary>
/// <example>“Đà Nẵng” → <c>d|a!na|ng 24</c>; “Quận 10” → <c>qua}n!210 6</c>.</example>
/// <remarks>
/// In ascending order: blank ends the letters and begins the tones; <c>!</c> ends a word; a number is its count of digits and
/// its digits (<c>:</c> and ten digits of count from ten digits on); a–z; <c>{</c> and four hex digits is any other letter; <c>|</c> and
/// <c>}</c> after a letter make ă đ ê ô ư and â ơ of it.
/// </remarks>
public static class SortKey
{
    public static string Of(string text)
    {
        // A foreign letter takes five places, a word's tone one more.
        var size = (6 * text.Length) + 2;
        char[]? rented = null;
        var buffer = size <= 1024 ? stackalloc char[1024] : rented = ArrayPool<char>.Shared.Rent(size);
        var key = new string(buffer[..Write(text, buffer)]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return key;
    }

    static int Write(ReadOnlySpan<char> text, Span<char> key)
    {
        // Tones grow from the far end of the same buffer, the last word's first.
        var (length, tones) = (0, key.Length);
        var tone = Tone.Ngang;
        var (inWord, last) = (false, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Letter.IsInvisible(c))
                continue;
            if (Letter.IsMark(c))
            {
                if (Letter.ToneOf(c) is var mark and not Tone.Ngang)
                    tone = inWord ? mark : tone;
                length = Reshape(key, length, last, Letter.ShapeOf(last, c));
                continue;
            }

            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c))
            {
                inWord = false;
                last = '\0';
                continue;
            }

            if (!inWord)
            {
                if (length > 0)
                {
                    key[length++] = '!';
                    key[--tones] = (char)('1' + (int)tone);
                }

                (inWord, tone) = (true, Tone.Ngang);
            }

            if (char.IsAsciiDigit(c))
            {
                last = '\0';
                length = Number(text, ref i, key, length);
                continue;
            }

            var letter = Letter.Of(c);
            last = letter.Base;
            if (letter.Tone != Tone.Ngang)
                tone = letter.Tone;
            length = Append(key, length, letter.Base);
            length = Reshape(key, length, last, letter.Shape);
        }

        if (length > 0)
            key[--tones] = (char)('1' + (int)tone);
        return Close(key, length, key[tones..]);
    }

    static int Append(Span<char> key, int length, char letter)
    {
        if (char.IsAsciiLetterLower(letter))
        {
            key[length] = letter;
            return length + 1;
        }

        key[length] = '{';
        ((int)letter).TryFormat(key.Slice(length + 1, 4), out _, "x4", CultureInfo.InvariantCulture);
        return length + 5;
    }

    static int Reshape(Span<char> key, int length, char letter, Shape shape)
    {
        // A second shape on one letter does not occur in Vietnamese; the first stands.
        if (shape == Shape.Plain || key[length - 1] != letter)
            return length;
        key[length] = (letter, shape) is ('a', Shape.Circumflex) or ('o', Shape.Horn) ? '}' : '|';
        return length + 1;
    }

    static int Number(ReadOnlySpan<char> text, ref int i, Span<char> key, int length)
    {
        var end = i;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var digits = text[i..end].TrimStart('0');
        i = end - 1;
        if (digits.Length < 10)
        {
            key[length++] = (char)('0' + digits.Length);
        }
        else
        {
            key[length++] = ':';
            digits.Length.TryFormat(key.Slice(length, 10), out _, "d10", CultureInfo.InvariantCulture);
            length += 10;
        }

        digits.CopyTo(key[length..]);
        return length + digits.Length;
    }

    // Words without a tone at the end add nothing, so “an” is the beginning of “án” and of “an bình”.
    static int Close(Span<char> key, int length, Span<char> tones)
    {
        tones.Reverse();
        var spoken = tones.TrimEnd('1');
        if (spoken.IsEmpty)
            return length;
        key[length++] = ' ';
        spoken.CopyTo(key[length..]);
        return length + spoken.Length;
    }
}
