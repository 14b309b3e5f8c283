using System.Globalization;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Formats;

/// <summary>Numbers as list labels write them.</summary>
static class Numerals
{
    /// <summary>Writes a number in a format of Office Open XML (ST_NumberFormat); unknown formats are decimal.</summary>
    public static string Write(int number, string format) => format switch
    {
        "upperRoman" when number is > 0 and < 4000 => RomanNumeral.Format(number),
        "lowerRoman" when number is > 0 and < 4000 => RomanNumeral.Format(number).ToLowerInvariant(),
        "lowerLetter" when number is > 0 and <= 780 => ToLetters(number, 'a'),
        "upperLetter" when number is > 0 and <= 780 => ToLetters(number, 'A'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // After z comes aa, then bb: Word repeats the letter.
    static string ToLetters(int number, char first) => new((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);
}
