using System.Globalization;

namespace DonDoc.Tracking.Documents;

/// <summary>What a set of numbers lacks or has twice.</summary>
/// <param name="Gaps">Numbers that nothing bears, as ranges: from the first to the last that is registered.</param>
/// <param name="Twice">Numbers that several documents bear.</param>
internal sealed record Numbering(int First, int Last, IReadOnlyList<(int From, int To)> Gaps, IReadOnlyList<int> Twice)
{
    /// <summary>The digits that a number begins with: 45 of 45-NQ/TW; null where it begins otherwise.</summary>
    public static int? Of(string numberKey)
    {
        var digits = 0;
        while (digits < numberKey.Length && char.IsAsciiDigit(numberKey[digits]))
            digits++;
        return digits is > 0 and <= 6 ? int.Parse(numberKey.AsSpan(0, digits), CultureInfo.InvariantCulture) : null;
    }

    /// <param name="numbers">Those that are registered, each as often as it is.</param>
    /// <param name="begin">The number with which a series begins.</param>
    public static Numbering Look(IEnumerable<int> numbers, int begin)
    {
        var sorted = numbers.Order().ToList();
        var gaps = new List<(int, int)>();
        var twice = new List<int>();
        var expected = begin;
        foreach (var number in sorted)
        {
            if (number > expected)
                gaps.Add((expected, number - 1));
            else if (number == expected - 1 && expected > begin && (twice.Count == 0 || twice[^1] != number))
                twice.Add(number);
            expected = Math.Max(expected, number + 1);
        }

        return new Numbering(sorted.Count == 0 ? begin : sorted[0], expected - 1, gaps, twice);
    }
}
