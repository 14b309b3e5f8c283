using System.Globalization;
using System.Text.RegularExpressions;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>The figure in a cell that says what is to be reached: “Trên 95%”, “1.250 tỷ đồng”. Null where it holds none, or more than one.</summary>
internal static partial class TargetCell
{
    public static decimal? Quantity(string words)
    {
        var found = Figure().Matches(words);
        // As Vietnamese writes it: a full stop between thousands, a comma before decimals.
        return found.Count == 1 && decimal.TryParse(found[0].Value.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    public static int? Year(string words) =>
        Years().Matches(words) is { Count: > 0 } found ? int.Parse(found[^1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\d{1,3}(\.\d{3})+(,\d+)?|\d{1,12}(,\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b20\d{2}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Years();
}
