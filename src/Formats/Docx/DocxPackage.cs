using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace DonDoc.Formats.Docx;

/// <summary>The parts of a Word file and what they point to.</summary>
sealed class DocxPackage
{
    const string MainRelation = "/officeDocument";

    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    // The stream is read again afterwards.
    static readonly XmlReaderSettings DepthSettings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false };

    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    readonly ReadLimits _limits;

    public DocxPackage(ZipArchive archive, ReadLimits limits)
    {
        _limits = limits;
        foreach (var entry in archive.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <summary>Name of the part that holds the document, or null where the archive is not a Word file.</summary>
    public string? FindMainPart()
    {
        var main = Related("", MainRelation).FirstOrDefault() ?? "word/document.xml";
        if (Open(main) is not { } reader)
            return null;
        using (reader)
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "document" ? main : null;
    }

    /// <summary>Names of the parts to which a part is related in the given way (the end of the relation's type).</summary>
    public IEnumerable<string> Related(string part, string relation)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        if (Load($"{folder}_rels/{part[folder.Length..]}.rels") is not { } relations)
            return [];
        return relations.Elements()
            .Where(r => r.Value("Type")?.EndsWith(relation, StringComparison.Ordinal) == true && r.Value("TargetMode") != "External")
            .Select(r => r.Value("Target"))
            .OfType<string>()
            .Select(target => target.StartsWith('/') ? target[1..] : folder + target);
    }

    /// <summary>A small part as a whole, or null when there is none.</summary>
    public XElement? Load(string part)
    {
        using var reader = Open(part);
        return reader is null ? null : XDocument.Load(reader).Root;
    }

    /// <summary>A reader over a part, or null when there is none.</summary>
    /// <exception cref="InvalidDataException">The part is not what its checksum says.</exception>
    public XmlReader? Open(string part)
    {
        if (!_entries.TryGetValue(part, out var entry))
            return null;
        var bytes = new MemoryStream();
        using (var packed = new BoundedStream(entry.Open(), _limits.PartBytes))
            packed.CopyTo(bytes);
        if (Crc32.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) != entry.Crc32)
            throw new InvalidDataException(part);
        bytes.Position = 0;
        CheckDepth(bytes);
        bytes.Position = 0;
        return XmlReader.Create(bytes, Settings);
    }

    // Before any tree is built: building one takes time that grows with the square of its depth.
    void CheckDepth(Stream part)
    {
        using var reader = XmlReader.Create(part, DepthSettings);
        while (reader.Read())
        {
            if (reader.Depth > _limits.Depth)
                throw new XmlException("Nested too deep.");
        }
    }
}
