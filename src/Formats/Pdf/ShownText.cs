using System.Buffers;
using System.Globalization;
using System.Text;

namespace DonDoc.Formats.Pdf;

/// <summary>Measures what a content stream draws before the parser makes an object of each letter.</summary>
static class ShownText
{
    static readonly SearchValues<byte> NameEnds = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    /// <summary>
    /// Most letters that the stream can draw, which are the bytes of the strings that stand before an operator that shows text; and the names of the
    /// forms and pictures that it draws, each as often as it does.
    /// </summary>
    public static (long Letters, IReadOnlyList<string> Draws) Measure(ReadOnlySpan<byte> stream)
    {
        var (shown, waiting) = (0L, 0L);
        var (draws, name) = (new List<string>(), (string?)null);
        for (var i = 0; i < stream.Length; i++)
        {
            switch (stream[i])
            {
                case (byte)'(':
                    var end = EndOfString(stream, i);
                    waiting += end - i - 1;
                    i = end;
                    break;
                case (byte)'<' when i + 1 < stream.Length && stream[i + 1] == '<':
                    i++;
                    break;
                case (byte)'<':
                    var length = stream[i..].IndexOf((byte)'>');
                    if (length < 0)
                        return (shown, draws);
                    waiting += length / 2;
                    i += length;
                    break;
                case (byte)'%':
                    var rest = stream[i..].IndexOfAny((byte)'\r', (byte)'\n');
                    if (rest < 0)
                        return (shown, draws);
                    i += rest;
                    break;
                case (byte)'/':
                    var word = EndOfName(stream, i + 1);
                    name = Name(stream[(i + 1)..word]);
                    i = word - 1;
                    break;
                case (byte)'D' when i + 1 < stream.Length && stream[i + 1] == 'o' && name is not null:
                    draws.Add(name);
                    name = null;
                    break;
                case (byte)'T' when i + 1 < stream.Length && stream[i + 1] is (byte)'j' or (byte)'J':
                case (byte)'\'' or (byte)'"':
                    shown += waiting;
                    waiting = 0;
                    break;
            }
        }

        return (shown, draws);
    }

    static int EndOfName(ReadOnlySpan<byte> stream, int start)
    {
        var length = stream[start..].IndexOfAny(NameEnds);
        return length < 0 ? stream.Length : start + length;
    }

    // A letter may be written as # and two hexadecimal digits.
    static string Name(ReadOnlySpan<byte> written)
    {
        var name = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '#' && i + 2 < written.Length && byte.TryParse(written.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                name.Append((char)code);
                i += 2;
            }
            else
            {
                name.Append((char)written[i]);
            }
        }

        return name.ToString();
    }

    // Brackets in a string come in pairs or after a backslash.
    static int EndOfString(ReadOnlySpan<byte> stream, int start)
    {
        var depth = 0;
        for (var i = start; i < stream.Length; i++)
        {
            if (stream[i] == '\\')
                i++;
            else if (stream[i] == '(')
                depth++;
            else if (stream[i] == ')' && --depth == 0)
                return i;
        }

        return stream.Length;
    }
}
