namespace DonDoc.Text.Vietnamese;

/// <summary>Roman numerals 1–3999 as sections are numbered with them.</summary>
public static class RomanNumeral
{
    static readonly (int Value, string Digits)[] Steps =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>Reads a numeral written the one correct way, in upper or in lower case: IV, not IIII and not iV.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 15)
            return false;
        Span<char> upper = stackalloc char[text.Length];
        text.ToUpperInvariant(upper);
        if (!upper.SequenceEqual(text) && text.ContainsAnyInRange('A', 'Z'))
            return false;

        ReadOnlySpan<char> rest = upper;
        foreach (var (step, digits) in Steps)
        {
            for (; rest.StartsWith(digits, StringComparison.Ordinal); rest = rest[digits.Length..])
                value += step;
        }

        Span<char> written = stackalloc char[15];
        if (rest.IsEmpty && value <= 3999 && upper.SequenceEqual(written[..Write(value, written)]))
            return true;
        value = 0;
        return false;
    }

    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 3999: there is no such numeral.</exception>
    public static string Format(int value)
    {
        if (value is < 1 or > 3999)
            throw new ArgumentOutOfRangeException(nameof(value), value, "Roman numerals reach from 1 to 3999.");
        Span<char> written = stackalloc char[15];
        return new string(written[..Write(value, written)]);
    }

    static int Write(int value, Span<char> written)
    {
        var length = 0;
        foreach (var (step, digits) in Steps)
        {
            for (; value >= step; value -= step)
            {
                digits.CopyTo(written[length..]);
                length += digits.Length;
            }
        }

        return length;
    }
}
