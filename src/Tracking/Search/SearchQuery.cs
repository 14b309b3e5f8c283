using DonDoc.Text.Vietnamese;

namespace DonDoc.Tracking.Search;

/// <summary>A word as it was typed.</summary>
/// <param name="Plain">Without diacritics.</param>
/// <param name="Exact">With them, where it has any: then it means just this word.</param>
/// <param name="IsPrefix">It may go on.</param>
internal sealed record QueryWord(string Plain, string? Exact, bool IsPrefix = false)
{
    /// <summary>Which words it means is to be asked; a number means itself.</summary>
    public bool IsOpen => IsPrefix || (Exact is null && !SearchTokens.IsNumber(Plain));

    public string Written => Exact ?? Plain;

    public bool Means(SearchWord word) =>
        IsPrefix ? word.Plain.StartsWith(Plain, StringComparison.Ordinal) : word.Plain == Plain && (Exact is null || Exact == word.Exact);
}

/// <summary>
/// What a person typed, as it is looked for. Every word must be there; “words in quotes”, and words without a blank between them such as
/// 45-NQ/TW, one behind the other. A word with diacritics means just that word, one without means every word that has those letters.
/// </summary>
/// <param name="Terms">Words that must stand one behind the other; usually one.</param>
internal sealed record SearchQuery(IReadOnlyList<IReadOnlyList<QueryWord>> Terms)
{
    /// <summary>More are not looked at.</summary>
    public const int MostTerms = 16;

    public bool IsEmpty => Terms.Count == 0;

    public IReadOnlyList<QueryWord> Words { get; } = [.. Terms.SelectMany(term => term)];

    /// <param name="text">As typed.</param>
    /// <param name="isUnfinished">The person is still typing: the last word may go on.</param>
    public static SearchQuery Parse(string? text, bool isUnfinished = false)
    {
        var terms = Pieces(text ?? "").Select(SearchWords.Of).Where(words => words.Count > 0).Take(MostTerms)
            .Select(words => words.Select(word => new QueryWord(word.Plain, word.Exact)).ToList()).ToList();
        if (isUnfinished && terms is [.., var last] && !Quotes(text!).EndsWith('"') && !char.IsWhiteSpace(text![^1]))
            last[^1] = new QueryWord(last[^1].Plain, null, IsPrefix: true);
        return new SearchQuery([.. terms]);
    }

    /// <summary>Whether a word of a text is one that was looked for.</summary>
    public bool Marks(SearchWord word) => Words.Any(typed => typed.Means(word));

    private static string Quotes(string text) => text.Replace('“', '"').Replace('”', '"');

    private static IEnumerable<string> Pieces(string text)
    {
        var quoted = Quotes(text).Split('"');
        for (var i = 0; i < quoted.Length; i++)
        {
            // A quote that is not closed is none.
            if (i % 2 == 1 && i < quoted.Length - 1)
                yield return quoted[i];
            else
            {
                foreach (var piece in quoted[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    yield return piece;
            }
        }
    }
}
