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
    /// <param name="kind">A finding or an assignment is short and has no title: it is looked for in one step.</param>
    /// <param name="facets">Of each list one must hold as well.</param>
    /// <param name="meanings">What words mean that were asked for before; gets the others.</param>
    public static async Task<SearchPlan?> OfAsync(
        TrackingDb db, SearchQuery query, SearchKind kind, IReadOnlyList<IReadOnlyList<string>> facets, Dictionary<QueryWord, IReadOnlyList<string>> meanings, CancellationToken cancel)
    {
        await LookUpAsync(db, [.. query.Words.Distinct().Where(word => !meanings.ContainsKey(word))], meanings, cancel);
        if (query.IsEmpty || query.Words.Any(word => meanings[word].Count == 0))
            return null;
        var apart = query.Terms.SelectMany(term => term.Count == 1 ? [meanings[term[0]]] : Phrase(term, meanings)).ToList();
        if (kind != SearchKind.Document)
            return new SearchPlan([apart], facets);
        var head = apart.ConvertAll(IReadOnlyList<string> (any) => [.. any.Select(SearchTokens.Head)]);
        return new SearchPlan(Together(query, meanings) is { } together ? [head, together, apart] : [head, apart], facets);
    }

    private static async Task LookUpAsync(TrackingDb db, List<QueryWord> words, Dictionary<QueryWord, IReadOnlyList<string>> meanings, CancellationToken cancel)
    {
        const int Most = 100;
        const int MostForms = 400;
        foreach (var word in words.Where(word => !word.IsOpen))
            meanings[word] = [word.Written];
        // One by one: none is crowded out by what somebody wrote in many ways.
        foreach (var word in words.Where(word => word is { IsOpen: true, IsPrefix: false }))
        {
            meanings[word] = await db.KnownWords.Where(row => row.Plain == word.Plain).OrderBy(row => row.Written).Select(row => row.Written)
                .Take(MostForms).ToListAsync(cancel);
        }

        if (words.Find(word => word.IsPrefix) is { } last)
        {
            var behind = last.Plain + '\uFFFF';
            meanings[last] = await db.KnownWords.Where(row => string.Compare(row.Plain, last.Plain) >= 0 && string.Compare(row.Plain, behind) < 0)
                .OrderBy(row => row.Plain.Length).ThenBy(row => row.Plain).ThenBy(row => row.Written).Select(row => row.Written).Take(Most).ToListAsync(cancel);
        }
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

    // Two syllables without marks are at most some forty words each. Where somebody wrote more forms than words have, each form of both is still asked for
    // beside the first ones of the other: none is left out for its place in the alphabet, as đ would be.
    private static IReadOnlyList<string> Pairs(QueryWord first, QueryWord second, Dictionary<QueryWord, IReadOnlyList<string>> meanings)
    {
        const int Most = 1600;
        var (one, other) = (meanings[first], meanings[second]);
        return [.. one.SelectMany((_, i) => other.Select((_, j) => (i, j))).OrderBy(at => Math.Min(at.i, at.j)).ThenBy(at => at.i + at.j)
            .Take(Most).Select(at => SearchTokens.Pair(one[at.i], other[at.j]))];
    }
}
