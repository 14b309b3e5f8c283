using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Recommendations;

/// <summary>A recommendation upward.</summary>
public readonly record struct RecommendationId(Guid Value) : ITypedId<RecommendationId>
{
    public static RecommendationId From(Guid value) => new(value);

    public int CompareTo(RecommendationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
