using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Search;

/// <summary>One step of a search, in the tokens of the index.</summary>
/// <param name="All">Of each list one token is there.</param>
/// <param name="ButNot">What an earlier step has found is found no more.</param>
internal sealed record SearchMatch(IReadOnlyList<IReadOnlyList<string>> All, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> ButNot);

/// <summary>
/// The steps in which a query is looked for, the best first: all words in a title, a number or a heading; the words in the company in which they were
/// typed; all words anywhere in the text.
/// </summary>
internal sealed class SearchPlan
{
    // Syllables are few and each stands in many texts. What was typed is mostly words of two or three of them, and those stand in few: so the last
    // step, which meets long lists only, is taken only by who wants more than the page that the others fill.
    private readonly List<List<IReadOnlyList<string>>> steps;
    private readonly IReadOnlyList<IReadOnlyList<string>> facets;

    private SearchPlan(List<List<IReadOnlyList<string>>> steps, IReadOnlyList<IReadOnlyList<string>> facets) => (this.steps, this.facets) = (steps, facets);

    public int Steps => steps.Count;

    public SearchMatch this[int step] => new([.. steps[step], .. facets], steps[..step]);

    /// <summary>Null where a word stands in no text, so that nothing can be found.</summary>
    /// <param name="facets">Of each list one must hold as well.</param>
    public static async Task<SearchPlan?> OfAsync(TrackingDb db, SearchQuery query, IReadOnlyList<IReadOnlyList<string>> facets, CancellationToken cancel)
    {
        var meanings = await MeaningsAsync(db, query, cancel);
        if (query.IsEmpty || meanings.Values.Any(words => words.Count == 0))
            return null;
        var apart = query.Terms.SelectMany(term => term.Count == 1 ? [meanings[term[0]]] : Phrase(term, meanings)).ToList();
        var head = apart.ConvertAll(IReadOnlyList<string> (any) => [.. any.Select(SearchTokens.Head)]);
        return new SearchPlan(Together(query, meanings) is { } together ? [head, together, apart] : [head, apart], facets);
    }

    private static async Task<Dictionary<QueryWord, IReadOnlyList<string>>> MeaningsAsync(TrackingDb db, SearchQuery query, CancellationToken cancel)
    {
        const int Most = 100;
        var meanings = query.Words.Distinct().ToDictionary(word => word, word => (IReadOnlyList<string>)(word.IsOpen ? [] : [word.Written]));
        var plain = query.Words.Where(word => word is { IsOpen: true, IsPrefix: false }).Select(word => word.Plain).Distinct().ToList();
        if (plain.Count > 0)
        {
            var known = (await db.KnownWords.Where(row => plain.Contains(row.Plain)).ToListAsync(cancel)).ToLookup(row => row.Plain, row => row.Written, StringComparer.Ordinal);
            foreach (var word in query.Words.Where(word => word is { IsOpen: true, IsPrefix: false }))
                meanings[word] = [.. known[word.Plain].Order(StringComparer.Ordinal)];
        }

        if (query.Words is [.., { IsPrefix: true } last])
        {
            var behind = last.Plain + '\uFFFF';
            meanings[last] = await db.KnownWords.Where(row => string.Compare(row.Plain, last.Plain) >= 0 && string.Compare(row.Plain, behind) < 0)
                .OrderBy(row => row.Plain.Length).ThenBy(row => row.Plain).ThenBy(row => row.Written).Select(row => row.Written).Take(Most).ToListAsync(cancel);
        }

        return meanings;
    }

    /// <summary>Each word in the company of one beside which it was typed; null where all are in phrases, or alone.</summary>
    private static List<IReadOnlyList<string>>? Together(SearchQuery query, Dictionary<QueryWord, IReadOnlyList<string>> meanings)
    {
        var words = query.Words;
        if (words.Count == 1 || query.Terms.All(term => term.Count > 1))
            return null;
        var pairs = words.Zip(words.Skip(1), (first, second) => Pairs(first, second, meanings)).ToList();
        var asked = new List<IReadOnlyList<string>>();
        var at = 0;
        foreach (var term in query.Terms)
        {
            if (term.Count > 1)
                asked.AddRange(Phrase(term, meanings));
            else
                asked.Add([.. at > 0 ? pairs[at - 1] : [], .. at < pairs.Count ? pairs[at] : []]);
            at += term.Count;
        }

        // What follows from another is not asked: the first word has one beside it only, and with it the second has company.
        var sets = asked.Select(any => any.ToHashSet(StringComparer.Ordinal)).ToList();
        return [.. asked.Where((_, i) => !sets.Where((other, j) => j != i && (sets[i].IsProperSupersetOf(other) || (j < i && sets[i].SetEquals(other)))).Any())];
    }

    private static IEnumerable<IReadOnlyList<string>> Phrase(IReadOnlyList<QueryWord> term, Dictionary<QueryWord, IReadOnlyList<string>> meanings)
    {
        for (var i = 0; i + 1 < term.Count; i++)
        {
            if (i + 2 < term.Count && SearchTokens.IsNumber(term[i].Plain))
                yield return [.. Pairs(term[i + 1], term[i + 2], meanings).Select(pair => SearchTokens.Pair(term[i].Written, pair))];
            else
                yield return Pairs(term[i], term[i + 1], meanings);
        }
    }

    private static IReadOnlyList<string> Pairs(QueryWord first, QueryWord second, Dictionary<QueryWord, IReadOnlyList<string>> meanings)
    {
        const int Most = 400;
        return [.. meanings[first].SelectMany(one => meanings[second].Select(other => SearchTokens.Pair(one, other))).Take(Most)];
    }
}
