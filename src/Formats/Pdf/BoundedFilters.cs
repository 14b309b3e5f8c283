using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DonDoc.Formats.Pdf;

/// <summary>
/// The usual filters of PDF streams, which stop when a stream, or all of them together, unpack to more than a limit. A stream counts each time it is
/// unpacked: pages may share one. The parser forgives what a filter throws and goes on with what it has, so what happened is remembered: words may be
/// missing.
/// </summary>
sealed class BoundedFilters(ReadLimits limits, long fileLength) : IFilterProvider
{
    readonly IFilterProvider _inner = DefaultFilterProvider.Instance;
    long _bytesLeft = limits.UnpackedFrom(fileLength);

    /// <summary>Set once a limit was exceeded.</summary>
    public FileRefusal? Refusal { get; private set; }

    /// <summary>A packed stream is not what it was when it was packed.</summary>
    public bool WasBroken { get; private set; }

    /// <summary>What is unpacked only to be looked at is unpacked again when it is read, and counted then.</summary>
    public bool IsLooking { get; set; }

    /// <summary>For another reason than a stream that unpacks to too much.</summary>
    public void Refuse(FileRefusal refusal) => Refusal ??= refusal;

    // The parser asks in one of these two ways when it unpacks a stream.
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => [.. Bound(_inner.GetFilters(dictionary)), new Counting(this)];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. Bound(_inner.GetNamedFilters(names)), new Counting(this)];

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(_inner.GetAllFilters());

    List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Bounded(f, this, limits.PartBytes))];

    void Check(long length)
    {
        if (length > limits.PartBytes)
            Stop(FileRefusals.ZipBomb);
    }

    void Count(long length)
    {
        if (!IsLooking && (_bytesLeft -= length) < 0)
            Stop(FileRefusals.ZipBomb);
    }

    [DoesNotReturn]
    void Stop(FileRefusal refusal)
    {
        Refuse(refusal);
        throw new UnpackedTooMuchException();
    }

    sealed class Counting(BoundedFilters owner) : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            owner.Count(input.Length);
            return input;
        }
    }

    sealed class Bounded(IFilter inner, BoundedFilters owner, long limit) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (inner is FlateFilter)
                owner.Check(Unpacked(input));
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            owner.Check(output.Length);
            return output;
        }

        // Flate packs a thousand to one: measured before it is unpacked in earnest.
        long Unpacked(Memory<byte> input)
        {
            var length = 0L;
            var block = new byte[16384];
            try
            {
                using var stream = new ZLibStream(new MemoryStream(input.ToArray(), writable: false), CompressionMode.Decompress);
                for (int read; length <= limit && (read = stream.Read(block)) > 0;)
                    length += read;
            }
            catch (InvalidDataException)
            {
                owner.WasBroken = true;
            }

            return length;
        }
    }
}
