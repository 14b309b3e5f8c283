using System.Buffers.Binary;
using System.IO.Compression;

namespace DonDoc.Formats;

/// <summary>
/// An archive of files that somebody sent. Files are read one at a time and only into memory: a name in it is a name and leads nowhere.
/// What an archive says of the size of a file is not believed.
/// </summary>
public sealed class FileArchive : IDisposable
{
    const int EndLength = 22;

    // In the directory, in bytes: 46, a path of some hundred letters of up to three bytes, times and rights.
    const int UsualEntry = 600;

    readonly ZipArchive _zip;
    readonly List<ZipArchiveEntry> _files;

    FileArchive(ZipArchive zip)
    {
        _zip = zip;
        // In the order of their names, so that whoever comes again goes the same way.
        _files = [.. zip.Entries.Where(entry => IsFile(entry.FullName, entry.Name)).OrderBy(entry => entry.FullName, StringComparer.Ordinal)];
        Names = _files.ConvertAll(entry => entry.FullName);
    }

    /// <summary>Names with their folders; what systems and Word leave beside files is left out.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Opens an archive; of its files nothing is read yet.</summary>
    /// <param name="content">Can seek; closed with the archive, or where it is none.</param>
    /// <param name="mostEntries">More are not looked at.</param>
    /// <returns>No archive where it is none, is damaged or holds too many entries.</returns>
    public static (FileArchive? Archive, bool HasTooMany) Open(Stream content, int mostEntries)
    {
        var isOpen = false;
        try
        {
            var hasTooMany = HasTooMany(content, mostEntries);
            if (hasTooMany != false)
                return (null, hasTooMany == true);
            content.Position = 0;
            var archive = new FileArchive(new ZipArchive(content, ZipArchiveMode.Read));
            isOpen = true;
            return (archive, false);
        }
        catch (InvalidDataException)
        {
            return (null, false);
        }
        finally
        {
            if (!isOpen)
                content.Dispose();
        }
    }

    /// <summary>Reads one file.</summary>
    /// <param name="ordinal">Of <see cref="Names"/>.</param>
    /// <param name="most">Longest file in bytes.</param>
    public async Task<(byte[]? Content, FileRefusal? Refusal)> ReadAsync(int ordinal, long most, CancellationToken cancellation = default)
    {
        var entry = _files[ordinal];
        if (entry.IsEncrypted)
            return (null, FileRefusals.Encrypted);
        try
        {
            await using var from = await entry.OpenAsync(cancellation);
            using var content = new MemoryStream();
            var block = new byte[1 << 16];
            for (int read; (read = await from.ReadAsync(block, cancellation)) > 0;)
            {
                if (content.Length + read > most)
                    return (null, FileRefusals.TooLarge(most));
                content.Write(block, 0, read);
            }

            return (content.ToArray(), null);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            return (null, FileRefusals.Truncated);
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>Whether somebody wrote it: not a folder, and not what systems and Word leave beside files.</summary>
    /// <param name="path">With its folders, a slash between them.</param>
    /// <param name="name">Without them.</param>
    public static bool IsFile(string path, string name) => name.Length > 0 && name[0] != '.' && !name.StartsWith("~$", StringComparison.Ordinal)
        && !path.StartsWith("__MACOSX/", StringComparison.Ordinal) && name is not ("Thumbs.db" or "desktop.ini");

    // From the record at the end, before a directory of any length is read into memory. Null: there is none.
    static bool? HasTooMany(Stream content, int most)
    {
        var tail = new byte[(int)Math.Min(content.Length, EndLength + ushort.MaxValue)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndLength > tail.Length)
            return null;
        // The count may lie; between the directory's beginning and its end there is no more than there is. 65,535 and the like stand for more.
        var (count, from) = (BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)));
        return count > most || count == ushort.MaxValue || from == uint.MaxValue || content.Length - tail.Length + end - from > most * (long)UsualEntry;
    }
}
