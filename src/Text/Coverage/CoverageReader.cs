using DonDoc.Text.Similarity;
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
        var parts = parent.SelectMany((statement, p) => Parts.Of(statement, provisions[p].Own).Select(part => (Provision: p, Words: part))).ToList();
        var scores = Scores.Of([.. parts.Select(part => Vector.Of(provisions[part.Provision], part.Words, weights))], [.. commitments.Select(s => Vector.Of(s, weights))]);
        var named = Named(parent, child, parentNumber);

        var answering = new bool[child.Count];
        var best = parent.Select(_ => new Dictionary<int, double>()).ToArray();
        for (var part = 0; part < parts.Count; part++)
        {
            var rank = 0;
            foreach (var (c, score) in scores.BestOf(part, rules))
            {
                // What others answer better is not shown, and answers all the same.
                answering[c] = true;
                if (rank++ < rules.MostSuggestions)
                    best[parts[part].Provision][c] = Math.Max(best[parts[part].Provision].GetValueOrDefault(c), score);
            }
        }

        // Nothing is surer than a provision's name.
        foreach (var (provision, commitment) in named.Keys)
            (answering[commitment], best[provision][commitment]) = (true, 1);

        var answers = new List<ProvisionAnswers>(parent.Count);
        var wordings = new Dictionary<int, Wording>();
        for (var p = 0; p < parent.Count; p++)
        {
            var links = new Links(reader, weights, provisions[p].Own);
            var own = best[p].Count == 0 ? null : Wording.Of(parent[p].Text);
            var suggestions = best[p].OrderByDescending(s => s.Value).ThenBy(s => s.Key)
                .Select(s => new Suggestion(child[s.Key], s.Value, links.To(commitments[s.Key].Own, named.TryGetValue((p, s.Key), out var at) ? at : null), TakenShare.Of(WordingOf(s.Key), own!) >= rules.CopiedShare)).ToList();
            answers.Add(links.Answers(parent[p], suggestions, rules));
        }

        return new CoverageSuggestions(answers, [.. child.Where((_, c) => !answering[c])]);

        Wording WordingOf(int commitment)
        {
            if (!wordings.TryGetValue(commitment, out var wording))
                wordings.Add(commitment, wording = Wording.Of(child[commitment].Text));
            return wording;
        }

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
