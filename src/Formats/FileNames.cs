using System.Globalization;
using System.Text;

namespace DonDoc.Formats;

/// <summary>Names of files as they come from outside: never a path, never a control character.</summary>
public static class FileNames
{
    const int MaxLength = 200;

    /// <summary>
    /// The bare file name in NFC: what stands before the last slash or backslash is dropped, so are characters that
    /// some file system forbids. Null when nothing is left that could be a name.
    /// </summary>
    public static string? Clean(string name)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(bare.Length);
        foreach (var rune in bare.EnumerateRunes())
        {
            // Control and formatting characters (a right-to-left override hides the true extension), lone surrogates and
            // code points that are no characters.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
                || rune == Rune.ReplacementChar)
                continue;
            clean.Append(rune.Value is ':' or '*' or '?' or '"' or '<' or '>' or '|' ? "_" : rune.ToString());
        }

        var result = clean.ToString().Normalize(NormalizationForm.FormC).Trim().TrimEnd('.', ' ');
        if (result.Length == 0 || result.All(c => c is '.' or '_' or ' '))
            return null;
        return result.Length <= MaxLength ? result : Shorten(result);
    }

    /// <summary>
    /// The name with an ending that no system runs: where it has one that is not among those of documents and pictures, the one of the content
    /// is put behind it. Who opens a file that somebody else brought must not start it.
    /// </summary>
    /// <param name="name">A clean name.</param>
    /// <param name="content">At least its beginning.</param>
    public static string Harmless(string name, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Extension(name) is "" or ".txt" or ".text" or ".md" or ".markdown" or ".csv" or ".htm" or ".html" or ".pdf" or ".docx" or ".xlsx" or ".pptx"
            or ".odt" or ".ods" or ".odp" or ".png" or ".jpg" or ".jpeg" or ".tif" or ".tiff" or ".doc" or ".rtf" or ".zip")
            return name;
        return name + content switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ".png",
            [0xFF, 0xD8, 0xFF, ..] => ".jpg",
            _ => FileSignatures.Recognise(content) switch { FileSignature.Pdf => ".pdf", FileSignature.Zip => ".docx", _ => ".txt" },
        };
    }

    /// <summary>Extension in lower case with its dot, or an empty string.</summary>
    internal static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[dot..].ToLowerInvariant();
    }

    // The end of a long name carries its extension.
    static string Shorten(string name)
    {
        var extension = Extension(name);
        if (extension.Length > 10)
            extension = "";
        var stem = name[..(MaxLength - extension.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }
}
