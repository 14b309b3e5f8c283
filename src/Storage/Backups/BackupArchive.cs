using System.IO.Compression;
using System.Security.Cryptography;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Storage.Backups;

/// <summary>A backup whose manifest and every hash were found right before anything is taken from it.</summary>
internal sealed class BackupArchive : IAsyncDisposable
{
    // The manifest is the only entry that is read whole. Some hundred thousand files fit.
    private const int LargestManifest = 64_000_000;

    private readonly ZipArchive entries;
    private readonly Action<long> advanced;

    private BackupArchive(ZipArchive zip, BackupManifest manifest, Action<long> advanced)
    {
        entries = zip;
        this.advanced = advanced;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <summary>Whether a file bears our mark; not whether it is whole.</summary>
    public static bool IsOne(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return zip.Comment.StartsWith(BackupWriter.Mark, StringComparison.Ordinal);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <param name="sized">Told the bytes that will be read, twice each: once to check, once to take.</param>
    /// <param name="advanced">Told the bytes that were read.</param>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static async Task<Outcome<BackupArchive>> OpenAsync(string file, Action<long> sized, Action<long> advanced, CancellationToken cancel)
    {
        // Held open without a share to write: what was checked is what is taken.
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
        ZipArchive? zip = null;
        Outcome<BackupArchive> opened = BackupRefusals.NotABackup;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.Comment.StartsWith(BackupWriter.Mark, StringComparison.Ordinal))
                opened = await CheckAsync(zip, sized, advanced, cancel);
        }
        catch (InvalidDataException)
        {
            // Not an archive, or cut before its end.
        }
        finally
        {
            if (opened.IsRefused)
            {
                zip?.Dispose();
                await stream.DisposeAsync();
            }
        }

        return opened;
    }

    public async Task<Stream> ReadAsync(string path, CancellationToken cancel) =>
        new CountedStream(await entries.GetEntry(path)!.OpenAsync(cancel), advanced);

    public ValueTask DisposeAsync() => entries.DisposeAsync();

    private static async Task<Outcome<BackupArchive>> CheckAsync(ZipArchive zip, Action<long> sized, Action<long> advanced, CancellationToken cancel)
    {
        using var json = new MemoryStream();
        if (zip.GetEntry(EntryPath.Manifest) is not { } own
            || await HashAsync(own, LargestManifest, json, _ => { }, cancel) is not { } seal || zip.Comment != BackupWriter.Mark + seal)
            return BackupRefusals.Damaged.With(EntryPath.Manifest);
        if (BackupManifest.Read(json.ToArray()) is not { } manifest)
            return BackupRefusals.Damaged.With(EntryPath.Manifest);
        if (manifest.Version > BackupManifest.Newest)
            return BackupRefusals.Newer;

        // Exactly the entries of the manifest, each once, each under a name of ours.
        var named = zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ToList();
        var expected = manifest.Entries.Select(entry => entry.Path).Append(EntryPath.Manifest).Order(StringComparer.Ordinal).ToList();
        if (named.FirstOrDefault(path => !EntryPath.IsKnown(path)) is { } foreign)
            return BackupRefusals.Damaged.With(foreign);
        if (!named.SequenceEqual(expected, StringComparer.Ordinal) || named.Distinct(StringComparer.Ordinal).Count() != named.Count)
            return BackupRefusals.Damaged.With(expected.Except(named, StringComparer.Ordinal).Append(EntryPath.Manifest).First());

        if (EntryPath.RecordsOf(manifest).Except(named, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            return BackupRefusals.Damaged.With(missing);

        sized(2 * manifest.Entries.Sum(entry => entry.Size));
        foreach (var entry in manifest.Entries)
        {
            if (await HashAsync(zip.GetEntry(entry.Path)!, entry.Size, null, advanced, cancel) != entry.Sha256
                || (EntryPath.FileOf(entry.Path) is { } name && name != entry.Sha256))
                return BackupRefusals.Damaged.With(entry.Path);
        }

        return new BackupArchive(zip, manifest, advanced);
    }

    /// <summary>The hash of an entry; null when it is longer than it may be or cannot be unpacked.</summary>
    private static async Task<string?> HashAsync(ZipArchiveEntry entry, long most, Stream? copy, Action<long> advanced, CancellationToken cancel)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var content = await entry.OpenAsync(cancel);
            var buffer = new byte[1 << 16];
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; advanced(read))
            {
                if ((most -= read) < 0)
                    return null;
                hash.AppendData(buffer, 0, read);
                copy?.Write(buffer, 0, read);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
