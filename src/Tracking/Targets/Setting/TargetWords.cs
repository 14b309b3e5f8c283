using System.Globalization;
using System.Text.RegularExpressions;
using DonDoc.Tracking.Documents.Provisions;

namespace DonDoc.Tracking.Targets.Setting;

/// <summary>What the words of a cell ask for: “≥ 80”, “&gt; 60”, “40 - 50”, “Trên 95%”. Where they hold several figures that are no range, or none, they stay words.</summary>
/// <param name="Direction">Null where they do not say.</param>
internal sealed partial record TargetWords(decimal? Value, decimal? Upper, bool IsStrict, TargetDirection? Direction)
{
    public static TargetWords Read(string words)
    {
        var (direction, isStrict) = words.TrimStart() switch
        {
            var text when Begins(text, "≥", ">=", "trên hoặc bằng", "tối thiểu", "ít nhất", "từ ") => (TargetDirection.MoreIsBetter, false),
            var text when Begins(text, "≤", "<=", "tối đa", "không quá", "không vượt quá") => (TargetDirection.LessIsBetter, false),
            var text when Begins(text, ">", "trên ", "hơn ") => (TargetDirection.MoreIsBetter, true),
            var text when Begins(text, "<", "dưới ") => ((TargetDirection?)TargetDirection.LessIsBetter, true),
            _ => (null, false),
        };
        if (Range().Match(words) is { Success: true } range && TargetCell.Quantity(range.Groups["from"].Value) is { } from && TargetCell.Quantity(range.Groups["to"].Value) is { } to && from < to)
            return new(from, to, isStrict, direction);
        return TargetCell.Quantity(words) is { } value && Beside(words).Length <= LongestBeside ? new(value, null, isStrict, direction) : new(null, null, false, null);
    }

    // “2 nước ASEAN dẫn đầu khu vực” is a sentence with a number in it, and not a number.
    private const int LongestBeside = 60;

    private static string Beside(string words) => Digits().Replace(words, "").Trim();

    private static bool Begins(string text, params string[] with) => with.Any(one => text.StartsWith(one, true, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^\D{0,20}(?<from>[0-9.,]*[0-9])\s*%?\s*[-–]\s*(?<to>[0-9.,]*[0-9])\s*%?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex("[0-9.,%≥≤<>= ]", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
