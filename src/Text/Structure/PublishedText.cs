using System.Globalization;
using System.Text.RegularExpressions;

namespace DonDoc.Text.Structure;

/// <summary>
/// Completes the header of a text that a portal or a newspaper printed without its header block, from the headline and from the sentence
/// that introduces it: “… ban hành Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị về đột phá …”.
/// </summary>
static class PublishedText
{
    const int MostLines = 12;
    const int MostLastLines = 60;
    const string NumberPattern = @"(?<n>\d{1,5}(?:/\d{4})?\s?[-/]\s?\p{Lu}[\p{L}\d]*(?:[-/]\p{Lu}[\p{L}\d]*)*)";
    const string DatePattern = @"ngày\s+(?<d>\d{1,2})(?:/|-|\s+tháng\s+)(?<m>\d{1,2})(?:/|-|\s+năm\s+)(?<y>\d{4})";
    const string AboutPattern = @"(?<about>(?:về|V/v|thực hiện)\s[^.;()""”]{5,400})";

    // “Chương trình hành động của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 57”, after the type.
    static readonly Regex Headline = New(@"^\s+của\s+(?<by>\p{Lu}[^,.;()]{2,80}?)\s+" + AboutPattern);

    static readonly Regex Introduction = New(@"^\s+số\s+" + NumberPattern + @"\s*,?\s*(?:\(?\s*" + DatePattern + @"\s*\)?)?\s*,?\s*(?:của\s+(?<by>\p{Lu}[^,.;()]{2,80}?)\s+)?" + AboutPattern);

    // “Ngày 12/11/2025, Bộ Chính trị, Ban Bí thư đã ban hành ”, before the type
    static readonly Regex Issuing = New(@"(?:^|[,.)]\s*)(?<by>(?:Bộ|Ban|Chính phủ|Thủ tướng|Quốc hội|Ủy ban|Hội đồng|Tỉnh ủy|Thành ủy|Thường trực|Đảng ủy)[^.;()]{0,60}?)\s+(?:vừa\s+|đã\s+)?(?:ký\s+)?ban hành\s+$");

    static readonly Regex Day = New(DatePattern);

    static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static void Complete(Line[] lines, Header header)
    {
        if (header.Date is not null || header.Bodies.Count > 0)
            return;
        var first = true;
        foreach (var line in lines.Where(l => l.Role != LineRole.Skipped).Take(MostLines))
        {
            if (line.Text.Length > 2000 || line.Mark is { IsContainer: true } or { Kind: MarkKind.Roman })
                return;
            var text = line.Text.ToString();
            if (header.Type is null)
                TakeHeadline(text, header, first);
            first = false;
            if (header.Type is not null && TakeIntroduction(text, header))
                return;
        }
    }

    // “Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lam Sơn lần thứ XI”: a congress is named in its title.
    static readonly Regex Congress = New(@"^\s+(?<by>Đại hội(?:\s+đại biểu|\s+lần thứ)?\s[^,.;:()]{2,80})$");

    // “Chỉ thị 46-CT/TW về lãnh đạo cuộc bầu cử”
    static readonly Regex Numbered = New(@"^\s+(?:số\s*:?\s+)?" + NumberPattern + @"(?:\s|$)[^;]{0,300}$");

    static void TakeHeadline(string text, Header header, bool isFirst)
    {
        if (text.StartsWith("Toàn văn", StringComparison.OrdinalIgnoreCase))
            text = text["Toàn văn".Length..].TrimStart(' ', ':');
        if (!DocumentTypes.Begins(text, out var type, out var code, out var length) || text.Length > 400)
            return;
        if (Congress.Match(text[length..]) is { Success: true } congress)
        {
            (header.Type, header.TypeCode, header.IssuerInSentence) = (type, code, congress.Groups["by"].Value.Trim());
            return;
        }

        if (Numbered.Match(text[length..]) is { Success: true } numbered)
        {
            (header.Type, header.TypeCode, header.Number) = (type, code, NumberSymbol.Written(numbered.Groups["n"].Value));
            return;
        }

        if (!isFirst)
            return;
        if (Headline.Match(text[length..]) is not { Success: true } match)
        {
            // “Báo cáo công tác chỉ đạo, điều hành tháng 5 năm 2017”: the whole line is the title.
            if (char.IsUpper(text[0]) && text[^1] is not ('.' or ':'))
                (header.Type, header.TypeCode, header.Subject) = (type, code, text[length..].Trim());
            return;
        }

        (header.Type, header.TypeCode) = (type, code);
        header.IssuerInSentence = match.Groups["by"].Value.Trim();
        header.Subject = match.Groups["about"].Value.Trim();
    }

    // Only the document itself: one of its type that was issued, and with its number where it is known. Others are what it refers to.
    static bool TakeIntroduction(string text, Header header)
    {
        var issued = text.IndexOf("ban hành", StringComparison.OrdinalIgnoreCase);
        for (var at = text.IndexOf(header.Type!, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(header.Type!, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var match = Introduction.Match(text[(at + header.Type!.Length)..]);
            if (!match.Success || (header.Number is null ? issued < 0 || issued > at || at - issued > 20 : NumberSymbol.Written(match.Groups["n"].Value) != header.Number))
                continue;
            header.Number ??= NumberSymbol.Written(match.Groups["n"].Value);
            header.Date = DateIn(match) ?? DateIn(Day.Match(text[..at]));
            // Who issued it is said before “ban hành”; “của” may name the committee above.
            if (Issuing.Match(text[..at]) is { Success: true } issuing)
                header.IssuerInSentence = issuing.Groups["by"].Value.Trim();
            else
                header.IssuerInSentence ??= match.Groups["by"] is { Success: true } by ? by.Value.Trim() : null;
            header.Subject ??= match.Groups["about"].Value.Trim(' ', ',', '*');
            // A headline says less than the sentence below it.
            return header.Date is not null;
        }

        return false;
    }

    static readonly string[] Issues = [" ban hành ", " xây dựng ", " ra "];

    // Stands between the body and its verb.
    static readonly string[] Adverbs = [" vừa", " đã", " ký", " thống nhất"];

    static readonly Regex NumberBehind = New(@"^\s+(?:số\s*:?\s*)?" + NumberPattern);

    /// <summary>“… Ban Chấp hành Thành đoàn Hà Nội ban hành Kế hoạch, cụ thể như sau:” of a text that has lost its header block: who, what, and its number.</summary>
    public static void TakeIssuing(Line[] lines, Header header)
    {
        // What an appendix lists is issued by others and later.
        if (Array.Find(lines, line => line.Role != LineRole.Skipped)?.Mark is { Kind: MarkKind.Appendix })
            return;
        foreach (var line in lines.Where(l => l.Role is not (LineRole.Skipped or LineRole.Table) && !l.IsRow && l.Text.Length < 2000).Take(MostLines))
        {
            var text = line.Text.ToString();
            foreach (var verb in Issues)
            {
                if (text.IndexOf(verb, StringComparison.Ordinal) is not (> 0 and var at) || text[(at + verb.Length)..] is not [_, ..] what
                    || !char.IsUpper(what[0]) || !DocumentTypes.Begins(what, out var type, out var code, out var length) || (header.Type is not null && header.Type != type))
                    continue;
                if (header.Type is null)
                    (header.Type, header.TypeCode) = (type, code);
                if (header.Bodies.Count == 0)
                    header.Number ??= NumberBehind.Match(what[length..]) is { Success: true } match ? NumberSymbol.Written(match.Groups["n"].Value) : null;
                header.IssuerInSentence ??= BodyBefore(text[..at]);
                if (header is { Bodies.Count: 0, Date: null, Number: not null })
                    header.Date = DateIn(Day.Match(text[..at])) ?? DateIn(DayBehind.Match(what[length..])) ?? DayOfPage(lines, text[..at]);
            }

            if (header is { Bodies.Count: 0, IssuerInSentence: null })
                header.IssuerInSentence = SpeakerIn(text, header.Number);
        }
    }

    static readonly string[] Says = [" thông báo", " hướng dẫn", " có ý kiến", " đề nghị", " yêu cầu", " trả lời"];

    // “…, Cục Quản lý Dược thông báo:” of 5595/QLD-KD: who speaks, where the number has its initials.
    static string? SpeakerIn(string text, string? number)
    {
        foreach (var verb in Says)
        {
            if (text.LastIndexOf(verb, StringComparison.Ordinal) is > 0 and var at && BodyBefore(text[..at]) is { } body && BodyHeads.Key(body) is var key
                && (NumberSymbol.Names(number, key) > 0 || (key.IndexOf(' ', StringComparison.Ordinal) is > 0 and var head && NumberSymbol.Names(number, key[(head + 1)..]) > 0)))
                return body;
        }

        return null;
    }

    // “Ủy ban nhân dân thành phố” does not say of which.
    static string? BodyBefore(string text)
    {
        var by = text[(text.LastIndexOfAny([',', ';', ':', '.', ')', '(']) + 1)..].Trim();
        while (Array.Find(Adverbs, word => by.EndsWith(word, StringComparison.Ordinal)) is { } adverb)
            by = by[..^adverb.Length];
        var key = BodyHeads.Key(by);
        return by.Length is > 3 and < 120 && char.IsUpper(by[0]) && BodyHeads.BeginsBody(key) && !BodyHeads.EndsWithLevel(key) && !BodyHeads.IsUnnamed(key) ? BodyName.WrittenOutInSentence(by) : null;
    }

    // “Kế hoạch số 88/KH-UBND ngày 21/3/2023”: the day of the number, not one that comes later
    static readonly Regex DayBehind = New(@"^\s+(?:số\s*:?\s*)?" + NumberPattern + @"\s*,?\s*\(?" + DatePattern);

    static readonly Regex DayAndMonth = New(@"(?:^|\s)ngày\s+(?<d>\d{1,2})(?:/|-|\s+tháng\s+)(?<m>\d{1,2})\s*(?:,|$|\s)");

    static readonly Regex Clock = New(@"(?:^|\D)(?<d>\d{1,2})[/-](?<m>\d{1,2})[/-](?<y>\d{4})(?:\D|$)");

    // “Ngày 6/8, … ban hành” of a page that was put out on 7/8/2024: the last such day before it
    static DateOnly? DayOfPage(Line[] lines, string before)
    {
        if (DayAndMonth.Match(before) is not { Success: true } match)
            return null;
        foreach (var line in lines.Take(MostLines).Where(l => l.Text.Length < 80))
        {
            if (DateIn(Clock.Match(line.Text.ToString())) is not { } page)
                continue;
            var (day, month) = (int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture));
            var year = month > page.Month || (month == page.Month && day > page.Day) ? page.Year - 1 : page.Year;
            return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
        }

        return null;
    }

    /// <summary>The day on which a law was adopted, which its last sentence says and its header does not.</summary>
    public static DateOnly? Adopted(Line[] lines)
    {
        for (var i = lines.Length - 1; i >= Math.Max(0, lines.Length - MostLastLines); i--)
        {
            if (lines[i].Text.Length < 600 && lines[i].Text.IndexOf("thông qua ngày") is > 0 and var at
                && DocumentTypes.Begins(lines[i].Text, out _, out _, out var length) && lines[i].Text[length..].TrimStart().StartsWith("này", StringComparison.Ordinal))
                return DateIn(Day.Match(lines[i].Text[at..].ToString()));
        }

        return null;
    }

    static DateOnly? DateIn(Match match) =>
        match.Success && DateOnly.TryParseExact($"{match.Groups["d"]}/{match.Groups["m"]}/{match.Groups["y"]}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
