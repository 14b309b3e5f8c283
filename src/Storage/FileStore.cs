using System.Security.Cryptography;

namespace DonDoc.Storage;

/// <summary>
/// Files named by the SHA-256 of what is in them, below one folder. A file is whole or not there: it is written beside its
/// place, flushed to the disk, renamed, and its name flushed too. The same content twice is one file.
/// </summary>
public sealed class FileStore(string folder)
{
    private const string Incoming = "incoming";

    /// <summary>Keeps what the stream gives.</summary>
    /// <returns>The hash as 64 lower-case hexadecimal digits, and the size in bytes.</returns>
    public async Task<(string Sha256, long Size)> SaveAsync(Stream content, CancellationToken cancel = default)
    {
        var incoming = Path.Combine(folder, Incoming);
        OwnersOnly.Folder(incoming);
        var temporary = Path.Combine(incoming, Guid.CreateVersion7().ToString("N"));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            await using (var file = new FileStream(temporary, OwnersOnly.Options(FileMode.CreateNew, FileAccess.Write)))
            {
                var buffer = new byte[1 << 16];
                for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; size += read)
                {
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                await file.FlushAsync(cancel);
                file.Flush(flushToDisk: true);
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            var place = PlaceOf(sha256);
            var part = Path.GetDirectoryName(place)!;
            OwnersOnly.Folder(part);
            File.Move(temporary, place, overwrite: true);
            // A record may name it from now on: its name must be on the disk before, and that of its folder, which may be new.
            FolderFlush.Run(part);
            FolderFlush.Run(folder);
            return (sha256, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a kept file; null where there is none of that hash.</summary>
    public Stream? Open(string sha256)
    {
        if (!IsHash(sha256))
            return null;
        try
        {
            return new FileStream(PlaceOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a file of that hash is kept.</summary>
    public bool Holds(string sha256) => IsHash(sha256) && File.Exists(PlaceOf(sha256));

    /// <summary>Hashes of the files that were last brought before an instant (UTC).</summary>
    public IEnumerable<string> KeptBefore(DateTime instant) => Kept().Where(file => file.LastWriteTimeUtc < instant).Select(file => file.Name);

    /// <summary>Removes a kept file, for good.</summary>
    public void Remove(string sha256)
    {
        if (IsHash(sha256))
            File.Delete(PlaceOf(sha256));
    }

    /// <summary>Removes a kept file, unless it was brought anew since an instant (UTC): a record may be about to name it.</summary>
    public void RemoveKeptBefore(string sha256, DateTime instant)
    {
        if (IsHash(sha256) && File.GetLastWriteTimeUtc(PlaceOf(sha256)) < instant)
            Remove(sha256);
    }

    /// <summary>Every kept file, with its size in bytes.</summary>
    public IEnumerable<(string Sha256, long Size)> All() => Kept().Select(file => (file.Name, file.Length));

    /// <summary>Whether a file is there and still what it is named by.</summary>
    public async Task<bool> IsWholeAsync(string sha256, CancellationToken cancel = default)
    {
        await using var content = Open(sha256);
        return content is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)) == sha256;
    }

    /// <summary>Removes what uploads left behind that a kill cut off before the given instant.</summary>
    public void RemoveUnfinished(DateTime before)
    {
        var incoming = new DirectoryInfo(Path.Combine(folder, Incoming));
        foreach (var file in incoming.Exists ? incoming.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before) : [])
            file.Delete();
    }

    // A hash is 64 hexadecimal digits and nothing else, so it cannot lead out of the folder.
    internal static bool IsHash(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);

    private IEnumerable<FileInfo> Kept() => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories("??").SelectMany(part => part.EnumerateFiles())
            .Where(file => IsHash(file.Name) && file.Directory!.Name == file.Name[..2])
        : [];

    private string PlaceOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);
}
