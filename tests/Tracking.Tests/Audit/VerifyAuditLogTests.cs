using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

public sealed class VerifyAuditLogTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    public static TheoryData<Provider, string, AuditBreak, long> Tampered()
    {
        var data = new TheoryData<Provider, string, AuditBreak, long>();
        foreach (var provider in new[] { Provider.Sqlite, Provider.Postgres })
        {
            void Add(string sql, AuditBreak kind, long sequence) =>
                data.Add(new TheoryDataRow<Provider, string, AuditBreak, long>(provider, sql, kind, sequence) { Skip = provider == Provider.Postgres ? PostgresServer.Missing : null });
            Add(Tampering.FlipOneByte, AuditBreak.Changed, 5);
            Add(Tampering.ChangeOwnHash, AuditBreak.Changed, 5);
            Add("UPDATE \"AuditEntries\" SET \"PreviousHash\" = 'x' WHERE \"Sequence\" = 5", AuditBreak.Changed, 5);
            Add("UPDATE \"AuditEntries\" SET \"Address\" = '' WHERE \"Sequence\" = 1", AuditBreak.Changed, 1);
            Add(Tampering.DropOne, AuditBreak.Removed, 5);
            Add(Tampering.DropOneAndCloseUp, AuditBreak.Removed, 5);
            Add("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 1", AuditBreak.Removed, 1);
            Add(Tampering.SwapTwo, AuditBreak.Reordered, 4);
            Add(Tampering.SwapNeighbours, AuditBreak.Reordered, 4);
            Add(Tampering.InsertOne, AuditBreak.Inserted, 5);
            Add(Tampering.InsertOneLinked, AuditBreak.Inserted, 5);
            Add(Tampering.CutTail, AuditBreak.Truncated, 9);
            Add("DELETE FROM \"AuditEntries\"", AuditBreak.Truncated, 1);
        }

        return data;
    }

    [Theory, MemberData(nameof(Tampered))]
    public async Task What_was_tampered_with_is_found(Provider provider, string sql, AuditBreak kind, long sequence)
    {
        await using var log = await Log.OfTenAsync(provider);
        await using var db = log.Open();
        await Tampering.RunAsync(db, provider, sql);
        var found = await new VerifyAuditLog(db).RunAsync([log.Anchor], null, Cancel);
        Assert.Equal((kind, sequence), (found.Broken!.Kind, found.Broken.Sequence));
    }

    [Theory, BothDatabases]
    public async Task An_untouched_log_holds(Provider provider)
    {
        await using var log = await Log.OfTenAsync(provider);
        await using var db = log.Open();
        var found = await new VerifyAuditLog(db).RunAsync([log.Anchor], null, Cancel);
        Assert.Null(found.Broken);
        Assert.Equal((10, 10, 1), (found.Entries, found.Head.Sequence, found.Anchors));
    }

    [Theory, BothDatabases]
    public async Task A_chain_that_was_made_anew_does_not_bear_its_anchor(Provider provider)
    {
        await using var log = await Log.OfTenAsync(provider);
        await using var other = await Log.OfTenAsync(provider, "forged");
        await using var db = other.Open();
        var found = await new VerifyAuditLog(db).RunAsync([log.Anchor], null, Cancel);
        Assert.Equal((AuditBreak.Rewritten, 10), (found.Broken!.Kind, found.Broken.Sequence));
    }

    [Theory, BothDatabases]
    public async Task A_restore_takes_away_the_anchors_beyond_it(Provider provider)
    {
        await using var log = await Log.OfTenAsync(provider);
        await using var db = log.Open();
        var beyond = log.Anchor with { Sequence = 12, Hash = new string('a', 64) };
        Assert.Equal(AuditBreak.Truncated, (await new VerifyAuditLog(db).RunAsync([beyond], null, Cancel)).Broken!.Kind);
        Assert.Null((await new VerifyAuditLog(db).RunAsync([beyond, log.Anchor with { Restored = true }], null, Cancel)).Broken);
    }

    [Theory, BothDatabases]
    public async Task The_database_refuses_to_change_or_take_away_an_entry(Provider provider)
    {
        await using var log = await Log.OfTenAsync(provider);
        await using var db = log.Open();
        var statements = new List<string> { Tampering.FlipOneByte, Tampering.DropOne, provider == Provider.Sqlite
            ? "INSERT OR REPLACE INTO \"AuditEntries\" SELECT * FROM \"AuditEntries\" WHERE \"Sequence\" = 5" : "TRUNCATE \"AuditEntries\"" };
        foreach (var statement in statements)
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancel));
            Assert.Contains("only appended to", refused.Message, StringComparison.Ordinal);
        }

        Assert.Null((await new VerifyAuditLog(db).RunAsync([log.Anchor], null, Cancel)).Broken);
    }

    /// <summary>A log of ten entries and the anchor of its end.</summary>
    private sealed class Log(TestDatabase database, AuditAnchor anchor) : IAsyncDisposable
    {
        public AuditAnchor Anchor => anchor;

        public TrackingDb Open() => database.Open();

        public static async Task<Log> OfTenAsync(Provider provider, string word = "test")
        {
            var database = await TestDatabase.CreateAsync(provider, "ten-" + word, async db =>
            {
                for (var i = 1; i <= 10; i++)
                {
                    await new RecordAct(db).RunAsync(new RecordedAct($"{word}.{i}")
                    {
                        SubjectKind = i % 2 == 0 ? "document" : null,
                        SubjectId = i % 2 == 0 ? Guid.CreateVersion7() : null,
                        Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["word"] = "Đôn đốc \0 \ud800 \"'" + new string('ơ', i * 100) },
                        By = new Witness(null, "Trần\0 Ngọc \ud83d", null, null, "127.0.0.1"),
                    });
                }
            });
            await using var filled = database.Open();
            var head = await new ShowAuditHead(filled).RunAsync(Cancel);
            return new Log(database, new AuditAnchor(DateTime.UnixEpoch, head.Sequence, head.Hash));
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
