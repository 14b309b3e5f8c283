using CsCheck;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Text.Tests.Structure;

/// <summary>Any text has an outline, and every span of it lies where it says.</summary>
public sealed class AnyTextTests
{
    static readonly string[] Pieces =
    [
        "\n", "\n", "\n", "\n", "\t", " | ", "|", "|---|---|", "Điều 1.", "Điều 2: ", "Điều 5a.", "Chương I", "CHƯƠNG II", "Mục 1.", "Tiểu mục 2", "Phần thứ hai", "Phụ lục I", "PHỤ LỤC",
        "I. ", "II- ", "IV.", "V. ", "A. ", "C. ", "1. ", "1.1. ", "1.1.1.1.1.1. ", "2) ", "(3) ", "01. ", "a) ", "đ) ", "i) ", "ii) ", "(iv) ", "z) ", "- ", "+ ", "• ", "**", "*", "# ", "\\",
        "Số: 12-KH/TU", "Số:   /KH-UBND", "Hà Nội, ngày 30 tháng 2 năm 2025", ", ngày  tháng  năm ", "NGHỊ QUYẾT", "KẾ HOẠCH", "QUYẾT ĐỊNH:", "TỈNH ỦY", "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "T/M BAN THƯỜNG VỤ", "“Điều 5a. ", "”", "Bước 1. ", "MỞ ĐẦU", "khoản 2 Điều này", "Điều 3 của Quy định này", "thay thế Quy định số 172-QĐ/TW", "đạt 10 - 11%/năm", "giao Sở Nội vụ chủ trì", "II. MỤC TIÊU", "\u200B", "Ð", "1,999999999999999999999999999999999 tỷ", "KT. CHỦ TỊCH", "Nơi nhận:", "- Lưu: VT.", "Nguyễn Văn A", "(đã ký)", "CHỦ TỊCH", "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian", "TT\tNội dung\tChủ trì\tPhối hợp\tSản phẩm",
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

    /// <summary>What is not seen, and what only looks different, changes no outline.</summary>
    [Theory]
    [InlineData("decomposed")]
    [InlineData("invisible")]
    [InlineData("eth")]
    [InlineData("blanks")]
    public void The_corpus_reads_the_same_where_it_looks_the_same(string how)
    {
        foreach (var (name, text, _) in GoldOutline.All())
        {
            var disguised = how switch
            {
                "decomposed" => text.Normalize(System.Text.NormalizationForm.FormD),
                // A mark of direction before every line, a zero-width blank in every word mark.
                "invisible" => "\u200E" + text.Replace("\n", "\n\u200F", StringComparison.Ordinal).Replace("iều ", "i\u200Bều ", StringComparison.Ordinal).Replace("hương ", "h\u00ADương ", StringComparison.Ordinal),
                "eth" => text.Replace('Đ', 'Ð').Replace('đ', 'ð'),
                _ => text.Replace(" ", "\u00A0", StringComparison.Ordinal),
            };
            Assert.Equal($"{name}: {Paths(text)}", $"{name}: {Paths(disguised)}");
        }

        static string Paths(string text) => string.Join(' ', Documents.All(OutlineReader.Read(SourceText.FromPlain(text)).Nodes).Select(n => $"{n.Node.Path}/{n.Node.Kind}"));
    }

    [Fact]
    public void A_line_of_five_megabytes_is_read()
    {
        Check("1. " + string.Concat(Enumerable.Repeat("giao Sở Nội vụ chủ trì, đạt 80% theo Nghị quyết số 57-NQ/TW, khoản 2 Điều 5 ", 60_000)));
        Check(string.Concat(Enumerable.Repeat("Điều 1. khoản này Điều này ", 200_000)));
        Check(new string('“', 2_000_000) + "\n1. x");
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

        Assert.All(outline.References, r => Assert.True(r.Start >= 0 && r.Start <= r.End && r.End <= source.Text.Length && (r.Cue is null || source.Text[r.Cue.Start..r.Cue.End] == r.Cue.Text)));
        Assert.All(outline.InnerReferences, r => Assert.Equal(r.Text, source.Text[r.Start..r.End]));
        var provisions = ProvisionReader.Read(source, outline);
        Assert.Equal(Documents.All(outline.Nodes).Select(n => n.Node.Path), provisions.Select(p => p.Path));
        Assert.All(provisions, p => Assert.True(p.Start >= 0 && p.Start <= p.End && p.End <= source.Text.Length && (p.Cue is null || source.Text[p.Cue.Start..p.Cue.End] == p.Cue.Text)));
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
