using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents;

/// <summary>A registered document.</summary>
public readonly record struct DocumentId(Guid Value) : ITypedId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);

    public int CompareTo(DocumentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A mention of another document.</summary>
public readonly record struct DocumentReferenceId(Guid Value) : ITypedId<DocumentReferenceId>
{
    public static DocumentReferenceId From(Guid value) => new(value);

    public int CompareTo(DocumentReferenceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A value that a person decided on.</summary>
public readonly record struct ReviewedFactId(Guid Value) : ITypedId<ReviewedFactId>
{
    public static ReviewedFactId From(Guid value) => new(value);

    public int CompareTo(ReviewedFactId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A provision of one version of a document.</summary>
public readonly record struct ProvisionId(Guid Value) : ITypedId<ProvisionId>
{
    public static ProvisionId From(Guid value) => new(value);

    public int CompareTo(ProvisionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
