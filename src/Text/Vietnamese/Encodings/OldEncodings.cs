namespace DonDoc.Text.Vietnamese.Encodings;

/// <summary>Reads text that is written in an old encoding.</summary>
public static class OldEncodings
{
    /// <summary>The text in Unicode. What is no letter of the encoding stays as it is, so any string can be read.</summary>
    public static string Read(ReadOnlySpan<char> text, OldWriting writing)
    {
        var (read, _) = Take(text, writing);
        return new string(read);
    }

    /// <summary>The text in Unicode, and for each of its characters with how many it was written.</summary>
    internal static (char[] Read, byte[] Written) Take(ReadOnlySpan<char> text, OldWriting writing)
    {
        var table = LetterTable.Of(writing.Encoding);
        var (read, written) = (new char[text.Length], new byte[text.Length]);
        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            var (letter, width, isLetter) = table.Next(text, i);
            if (isLetter && writing.Encoding == OldEncoding.Viqr && width > 1 && text[i + width - 1] == '.' && ViqrStops.IsStop(text, i, i + width - 1, read.AsSpan(0, length), letter))
                (letter, width, _) = table.Next(text[..(i + width - 1)], i);
            read[length] = writing.Capitals == OldCapitals.All ? char.ToUpperInvariant(letter) : letter;
            written[length] = (byte)width;
            i += width;
        }

        Array.Resize(ref read, length);
        Array.Resize(ref written, length);
        if (writing is { Capitals: OldCapitals.ByWord, Encoding: OldEncoding.Tcvn3 })
            RaiseWords(read);
        return (read, written);
    }

    /// <summary>
    /// Makes capitals of the small letters in words that are else written in capitals. One plain capital (“Hà”) decides only where the words on
    /// both sides of it on the line are in capitals.
    /// </summary>
    static void RaiseWords(char[] text)
    {
        var line = new List<(int Start, int End, bool? IsUpper)>();
        for (var i = 0; i <= text.Length; i++)
        {
            // A colon or a tab parts: of “Số:” before another column no word in capitals says anything.
            if (i == text.Length || text[i] is '\n' or '\r' or '\t' or ':')
            {
                RaiseLine(text, line);
                line.Clear();
            }
            else if (char.IsLetter(text[i]))
            {
                var start = i;
                while (i + 1 < text.Length && char.IsLetter(text[i + 1]))
                    i++;
                line.Add((start, i + 1, IsInSymbol(text, start, i + 1) ? null : IsUpper(text.AsSpan(start, i + 1 - start))));
            }
        }
    }

    // The letters of “12-NQ/TU” are capitals in any line.
    static bool IsInSymbol(char[] text, int start, int end) =>
        (start > 0 && text[start - 1] is '-' or '/' or (>= '0' and <= '9')) || (end < text.Length && text[end] is '/' or (>= '0' and <= '9') || (end + 1 < text.Length && text[end] == '-' && char.IsLetterOrDigit(text[end + 1])));

    static void RaiseLine(char[] text, List<(int Start, int End, bool? IsUpper)> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var (start, end, isUpper) = words[i];
            isUpper ??= words.Count > 1 && Sure(i, -1) != false && Sure(i, 1) != false && (Sure(i, -1) ?? Sure(i, 1)) == true;
            for (var at = start; isUpper == true && at < end; at++)
                text[at] = char.ToUpperInvariant(text[at]);
        }

        // The nearest word in a direction that says it by itself.
        bool? Sure(int at, int step)
        {
            for (at += step; at >= 0 && at < words.Count; at += step)
            {
                if (words[at].IsUpper is { } sure)
                    return sure;
            }

            return null;
        }
    }

    /// <summary>By the plain letters, which have both cases; null where they do not tell: none, or one capital.</summary>
    static bool? IsUpper(ReadOnlySpan<char> word)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in word)
        {
            upper += char.IsAsciiLetterUpper(c) ? 1 : 0;
            lower += char.IsAsciiLetterLower(c) ? 1 : 0;
        }

        return lower > 0 ? false : upper > 1 ? true : null;
    }
}
