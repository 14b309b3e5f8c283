using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Documents;

/// <summary>What a set of numbers lacks.</summary>
/// <param name="Gaps">Numbers that nothing bears, as ranges: from the first to the last that is registered.</param>
internal sealed record Numbering(int First, int Last, IReadOnlyList<(int From, int To)> Gaps)
{
    private static readonly NumberingRule Usual = new();

    /// <summary>How a body numbers documents of a type.</summary>
    public static NumberingRule RuleOf(IReadOnlyList<NumberingRule> rules, string issuerKey, string typeName) => rules.FirstOrDefault(rule =>
        (string.IsNullOrWhiteSpace(rule.Issuer) || NameKey.Of(rule.Issuer) == issuerKey)
        && (string.IsNullOrWhiteSpace(rule.TypeName) || string.Equals(rule.TypeName.Normalize(), typeName, StringComparison.OrdinalIgnoreCase))) ?? Usual;

    /// <summary>The letter behind the digits, by which a number stands beside another: the A of 45A-NQ/TW; empty where there is none.</summary>
    public static string LetterOf(string numberKey)
    {
        var digits = DocumentNumber.DigitsOf(numberKey);
        return digits > 0 && DocumentNumber.HasLetter(numberKey, digits) ? numberKey[digits..(digits + 1)] : "";
    }

    /// <summary>The digits that a number begins with: 45 of 45-NQ/TW; null where it begins otherwise.</summary>
    public static int? Of(string numberKey)
    {
        var digits = DocumentNumber.DigitsOf(numberKey);
        return digits is > 0 and <= 6 ? int.Parse(numberKey.AsSpan(0, digits), CultureInfo.InvariantCulture) : null;
    }

    /// <param name="numbers">Those that are registered.</param>
    /// <param name="begin">The number with which a series begins.</param>
    public static Numbering Look(IEnumerable<int> numbers, int begin)
    {
        var sorted = numbers.Order().ToList();
        var gaps = new List<(int, int)>();
        var expected = begin;
        foreach (var number in sorted)
        {
            if (number > expected)
                gaps.Add((expected, number - 1));
            expected = Math.Max(expected, number + 1);
        }

        return new Numbering(sorted.Count == 0 ? begin : sorted[0], expected - 1, gaps);
    }
}
