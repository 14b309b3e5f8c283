namespace DonDoc.Formats;

/// <summary>The first bytes of a file, by which formats that are not text are told apart.</summary>
enum FileSignature
{
    /// <summary>No known signature: text, or nothing that is read here.</summary>
    None,
    Pdf,
    Zip,

    /// <summary>Compound file: Word before 2007, or an encrypted docx.</summary>
    Compound,

    /// <summary>Rich Text Format.</summary>
    Rtf,

    /// <summary>A picture that may show a page: png, jpeg, tiff.</summary>
    Picture,

    /// <summary>Known, and not read here: programs, other archives.</summary>
    Other,
}

/// <summary>Tells formats apart by their first bytes.</summary>
public static class FileSignatures
{
    // Writers may put a few bytes before the header of a PDF; readers look for it in the first kilobyte.
    const int PdfHeaderWithin = 1024;

    /// <summary>Whether a file is of a format that is more than text.</summary>
    /// <param name="content">At least its first kilobyte.</param>
    public static bool IsPacked(ReadOnlySpan<byte> content) => Recognise(content) != FileSignature.None;

    internal static FileSignature Recognise(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8) => FileSignature.Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => FileSignature.Compound,
        _ when content[..Math.Min(content.Length, PdfHeaderWithin)].IndexOf("%PDF-"u8) >= 0 => FileSignature.Pdf,
        _ when content.StartsWith("{\\rtf"u8) => FileSignature.Rtf,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => FileSignature.Picture,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => FileSignature.Picture,
        [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => FileSignature.Other,
        _ when content.StartsWith("GIF8"u8) || content.StartsWith("Rar!"u8) => FileSignature.Other,
        _ => FileSignature.None,
    };
}
