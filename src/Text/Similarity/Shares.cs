namespace DonDoc.Text.Similarity;

/// <summary>Many numbers of 64 bits, put into shares as they come. Grows by pieces, so that nothing large is ever copied to grow.</summary>
sealed class Shares
{
    /// <summary>How many shares there are.</summary>
    public const int Count = 256;

    const int Piece = 4096;

    readonly List<ulong[]>[] _full = [.. Enumerable.Range(0, Count).Select(_ => new List<ulong[]>())];
    readonly ulong[]?[] _last = new ulong[Count][];
    readonly int[] _used = new int[Count];

    public void Add(int share, ulong number)
    {
        var last = _last[share] ??= new ulong[Piece];
        last[_used[share]++] = number;
        if (_used[share] < Piece)
            return;
        _full[share].Add(last);
        (_last[share], _used[share]) = (null, 0);
    }

    /// <summary>One share of several, in one piece and in their order; they keep nothing of it.</summary>
    public static ulong[] Take(IReadOnlyList<Shares> several, int share)
    {
        var all = new ulong[several.Sum(one => (one._full[share].Count * Piece) + one._used[share])];
        var at = 0;
        foreach (var one in several)
        {
            foreach (var piece in one._full[share])
            {
                piece.CopyTo(all, at);
                at += Piece;
            }

            one._last[share].AsSpan(0, one._used[share]).CopyTo(all.AsSpan(at));
            at += one._used[share];
            one._full[share].Clear();
            (one._last[share], one._used[share]) = (null, 0);
        }

        return all;
    }
}
