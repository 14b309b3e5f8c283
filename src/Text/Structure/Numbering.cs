using System.Globalization;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>What follows what in a list: the alphabet of points, and what a person would have typed next.</summary>
static class Numbering
{
    // Points go a b c d đ e g h i k …; f j w z occur where somebody counts in English, and may be left out.
    const string Alphabet = "abcdđefghijklmnopqrstuvwxyz";
    const string Optional = "fjwz";

    public static int Letters => Alphabet.Length;

    /// <summary>The place of a small letter in the alphabet, from 1; 0 where it is none.</summary>
    public static int LetterValue(char letter) => Alphabet.IndexOf(letter, StringComparison.Ordinal) + 1;

    /// <summary>Whether the second value can follow the first with nothing missing in between.</summary>
    public static bool Follows(MarkKind kind, int previous, int value)
    {
        if (value <= previous)
            return false;
        for (var between = previous + 1; between < value; between++)
        {
            if (kind is not (MarkKind.Letter or MarkKind.Capital) || !MayBeMissing(kind, between))
                return false;
        }

        return true;
    }

    /// <summary>What stands after a value in a list: “4”, “đ”, “IV”.</summary>
    public static string NameAfter(MarkKind kind, int value)
    {
        switch (kind)
        {
            case MarkKind.Letter or MarkKind.Capital:
                do
                {
                    value++;
                }
                while (MayBeMissing(kind, value));
                var letter = Alphabet[(value - 1) % Alphabet.Length].ToString();
                return kind == MarkKind.Capital ? letter.ToUpperInvariant() : value > Alphabet.Length ? letter + letter : letter;
            case MarkKind.Roman or MarkKind.SmallRoman when value < 3999:
                return kind == MarkKind.Roman ? RomanNumeral.Format(value + 1) : RomanNumeral.Format(value + 1).ToLowerInvariant();
            default:
                return (value + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    static bool MayBeMissing(MarkKind kind, int value)
    {
        var letter = Alphabet[(value - 1) % Alphabet.Length];
        return Optional.Contains(letter, StringComparison.Ordinal) || (kind == MarkKind.Capital && letter == 'đ');
    }
}
