namespace DonDoc.Text.Coverage;

/// <summary>How well every commitment answers every provision.</summary>
sealed class Scores
{
    // Which commitments have something in common with a provision, through an index of the provisions' terms: what has nothing costs nothing.
    readonly Dictionary<int, double>[] _byProvision;

    Scores(Dictionary<int, double>[] byProvision) => _byProvision = byProvision;

    public static Scores Of(IReadOnlyList<Vector> provisions, IReadOnlyList<Vector> commitments)
    {
        var index = new Dictionary<int, List<(int Provision, double Weight)>>();
        for (var p = 0; p < provisions.Count; p++)
        {
            foreach (var (term, weight) in provisions[p].Weights)
            {
                if (!index.TryGetValue(term, out var postings))
                    index.Add(term, postings = []);
                postings.Add((p, weight));
            }
        }

        var raw = provisions.Select(_ => new Dictionary<int, double>()).ToArray();
        var bestOfProvision = new double[provisions.Count];
        var bestOfCommitment = new double[commitments.Count];
        var sums = new double[provisions.Count];
        var met = new List<int>();
        for (var c = 0; c < commitments.Count; c++)
        {
            foreach (var (term, weight) in commitments[c].Weights)
            {
                if (!index.TryGetValue(term, out var postings))
                    continue;
                foreach (var (p, other) in postings)
                {
                    if (sums[p] == 0)
                        met.Add(p);
                    sums[p] += weight * other;
                }
            }

            foreach (var p in met)
            {
                var score = sums[p] / (Math.Pow(provisions[p].Length, W.P[4]) * Math.Pow(commitments[c].Length, W.P[5]));
                sums[p] = 0;
                raw[p][c] = score;
                bestOfProvision[p] = Math.Max(bestOfProvision[p], score);
                bestOfCommitment[c] = Math.Max(bestOfCommitment[c], score);
            }

            met.Clear();
        }

        // One commitment does not answer everything, nor is everything an answer to one provision: what is best for both counts most.
        for (var p = 0; p < raw.Length; p++)
        {
            foreach (var (c, score) in raw[p])
            {
                var shared = score * Math.Pow(score / bestOfProvision[p], W.P[7]) * Math.Pow(score / bestOfCommitment[c], W.P[6]);
                raw[p][c] = shared / (1 + shared);
            }
        }

        return new Scores(raw);
    }

    public IReadOnlyList<(int Commitment, double Score)> BestOf(int provision, CoverageRules rules) =>
        [.. _byProvision[provision].Where(s => s.Value >= rules.LeastScore).OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(rules.MostSuggestions).Select(s => (s.Key, Math.Min(1, s.Value)))];

    public void Set(int provision, int commitment) => _byProvision[provision][commitment] = 1;
}

/// <summary>How much each kind of term counts, and how the length of texts and rival suggestions do.</summary>
static class W
{
    public static readonly double[] P = [1, 1, 1.2, 1, 0.6, 0.4, 1.5, 0];
}
