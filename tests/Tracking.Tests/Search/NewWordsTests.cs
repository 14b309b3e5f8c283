using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DonDoc.Tracking.Tests.Search;

/// <summary>Words that no text had before are written in one order, however long the text that brings them: of two who bring the same, one waits.</summary>
public sealed class NewWordsTests
{
    [Fact]
    public async Task Who_waits_for_a_word_of_another_holds_none_that_comes_behind_it()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var cancel = TestContext.Current.CancellationToken;
        await using var world = await World.CreateAsync(Provider.Postgres);
        await using var source = NpgsqlDataSource.Create(world.Connection);
        await using var other = await source.OpenConnectionAsync(cancel);
        await using var transaction = await other.BeginTransactionAsync(cancel);
        await AddAsync("aaaa");

        // More texts than go to the database at once; the word that comes first in the order stands in the last of them.
        var lines = Enumerable.Range(1, 1_500).Select(n => string.Concat(Enumerable.Repeat("việc chung ", 60)) + (n switch { 1 => "zzzz", 1_500 => "aaaa", _ => "" }));
        await using var db = world.Open();
        var registering = new RegisterDocument(db, world.Officer, world.Clock, new()).RunAsync(
            new("", "nghị quyết", "1-NQ/TU", world.HaiPhong, null, new DateOnly(2025, 1, 24), "Nhiều việc", PlainText: string.Join('\n', lines)), cancel);
        await WaitsAsync();
        await AddAsync("zzzz");
        await transaction.CommitAsync(cancel);
        Assert.Null((await registering).Refusal);
        Assert.True(await db.SearchEntries.CountAsync(cancel) > 1_400);

        // Never waits: who registers must hold nothing that is wanted here.
        async Task AddAsync(string word)
        {
            await using var command = new NpgsqlCommand("SET LOCAL lock_timeout = '200ms'; INSERT INTO \"SearchWords\" (\"Plain\", \"Written\") VALUES ('" + word + "', '" + word + "')", other, transaction);
            await command.ExecuteNonQueryAsync(cancel);
        }

        async Task WaitsAsync()
        {
            await using var command = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
            while (!registering.IsCompleted && await command.ExecuteScalarAsync(cancel) is 0L)
                await Task.Delay(20, cancel);
            Assert.False(registering.IsCompleted);
        }
    }

    /// <summary>Signs that make no letter of the one before tell no words apart, and of what can be written in many ways not all is asked for.</summary>
    [Theory, BothDatabases]
    public async Task A_word_has_no_endless_forms(Provider provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        // x takes neither a ring nor a bar; ā and its like are letters.
        var strays = Enumerable.Range(0, 1_000).Select(n => "xe" + string.Concat(Enumerable.Range(0, 10).Select(bit => (n >> bit & 1) == 0 ? '\u0338' : '\u0335')));
        var letters = from first in "aàáâãäåāăą" from second in "aàáâãäåāăą" from third in "aàáâãäåāăą" select $"{first}{second}{third}";
        Assert.Null((await new RegisterDocument(db, world.Officer, world.Clock, new()).RunAsync(new("", "nghị quyết", "1-NQ/TU", world.HaiPhong, null, new DateOnly(2025, 1, 24),
            "Nhiều cách viết", PlainText: string.Join(' ', strays.Concat(letters))), cancel)).Refusal);
        Assert.Equal(["xe"], await db.KnownWords.Where(row => row.Plain == "xe").Select(row => row.Written).ToListAsync(cancel));
        Assert.True(await db.KnownWords.CountAsync(row => row.Plain == "aaa", cancel) > 400);
        var meanings = new Dictionary<QueryWord, IReadOnlyList<string>>();
        Assert.NotNull(await SearchPlan.OfAsync(db, SearchQuery.Parse("aaa xe"), SearchKind.Document, [], meanings, cancel));
        Assert.Equal([1, 400], meanings.Values.Select(forms => forms.Count).Order());
    }
}
