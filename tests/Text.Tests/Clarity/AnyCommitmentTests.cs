using CsCheck;
using DonDoc.Text.Clarity;
using DonDoc.Text.Extraction;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Clarity;

/// <summary>Any text is judged, never throws, and every place that is named lies in it.</summary>
public sealed class AnyCommitmentTests
{
    static readonly string[] Pieces =
    [
        "\n", "\n", "\n", "I. ", "II. NHIỆM VỤ\n", "III. TỔ CHỨC THỰC HIỆN\n", "1. ", "2. ", "a) ", "- ", "; ", ", ", ": ", ". ", " ", " ", "tăng cường ", "Đẩy mạnh ", "xây dựng Đề án ", "ban hành ", "trình ", "các ", "toàn bộ ", "mỗi ",
        "Sở Y tế ", "Ủy ban nhân dân tỉnh ", "chủ trì ", "phối hợp với ", "chủ trì nhiệm vụ 1, 2 ", "nhiệm vụ 999 ", "giao ", "do ", "Bí thư Đảng ủy ", "chịu trách nhiệm ", "phê duyệt ", "kinh phí ", "trước ngày 30/6/2026 ", "ngày 31/2/2026 ", "quý ", "quý II/2026 ",
        "năm ", "năm 2026", "hằng ", "hằng tháng ", "6 tháng đầu ", "/năm ", "12/12 ", "100% ", "ít nhất một ", "hai lần ", "5 trụ cột ", "1,999999999999999999999999999999 tỷ ", "từng bước ", "khi có điều kiện ", "sản phẩm: ", "kết quả:", "(", "“", "”", "bằng văn bản",
        "Nghị quyết số 57-NQ/TW ", "\n| TT | Nhiệm vụ | Chủ trì | Sản phẩm | Thời gian |\n|---|---|---|---|---|\n", "\n| 1 | x | Sở Y tế | Đề án | 2026 |", "\n| 2 | x | Sở Y tế | Đề án | quý II/2０２５ |", "|", "\t", "\u200B", "\uD800", "\u0301", "😀", "\0", "~2",
    ];

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(string.Concat),
        Gen.String[Gen.Char, 0, 200],
        Gen.String[Gen.Char["\n\n |\t.)-/%;:IVXaiđ12Đ"], 0, 300]);

    [Fact]
    public void Any_string_is_judged() => Texts.Sample(Check, iter: 4_000, seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData("tăng cường, ")]
    [InlineData("Sở Y tế, ")]
    [InlineData("giao Sở Y tế chủ trì trình Ủy ban nhân dân tỉnh 100% trước ngày 30/6/2026 ")]
    [InlineData("1. Sở Y tế chủ trì nhiệm vụ 1, 2, 3, 4\n")]
    [InlineData("II. NHIỆM VỤ\n1. Số hóa 100% hồ sơ năm 2026.\n")]
    [InlineData("12/12 xã năm 2026 6 tháng đầu năm ")]
    [InlineData("(“")]
    public void A_text_of_megabytes_is_judged(string piece)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Check(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    static void Check(string text)
    {
        var source = SourceText.FromPlain(text);
        var read = ClarityReader.Read(source, OutlineReader.Read(source), ClarityRules.Default);
        Assert.InRange(read.Clarity, 0, 1);
        foreach (var judged in read.Commitments.Append(ClarityReader.Judge(CommitmentReader.ReadPassage(source), ClarityRules.Default)))
        {
            Assert.InRange(judged.Score, 0, 1);
            Holds(judged.Commitment.Start, judged.Commitment.End, null);
            foreach (var fact in judged.Commitment.Parts.Cast<IFact>().Concat(judged.Commitment.Hollow))
                Holds(fact.Start, fact.End, null);
            Assert.All(judged.Reasons, reason => Holds(reason.Start, reason.End, null));
            Assert.Equal(judged.IsVague, !judged.Commitment.Says(PartKind.Measure) && !judged.Commitment.Says(PartKind.Product));
        }

        foreach (var sentence in Readability.Read(source, new ReadabilityRules { MostWords = 5, MostNesting = 1 }).Hard)
            Holds(sentence.Start, sentence.End, sentence.Text);

        void Holds(int start, int end, string? words)
        {
            Assert.True(start >= 0 && start <= end && end <= source.Text.Length);
            Assert.True(words is null || source.Text[start..end] == words);
        }
    }
}
