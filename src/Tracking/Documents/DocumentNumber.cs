using System.Globalization;
using System.Text;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents;

/// <summary>The rules of numbers and symbols (số, ký hiệu), as far as they decide whether two documents are one.</summary>
internal static class DocumentNumber
{
    /// <summary>One form for all spellings: “05 - NQ/ĐU” and “5-NQ/ĐU” are the same, and so are “45-NQ/TƯ” and “45-NQ/TW”.</summary>
    public static string? Key(string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
            return null;
        var key = new StringBuilder(number.Length);
        foreach (var letter in number.Normalize().ToUpperInvariant())
        {
            if (!char.IsWhiteSpace(letter))
                key.Append(letter is '–' or '—' or '‑' ? '-' : letter);
        }

        var zeros = 0;
        while (zeros + 1 < key.Length && key[zeros] == '0' && char.IsAsciiDigit(key[zeros + 1]))
            zeros++;
        var same = key.ToString(zeros, key.Length - zeros);
        return same.EndsWith("TƯ", StringComparison.Ordinal) ? same[..^1] + "W" : same;
    }

    /// <summary>The number in a readable address, the same for all spellings that the eye takes for one: “45 - NQ/TƯ” is <c>45-nq-tw</c>.</summary>
    public static string? Slug(string? number) => Key(number) is { } key
        ? Text.Vietnamese.SearchKey.Of(string.Concat(key.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'))) : null;

    /// <summary>
    /// The span of time in which a number is given once: a year for the State (130/KH-UBND), a congress term for the Party
    /// (45-NQ/TW), named by the year of the congress. Empty where the date is not known.
    /// </summary>
    /// <param name="restart">What the configuration says of the issuer; what the symbol tells where null.</param>
    /// <param name="congressClosings">See <see cref="TrackingOptions.CongressClosings"/>.</param>
    public static string Period(string? numberKey, DateOnly? issued, IReadOnlyList<DateOnly> congressClosings, NumberRestart? restart = null)
    {
        if (numberKey is null || issued is not { } day)
            return "";
        var digits = DigitsOf(numberKey);
        var end = digits + (HasLetter(numberKey, digits) ? 1 : 0);
        var isParty = digits > 0 && end < numberKey.Length && numberKey[end] == '-';
        if (restart is { } told ? told == NumberRestart.Year : !isParty)
            return day.Year.ToString(CultureInfo.InvariantCulture);
        var isCentral = numberKey.EndsWith("TW", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"NK{(isCentral ? CongressTerm.OfCentre(day, congressClosings) : CongressTerm.OfProvince(day))}");
    }

    /// <summary>How many digits a number begins with.</summary>
    public static int DigitsOf(string numberKey)
    {
        var digits = 0;
        while (digits < numberKey.Length && char.IsAsciiDigit(numberKey[digits]))
            digits++;
        return digits;
    }

    /// <summary>Whether one letter stands between the digits and the sign behind them: 45A-NQ/TW, 12B/KH-UBND.</summary>
    public static bool HasLetter(string numberKey, int digits) =>
        digits + 1 < numberKey.Length && char.IsLetter(numberKey[digits]) && (numberKey[digits + 1] is '-' or '/');
}
