using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DonDoc.Storage.Sqlite;

/// <summary>
/// The index of texts in FTS5: one row for each entry, under its id, without a copy of the texts. Its columns are words without diacritics of the
/// head and of the whole, words with diacritics, and facets.
/// </summary>
internal static class SqliteSearch
{
    public const string Create = """
        CREATE VIRTUAL TABLE "SearchIndex" USING fts5(head, words, exact, facets, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")
        """;

    public static async Task IndexAsync(SqliteDb db, IReadOnlyList<IndexedText> texts, CancellationToken cancel)
    {
        if (texts.Count == 0)
            return;
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "INSERT INTO \"SearchIndex\"(rowid, head, words, exact, facets) VALUES ($id, $head, $words, $exact, $facets)";
        var (id, head, words, exact, facets) = (Parameter("$id"), Parameter("$head"), Parameter("$words"), Parameter("$exact"), Parameter("$facets"));
        command.Prepare();
        foreach (var text in texts)
        {
            cancel.ThrowIfCancellationRequested();
            id.Value = text.Entry.Id;
            head.Value = Plain(text.Head);
            words.Value = text.Head.Count == 0 ? Plain(text.Body) : text.Body.Count == 0 ? head.Value : $"{head.Value} {Plain(text.Body)}";
            exact.Value = string.Join(' ', text.Head.Concat(text.Body).Select(word => word.Exact).OfType<string>().Distinct(StringComparer.Ordinal));
            facets.Value = string.Join(' ', text.Facets);
            command.ExecuteNonQuery();
        }

        SqliteParameter Parameter(string name) => command.Parameters.Add(new SqliteParameter(name, null));
    }

    public static async Task UnindexAsync(SqliteDb db, long first, long last, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"SearchIndex\" WHERE rowid BETWEEN {first} AND {last}", cancel);
        await db.SearchEntries.Where(row => row.Id >= first && row.Id <= last).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The words of the query in the language of FTS5. All are letters and digits, so none can be mistaken for the language.</summary>
    public static string Match(SearchMatch match)
    {
        var parts = match.Query.Terms.SelectMany(term => term.Exact.Select(word => $"exact : \"{word}\"")).Distinct(StringComparer.Ordinal)
            .Concat(match.Query.Terms.Select(term => Words(match.IsInHead ? "head" : "words", term)))
            .Concat(match.Facets.Select(any => $"facets : ({string.Join(" OR ", any.Select(facet => $"\"{facet}\""))})"));
        var all = string.Join(" AND ", parts);
        return match.IsInHead ? all : $"({all}) NOT ({string.Join(" AND ", match.Query.Terms.Select(term => Words("head", term)))})";
    }

    private static string Words(string column, SearchTerm term) => $"{column} : \"{string.Join(' ', term.Plain)}\"{(term.IsPrefix ? " *" : "")}";

    private static string Plain(IReadOnlyList<SearchWord> words) => string.Join(' ', words.Select(word => word.Plain));
}
