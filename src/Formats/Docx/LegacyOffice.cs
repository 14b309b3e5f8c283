using System.Text;

namespace DonDoc.Formats.Docx;

/// <summary>Compound files: what Word wrote before 2007, and the shell that it puts around an encrypted docx.</summary>
static class LegacyOffice
{
    static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");
    static readonly byte[] WordDocument = Encoding.Unicode.GetBytes("WordDocument");

    /// <summary>Says why a compound file is refused: by the names in its directory.</summary>
    public static FileRefusal Refuse(ReadOnlySpan<byte> content) =>
        content.IndexOf(EncryptedPackage) >= 0 ? FileRefusals.Encrypted
        : content.IndexOf(WordDocument) >= 0 ? FileRefusals.LegacyWord
        : FileRefusals.UnknownFormat;
}
