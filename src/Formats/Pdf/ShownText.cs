namespace DonDoc.Formats.Pdf;

/// <summary>Measures the text that a content stream draws before the parser makes an object of each letter.</summary>
static class ShownText
{
    /// <summary>Most letters that the stream can draw: the bytes of the strings that stand before an operator that shows text.</summary>
    public static long Letters(ReadOnlySpan<byte> stream)
    {
        var (shown, waiting) = (0L, 0L);
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
                        return shown;
                    waiting += length / 2;
                    i += length;
                    break;
                case (byte)'%':
                    var rest = stream[i..].IndexOfAny((byte)'\r', (byte)'\n');
                    if (rest < 0)
                        return shown;
                    i += rest;
                    break;
                case (byte)'T' when i + 1 < stream.Length && stream[i + 1] is (byte)'j' or (byte)'J':
                case (byte)'\'' or (byte)'"':
                    shown += waiting;
                    waiting = 0;
                    break;
            }
        }

        return shown;
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
