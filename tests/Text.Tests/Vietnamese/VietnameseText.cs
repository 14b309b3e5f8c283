using CsCheck;

namespace DonDoc.Text.Tests.Vietnamese;

static class VietnameseText
{
    static readonly string[] Pieces =
    [
        "ủy", "uỷ", "hoà", "hòa", "Hoàn", "khoẻ", "Quý", "qua", "Đà", "Nẵng", "ăn", "ân", "an", "Ơn", "ôn", "ư", "thuỷ", "10", "2", "007", " ", "  ",
        " ", "-", ", ", "45-NQ/TW", "ngoài", "nguyễn", "Z", "w", "ñ", "ö", "я", "\u0301", "tòan",
    ];

    /// <summary>Strings of real syllables, blanks, numbers and marks in any order.</summary>
    public static Gen<string> Gen { get; } = CsCheck.Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat);
}
