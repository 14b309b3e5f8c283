using DonDoc.Text.Structure;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>The styles of a template by the names that Word shows. A template that lacks one gets that of the built-in template.</summary>
static class TemplateStyle
{
    public const string Words = "Lời văn";
    public const string Title = "Tiêu đề giữa";
    public const string Note = "Ghi chú dưới tiêu đề";

    /// <summary>Of characters: the label and the title at the beginning of a provision.</summary>
    public const string Lead = "Đầu mục";

    public const string Cell = "Ô bảng";
    public const string HeadCell = "Đầu bảng";
    public const string GroupCell = "Nhóm bảng";
    public const string Recipient = "Nơi nhận";
    public const string Signature = "Ký tên";
    public const string Signed = "Đã ký";
    public const string SignerName = "Người ký";

    static readonly Dictionary<string, string> Levels = new(StringComparer.Ordinal)
    {
        ["appendix"] = "Phụ lục",
        ["part"] = "Phần",
        ["chapter"] = "Chương",
        ["section"] = "Mục",
        ["article"] = "Điều",
        ["clause"] = "Khoản",
        ["point"] = "Điểm",
        ["letter"] = "Mục A",
        ["roman"] = "Mục I",
        ["arabic"] = "Mục 1",
        ["dash"] = "Gạch ngang",
        ["plus"] = "Dấu cộng",
    };

    public static IReadOnlyList<string> All { get; } =
        [.. Levels.Values, Words, Title, Note, Lead, Cell, HeadCell, GroupCell, Recipient, Signature, Signed, SignerName];

    /// <summary>Of the paragraphs of a provision.</summary>
    public static string Of(OutlineNode node) => Levels.GetValueOrDefault(node.Kind, Words);
}
