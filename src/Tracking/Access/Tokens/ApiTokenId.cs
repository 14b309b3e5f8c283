using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access.Tokens;

/// <summary>One token of one account.</summary>
public readonly record struct ApiTokenId(Guid Value) : ITypedId<ApiTokenId>
{
    public static ApiTokenId From(Guid value) => new(value);

    public int CompareTo(ApiTokenId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
