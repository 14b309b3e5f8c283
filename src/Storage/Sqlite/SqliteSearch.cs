using DonDoc.Tracking.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DonDoc.Storage.Sqlite;

/// <summary>
/// The index of texts in FTS5: one row of tokens for each entry, under its id, without a copy of the texts and without the places of words.
/// </summary>
internal static class SqliteSearch
{
    public const string Create = $"""
        CREATE VIRTUAL TABLE "SearchIndex" USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '{SearchTokens.Marks}'")
        """;

    public static async Task IndexAsync(SqliteDb db, IReadOnlyList<IndexedText> texts, CancellationToken cancel)
    {
        if (texts.Count == 0)
            return;
        await SqliteBulk.InsertAsync(db, [.. texts.Select(text => text.Entry)], cancel);
        await using var index = Command("INSERT INTO \"SearchIndex\"(rowid, tokens) VALUES ($1, $2)");
        foreach (var text in texts)
        {
            cancel.ThrowIfCancellationRequested();
            Run(index, text.Entry.Id, string.Join(' ', text.Tokens));
        }

        await using var words = Command("INSERT INTO \"SearchWords\"(\"Plain\", \"Written\") VALUES ($1, $2) ON CONFLICT DO NOTHING");
        foreach (var word in KnownWord.Of(texts))
            Run(words, word.Plain, word.Written);

        SqliteCommand Command(string text)
        {
            var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
            command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
            // One of the two above.
#pragma warning disable CA2100
            command.CommandText = text;
#pragma warning restore CA2100
            command.Parameters.Add(new SqliteParameter("$1", null));
            command.Parameters.Add(new SqliteParameter("$2", null));
            command.Prepare();
            return command;
        }

        static void Run(SqliteCommand command, object first, object second)
        {
            command.Parameters[0].Value = first;
            command.Parameters[1].Value = second;
            command.ExecuteNonQuery();
        }
    }

    public static async Task UnindexAsync(SqliteDb db, long first, long last, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"SearchIndex\" WHERE rowid BETWEEN {first} AND {last}", cancel);
        await db.SearchEntries.Where(row => row.Id >= first && row.Id <= last).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The tokens of a search in the language of FTS5. None has a quote in it, so none can be mistaken for the language.</summary>
    public static string Match(SearchMatch match) =>
        $"({All(match.All)}){string.Concat(match.ButNot.Select(found => $" NOT ({All(found)})"))}";

    private static string All(IReadOnlyList<IReadOnlyList<string>> all) =>
        string.Join(" AND ", all.Select(any => any.Count == 1 ? $"\"{any[0]}\"" : $"({string.Join(" OR ", any.Select(token => $"\"{token}\""))})"));
}
