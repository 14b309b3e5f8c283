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

    [GeneratedRegex(@"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?|[0-9]{1,12}(,[0-9]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b20[0-9]{2}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Years();
}
