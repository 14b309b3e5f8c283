namespace DonDoc.Text.Similarity;

/// <summary>Words of two texts that agree in their order, but for a few changed, added or left out between.</summary>
/// <param name="First">First word in the one text.</param>
/// <param name="End">Exclusive.</param>
/// <param name="OtherFirst">First word in the other.</param>
/// <param name="OtherEnd">Exclusive.</param>
/// <param name="Agreeing">How many agree.</param>
/// <param name="Telling">Of those, the ones that tell where they are from: no names, no numbers, nothing that is said everywhere.</param>
readonly record struct Stretch(int First, int End, int OtherFirst, int OtherEnd, int Agreeing, int Telling)
{
    /// <summary>Words that may be changed, added or left out in one place, at most; besides no more than half of what agrees before it.</summary>
    public const int MostChange = 8;

    const int LeastChange = 2;

    // Words that must agree behind a change, at least.
    const int Footing = 2;

    // How far the balance of words that agree over words that do not may fall before what was found ends.
    const int Patience = 8;

    /// <summary>Whether two places that agree lie in it.</summary>
    public bool Holds(int first, int otherFirst) => first >= First && first < End && otherFirst >= OtherFirst && otherFirst < OtherEnd;

    /// <summary>The stretch around two places at which a run of <see cref="Anchors.Run"/> words agrees.</summary>
    public static Stretch Around(Collection texts, int first, int otherFirst)
    {
        var ahead = Walk(texts, first, otherFirst, 1);
        var behind = Walk(texts, first - 1, otherFirst - 1, -1);
        return new Stretch(behind.Place + 1, ahead.Place, behind.Other + 1, ahead.Other, ahead.Agreeing + behind.Agreeing, ahead.Telling + behind.Telling);
    }

    // From two places on, forwards or backwards, to behind the last words that agree.
    static (int Place, int Other, int Agreeing, int Telling) Walk(Collection texts, int i, int j, int step)
    {
        var row = texts.Row;
        var (agreeing, telling, balance, bestBalance) = (0, 0, 0, 0);
        var best = (i, j, 0, 0);
        while (true)
        {
            while (Agree(row, i, j))
            {
                agreeing++;
                telling += texts.IsTelling(j) ? 1 : 0;
                balance++;
                i += step;
                j += step;
            }

            if (balance > bestBalance)
                (best, bestBalance) = ((i, j, agreeing, telling), balance);
            if (!Resume(row, i, j, step, Math.Clamp(balance / 2, LeastChange, MostChange), out var left, out var right))
                return best;
            balance -= Math.Max(left, right);
            if (balance < bestBalance - Patience)
                return best;
            i += step * left;
            j += step * right;
        }
    }

    // The nearest place behind a change from which the texts agree again: the longer the change, the longer they must.
    static bool Resume(ReadOnlySpan<ushort> row, int i, int j, int step, int most, out int left, out int right)
    {
        for (var change = 1; change <= 2 * most; change++)
        {
            for (left = Math.Max(0, change - most); left <= Math.Min(change, most); left++)
            {
                right = change - left;
                if (Agree(row, i + (step * left), j + (step * right)) && AgreeFor(row, i + (step * left), j + (step * right), step, Footing + (Math.Max(left, right) / 2)))
                    return true;
            }
        }

        (left, right) = (0, 0);
        return false;
    }

    static bool AgreeFor(ReadOnlySpan<ushort> row, int i, int j, int step, int words)
    {
        for (var n = 1; n < words; n++)
        {
            if (!Agree(row, i + (n * step), j + (n * step)))
                return false;
        }

        return true;
    }

    static bool Agree(ReadOnlySpan<ushort> row, int i, int j) =>
        (uint)i < (uint)row.Length && (uint)j < (uint)row.Length && row[i] == row[j] && row[i] != WordCode.None;
}
