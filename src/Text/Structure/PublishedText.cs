using System.Globalization;
using System.Text.RegularExpressions;

namespace DonDoc.Text.Structure;

/// <summary>
/// Completes the header of a text that a portal or a newspaper printed without its header block, from the sentence that introduces it:
/// “… ban hành Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị về đột phá …”.
/// </summary>
static class PublishedText
{
    const int MostLines = 12;

    static readonly Regex Introduction = new(
        @"số\s+(?<n>\d{1,5}(?:/\d{4})?[-/]\p{Lu}[\p{L}\d]*(?:[-/]\p{Lu}[\p{L}\d]*)*)\s*,?\s*\(?\s*ngày\s+(?<d>\d{1,2})(?:/|-|\s+tháng\s+)(?<m>\d{1,2})(?:/|-|\s+năm\s+)(?<y>\d{4})\s*\)?\s*,?\s*(?:của\s+(?<by>\p{Lu}[^,.;()]{2,80}?)\s+)?(?<about>(?:về|V/v)\s[^.;()""”]{5,400})",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static void Complete(Line[] lines, Header header)
    {
        // Only where the text has a number and no header block to go with it; another document's number says nothing about this one.
        if (header.Number is null || header.Date is not null || header.Bodies.Count > 0)
            return;
        foreach (var line in lines.Where(l => l.Role != LineRole.Skipped).Take(MostLines))
        {
            if (line.Text.Length > 2000 || Introduction.Match(line.Text.ToString()) is not { Success: true } match || match.Groups["n"].Value != header.Number)
                continue;
            if (DateOnly.TryParseExact($"{match.Groups["d"]}/{match.Groups["m"]}/{match.Groups["y"]}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                header.Date = date;
            header.IssuerInSentence = match.Groups["by"] is { Success: true } by ? by.Value.Trim() : null;
            header.Subject ??= match.Groups["about"].Value.Trim(' ', ',', '*');
            return;
        }
    }
}
