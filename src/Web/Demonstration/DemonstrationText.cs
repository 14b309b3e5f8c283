using System.Globalization;
using System.Text.RegularExpressions;

namespace DonDoc.Web.Demonstration;

/// <summary>
/// One of our own sample texts. Its days are written relative to the day of loading, <c>{-41|dd/MM/yyyy}</c>, so that the
/// demonstration always has something late and something due.
/// </summary>
static partial class DemonstrationText
{
    static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Read(string name, DateOnly today)
    {
        using var stream = typeof(DemonstrationText).Assembly.GetManifestResourceStream($"DonDoc.Web.Demonstration.Texts.{name}")
            ?? throw new InvalidOperationException($"The sample text {name} is not in the program.");
        using var reader = new StreamReader(stream);
        return Day().Replace(reader.ReadToEnd(), match => today
            .AddDays(int.Parse(match.Groups["days"].ValueSpan, CultureInfo.InvariantCulture))
            .ToString(Format(match.Groups["format"].Value), Vietnamese));
    }

    // A single letter would be taken for one of the standard formats.
    static string Format(string format) => format.Length == 1 ? "%" + format : format.Replace("/", "\\/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<days>-?\d+)\|(?<format>[^}]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Day();
}
