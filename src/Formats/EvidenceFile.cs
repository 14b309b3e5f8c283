using System.IO.Compression;
using System.Text;
using System.Xml;
using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Text.Source;

namespace DonDoc.Formats;

/// <summary>
/// Judges a file that is kept as it is and not read into the product: by its content, never by its name alone. What cannot be
/// looked into (old sheets, archives, encrypted files) is refused, because nobody can say whether it is classified.
/// Pictures and scans are let through on their names and properties: what is painted on them is not read.
/// </summary>
public static class EvidenceFile
{
    /// <summary>Null where the file may be kept.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public static async Task<FileRefusal?> JudgeAsync(Stream stream, string fileName, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var content = new MemoryStream(stream.CanSeek ? (int)(stream.Length - stream.Position) : 0);
        await stream.CopyToAsync(content, cancellation);
        return Judge(content.Length == content.Capacity ? content.GetBuffer() : content.ToArray(), fileName);
    }

    // Nobody waits for a photograph to be recognised.
    static readonly ReadLimits Limits = ReadLimits.Default with { RecognisedPages = 0 };

    public static FileRefusal? Judge(byte[] content, string fileName) => Judge(content, fileName, Limits);

    internal static FileRefusal? Judge(byte[] content, string fileName, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(content);
        var refusal = DocumentReader.Read(content, fileName, limits).Refusal;
        if (refusal is null || refusal.Mark is not null)
            return refusal;
        // One of several in an archive: all of them are looked into, or none.
        if (refusal.Part is not null)
            return FileRefusals.NotEvidence;
        // A scan with a signature is what most evidence is.
        if (refusal == FileRefusals.NoTextLayer)
            return null;
        if (refusal != FileRefusals.UnknownFormat)
            return refusal;
        return FileSignatures.Recognise(content) == FileSignature.Zip ? JudgeOffice(content, limits) : FileRefusals.NotEvidence;
    }

    // Sheets and slides, of Office or OpenDocument: every text in them is looked at.
    static FileRefusal? JudgeOffice(byte[] content, ReadLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.GetEntry("[Content_Types].xml") is null && archive.GetEntry("META-INF/manifest.xml") is null)
                return FileRefusals.NotEvidence;
            var left = limits.UnpackedFrom(content.Length);
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            {
                using var packed = new BoundedStream(entry.Open(), Math.Min(limits.PartBytes, left));
                using var part = new MemoryStream();
                packed.CopyTo(part);
                left -= part.Length;
                part.Position = 0;
                if (Find(part, IsProperties(entry.FullName)) is { } mark)
                    return FileRefusals.Classified(mark);
            }

            return null;
        }
        catch (UnpackedTooMuchException)
        {
            return FileRefusals.ZipBomb;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException)
        {
            return FileRefusals.Damaged;
        }
    }

    static bool IsProperties(string part) =>
        part.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase) || part.Equals("meta.xml", StringComparison.OrdinalIgnoreCase);

    static SecrecyMark? Find(Stream part, bool isProperties)
    {
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var (text, name, given) = (new StringBuilder(), "", (string?)null);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                name = reader.LocalName;
                given = reader.GetAttribute("name") ?? (isProperties && reader.Depth > 1 ? given : null);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                if (isProperties && SecrecyReader.ReadProperty(given ?? name, reader.Value) is { } property)
                    return property;
                text.Append(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName is "p" or "si" or "is" or "oddHeader" or "oddFooter" or "comment")
            {
                text.Append('\n');
            }
        }

        return SecrecyReader.Read(SourceText.FromPlain(text.ToString()));
    }
}
