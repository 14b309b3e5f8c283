using System.Globalization;
using System.Text;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>
/// The index of texts in a column of <c>tsvector</c> beside the entries, which no mapping knows: words without diacritics at their places, those of
/// the head with weight A; words with diacritics behind =; facets behind #. No dictionary of the database has a part in it, so that both
/// databases find the same.
/// </summary>
internal static class PostgresSearch
{
    public const string Create = """
        ALTER TABLE "SearchEntries" ADD "Words" tsvector;
        CREATE INDEX "IX_SearchEntries_Words" ON "SearchEntries" USING gin ("Words");
        """;

    // What the database keeps of the place of a word.
    private const int LastPlace = 16383;

    public static async Task IndexAsync(PostgresDb db, IReadOnlyList<IndexedText> texts, CancellationToken cancel)
    {
        const int AtOnce = 500;
        foreach (var some in texts.Chunk(AtOnce))
        {
            await using var command = new NpgsqlCommand(
                "UPDATE \"SearchEntries\" AS e SET \"Words\" = n.words::tsvector FROM unnest($1, $2) AS n(id, words) WHERE e.\"Id\" = n.id",
                (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. some.Select(text => text.Entry.Id)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. some.Select(Vector)] });
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public static Task UnindexAsync(PostgresDb db, long first, long last, CancellationToken cancel) =>
        db.SearchEntries.Where(row => row.Id >= first && row.Id <= last).ExecuteDeleteAsync(cancel);

    /// <summary>The words of the query in the language of <c>tsquery</c>. All are letters and digits, so none can be mistaken for the language.</summary>
    public static string Match(SearchMatch match)
    {
        var parts = match.Query.Terms.SelectMany(term => term.Exact.Select(word => $"'={word}'")).Distinct(StringComparer.Ordinal)
            .Concat(match.Query.Terms.Select(term => Words(term, match.IsInHead)))
            .Concat(match.Facets.Select(any => $"({string.Join(" | ", any.Select(facet => $"'#{facet}'"))})"));
        var all = string.Join(" & ", parts);
        return match.IsInHead ? all : $"{all} & !({string.Join(" & ", match.Query.Terms.Select(term => Words(term, isInHead: true)))})";
    }

    private static string Words(SearchTerm term, bool isInHead) => $"({string.Join(" <-> ", term.Plain.Select((word, i) =>
        (isInHead, term.IsPrefix && i == term.Plain.Count - 1) switch
        {
            (true, true) => $"'{word}':*A",
            (true, false) => $"'{word}':A",
            (false, true) => $"'{word}':*",
            _ => $"'{word}'",
        }))})";

    private static string Vector(IndexedText text)
    {
        var vector = new StringBuilder();
        var place = 0;
        foreach (var (words, weight) in new[] { (text.Head, "A"), (text.Body, "") })
        {
            foreach (var word in words)
                vector.Append(CultureInfo.InvariantCulture, $"'{word.Plain}':{Math.Min(++place, LastPlace)}{weight} ");
        }

        foreach (var word in text.Head.Concat(text.Body).Select(word => word.Exact).OfType<string>().Distinct(StringComparer.Ordinal))
            vector.Append('\'').Append('=').Append(word).Append("' ");
        foreach (var facet in text.Facets)
            vector.Append("'#").Append(facet).Append("' ");
        return vector.ToString();
    }
}
