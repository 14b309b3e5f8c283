using System.Globalization;
using System.Text;

namespace DonDoc.Formats;

/// <summary>Numbers as list labels write them.</summary>
static class Numerals
{
    static readonly (int Value, string Text)[] Roman =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>Writes a number in a format of Office Open XML (ST_NumberFormat); unknown formats are decimal.</summary>
    public static string Write(int number, string format) => format switch
    {
        "upperRoman" when number is > 0 and < 4000 => ToRoman(number),
        "lowerRoman" when number is > 0 and < 4000 => ToRoman(number).ToLowerInvariant(),
        "lowerLetter" when number is > 0 and <= 780 => ToLetters(number, 'a'),
        "upperLetter" when number is > 0 and <= 780 => ToLetters(number, 'A'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    static string ToRoman(int number)
    {
        var text = new StringBuilder();
        foreach (var (value, digits) in Roman)
        {
            for (; number >= value; number -= value)
                text.Append(digits);
        }

        return text.ToString();
    }

    // After z comes aa, then bb: Word repeats the letter.
    static string ToLetters(int number, char first) => new((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);
}
