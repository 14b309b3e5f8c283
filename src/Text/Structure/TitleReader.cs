using System.Globalization;
using System.Text.RegularExpressions;

namespace DonDoc.Text.Structure;

/// <summary>
/// What a title says before it comes to its subject: “NGHỊ QUYẾT” · “SỐ 214 NQ/UBTVQH9” · “NGÀY 26-8-1994” · “CỦA ỦY BAN THƯỜNG VỤ QUỐC HỘI” · “QUY ĐỊNH …”, in any order, cut by
/// lines wherever the page was narrow.
/// </summary>
static class TitleReader
{
    // A blank may stand for the dash: “SỐ 214 NQ/UBTVQH9”.
    static readonly Regex Number = New(@"^(?:số\s*:?\s*)?(?<n>\d{1,5}[a-z]?(?:\s?/\s?\d{4})?(?:\s?[-/–]\s?|\s)\p{Lu}[\p{L}\d]*(?:\s?[-/–]\s?\p{Lu}[\p{L}\d]*)*)(?:[\s,.:]|$)");

    static readonly Regex Day = New(@"^ngày\s+(?<d>\d{1,2})\s*(?:[-/.]|tháng)\s*(?<m>\d{1,2})\s*(?:[-/.]|năm)\s*(?<y>\d{4})");

    // Words that begin the subject behind the name of the body.
    static readonly Regex Issuing = New(@"^của\s+(?<by>.{4,150}?)\s+(?:về|V/v|thực\s+hiện|ban\s+hành|quy\s+định|hướng\s+dẫn|triển\s+khai|phê\s+duyệt|sửa\s+đổi|tăng\s+cường|đẩy\s+mạnh|số\s*:?\s*\d|ngày\s+\d)(?:\s|$|\d)");

    /// <summary>Tells the header what it has not said, and returns the subject.</summary>
    public static string Take(string title, Header header)
    {
        for (var rest = title; ; title = rest)
        {
            if (Number.Match(rest) is { Success: true } number && (number.Value[0] is 's' or 'S' || NumberSymbol.TypeOf(number.Groups["n"].Value) is not null))
            {
                header.Number ??= NumberSymbol.Written(number.Groups["n"].Value);
                rest = rest[(number.Groups["n"].Index + number.Groups["n"].Length)..];
            }
            else if (Day.Match(rest) is { Success: true } day)
            {
                header.Date ??= DateOnly.TryParseExact($"{day.Groups["d"]}/{day.Groups["m"]}/{day.Groups["y"]}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
                rest = rest[day.Length..];
            }
            else if (IssuingBody(rest) is { Length: > 0 } by)
            {
                header.IssuerInSentence ??= BodyName.InSentence(by.ReplaceLineEndings(" "));
                rest = rest[(rest.IndexOf(by, StringComparison.Ordinal) + by.Length)..];
            }
            else
            {
                return rest.ReplaceLineEndings(" ");
            }

            rest = rest.TrimStart(' ', '\n', ',', '.', ':', '-', '–');
        }
    }

    static string IssuingBody(string title)
    {
        if (!title.StartsWith("của ", StringComparison.OrdinalIgnoreCase))
            return "";
        var match = Issuing.Match(title.ReplaceLineEndings(" "));
        var body = match.Success ? title.Substring(match.Groups["by"].Index, match.Groups["by"].Length) : title.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? title[4..end] : title[4..];
        return BodyHeads.BeginsBody(BodyHeads.Key(body)) ? body : "";
    }

    static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
