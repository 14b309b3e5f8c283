using System.IO.Compression;
using System.Security.Cryptography;

namespace DonDoc.Storage.Backups;

/// <summary>Writes an archive entry by entry, hashing each on its way, and seals it with the manifest.</summary>
internal sealed class BackupWriter(Stream output, Action<long> advanced) : IAsyncDisposable
{
    /// <summary>Begins the comment of every archive of ours; the hash of the manifest follows.</summary>
    public const string Mark = "dondoc-backup ";

    private readonly ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<BackupEntry> entries = [];

    public IReadOnlyList<BackupEntry> Entries => entries;

    public async Task AddAsync(string path, Stream content, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await archive.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancel);
        var buffer = new byte[1 << 16];
        long size = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), cancel);
            advanced(read);
        }

        entries.Add(new BackupEntry(path, size, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>The last entry; nothing may follow it.</summary>
    public async Task SealAsync(BackupManifest manifest, CancellationToken cancel)
    {
        var json = manifest.ToJson();
        await using (var entry = await archive.CreateEntry(EntryPath.Manifest, CompressionLevel.Fastest).OpenAsync(cancel))
            await entry.WriteAsync(json, cancel);
        archive.Comment = Mark + Convert.ToHexStringLower(SHA256.HashData(json));
    }

    public ValueTask DisposeAsync() => archive.DisposeAsync();
}
