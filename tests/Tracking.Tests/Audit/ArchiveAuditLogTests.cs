using System.IO.Compression;
using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

/// <summary>Old entries go to a file, and the chain holds across the cut.</summary>
public sealed class ArchiveAuditLogTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly Witness By = new(null, "DonDoc (test)");

    private readonly string folder = Directory.CreateTempSubdirectory("dondoc-archive-").FullName;

    [Theory, BothDatabases]
    public async Task Old_entries_go_to_a_file_and_the_rest_goes_on_from_it(Provider provider)
    {
        await using var log = await OldLog.CreateAsync(provider, folder);
        await using var db = log.Open();
        var moved = (await log.Archive(db).RunAsync(log.LastOldDay, By, null, Cancel)).Value;
        Assert.Equal((1, 10), (moved.First, moved.Last));
        Assert.Equal(11, await db.AuditEntries.MinAsync(row => row.Sequence, Cancel));

        var alone = await new VerifyAuditLog(db).RunAsync(await log.Anchors.ReadAsync(Cancel), null, Cancel);
        Assert.Null(alone.Broken);
        Assert.Equal(21, alone.Entries);
        var file = await VerifyFileAsync(moved.File!, log);
        Assert.Equal((1, 10, null), (file.First, file.End.Sequence, file.Broken?.Kind));
        var whole = await new VerifyAuditLog(db) { Archived = file.End }.RunAsync(await log.Anchors.ReadAsync(Cancel), null, Cancel);
        Assert.Null(whole.Broken);

        // The triggers are back.
        foreach (var statement in new[] { "DELETE FROM \"AuditEntries\"", "UPDATE \"AuditEntries\" SET \"Act\" = 'x'" })
            Assert.Contains("only appended to", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancel))).Message, StringComparison.Ordinal);
        // A second time there is nothing so old; and the cut itself is an entry like others, which a later archive may take.
        Assert.Null((await log.Archive(db).RunAsync(log.LastOldDay, By, null, Cancel)).Value.File);
        log.Clock.Pass(TimeSpan.FromDays(900));
        await new RecordAct(db).RunAsync(new RecordedAct("test.late"), Cancel);
        var second = (await log.Archive(db).RunAsync(log.LastOldDay.AddDays(1000), By, null, Cancel)).Value;
        Assert.Equal(11, second.First);
        await using var one = File.OpenRead(moved.File!);
        await using var two = File.OpenRead(second.File!);
        var both = await VerifyAuditArchive.RunAsync([one, two], await log.Anchors.ReadAsync(Cancel), Cancel);
        Assert.Equal((1, second.Last, null), (both.First, both.End.Sequence, both.Broken?.Kind));
        Assert.Null((await new VerifyAuditLog(db) { Archived = both.End }.RunAsync(await log.Anchors.ReadAsync(Cancel), null, Cancel)).Broken);
    }

    [Theory, BothDatabases]
    public async Task What_is_tampered_with_behind_the_cut_or_at_it_is_found(Provider provider)
    {
        foreach (var (sql, kind, sequence) in new[]
                 {
                     ("UPDATE \"AuditEntries\" SET \"Act\" = 'x' WHERE \"Sequence\" = 15", AuditBreak.Changed, 15L),
                     ("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 15", AuditBreak.Removed, 15),
                     (string.Join("; ", Tampering.Move(13, 113), Tampering.Move(14, 13), Tampering.Move(113, 14)), AuditBreak.Reordered, 13),
                     // More is gone than the log says was moved out; the cut is told of, but of another place.
                     ("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 11", AuditBreak.Removed, 1),
                     ("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" < 20", AuditBreak.Removed, 1),
                     ("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 21", AuditBreak.Removed, 1),
                 })
        {
            await using var log = await OldLog.CreateAsync(provider, folder);
            await using var db = log.Open();
            Assert.False((await log.Archive(db).RunAsync(log.LastOldDay, By, null, Cancel)).IsRefused);
            await Tampering.RunAsync(db, provider, sql);
            var found = await new VerifyAuditLog(db).RunAsync([], null, Cancel);
            Assert.Equal((kind, sequence), (found.Broken!.Kind, found.Broken.Sequence));
        }
    }

    [Theory, BothDatabases]
    public async Task A_log_taken_away_without_an_archive_is_not_excused_by_a_forged_cut(Provider provider)
    {
        await using var log = await OldLog.CreateAsync(provider, folder);
        await using var db = log.Open();
        var anchor = new AuditAnchor(DateTime.UnixEpoch, 5, await db.AuditEntries.Where(row => row.Sequence == 5).Select(row => row.Hash).SingleAsync(Cancel));
        var fifth = new AuditHead(5, new string('a', 64));
        await db.RecordAsync(AuditCut.Entry(fifth, "none.jsonl.gz", new string('0', 64), By), Cancel);
        await Tampering.RunAsync(db, provider, "DELETE FROM \"AuditEntries\" WHERE \"Sequence\" < 6");
        Assert.Equal(AuditBreak.Removed, (await new VerifyAuditLog(db).RunAsync([anchor], null, Cancel)).Broken!.Kind);
        // And an archive that does not end where the database begins is not its archive.
        Assert.NotNull((await new VerifyAuditLog(db) { Archived = fifth }.RunAsync([anchor], null, Cancel)).Broken);
    }

    [Theory, BothDatabases]
    public async Task The_file_gives_away_what_was_done_to_it(Provider provider)
    {
        await using var log = await OldLog.CreateAsync(provider, folder);
        await using var db = log.Open();
        var file = (await log.Archive(db).RunAsync(log.LastOldDay, By, null, Cancel)).Value.File!;
        var lines = await LinesAsync(file);
        foreach (var (tampered, kind) in new (string[] Lines, AuditBreak Kind)[]
                 {
                     ([.. lines.Select((line, i) => i == 4 ? line.Replace("old.5", "old.X", StringComparison.Ordinal) : line)], AuditBreak.Changed),
                     ([.. lines.Where((_, i) => i != 4)], AuditBreak.Removed),
                     ([.. lines[..4], lines[5], lines[4], .. lines[6..]], AuditBreak.Removed),
                     ([.. lines[..5], lines[4], .. lines[5..]], AuditBreak.Inserted),
                     ([.. lines[..4], "{}", .. lines[5..]], AuditBreak.Unreadable),
                 })
        {
            var other = Path.Combine(folder, "tampered.gz");
            await using (var output = new GZipStream(File.Create(other), CompressionLevel.Fastest))
            await using (var writer = new StreamWriter(output))
                await writer.WriteAsync(string.Join('\n', tampered) + "\n");
            Assert.Equal(kind, (await VerifyFileAsync(other, log)).Broken!.Kind);
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_young_or_broken_stays(Provider provider)
    {
        await using var log = await OldLog.CreateAsync(provider, folder);
        await using var db = log.Open();
        Assert.Equal(AuditRefusals.TooYoung.Code, (await log.Archive(db).RunAsync(log.Clock.Today().AddMonths(-12), By, null, Cancel)).Refusal!.Code);
        await Tampering.RunAsync(db, provider, "UPDATE \"AuditEntries\" SET \"Act\" = 'x' WHERE \"Sequence\" = 3");
        Assert.Equal(AuditRefusals.Broken.Code, (await log.Archive(db).RunAsync(log.LastOldDay, By, null, Cancel)).Refusal!.Code);
        Assert.Equal(20, await db.AuditEntries.CountAsync(Cancel));
        Assert.Empty(Directory.GetFiles(folder, "*.gz"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<VerifyAuditArchive.Result> VerifyFileAsync(string file, OldLog log)
    {
        await using var opened = File.OpenRead(file);
        return await VerifyAuditArchive.RunAsync([opened], await log.Anchors.ReadAsync(Cancel), Cancel);
    }

    private static async Task<string[]> LinesAsync(string file)
    {
        await using var unpacked = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        return (await reader.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Ten entries of three years ago, ten of today, and an anchor among the old ones.</summary>
    private sealed class OldLog(TestDatabase database, TestClock clock, AnchorLog anchors, string folder) : IAsyncDisposable
    {
        public TestClock Clock => clock;

        public AnchorLog Anchors => anchors;

        public DateOnly LastOldDay { get; } = new TestClock().Today();

        public static async Task<OldLog> CreateAsync(Provider provider, string folder)
        {
            var clock = new TestClock();
            var database = await TestDatabase.CreateAsync(provider, "old", async db =>
            {
                var then = new TestClock();
                db.Clock = then;
                for (var i = 1; i <= 20; i++)
                {
                    if (i == 11)
                        then.Pass(TimeSpan.FromDays(1000));
                    await new RecordAct(db).RunAsync(new RecordedAct(i <= 10 ? $"old.{i}" : $"new.{i}")
                    {
                        SubjectKind = "document", SubjectId = Guid.CreateVersion7(), Owner = OrganisationId.From(Guid.CreateVersion7()),
                        By = new Witness(Guid.CreateVersion7(), "Trần Thị \"B\"\n", Token: i % 2 == 0 ? new TokenInUse(Guid.CreateVersion7(), "Mã ê") : null),
                        Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["a"] = "<b>&\u2028", ["b"] = null },
                    });
                }
            });
            clock.Pass(TimeSpan.FromDays(1000));
            var anchors = new AnchorLog(Path.Combine(folder, $"anchors-{Guid.CreateVersion7()}.log"));
            await using var db = database.Open();
            foreach (var sequence in new[] { 7L, 10, 15 })
                await anchors.AppendAsync(new AuditAnchor(DateTime.UnixEpoch, sequence, await db.AuditEntries.Where(row => row.Sequence == sequence).Select(row => row.Hash).SingleAsync(Cancel)), Cancel);
            return new OldLog(database, clock, anchors, folder);
        }

        public TrackingDb Open()
        {
            var db = database.Open();
            db.Clock = clock;
            return db;
        }

        public ArchiveAuditLog Archive(TrackingDb db) => new(db, anchors, folder, clock);

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
