using System.Runtime.InteropServices;

namespace DonDoc.Text.Coverage;

/// <summary>A statement as weights of its terms.</summary>
sealed class Vector
{
    // The titles above a statement say where it belongs, not what it says.
    public const double HeadingPart = 0.3;

    // Long texts have more in common with anything. At 1 shares alone would count, and the shortest text would win.
    const double LengthPower = 0.6;

    // What nearly every statement has tells none apart, and costs most.
    const double LeastWeight = 0.08;

    Vector((int Term, double Weight)[] weights)
    {
        Weights = weights;
        Length = Math.Pow(Math.Sqrt(weights.Sum(w => w.Weight * w.Weight)), LengthPower);
    }

    public (int Term, double Weight)[] Weights { get; }

    /// <summary>By what the products with it are divided.</summary>
    public double Length { get; }

    public static Vector Of(StatementTerms statement, Weights weights) => Of(statement, (0, statement.Own.Words.Count), weights);

    /// <summary>Of some words of a statement, under all of its titles.</summary>
    public static Vector Of(StatementTerms statement, (int First, int Next) part, Weights weights)
    {
        var sums = new Dictionary<int, double>();
        Add(statement.Own.All.Where(term => term.First >= part.First && term.Next <= part.Next), 1);
        foreach (var heading in statement.Headings)
            Add(heading.All, HeadingPart);
        return new Vector([.. sums.Where(s => s.Value > LeastWeight).Select(s => (s.Key, s.Value))]);

        // Said twice is not said more.
        void Add(IEnumerable<Term> terms, double factor)
        {
            foreach (var term in terms)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, term.Id, out _);
                sum = Math.Max(sum, weights[term.Id] * term.Part * factor);
            }
        }
    }
}
