using System.IO.Compression;
using DonDoc.Formats.Docx;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Formats.Joined;

/// <summary>
/// One document in several files: its text and its appendices, each typed by somebody else. Packed into one archive they are one file, with one hash and
/// one place in the store, and are read as one text with one outline; whatever takes a file so takes a document of several.
/// </summary>
public static class JoinedFiles
{
    /// <summary>Files of one document.</summary>
    public const int Most = 40;

    /// <summary>By which an archive of them is told from other archives: its content alone could be anything.</summary>
    public const string Extension = ".zip";

    // An archive says nothing of a day: the same files are the same bytes, and are known again.
    static readonly DateTimeOffset NoDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs files as they came, in the order in which they are given. Of two with one name the second gets a number.</summary>
    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, content) in files)
            {
                var (own, number) = (name, 1);
                while (!names.Add(own))
                    own = $"{Path.GetFileNameWithoutExtension(name)} ({++number}){Path.GetExtension(name)}";
                var entry = archive.CreateEntry(own, CompressionLevel.Fastest);
                entry.LastWriteTime = NoDay;
                using var to = entry.Open();
                to.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The parts of what was joined before, to join more to them; one part where the file is no archive of them.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Parts(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Is(name))
            return [(name, content)];
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        return [.. Files(archive).Select(entry => (entry.FullName, Unpack(entry, ReadLimits.Default.FileBytes)))];
    }

    internal static bool Is(string name) => FileNames.Extension(name) == Extension;

    internal static FileReading Read(byte[] content, string name, ReadLimits limits)
    {
        if (ZipDirectory.Check(content, limits) is { } refusal)
            return refusal;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            // A Word file under another name, a sheet: their parts are no documents.
            if (archive.GetEntry("[Content_Types].xml") is not null || archive.GetEntry("META-INF/manifest.xml") is not null)
                return DocxReader.Read(content, name, limits);
            List<ZipArchiveEntry> files = [.. Files(archive)];
            if (files.Count == 0)
                return FileRefusals.Empty;
            if (files.Count > Most)
                return FileRefusals.TooManyParts(Most);
            var left = limits.UnpackedBytes;
            var parts = new List<ReadDocument>(files.Count);
            foreach (var entry in files)
            {
                var bytes = Unpack(entry, Math.Min(limits.FileBytes, left));
                left -= bytes.Length;
                // An archive within an archive has no end.
                var reading = Is(entry.Name) ? FileRefusals.UnknownFormat : DocumentReader.Read(bytes, entry.Name, limits);
                if (reading.Refusal is { } wrong)
                    return wrong.Mark is null ? wrong with { Part = entry.Name } : wrong;
                parts.Add(reading.Document!);
            }

            return Join([.. parts.Index().OrderBy(part => PlaceOf(part.Item.Text)).ThenBy(part => part.Index).Select(part => part.Item)], content, name, limits);
        }
        catch (UnpackedTooMuchException)
        {
            return FileRefusals.ZipBomb;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return FileRefusals.Damaged;
        }
    }

    static IEnumerable<ZipArchiveEntry> Files(ZipArchive archive) => archive.Entries.Where(entry => FileArchive.IsFile(entry.FullName, entry.Name));

    static byte[] Unpack(ZipArchiveEntry entry, long most)
    {
        using var from = new BoundedStream(entry.Open(), most);
        using var bytes = new MemoryStream();
        from.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Whether a text begins as an appendix: it belongs to another.</summary>
    public static bool IsAppendix(Outline outline) => outline?.Nodes is [{ Kind: "appendix" }, ..];

    /// <summary>The text itself first, then its appendices by their numbers; the rest as it was given.</summary>
    static int PlaceOf(SourceText text) => OutlineReader.Read(text) is var outline && IsAppendix(outline) && outline.Nodes[0] is var first
        ? 1 + (first.Path.Split(' ')[^1] is var number && RomanNumeral.TryParse(number, out var roman) ? roman : int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var arabic) ? arabic : 0)
        : 0;

    static FileReading Join(IReadOnlyList<ReadDocument> parts, byte[] content, string name, ReadLimits limits)
    {
        if (parts.Sum(part => (long)part.Text.Text.Length) > limits.Characters)
            return FileRefusals.TooLong;
        var text = new SourceTextBuilder();
        var (pages, doubtful, seen, without) = (0, new List<Span>(), new List<int>(), new List<int>());
        foreach (var part in parts)
        {
            var (start, before) = (text.Length, pages);
            text.Append(part.Text, pagesBefore: before);
            text.EndLine();
            text.EndLine();
            doubtful.AddRange((part.Recognition?.Doubtful ?? []).Select(span => new Span(span.Start + start, span.End + start)));
            seen.AddRange((part.Recognition?.Pages ?? []).Select(page => page + before));
            without.AddRange(part.PagesWithoutText.Select(page => page + before));
            pages += part.Pages ?? 0;
        }

        return new ReadDocument
        {
            FileName = name,
            Format = FileFormat.Joined,
            Text = text.Build(),
            Pages = pages > 0 ? pages : null,
            PagesWithoutText = without,
            Recognition = parts.Select(part => part.Recognition).OfType<Recognition>().ToList() is { Count: > 0 } recognised ? new Recognition(recognised.Average(one => one.Confidence), doubtful, seen) : null,
            OldEncodings = [.. parts.SelectMany(part => part.OldEncodings).Distinct().Order()],
            Content = content,
        };
    }
}
