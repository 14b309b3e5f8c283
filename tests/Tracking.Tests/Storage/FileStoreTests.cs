using System.Security.Cryptography;
using System.Text;
using DonDoc.Storage;

namespace DonDoc.Tracking.Tests.Storage;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dondoc-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_kept_comes_back_under_its_hash()
    {
        var store = new FileStore(folder);
        var content = Encoding.UTF8.GetBytes("Nghị quyết");
        var (sha256, size) = await store.SaveAsync(new MemoryStream(content));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), sha256);
        Assert.Equal(content.Length, size);
        await using var kept = store.Open(sha256)!;
        using var read = new MemoryStream();
        await kept.CopyToAsync(read);
        Assert.Equal(content, read.ToArray());
    }

    [Fact]
    public async Task The_same_content_twice_and_at_once_is_one_file()
    {
        var store = new FileStore(folder);
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.SaveAsync(new MemoryStream(content))));
        Assert.Single(kept.Distinct());
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var store = new FileStore(folder);
        await Assert.ThrowsAsync<IOException>(() => store.SaveAsync(new BreakingStream()));
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_a_kill_left_of_an_upload_is_removed_and_nothing_else()
    {
        var store = new FileStore(folder);
        var kept = (await store.SaveAsync(new MemoryStream([1, 2, 3]))).Sha256;
        var (old, young) = (Path.Combine(folder, "incoming", "old"), Path.Combine(folder, "incoming", "young"));
        await File.WriteAllTextAsync(old, "cut off");
        await File.WriteAllTextAsync(young, "under way");
        var now = new DateTime(2026, 11, 4, 12, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(old, now.AddHours(-2));
        File.SetLastWriteTimeUtc(young, now);
        store.RemoveUnfinished(now.AddHours(-1));
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
        Assert.Equal([kept], store.All().Select(file => file.Sha256));
        Assert.True(await store.IsWholeAsync(kept));
        await File.AppendAllTextAsync(Path.Combine(folder, kept[..2], kept), "!");
        Assert.False(await store.IsWholeAsync(kept));
    }

    [Fact]
    public void A_folder_is_flushed_and_one_that_is_not_there_is_told()
    {
        FolderFlush.Run(folder);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps names in its journal.");
        Assert.Throws<IOException>(() => FolderFlush.Run(Path.Combine(folder, "not-there")));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_hash_or_not_there_opens_nothing(string sha256)
    {
        Assert.Null(new FileStore(folder).Open(sha256));
    }

    private sealed class BreakingStream : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ++reads > 2 ? throw new IOException("The line broke.") : ValueTask.FromResult(buffer.Length);
    }
}
