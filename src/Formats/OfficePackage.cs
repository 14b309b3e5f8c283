using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DonDoc.Formats.Docx;

namespace DonDoc.Formats;

/// <summary>The parts of a file of Word or Excel and what they point to.</summary>
sealed class OfficePackage
{
    const string MainRelation = "/officeDocument";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    // The stream is read again afterwards.
    static readonly XmlReaderSettings CheckSettings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false };

    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    readonly ReadLimits _limits;

    // Of all parts together, and again for a part that is opened again.
    long _bytesLeft;

    public OfficePackage(ZipArchive archive, ReadLimits limits)
    {
        _limits = limits;
        _bytesLeft = limits.UnpackedBytes;
        foreach (var entry in archive.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <summary>Names of all parts.</summary>
    public IEnumerable<string> Parts => _entries.Keys;

    /// <summary>Name of the part that holds the document, or null where the archive is not a Word file.</summary>
    public string? FindMainPart()
    {
        var main = Related("", MainRelation).FirstOrDefault() ?? "word/document.xml";
        if (Open(main, container: "body") is not { } reader)
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

    /// <summary>Name of the part that a part calls by an id, or null where there is none.</summary>
    public string? Target(string part, string id)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        return Load($"{folder}_rels/{part[folder.Length..]}.rels")?.Elements().FirstOrDefault(r => r.Value("Id") == id && r.Value("TargetMode") != "External")?.Value("Target") is { } target
            ? target.StartsWith('/') ? target[1..] : folder + target : null;
    }

    /// <summary>Whether a part has more elements of a name than so many; what comes after is not unpacked.</summary>
    public bool HasMore(string part, string element, int most)
    {
        if (!_entries.TryGetValue(part, out var entry))
            return false;
        using var packed = new BoundedStream(entry.Open(), _limits.UnpackedBytes);
        using var reader = XmlReader.Create(packed, Settings);
        var count = 0;
        while (count <= most && reader.Read())
        {
            if (reader.Depth > _limits.Depth)
                throw new XmlException("Nested too deep.");
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
                count++;
        }

        return count > most;
    }

    /// <summary>A small part as a whole, or null when there is none.</summary>
    public XElement? Load(string part)
    {
        using var reader = Open(part);
        return reader is null ? null : XDocument.Load(reader).Root;
    }

    /// <summary>A reader over a part, or null when there is none.</summary>
    /// <param name="part">Name of the part.</param>
    /// <param name="container">The element whose children are read one after another; null where the part is read as a whole.</param>
    /// <exception cref="InvalidDataException">The part is not what its checksum says.</exception>
    public XmlReader? Open(string part, string? container = null)
    {
        if (Unpack(part) is not { } bytes)
            return null;
        CheckTrees(bytes, container);
        bytes.Position = 0;
        return XmlReader.Create(bytes, Settings);
    }

    /// <summary>A part as it is, or null where there is none.</summary>
    /// <exception cref="InvalidDataException">The part is not what its checksum says.</exception>
    public byte[]? Content(string part) => Unpack(part)?.ToArray();

    /// <summary>The pictures that the document shows, in the order in which it shows them.</summary>
    /// <exception cref="InvalidDataException">A part is not what its checksum says.</exception>
    public IEnumerable<byte[]> Pictures(string main)
    {
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var targets = (Load($"{folder}_rels/{main[folder.Length..]}.rels")?.Elements() ?? [])
            .Where(r => r.Value("Type")?.EndsWith("/image", StringComparison.Ordinal) == true && r.Value("TargetMode") != "External" && r.Value("Id") is not null)
            .GroupBy(r => r.Value("Id")!).ToDictionary(r => r.Key, r => r.First().Value("Target") ?? "");
        var shown = new List<string>();
        using (var reader = Open(main, container: "body"))
        {
            while (reader?.Read() == true)
            {
                // “blip” of a drawing, “imagedata” of an older one
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "blip" or "imagedata"
                    && (reader.GetAttribute("embed", Relations) ?? reader.GetAttribute("id", Relations)) is { } id && targets.TryGetValue(id, out var target))
                    shown.Add(target.StartsWith('/') ? target[1..] : folder + target);
            }
        }

        return shown.Distinct().Select(Unpack).OfType<MemoryStream>().Select(bytes => bytes.ToArray());
    }

    MemoryStream? Unpack(string part)
    {
        if (!_entries.TryGetValue(part, out var entry))
            return null;
        var bytes = new MemoryStream();
        using (var packed = new BoundedStream(entry.Open(), Math.Min(_limits.PartBytes, _bytesLeft)))
            packed.CopyTo(bytes);
        _bytesLeft -= bytes.Length;
        if (Crc32.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) != entry.Crc32)
            throw new InvalidDataException(part);
        bytes.Position = 0;
        return bytes;
    }

    // Before any tree is built: building one takes time that grows with the square of its depth, and a node takes many
    // times the memory of its bytes.
    void CheckTrees(Stream part, string? container)
    {
        using var reader = XmlReader.Create(part, CheckSettings);
        var (root, nodes) = (container is null ? 0 : int.MaxValue, 0);
        while (reader.Read())
        {
            if (reader.Depth > _limits.Depth)
                throw new XmlException("Nested too deep.");
            if (root == int.MaxValue && reader.NodeType == XmlNodeType.Element && reader.LocalName == container)
                root = reader.Depth + 1;
            nodes = reader.Depth <= root ? 0 : nodes + 1 + reader.AttributeCount;
            if (nodes > _limits.TreeNodes)
                throw new BlockTooLargeException();
        }
    }
}
