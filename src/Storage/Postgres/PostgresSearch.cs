using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>
/// The index of texts in a column of <c>tsvector</c> beside the entries, which no mapping knows: tokens, without the places of words. No dictionary of
/// the database has a part in it, so that both databases find the same.
/// </summary>
internal static class PostgresSearch
{
    // The planner knows of how many texts the commonest words are: whether it goes through the texts from the latest on, or through the
    // lists of the words, follows from that.
    public const string Create = """
        ALTER TABLE "SearchEntries" ADD "Words" tsvector;
        ALTER TABLE "SearchEntries" ALTER "Words" SET STATISTICS 1000;
        CREATE INDEX "IX_SearchEntries_Words" ON "SearchEntries" USING gin ("Words");
        """;

    public static async Task IndexAsync(PostgresDb db, IReadOnlyList<IndexedText> texts, CancellationToken cancel)
    {
        const int AtOnce = 1000;
        foreach (var some in texts.Chunk(AtOnce))
        {
            await RunAsync("""
                INSERT INTO "SearchEntries" ("Id", "Record", "Provision", "Start", "End", "Words")
                SELECT id, record, provision, start, stop, words::tsvector FROM unnest($1, $2, $3, $4, $5, $6) AS entry(id, record, provision, start, stop, words)
                """,
                new NpgsqlParameter<long[]> { TypedValue = [.. some.Select(text => text.Entry.Id)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. some.Select(text => text.Entry.Record)] },
                new NpgsqlParameter<int?[]> { TypedValue = [.. some.Select(text => text.Entry.Provision)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. some.Select(text => text.Entry.Start)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. some.Select(text => text.Entry.End)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. some.Select(text => string.Join(' ', text.Tokens.Select(Quoted)))] });
        }

        // All of them in one go and in their order: with another transaction that brings some of them, too, one waits and never both.
        var words = KnownWord.Of(texts);
        await RunAsync("""
            INSERT INTO "SearchWords" ("Plain", "Written") SELECT plain, written FROM unnest($1, $2) WITH ORDINALITY AS word(plain, written, place)
            WHERE NOT EXISTS (SELECT FROM "SearchWords" AS known WHERE known."Plain" = plain AND known."Written" = written) ORDER BY place ON CONFLICT DO NOTHING
            """,
            new NpgsqlParameter<string[]> { TypedValue = [.. words.Select(word => word.Plain)] },
            new NpgsqlParameter<string[]> { TypedValue = [.. words.Select(word => word.Written)] });

        async Task RunAsync(string text, params NpgsqlParameter[] values)
        {
            // One of the two above.
#pragma warning disable CA2100
            await using var command = new NpgsqlCommand(text, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
#pragma warning restore CA2100
            command.Parameters.AddRange(values);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public static Task UnindexAsync(PostgresDb db, long first, long last, CancellationToken cancel) =>
        db.SearchEntries.Where(row => row.Id >= first && row.Id <= last).ExecuteDeleteAsync(cancel);

    /// <summary>The tokens of a search in the language of <c>tsquery</c>. None has a quote in it, so none can be mistaken for the language.</summary>
    public static string Match(SearchMatch match) =>
        All(match.All) + string.Concat(match.ButNot.Select(found => $" & !({All(found)})"));

    private static string All(IReadOnlyList<IReadOnlyList<string>> all) =>
        string.Join(" & ", all.Select(any => $"({string.Join(" | ", any.Select(Quoted))})"));

    private static string Quoted(string token) => $"'{token}'";
}
