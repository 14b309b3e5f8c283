using DonDoc.Storage;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Text.Source;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Storage;

public sealed class UnusedFilesTests
{
    /// <summary>A record that keeps a file by its hash and is forgotten here would lose the file, and its backup would lack it.</summary>
    [Fact]
    public async Task Every_record_that_keeps_a_file_is_asked()
    {
        await using var world = await World.CreateAsync(Provider.Sqlite);
        await using var db = world.Open();
        var keeping = db.Model.GetEntityTypes().Where(entity => entity.GetProperties().Any(property => property.Name == "Sha256")).Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal);
        var asked = System.Text.RegularExpressions.Regex.Matches(UnusedFiles.Named, "FROM \"(\\w+)\"").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(keeping, asked);
    }

    [Theory, BothDatabases]
    public async Task Old_files_that_no_record_names_go_and_all_others_stay(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("dondoc-files-").FullName;
        try
        {
            var store = new FileStore(folder);
            async Task<StoredFile> KeepAsync(string content)
            {
                using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
                var (sha256, size) = await store.SaveAsync(stream);
                return new StoredFile(sha256, "a.txt", size, "text/plain");
            }

            var forgotten = await KeepAsync("forgotten");
            var registered = await KeepAsync("registered");
            var waiting = await KeepAsync("waiting");
            var discarded = await KeepAsync("discarded");
            await using var db = world.Open();
            Assert.False((await new RegisterDocument(db, world.Officer, world.Clock, new()).RunAsync(
                new("", "công văn", null, world.Centre, null, null, "Một công văn", File: registered))).IsRefused);
            var stage = new StageImport(db, world.Officer, world.Clock);
            Assert.False((await stage.RunAsync(new(waiting, "txt", null, "waiting", SessionReader.Read(SourceText.FromPlain("waiting"))))).IsRefused);
            var import = (await stage.RunAsync(new(discarded, "txt", null, "discarded", SessionReader.Read(SourceText.FromPlain("discarded"))))).Value;
            Assert.Null(await new DiscardImport(db, world.Officer, world.Clock).RunAsync(new(import, 1)));

            Assert.Equal(0, await UnusedFiles.RemoveAsync(db, store, DateTime.UnixEpoch));
            // One that must not stay: others may name it, or be about to.
            var unwanted = await KeepAsync("unwanted");
            foreach (var (file, since) in new[] { (registered, DateTime.MaxValue), (waiting, DateTime.MaxValue), (unwanted, DateTime.UnixEpoch) })
            {
                await UnusedFiles.RemoveAsync(db, store, file.Sha256, since);
                Assert.True(store.Holds(file.Sha256));
            }

            await UnusedFiles.RemoveAsync(db, store, unwanted.Sha256, DateTime.MaxValue);
            Assert.False(store.Holds(unwanted.Sha256));
            Assert.Equal(2, await UnusedFiles.RemoveAsync(db, store, DateTime.MaxValue));
            Assert.Null(store.Open(forgotten.Sha256));
            Assert.Null(store.Open(discarded.Sha256));
            foreach (var kept in new[] { registered, waiting })
            {
                await using var content = store.Open(kept.Sha256);
                Assert.NotNull(content);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
