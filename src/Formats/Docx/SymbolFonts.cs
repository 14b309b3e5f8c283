using System.Collections.Frozen;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Fonts that draw signs for letters: the signs of Wingdings and Symbol that offices use, ticked boxes and comparisons above all. What is not listed is
/// an ornament and left out.
/// </summary>
static class SymbolFonts
{
    static readonly FrozenDictionary<char, char> Wingdings = Table("6F☐ 71☐ 76❖ 9F• A7▪ A8☐ B7• D8➢ E0→ F0⇨ FB✗ FC✓ FD☒ FE☑");
    static readonly FrozenDictionary<char, char> Symbol = Table("2D- A3≤ A5∞ AB↔ AE→ B0° B1± B3≥ B4× B7• B8÷ B9≠ BC… D7·");

    /// <summary>The signs of a font by their codes; null where a font draws letters.</summary>
    public static FrozenDictionary<char, char>? Of(string? font) =>
        font is null ? null
        : font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) ? Wingdings
        : font.Equals("Symbol", StringComparison.OrdinalIgnoreCase) ? Symbol
        : null;

    /// <summary>Text set in such a font. Word keeps the codes as they are, or moved into an area without meaning (U+F0xx).</summary>
    public static string Read(string text, FrozenDictionary<char, char> signs) =>
        string.Concat(text.Select(c => signs.TryGetValue((char)(c & 0xFF), out var sign) ? sign.ToString() : char.IsWhiteSpace(c) ? " " : ""));

    static FrozenDictionary<char, char> Table(string list) =>
        list.Split(' ').ToFrozenDictionary(entry => (char)Convert.ToInt32(entry[..2], 16), entry => entry[2]);
}
