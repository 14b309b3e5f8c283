using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Documents;

/// <summary>The types offered in lists and forms: those of Quy định 399-QĐ/TW that occur here, and what comes from the press.</summary>
static class DocumentTypes
{
    public const string PressReport = "bài viết";

    public const string Appendix = "phụ lục";

    /// <summary>The issuer of a press report whose paper the text does not name.</summary>
    public const string Press = "Báo chí";

    // The name is what is kept; the word in the other language stands in DocumentWords.
    static readonly (string Name, string Key)[] Known =
    [
        ("nghị quyết", "resolution"), ("chỉ thị", "directive"), ("kết luận", "conclusion"), ("quy định", "regulation"),
        ("quyết định", "decision"), ("quy chế", "working_rules"), ("hướng dẫn", "guidance"), ("thông báo", "notice"),
        ("báo cáo", "report"), ("kế hoạch", "plan"), ("chương trình", "programme"), ("chương trình hành động", "action_programme"),
        ("đề án", "scheme"), ("tờ trình", "proposal"), ("công văn", "communication"), ("biên bản", "minutes"), (Appendix, "appendix"), (PressReport, "press_report"),
    ];

    public static readonly IReadOnlyList<string> Names = [.. Known.Select(type => type.Name)];

    /// <summary>The type in the language of the page; one that is not offered here stays as it was written.</summary>
    public static string Say(this IStringLocalizer<DocumentWords> words, string type) =>
        Array.Find(Known, known => known.Name.Equals(type, StringComparison.OrdinalIgnoreCase)).Key is { } key ? words["type." + key] : type;

    /// <summary>The span in which a number is given once, in words: NK2021 is the term of the congress of 2021, 2026 a year.</summary>
    public static string SayPeriod(this IStringLocalizer<DocumentWords> words, string period) =>
        period is ['N', 'K', .. var year] ? words["period.term", year] : words["period.year", period];

    /// <summary>
    /// A document as another cites it, as far as its facts are known: “Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị”; the State puts no comma. Words of a document, in Vietnamese
    /// whatever the pages speak.
    /// </summary>
    public static string Cite(string type, string? number, DateOnly? issuedOn, string? issuer)
    {
        var isParty = number?.TrimStart("0123456789 ".ToCharArray()).StartsWith('-') == true;
        return $"{Sentences.Capital(type)}{(number is null ? "" : $" số {number}")}{(issuedOn is { } day ? $"{(isParty ? "," : "")} ngày {day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)}" : "")}{(string.IsNullOrWhiteSpace(issuer) ? "" : $" của {issuer}")}";
    }

    /// <summary>Type and number, as far as there are any: “nghị quyết 45-NQ/TU”.</summary>
    public static string Say(this IStringLocalizer<DocumentWords> words, string type, string? number) =>
        number is null ? words.Say(type) : $"{words.Say(type)} {number}";
}
