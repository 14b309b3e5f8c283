namespace DonDoc.Web.Pages.Documents;

/// <summary>The types offered in lists and forms: those of Quy định 399-QĐ/TW that occur here, and what comes from the press.</summary>
static class DocumentTypes
{
    public const string PressReport = "bài viết";

    /// <summary>The issuer of a press report whose paper the text does not name.</summary>
    public const string Press = "Báo chí";

    public static readonly IReadOnlyList<string> Names =
    [
        "nghị quyết", "chỉ thị", "kết luận", "quy định", "quyết định", "quy chế", "hướng dẫn", "thông báo", "báo cáo", "kế hoạch",
        "chương trình", "chương trình hành động", "đề án", "tờ trình", "công văn", "biên bản", PressReport,
    ];
}
