using DonDoc.Text.Source;

namespace DonDoc.Text.Coverage;

/// <summary>Finds the words that a provision and a commitment have in common, and what of the provision nobody takes up.</summary>
sealed class Links(TermReader reader, Weights weights, Terms provision)
{
    // Words in common that say less than this say nothing.
    const double LeastWeight = 0.5;

    const int LeastUnansweredWords = 2;

    readonly bool[] _answered = new bool[provision.Words.Count];

    /// <summary>What the provision has in common with a commitment, the weightiest first; its words count as taken up from now on.</summary>
    public IReadOnlyList<Link> To(Terms commitment, Span? reference)
    {
        var found = new List<(Link Link, double Weight)>();
        if (reference is { } named)
            found.Add((new Link(default, named, LinkKind.Reference, null, 1), double.MaxValue));
        var taken = new bool[provision.Words.Count];
        Runs(commitment, taken, found);
        Pairs(commitment, taken, found);
        var sum = found.Where(f => f.Link.Kind != LinkKind.Reference).Sum(f => f.Weight);
        return [.. found.OrderByDescending(f => f.Weight).Select(f => f.Link.Kind == LinkKind.Reference ? f.Link : f.Link with { Weight = f.Weight / sum })];
    }

    public ProvisionAnswers Answers(Statement statement, IReadOnlyList<Suggestion> suggestions, CoverageRules rules)
    {
        var (all, answered) = (0.0, 0.0);
        for (var w = 0; w < provision.Words.Count; w++)
        {
            all += WeightOf(w);
            answered += _answered[w] ? WeightOf(w) : 0;
        }

        var share = all > 0 ? answered / all : 0;
        // To name a provision is to answer it; how far, only words tell.
        var kind = suggestions.Count == 0 ? AnswerKind.None : share >= rules.FullShare ? AnswerKind.Full : AnswerKind.Partial;
        return new ProvisionAnswers(statement, kind, share, suggestions, Unanswered());
    }

    // The longest runs of the same words.
    void Runs(Terms commitment, bool[] taken, List<(Link, double)> into)
    {
        var places = new Dictionary<int, List<int>>();
        for (var i = 0; i < commitment.Ids.Length; i++)
        {
            if (commitment.Ids[i] < 0)
                continue;
            if (!places.TryGetValue(commitment.Ids[i], out var at))
                places.Add(commitment.Ids[i], at = []);
            at.Add(i);
        }

        for (var i = 0; i < provision.Ids.Length;)
        {
            var (length, from) = (0, 0);
            if (provision.Parts[i] > 0 && places.TryGetValue(provision.Ids[i], out var starts))
            {
                foreach (var start in starts)
                {
                    var run = RunAt(commitment, i, start);
                    if (run > length)
                        (length, from) = (run, start);
                }
            }

            // “và”, “của” at the end belong to what follows.
            while (length > 0 && provision.Parts[i + length - 1] == 0)
                length--;
            if (length >= 2 && Weight(i, i + length) is var weight and >= LeastWeight)
            {
                into.Add((new Link(SpanOf(provision, i, i + length), SpanOf(commitment, from, from + length), LinkKind.Same, null, 0), weight));
                for (var w = i; w < i + length; w++)
                    (taken[w], _answered[w]) = (true, true);
            }

            i += Math.Max(1, length);
        }
    }

    int RunAt(Terms commitment, int i, int start)
    {
        var length = 0;
        while (i + length < provision.Ids.Length && start + length < commitment.Ids.Length && provision.Ids[i + length] >= 0 && provision.Ids[i + length] == commitment.Ids[start + length])
            length++;
        return length;
    }

    // Other words for the same thing, and quantities.
    void Pairs(Terms commitment, bool[] taken, List<(Link, double)> into)
    {
        var there = new Dictionary<int, Term>();
        foreach (var term in commitment.All)
        {
            if (term.Kind is TermKind.Concept or TermKind.Quantity)
                there.TryAdd(term.Id, term);
        }

        var seen = new HashSet<int>();
        var shown = new HashSet<(int, int)>();
        foreach (var term in provision.All)
        {
            if (!there.TryGetValue(term.Id, out var other))
                continue;
            var isKnown = true;
            for (var w = term.First; w < term.Next; w++)
            {
                isKnown &= taken[w];
                _answered[w] = true;
            }

            // Words that have two names are shown with one.
            if (isKnown || !seen.Add(term.Id) || !shown.Add((term.First, other.First)))
                continue;
            var kind = term.Kind == TermKind.Concept ? LinkKind.Concept : LinkKind.Quantity;
            into.Add((new Link(SpanOf(provision, term.First, term.Next), SpanOf(commitment, other.First, other.Next), kind, reader.NameOf(term.Id), 0), weights[term.Id]));
        }
    }

    List<Span> Unanswered()
    {
        var spans = new List<Span>();
        for (var w = 0; w < provision.Words.Count;)
        {
            if (_answered[w] || provision.Parts[w] < 1)
            {
                w++;
                continue;
            }

            // Small words inside belong to it; a mark or an answered word ends it.
            var (first, last, count) = (w, w, 0);
            for (; w < provision.Words.Count && !_answered[w] && provision.Ids[w] >= 0; w++)
            {
                if (provision.Parts[w] == 1)
                    (last, count) = (w, count + 1);
            }

            if (count >= LeastUnansweredWords && Weight(first, last + 1) >= LeastWeight)
                spans.Add(SpanOf(provision, first, last + 1));
        }

        return spans;
    }

    double Weight(int first, int next)
    {
        var sum = 0.0;
        for (var w = first; w < next; w++)
            sum += WeightOf(w);
        return sum;
    }

    double WeightOf(int word) => provision.Parts[word] == 0 ? 0 : provision.Parts[word] * weights.OfSyllable(provision.Ids[word]);

    static Span SpanOf(Terms terms, int first, int next) => new(terms.Words[first].Start, terms.Words[next - 1].End);
}
