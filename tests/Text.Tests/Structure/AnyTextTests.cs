using CsCheck;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>Any text has an outline, and every span of it lies where it says.</summary>
public sealed class AnyTextTests
{
    static readonly string[] Pieces =
    [
        "\n", "\n", "\n", "\n", "\t", " | ", "|", "|---|---|", "Điều 1.", "Điều 2: ", "Điều 5a.", "Chương I", "CHƯƠNG II", "Mục 1.", "Tiểu mục 2", "Phần thứ hai", "Phụ lục I", "PHỤ LỤC",
        "I. ", "II- ", "IV.", "V. ", "A. ", "C. ", "1. ", "1.1. ", "1.1.1.1.1.1. ", "2) ", "(3) ", "01. ", "a) ", "đ) ", "i) ", "ii) ", "(iv) ", "z) ", "- ", "+ ", "• ", "**", "*", "# ", "\\",
        "Số: 12-KH/TU", "Số:   /KH-UBND", "Hà Nội, ngày 30 tháng 2 năm 2025", ", ngày  tháng  năm ", "NGHỊ QUYẾT", "KẾ HOẠCH", "QUYẾT ĐỊNH:", "TỈNH ỦY", "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "Nơi nhận:", "- Lưu: VT.", "Nguyễn Văn A", "(đã ký)", "CHỦ TỊCH", "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian", "TT\tNội dung\tChủ trì\tPhối hợp\tSản phẩm",
        "nội dung thực hiện.", "Về phát triển", "kinh tế", "\u202E", "\u0301", "\uD800", "\uFEFF", "ﬁ", "І. ", "😀", "\0", "~2", "9999999999.", "(kèm theo)", "Kính gửi:",
    ];

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(string.Concat),
        Gen.String[Gen.Char, 0, 200],
        Gen.String[Gen.Char["\n\n |\t.)-+(*#\\IVXaiđ12Đ"], 0, 300]);

    [Fact]
    public void Any_string_has_an_outline_with_spans_that_hold() =>
        Texts.Sample(Check, iter: 30_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Every_document_of_the_corpus_cut_anywhere_has_an_outline()
    {
        foreach (var (_, text, _) in GoldOutline.All())
        {
            for (var cut = 0; cut < text.Length; cut += 97)
                Check(text[cut..]);
        }
    }

    [Theory]
    [InlineData("- ")]
    [InlineData("+ ")]
    [InlineData("1. ")]
    [InlineData("a) ")]
    [InlineData("I. ")]
    [InlineData("Điều 1. ")]
    [InlineData("| ")]
    [InlineData("\t")]
    [InlineData("# ")]
    [InlineData("**")]
    [InlineData("Nơi nhận: ")]
    [InlineData("QUY CHẾ\nKT. CHỦ TỊCH\nĐiều 1.\n")]
    public void A_thousand_deep_and_a_hundred_thousand_long_is_read(string piece)
    {
        Check(string.Concat(Enumerable.Repeat(piece, 100_000)));
        Check(string.Concat(Enumerable.Range(0, 1000).Select(i => new string(' ', i) + piece + "\n")));
        Check(string.Concat(Enumerable.Range(1, 1000).Select(i => string.Join('.', Enumerable.Repeat(1, i)) + ". x\n")));
    }

    static void Check(string text)
    {
        var source = SourceText.FromPlain(text);
        var outline = OutlineReader.Read(source);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Nodes(outline.Nodes, 0, source.Text.Length, 0);
        foreach (var table in outline.TaskTables)
        {
            Assert.InRange(table.Start, 0, table.End);
            Assert.InRange(table.End, 0, source.Text.Length);
            foreach (var row in table.Rows.Concat(table.Rows.SelectMany(r => r.Parts)))
            {
                Assert.InRange(row.Start, table.Start, row.End);
                Assert.InRange(row.End, row.Start, table.End);
                Assert.True(paths.Add(row.Path), row.Path);
            }
        }

        Assert.All(outline.Diagnostics, d => Assert.True(d.Start >= 0 && d.Start <= d.End && d.End <= source.Text.Length && d.Message.Length > 0));

        void Nodes(IReadOnlyList<OutlineNode> nodes, int start, int end, int depth)
        {
            Assert.True(depth < 25);
            foreach (var node in nodes)
            {
                Assert.InRange(node.Start, start, node.End);
                Assert.InRange(node.End, node.Start, end);
                Assert.True(paths.Add(node.Path), node.Path);
                Nodes(node.Children, node.Start, node.End, depth + 1);
                start = node.End;
            }
        }
    }
}
