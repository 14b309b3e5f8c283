using System.Text;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats.PlainText;

/// <summary>
/// Finds out how the bytes of a text are encoded: UTF-8, UTF-16 or Windows-1258, the three in which Vietnamese texts are
/// found; or Windows-1252, whose letters stand for others in old fonts. Validity decides before statistics do; see docs/decisions/text-encodings.md.
/// </summary>
static class TextEncodings
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    static readonly Encoding Utf16Little = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    static readonly Encoding Utf16Big = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    // How much is looked at to tell UTF-16, in bytes.
    const int Sample = 16384;

    /// <summary>Decodes a text, or says why it is none.</summary>
    /// <param name="declared">The character set that the text names itself, as HTML may; used where UTF-8 is not valid.</param>
    public static (string? Text, FileRefusal? Refusal) Decode(ReadOnlySpan<byte> content, string? declared)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            return DecodeUtf8(content[3..], declared: null, marked: true);
        if (content is [0xFF, 0xFE, ..])
            return DecodeUtf16(content[2..], Utf16Little);
        if (content is [0xFE, 0xFF, ..])
            return DecodeUtf16(content[2..], Utf16Big);
        if (GuessUtf16(content) is { } utf16)
            return DecodeUtf16(content, utf16);
        if (content.Contains((byte)0))
            return (null, FileRefusals.NotText);
        return DecodeUtf8(content, declared, marked: false);
    }

    static (string?, FileRefusal?) DecodeUtf8(ReadOnlySpan<byte> content, string? declared, bool marked)
    {
        try
        {
            return Judge(Utf8.GetString(content));
        }
        catch (DecoderFallbackException invalid)
        {
            if (IsCutCharacter(content, invalid))
                return (null, FileRefusals.Truncated);
        }

        if (marked)
            return (null, FileRefusals.Encoding);
        if (declared is not null && SingleByte(declared) is { } encoding)
            return Judge(encoding.GetString(content));
        var text = Windows1258.GetString(content);
        if (HasControls(text))
            return (null, FileRefusals.NotText);
        if (VietnameseLetters.Share(text) >= VietnameseLetters.Enough)
            return (text, null);
        // What is left for letters of a byte each: fonts that draw others. Their words must say so, or nobody could read them.
        text = Windows1252.GetString(content);
        return OldEncodingGuess.Of(text) is null ? (null, FileRefusals.Encoding) : Judge(text);
    }

    // The only fault is that the last character lacks bytes: the file was cut there.
    static bool IsCutCharacter(ReadOnlySpan<byte> content, DecoderFallbackException invalid)
    {
        var at = invalid.Index;
        if (at < 0 || content.Length - at > 3 || content.Length < 16)
            return false;
        var wanted = content[at] switch { >= 0xF0 and <= 0xF4 => 4, >= 0xE0 => 3, >= 0xC2 => 2, _ => 0 };
        return wanted > content.Length - at && content[(at + 1)..].IndexOfAnyExceptInRange((byte)0x80, (byte)0xBF) < 0
            && at > 1 && content[..at].IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0;
    }

    static (string?, FileRefusal?) DecodeUtf16(ReadOnlySpan<byte> content, Encoding encoding)
    {
        if (content.Length % 2 != 0)
            return (null, FileRefusals.Truncated);
        try
        {
            return Judge(encoding.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return (null, FileRefusals.Encoding);
        }
    }

    // In UTF-16 the upper bytes of Vietnamese letters, Latin letters and usual punctuation are few: 00, 01, 03, 1E, 20.
    static Encoding? GuessUtf16(ReadOnlySpan<byte> content)
    {
        var pairs = Math.Min(content.Length, Sample) / 2;
        if (pairs < 2)
            return null;
        var (even, odd) = (0, 0);
        var (evenZero, oddZero) = (0, 0);
        for (var i = 0; i < pairs; i++)
        {
            even += IsUpper(content[2 * i]) ? 1 : 0;
            odd += IsUpper(content[2 * i + 1]) ? 1 : 0;
            evenZero += content[2 * i] == 0 ? 1 : 0;
            oddZero += content[2 * i + 1] == 0 ? 1 : 0;
        }

        // A space is an upper byte too (20): zeros, nearly all in one of the two halves, make it UTF-16. (The lower byte
        // of a combining grave accent is zero.)
        if (odd >= pairs * 0.95 && oddZero >= pairs * 0.3 && evenZero < oddZero / 4)
            return Utf16Little;
        return even >= pairs * 0.95 && evenZero >= pairs * 0.3 && oddZero < evenZero / 4 ? Utf16Big : null;

        static bool IsUpper(byte b) => b is 0x00 or 0x01 or 0x03 or 0x1E or 0x20;
    }

    static Encoding? SingleByte(string name) => name.ToLowerInvariant() switch
    {
        "windows-1258" or "cp1258" => Windows1258,
        "windows-1252" or "cp1252" or "iso-8859-1" or "latin1" or "x-user-defined" => Windows1252,
        _ => null,
    };

    static (string?, FileRefusal?) Judge(string text) => HasControls(text) ? (null, FileRefusals.NotText) : (text, null);

    /// <summary>
    /// Control characters that no text has: any NUL, or more of the others than the strays that old editors leave
    /// (one in a thousand).
    /// </summary>
    static bool HasControls(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c == '\0')
                return true;
            if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v') || c is >= '\u007F' and < '\u00A0' and not '\u0085')
                controls++;
        }

        return controls > 2 && controls > text.Length / 1000;
    }
}
