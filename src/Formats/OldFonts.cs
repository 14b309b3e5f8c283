using System.Text.RegularExpressions;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats;

/// <summary>Fonts from before Unicode, which draw Vietnamese letters for Western ones: text set in them is read in their encoding.</summary>
static partial class OldFonts
{
    // .VnTime, .VnArialH, .VnTimeH-Bold; some programs drop the dot. Fonts VNI-Times, VNI Helve. In a PDF six capitals and a plus stand before.
    [GeneratedRegex(@"^(?:[A-Z]{6}\+)?(?:(?:\.[Vv][Nn]|Vn(?=[A-Z]))(?!Uni)(?<tcvn3>[A-Za-z]+)|VNI[- _](?<vni>\w+))", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    /// <summary>How text in a font is written; null where the font draws the letters of Unicode.</summary>
    public static OldWriting? Of(string? font)
    {
        if (font is null || Name().Match(font.Trim(' ', '\'', '"')) is not { Success: true } match)
            return null;
        if (match.Groups["vni"].Success)
            return new OldWriting(OldEncoding.Vni);
        return new OldWriting(OldEncoding.Tcvn3, match.Groups["tcvn3"].Value[^1] == 'H' ? OldCapitals.All : OldCapitals.AsWritten);
    }
}
