using DonDoc.Text.Vietnamese;

namespace DonDoc.Tracking.Search;

/// <summary>Words that must stand one behind the other; usually one.</summary>
/// <param name="Plain">Without diacritics.</param>
/// <param name="Exact">Those that were typed with diacritics, as typed: they must be there just so.</param>
/// <param name="IsPrefix">The last of them may go on.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Plain, IReadOnlyList<string> Exact, bool IsPrefix = false);

/// <summary>
/// What a person typed, as it is looked for. Every word must be there; “words in quotes”, and words without a blank between them such as
/// 45-NQ/TW, one behind the other. A word with diacritics means just that word, one without means every word that has those letters.
/// </summary>
internal sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>More are not looked at.</summary>
    public const int MostTerms = 16;

    public bool IsEmpty => Terms.Count == 0;

    /// <param name="text">As typed.</param>
    /// <param name="isUnfinished">The person is still typing: the last word may go on.</param>
    public static SearchQuery Parse(string? text, bool isUnfinished = false)
    {
        var terms = new List<SearchTerm>();
        foreach (var piece in Pieces(text ?? ""))
        {
            var words = SearchWords.Of(piece);
            if (words.Count > 0 && terms.Count < MostTerms)
                terms.Add(new SearchTerm([.. words.Select(word => word.Plain)], [.. words.Select(word => word.Exact).OfType<string>().Distinct(StringComparer.Ordinal)]));
        }

        if (isUnfinished && terms is [.., var last] && !text!.EndsWith('"') && !char.IsWhiteSpace(text[^1]))
            terms[^1] = last with { IsPrefix = true, Exact = [] };
        return new SearchQuery(terms);
    }

    /// <summary>Whether a word of a text is one that was looked for.</summary>
    public bool Marks(SearchWord word) => Terms.Any(term => term.Plain.Where((plain, i) => plain == word.Plain
        || (term.IsPrefix && i == term.Plain.Count - 1 && word.Plain.StartsWith(plain, StringComparison.Ordinal))).Any()
        && (term.Exact.Count == 0 || word.Exact is null || term.Exact.Contains(word.Exact) || !term.Exact.Any(exact => SearchKey.Of(exact) == word.Plain)));

    private static IEnumerable<string> Pieces(string text)
    {
        var quoted = text.Replace('“', '"').Replace('”', '"').Split('"');
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

/// <summary>Where and among what a query is looked for.</summary>
/// <param name="IsInHead">In titles, numbers and headings; otherwise anywhere but there.</param>
/// <param name="Facets">Of each list one must hold; see <see cref="SearchFacets"/>.</param>
internal sealed record SearchMatch(SearchQuery Query, bool IsInHead, IReadOnlyList<IReadOnlyList<string>> Facets);

/// <summary>What is known of a text besides its words, as words of letters and digits of their own.</summary>
internal static class SearchFacets
{
    public static string Of(SearchKind kind) => kind switch
    {
        SearchKind.Document => "kd",
        SearchKind.Finding => "kf",
        _ => "ka",
    };

    /// <summary>The texts of one record.</summary>
    public static string OfRecord(int number) => $"r{number}";

    public static string OfType(string typeName) => "t" + string.Concat(SearchWords.Of(typeName).Select(word => word.Plain));

    public static string OfIssuer(Kernel.OrganisationId issuer) => $"i{issuer.Value:N}";
}

/// <summary>A text on its way into the index.</summary>
/// <param name="Head">Title, number or heading; found first.</param>
/// <param name="Body">Its other words.</param>
internal sealed record IndexedText(SearchEntry Entry, IReadOnlyList<SearchWord> Head, IReadOnlyList<SearchWord> Body, IReadOnlyList<string> Facets);
