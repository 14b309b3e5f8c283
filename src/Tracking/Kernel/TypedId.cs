namespace DonDoc.Tracking.Kernel;

/// <summary>An id that cannot be mistaken for another's: a version-7 Guid, so that ids sort by the time they were made.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

internal static class TypedId
{
    public static TId New<TId>() where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7());

    /// <summary>For expression trees, which may not name the interface's member.</summary>
    public static TId From<TId>(Guid value) where TId : struct, ITypedId<TId> => TId.From(value);
}
