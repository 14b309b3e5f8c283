using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Similarity;

/// <summary>What a word of a <see cref="Wording"/> says, in 16 bits. Two different words share a code once in 65,000: a run of words that agree by chance is none.</summary>
static class WordCode
{
    /// <summary>Agrees with nothing: stands where a text has no word for a long while, and for what is quoted.</summary>
    public const ushort None = 0;

    /// <summary>A capitalised word inside a sentence. Whose it is is the first thing that is changed in what is copied.</summary>
    public const ushort Name = 1;

    /// <summary>A number in digits or in Roman numerals; the second thing.</summary>
    public const ushort Number = 2;

    /// <summary>Codes from here on are words of their own.</summary>
    public const ushort FirstWord = 3;

    // A character: kind in 3 bits, tone in 3, base letter in 16, shape in 3; the last bit says that it writes Roman numerals.
    public const uint Break = 0;
    public const uint Lower = 1;
    public const uint Upper = 2;
    public const uint Digit = 3;
    public const uint Mark = 4;
    const uint KindMask = 7;
    const int ToneShift = 3;
    const int LetterShift = 6;
    const uint LetterMask = 0x7FFFF;
    const uint RomanBit = 1u << 31;

    const int TableSize = 0x2000;
    static readonly uint[] Table = [.. Enumerable.Range(0, TableSize).Select(c => Classify((char)c))];

    public static uint Of(char c) => c < TableSize ? Table[c] : Classify(c);

    public static uint KindOf(uint character) => character & KindMask;

    public static uint ToneOf(uint character) => (character >> ToneShift) & 7;

    public static bool IsRoman(uint character) => (character & RomanBit) != 0;

    /// <summary>The letters of a word so far, and one more. Tones are gathered apart: a syllable has one, and hòa and hoà agree.</summary>
    public static uint Add(uint letters, uint character) => (letters ^ ((character >> LetterShift) & LetterMask)) * 0x01000193;

    public static ushort Of(uint letters, uint tone)
    {
        var mixed = (letters ^ tone) * 0x9E3779B1;
        mixed = (mixed ^ (mixed >> 15)) * 0x2C1B3C6D;
        return (ushort)Math.Max(mixed >> 16, FirstWord);
    }

    static uint Classify(char c)
    {
        if (Letter.IsMark(c) || Letter.IsInvisible(c))
            return Mark;
        if (char.IsDigit(c))
            return Digit;
        if (!char.IsLetter(c))
            return Break;
        var letter = Letter.Of(c);
        return (char.IsUpper(c) ? Upper : Lower) | ((uint)letter.Tone << ToneShift) | ((letter.Base | ((uint)letter.Shape << 16)) << LetterShift)
            | (c is 'I' or 'V' or 'X' or 'L' or 'C' ? RomanBit : 0);
    }
}
