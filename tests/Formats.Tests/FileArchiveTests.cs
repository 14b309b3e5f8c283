using System.IO.Compression;
using System.Text;

namespace DonDoc.Formats.Tests;

public sealed class FileArchiveTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static MemoryStream Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream;
    }

    [Fact]
    public async Task Files_come_in_the_order_of_their_names_without_what_systems_leave_behind()
    {
        using var archive = FileArchive.Open(Zip(("b/hai.txt", "2"u8.ToArray()), ("a/", []), ("a/một.txt", "1"u8.ToArray()), ("__MACOSX/._a", [1]), ("b/.DS_Store", [1]),
            ("b/~$hai.docx", [1]), ("b/Thumbs.db", [1])), 100).Archive!;
        Assert.Equal(["a/một.txt", "b/hai.txt"], archive.Names);
        Assert.Equal("2"u8.ToArray(), (await archive.ReadAsync(1, 10, Cancel)).Content);
        Assert.Equal("1"u8.ToArray(), (await archive.ReadAsync(0, 10, Cancel)).Content);
    }

    [Fact]
    public async Task No_more_is_unpacked_than_a_file_may_have()
    {
        var bomb = Zip(("bom.txt", new byte[30_000_000]));
        Assert.InRange(bomb.Length, 1, 100_000);
        using var archive = FileArchive.Open(bomb, 100).Archive!;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (content, refusal) = await archive.ReadAsync(0, 1_000_000, Cancel);
        Assert.Equal((null, "file.too_large"), (content, refusal?.Code));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public async Task What_is_none_is_damaged_or_has_too_many_is_said()
    {
        Assert.Equal((null, false), FileArchive.Open(new MemoryStream("không phải tệp nén"u8.ToArray()), 100));
        Assert.Equal((null, false), FileArchive.Open(new MemoryStream(), 100));
        var many = Zip([.. Enumerable.Range(0, 11).Select(number => ($"{number}.txt", new byte[] { 1 }))]);
        Assert.Equal((null, true), FileArchive.Open(many, 10));

        // An end that tells of few before a directory of many, whose names are long besides.
        var lies = Zip([.. Enumerable.Range(0, 400).Select(number => ($"{number}{new string('a', 200)}.txt", new byte[] { 1 }))]).ToArray();
        lies[^14] = lies[^12] = 3;
        lies[^13] = lies[^11] = 0;
        Assert.Equal((null, true), FileArchive.Open(new MemoryStream(lies), 10));
        Assert.Equal((null, false), FileArchive.Open(new MemoryStream(lies), 10_000));

        var whole = Zip(("a.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000))))).ToArray();
        Array.Fill(whole, (byte)0xFF, 60, 200);
        using var damaged = FileArchive.Open(new MemoryStream(whole), 10).Archive!;
        Assert.Equal("file.truncated", (await damaged.ReadAsync(0, 1_000_000, Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task Whatever_the_bytes_are_the_answer_is_no_exception()
    {
        var whole = Zip(("a.txt", "một"u8.ToArray()), ("b.txt", "hai"u8.ToArray())).ToArray();
        var random = new Random(2026);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = whole.ToArray();
            for (var hit = 0; hit < 1 + round % 4; hit++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var archive = FileArchive.Open(new MemoryStream(bytes[..(round % 3 == 0 ? random.Next(bytes.Length) : bytes.Length)]), 10).Archive;
            for (var ordinal = 0; ordinal < archive?.Names.Count; ordinal++)
                Assert.True(await archive.ReadAsync(ordinal, 1000, Cancel) is ({ }, null) or (null, { }));
        }
    }
}
