using System.Globalization;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Search;

/// <summary>
/// What the indexes of both databases know of a text: a set of tokens, each a word as it is written, two words that stand side by side, or a fact.
/// No index keeps the places of words, so a phrase is looked for by its pairs; a number of a document by three words, since its pairs
/// stand in many others.
/// </summary>
internal static class SearchTokens
{
    // What no word has.
    private const char And = '_';
    private const char InHead = '^';
    private const char Fact = '#';

    /// <summary>The characters besides letters and digits that a token may have.</summary>
    public const string Marks = "_^#";

    /// <summary>All tokens of a text.</summary>
    public static IReadOnlySet<string> Of(IReadOnlyList<SearchWord> head, IReadOnlyList<SearchWord> body, IReadOnlyList<string> facets)
    {
        var tokens = new HashSet<string>(2 * (head.Count + head.Count + body.Count) + facets.Count, StringComparer.Ordinal);
        foreach (var words in new[] { head, body })
        {
            for (var i = 0; i < words.Count; i++)
            {
                Add(words[i].Written, ReferenceEquals(words, head));
                if (i + 1 < words.Count)
                    Add(Pair(words[i].Written, words[i + 1].Written), ReferenceEquals(words, head));
                if (i + 2 < words.Count && IsNumber(words[i].Plain))
                    Add(Triple(words[i].Written, words[i + 1].Written, words[i + 2].Written), ReferenceEquals(words, head));
            }
        }

        tokens.UnionWith(facets);
        return tokens;

        void Add(string token, bool isInHead)
        {
            tokens.Add(token);
            if (isInHead)
                tokens.Add(Head(token));
        }
    }

    public static bool IsNumber(string word) => char.IsDigit(word[0]);

    public static string Head(string token) => InHead + token;

    public static string Pair(string first, string second) => string.Concat(first, And.ToString(), second);

    public static string Triple(string first, string second, string third) => Pair(Pair(first, second), third);

    /// <summary>The texts of one record.</summary>
    public static string OfRecord(int number) => string.Create(CultureInfo.InvariantCulture, $"{Fact}r{number}");

    public static string OfType(string typeName) => $"{Fact}t{string.Concat(SearchWords.Of(typeName).Select(word => word.Plain))}";

    public static string OfIssuer(OrganisationId issuer) => $"{Fact}i{issuer.Value:N}";
}

/// <summary>A text on its way into the index.</summary>
/// <param name="Head">Title, number or heading; found first.</param>
/// <param name="Body">Its other words.</param>
internal sealed record IndexedText(SearchEntry Entry, IReadOnlyList<SearchWord> Head, IReadOnlyList<SearchWord> Body, IReadOnlyList<string> Facets)
{
    public IReadOnlySet<string> Tokens => SearchTokens.Of(Head, Body, Facets);
}

/// <summary>A word that stands in some text, so that what was typed without diacritics, or not to its end, is known to mean it.</summary>
/// <param name="Plain">Lower case without diacritics.</param>
/// <param name="Written">As it stands there, in lower case.</param>
internal sealed record KnownWord(string Plain, string Written)
{
    /// <summary>Each once, in one order: who waits for a word that another writes is not waited for by it.</summary>
    public static IReadOnlyList<KnownWord> Of(IEnumerable<IndexedText> texts) =>
        [.. texts.SelectMany(text => text.Head.Concat(text.Body)).Select(word => new KnownWord(word.Plain, word.Written)).Distinct()
            .OrderBy(word => word.Written, StringComparer.Ordinal).ThenBy(word => word.Plain, StringComparer.Ordinal)];
}
