using System.Buffers.Binary;

namespace DonDoc.Tracking.Kernel;

/// <summary>An id that cannot be mistaken for another's: a version-7 Guid, so that ids sort by the time they were made.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

internal static class TypedId
{
    // Milliseconds and, in twelve bits, the place among those of one millisecond: what one process makes later sorts later.
    private static long last;

    public static TId New<TId>() where TId : struct, ITypedId<TId>
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var now = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) << 12;
        long seen, next;
        do
        {
            seen = Volatile.Read(ref last);
            next = Math.Max(seen + 1, now);
        }
        while (Interlocked.CompareExchange(ref last, next, seen) != seen);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)next >> 12 << 16) | 0x7000 | ((ulong)next & 0xFFF));
        return TId.From(new Guid(bytes, bigEndian: true));
    }

    /// <summary>For expression trees, which may not name the interface's member.</summary>
    public static TId From<TId>(Guid value) where TId : struct, ITypedId<TId> => TId.From(value);
}
