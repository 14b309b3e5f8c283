namespace DonDoc.Text.Similarity;

/// <summary>
/// The places of a text by which passages are found again: of every few runs of <see cref="Run"/> words, the one whose hash is the smallest. Two texts that
/// have <see cref="Sure"/> words in common choose the same place in them (winnowing: Schleimer, Wilkerson and Aiken 2003).
/// </summary>
static class Anchors
{
    /// <summary>Words of a run.</summary>
    public const int Run = 5;

    // Runs of which one is chosen; names and numbers that one may have.
    const int Window = 4;
    const int MostWeak = 2;

    /// <summary>Words in common that are enough to be found for sure.</summary>
    public const int Sure = Run + Window - 1;

    const ulong Base = 0x9E3779B97F4A7C15;
    static readonly ulong Leaving = Power(Base, Run);

    /// <summary>Calls <paramref name="found"/> with the hash and the first word of every chosen run, in order. Runs of little but names and numbers are none.</summary>
    public static void Choose<TSink>(ReadOnlySpan<ushort> words, ref TSink found)
        where TSink : struct, IAnchorSink
    {
        Span<ulong> window = stackalloc ulong[Window];
        window.Fill(ulong.MaxValue);
        var (rolling, weak) = (0ul, 0);
        // The run with the smallest hash of the window, of equal ones the last; and the one that was given last.
        var (least, given) = (int.MinValue, -1);
        for (var i = 0; i < words.Length; i++)
        {
            rolling = (rolling * Base) + words[i];
            weak += Weight(words[i]);
            var first = i - Run + 1;
            if (first < 0)
                continue;
            if (first > 0)
            {
                rolling -= words[first - 1] * Leaving;
                weak -= Weight(words[first - 1]);
            }

            var hash = weak > MostWeak ? ulong.MaxValue : Mix(rolling);
            window[first % Window] = hash;
            if (least <= first - Window)
                least = Least(window, first);
            else if (hash <= window[least % Window])
                least = first;
            if (first < Window - 1 || least == given || window[least % Window] == ulong.MaxValue)
                continue;
            given = least;
            found.Add(window[least % Window], least);
        }
    }

    static int Least(ReadOnlySpan<ulong> window, int last)
    {
        var least = Math.Max(0, last - Window + 1);
        for (var at = least + 1; at <= last; at++)
        {
            if (window[at % Window] <= window[least % Window])
                least = at;
        }

        return least;
    }

    /// <summary>The hash of a run wherever it stands.</summary>
    public static ulong Hash(ReadOnlySpan<ushort> run)
    {
        var rolling = 0ul;
        foreach (var word in run)
            rolling = (rolling * Base) + word;
        return Mix(rolling);
    }

    public static bool IsWeak(ushort word) => word < WordCode.FirstWord;

    // A run over the end of a text or a paragraph is none.
    static int Weight(ushort word) => word == WordCode.None ? Run : IsWeak(word) ? 1 : 0;

    static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        return value ^ (value >> 32);
    }

    static ulong Power(ulong value, int exponent)
    {
        var power = 1ul;
        for (var i = 0; i < exponent; i++)
            power *= value;
        return power;
    }
}

/// <summary>Takes what <see cref="Anchors.Choose"/> finds.</summary>
interface IAnchorSink
{
    void Add(ulong hash, int first);
}
