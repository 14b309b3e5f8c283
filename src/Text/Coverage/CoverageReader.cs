using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Coverage;

/// <summary>
/// Suggests which commitment of a programme answers which provision of its parent, and says by which words. <c>Coverage.md</c> says how.
/// A person confirms. Any text is taken; what says nothing is answered by nothing.
/// </summary>
public static class CoverageReader
{
    /// <summary>Everything at once: which statements of two documents count, and what answers what.</summary>
    public static CoverageSuggestions Of(SourceText parentText, Outline parent, SourceText childText, Outline child, CoverageRules? rules = null) =>
        Suggest(StatementReader.Provisions(parentText, parent), StatementReader.Commitments(childText, child), rules, parent.Number);

    /// <summary>What of a parent's provisions a programme's commitments answer.</summary>
    /// <param name="parentNumber">Number of the parent, so that a commitment that names a provision of another document is not taken for an answer.</param>
    public static CoverageSuggestions Suggest(
        IReadOnlyList<Statement> parent, IReadOnlyList<Statement> child, CoverageRules? rules = null, string? parentNumber = null)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(child);
        rules ??= CoverageRules.Default;
        var reader = new TermReader();
        var headings = new Dictionary<string, Terms>(StringComparer.Ordinal);
        var provisions = parent.Select(Read).ToArray();
        var commitments = child.Select(Read).ToArray();
        var weights = new Weights(reader, [.. provisions, .. commitments]);
        var scores = Scores.Of([.. provisions.Select(s => Vector.Of(s, weights))], [.. commitments.Select(s => Vector.Of(s, weights))]);
        var named = Named(parent, child, parentNumber);
        foreach (var (provision, commitment) in named.Keys)
            scores.SetNamed(provision, commitment);

        var answering = new bool[child.Count];
        var answers = new List<ProvisionAnswers>(parent.Count);
        for (var p = 0; p < parent.Count; p++)
        {
            var best = scores.BestOf(p, rules);
            var links = new Links(reader, weights, provisions[p].Own);
            var suggestions = new List<Suggestion>(best.Count);
            foreach (var (c, score) in best)
            {
                answering[c] = true;
                suggestions.Add(new Suggestion(child[c], score, links.To(commitments[c].Own, named.TryGetValue((p, c), out var at) ? at : null)));
            }

            answers.Add(links.Answers(parent[p], suggestions, rules));
        }

        return new CoverageSuggestions(answers, [.. child.Where((_, c) => !answering[c])]);

        // Statements under one title share it.
        StatementTerms Read(Statement statement) => new(reader.Read(statement.Text), [.. statement.Headings.Select(heading =>
        {
            if (!headings.TryGetValue(heading, out var terms))
                headings.Add(heading, terms = reader.Read(heading));
            return terms;
        })]);
    }

    static Dictionary<(int Provision, int Commitment), Span> Named(IReadOnlyList<Statement> parent, IReadOnlyList<Statement> child, string? parentNumber)
    {
        var paths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var p = 0; p < parent.Count; p++)
            paths.TryAdd(parent[p].Path, p);
        var named = new Dictionary<(int, int), Span>();
        for (var c = 0; c < child.Count; c++)
        {
            foreach (var (provision, at) in NamedProvisions.In(child[c].Text, paths, parentNumber))
                named.TryAdd((provision, c), at);
        }

        return named;
    }
}
