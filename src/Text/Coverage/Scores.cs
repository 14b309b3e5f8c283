using System.Runtime.InteropServices;

namespace DonDoc.Text.Coverage;

/// <summary>How well every commitment answers every provision.</summary>
sealed class Scores
{
    // One commitment does not answer everything: what it answers best counts most.
    const int RivalRounds = 2;

    // What a pair must have in common for the score 0.5.
    const double HalfScore = 0.35;

    // Of each provision its pairs in the order of the commitments. Pairs that have nothing in common are not here and cost nothing.
    readonly List<Pair>[] _rows;

    Scores(List<Pair>[] rows) => _rows = rows;

    public static Scores Of(IReadOnlyList<Vector> provisions, IReadOnlyList<Vector> commitments)
    {
        var rows = InCommon(provisions, commitments);
        for (var round = 0; round < RivalRounds; round++)
        {
            var best = BestOfCommitments(rows, commitments.Count);
            foreach (var row in rows)
            {
                foreach (ref var pair in CollectionsMarshal.AsSpan(row))
                {
                    var share = pair.Score / best[pair.Commitment];
                    pair.Score = pair.InCommon * share * Math.Sqrt(share);
                }
            }
        }

        foreach (var row in rows)
        {
            foreach (ref var pair in CollectionsMarshal.AsSpan(row))
                pair.Score /= HalfScore + pair.Score;
        }

        return new Scores(rows);
    }

    /// <summary>The commitments that may answer a provision, the best first.</summary>
    public IEnumerable<(int Commitment, double Score)> BestOf(int provision, CoverageRules rules)
    {
        var best = 0.0;
        foreach (var pair in _rows[provision])
            best = Math.Max(best, pair.Score);
        var least = Math.Max(rules.LeastScore, best * rules.LeastOfBest);
        return _rows[provision].Where(pair => pair.Score > 0 && pair.Score >= least).OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Commitment).Select(pair => (pair.Commitment, pair.Score));
    }

    // What each pair has in common, through an index of the provisions' terms.
    static List<Pair>[] InCommon(IReadOnlyList<Vector> provisions, IReadOnlyList<Vector> commitments)
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

        var rows = new List<Pair>[provisions.Count];
        for (var p = 0; p < rows.Length; p++)
            rows[p] = [];
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
                var score = sums[p] / (provisions[p].Length * commitments[c].Length);
                rows[p].Add(new Pair { Commitment = c, InCommon = score, Score = score });
                sums[p] = 0;
            }

            met.Clear();
        }

        return rows;
    }

    static double[] BestOfCommitments(List<Pair>[] rows, int commitments)
    {
        var best = new double[commitments];
        foreach (var row in rows)
        {
            foreach (var pair in row)
                best[pair.Commitment] = Math.Max(best[pair.Commitment], pair.Score);
        }

        return best;
    }

    struct Pair
    {
        public int Commitment;

        /// <summary>What the two have in common, for their length.</summary>
        public double InCommon;

        /// <summary>The same, less where the commitment answers another provision better.</summary>
        public double Score;
    }
}
