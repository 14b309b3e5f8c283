using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DonDoc.Formats.Pdf;

/// <summary>
/// The usual filters of PDF streams, which stop when a stream unpacks to more than a limit. The parser forgives what a
/// filter throws and goes on with what it has, so what happened is remembered: words may be missing.
/// </summary>
sealed class BoundedFilters(long limit) : IFilterProvider
{
    readonly IFilterProvider _inner = DefaultFilterProvider.Instance;

    public bool WasExceeded { get; private set; }

    /// <summary>A packed stream is not what it was when it was packed.</summary>
    public bool WasBroken { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(_inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(_inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(_inner.GetAllFilters());

    List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Bounded(f, this, limit))];

    void Check(long length)
    {
        if (length <= limit)
            return;
        WasExceeded = true;
        throw new UnpackedTooMuchException();
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
