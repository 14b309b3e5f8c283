using System.Text;

namespace DonDoc.Formats.Docx;

/// <summary>Compound files: what Word wrote before 2007, and the shell that it puts around an encrypted docx.</summary>
static class LegacyOffice
{
    static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");
    static readonly byte[] WordDocument = Encoding.Unicode.GetBytes("WordDocument");

    /// <summary>By the names in its directory: why it is refused, or null where it is a Word file.</summary>
    public static FileRefusal? Judge(ReadOnlySpan<byte> content) =>
        content.IndexOf(EncryptedPackage) >= 0 ? FileRefusals.Encrypted
        : content.IndexOf(WordDocument) >= 0 ? null
        : FileRefusals.UnknownFormat;
}
