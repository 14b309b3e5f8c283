namespace DonDoc.Text.Similarity;

/// <summary>Many numbers of 64 bits, put into shares as they come. Grows by pieces, so that nothing large is ever copied to grow.</summary>
/// <param name="expected">About how many numbers will come, so that few take little room.</param>
sealed class Shares(int expected)
{
    /// <summary>How many shares there are.</summary>
    public const int Count = 256;

    readonly int _piece = Math.Clamp(expected / Count, 16, 4096);
    readonly List<ulong[]>[] _full = [.. Enumerable.Range(0, Count).Select(_ => new List<ulong[]>())];
    readonly ulong[]?[] _last = new ulong[Count][];
    readonly int[] _used = new int[Count];

    public void Add(int share, ulong number)
    {
        var last = _last[share] ??= new ulong[_piece];
        last[_used[share]++] = number;
        if (_used[share] < _piece)
            return;
        _full[share].Add(last);
        (_last[share], _used[share]) = (null, 0);
    }

    /// <summary>One share of several, in one piece and in their order; they keep nothing of it.</summary>
    public static ulong[] Take(IReadOnlyList<Shares> several, int share)
    {
        var all = new ulong[several.Sum(one => (one._full[share].Count * one._piece) + one._used[share])];
        var at = 0;
        foreach (var one in several)
        {
            foreach (var piece in one._full[share])
            {
                piece.CopyTo(all, at);
                at += one._piece;
            }

            one._last[share].AsSpan(0, one._used[share]).CopyTo(all.AsSpan(at));
            at += one._used[share];
            one._full[share].Clear();
            (one._last[share], one._used[share]) = (null, 0);
        }

        return all;
    }
}
