namespace DonDoc.Text.Coverage;

/// <summary>Where the bounds of suggestions lie.</summary>
public sealed record CoverageRules
{
    public static CoverageRules Default { get; } = new();

    /// <summary>The score below which a commitment is not suggested.</summary>
    public double LeastScore { get; init; } = 0.2;

    /// <summary>The part of the best score below which a commitment is not suggested beside the best.</summary>
    public double LeastOfBest { get; init; } = 0.5;

    /// <summary>How many commitments are suggested at most for a provision, or for each sentence of a long one.</summary>
    public int MostSuggestions { get; init; } = 5;

    /// <summary>From this score on a first suggestion is offered to be confirmed without a look at each; how often it is right stands in docs/accuracy.md.</summary>
    public double SureScore { get; init; } = 0.6;

    /// <summary>From this share of a commitment's words that are the provision's own, the two agree because one was copied: that says nothing of who will do what.</summary>
    public double CopiedShare { get; init; } = 0.8;

    /// <summary>The share of a provision's words from which it counts as answered in full.</summary>
    public double FullShare { get; init; } = 0.6;
}
