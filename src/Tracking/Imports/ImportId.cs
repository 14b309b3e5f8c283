using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports;

/// <summary>A file that was read and waits for a person.</summary>
public readonly record struct ImportId(Guid Value) : ITypedId<ImportId>
{
    public static ImportId From(Guid value) => new(value);

    public int CompareTo(ImportId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
