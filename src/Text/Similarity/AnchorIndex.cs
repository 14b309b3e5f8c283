namespace DonDoc.Text.Similarity;

/// <summary>The <see cref="Anchors"/> of all texts of a collection, sorted by their hash: equal ones stand together, the earlier word before the later.</summary>
sealed class AnchorIndex
{
    // By share: 32 bits of the hash, then the word of the row at which the anchor begins. Which share it is says eight more bits.
    readonly ulong[][] _shares = new ulong[Shares.Count][];

    public AnchorIndex(Collection texts, ParallelOptions options)
    {
        var ranges = texts.Cut(Math.Max(1, options.MaxDegreeOfParallelism));
        var gathered = new Shares[ranges.Count];
        Parallel.For(0, ranges.Count, options, range => gathered[range] = Gather(texts, ranges[range], options.CancellationToken));
        Parallel.For(0, Shares.Count, options, () => Array.Empty<ulong>(), (share, _, spare) =>
        {
            _shares[share] = Shares.Take(gathered, share);
            RadixSort.Sort(_shares[share], ref spare, 32);
            return spare;
        }, _ => { });
    }

    /// <summary>One share, of which the index keeps nothing from then on.</summary>
    public ulong[] Take(int share)
    {
        var taken = _shares[share];
        _shares[share] = [];
        return taken;
    }

    public ReadOnlySpan<ulong> this[int share] => _shares[share];

    /// <summary>The words of the row at which anchors with a hash begin, in the lower halves.</summary>
    public ReadOnlySpan<ulong> Find(ulong hash)
    {
        var share = _shares[ShareOf(hash)].AsSpan();
        var key = KeyOf(hash);
        var (first, last) = (0, share.Length);
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (share[middle] < key)
                first = middle + 1;
            else
                last = middle;
        }

        return first < share.Length && share[first] >> 32 == key >> 32 ? share.Slice(first, Alike(share, first)) : [];
    }

    static int ShareOf(ulong hash) => (int)(hash >> 56);

    static ulong KeyOf(ulong hash) => hash << 8 & 0xFFFFFFFF00000000;

    /// <summary>How many anchors from <paramref name="at"/> on have the hash of that one.</summary>
    public static int Alike(ReadOnlySpan<ulong> share, int at)
    {
        var end = at + 1;
        while (end < share.Length && share[end] >> 32 == share[at] >> 32)
            end++;
        return end - at;
    }

    static Shares Gather(Collection texts, Range range, CancellationToken cancellation)
    {
        var sink = new Sink(new Shares(texts.Row.Length / 4));
        var (first, count) = range.GetOffsetAndLength(texts.Count);
        for (var text = first; text < first + count; text++)
        {
            cancellation.ThrowIfCancellationRequested();
            sink.Start = texts.StartOf(text);
            Anchors.Choose(texts.Row[sink.Start..texts.StartOf(text + 1)], ref sink);
        }

        return sink.Shares;
    }

    struct Sink(Shares shares) : IAnchorSink
    {
        public readonly Shares Shares => shares;

        public int Start { get; set; }

        public readonly void Add(ulong hash, int first) => shares.Add(ShareOf(hash), KeyOf(hash) | (uint)(Start + first));
    }
}
