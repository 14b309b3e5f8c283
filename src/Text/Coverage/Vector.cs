namespace DonDoc.Text.Coverage;

/// <summary>A statement as weights of its terms.</summary>
sealed class Vector
{
    // The titles above a statement say where it belongs, not what it says.
    public const double HeadingPart = 0.3;

    Vector(IReadOnlyList<(int Term, double Weight)> weights)
    {
        Weights = weights;
        Length = Math.Sqrt(weights.Sum(w => w.Weight * w.Weight));
    }

    public IReadOnlyList<(int Term, double Weight)> Weights { get; }

    public double Length { get; }

    public static Vector Of(StatementTerms statement, Weights weights)
    {
        var sums = new Dictionary<int, double>();
        Add(statement.Own, 1);
        foreach (var heading in statement.Headings)
            Add(heading, HeadingPart);
        return new Vector([.. sums.Where(s => s.Value > 0).Select(s => (s.Key, s.Value)).OrderBy(s => s.Key)]);

        // Said twice is not said more.
        void Add(Terms part, double factor)
        {
            foreach (var term in part.All)
                sums[term.Id] = Math.Max(sums.GetValueOrDefault(term.Id), weights[term.Id] * term.Part * factor);
        }
    }
}
