using DonDoc.Text.Coverage;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Coverage;

/// <summary>What answers what, and by which words.</summary>
public sealed class CoverageReaderTests
{
    static readonly Statement[] _parent =
    [
        new("III.1", ["Nhiệm vụ"], "Phấn đấu tỷ lệ hộ dân nông thôn sử dụng nước sạch đạt 85%."),
        new("III.2", ["Nhiệm vụ"], "Củng cố hoạt động của hợp tác xã nông nghiệp; mỗi xã có một hợp tác xã tham gia liên kết chuỗi."),
        new("III.3", ["Nhiệm vụ"], "Nghiên cứu điều chỉnh chế độ phụ cấp đối với cấp ủy viên ở thôn."),
    ];

    [Fact]
    public void The_commitment_with_the_same_words_comes_first_and_its_words_are_shown()
    {
        var read = CoverageReader.Suggest(_parent, [new("1", [], "Xây nhà văn hóa bản Hin."), new("2", [], "Giữ lại hai hợp tác xã nông nghiệp làm ăn có lãi.")]);

        var second = read.Provisions[1];
        var suggestion = Assert.Single(second.Suggestions);
        Assert.Equal("2", suggestion.Commitment.Path);
        Assert.InRange(suggestion.Score, 0.2, 1);
        Assert.Equal(("hợp tác xã nông nghiệp", LinkKind.Same), (TextOf(second.Provision, suggestion.Links[0].InProvision), suggestion.Links[0].Kind));
        Assert.Equal("hợp tác xã nông nghiệp", TextOf(suggestion.Commitment, suggestion.Links[0].InCommitment));
        Assert.Equal(AnswerKind.Partial, second.Kind);
        Assert.Contains("liên kết chuỗi", string.Join('|', second.Unanswered.Select(u => TextOf(second.Provision, u))), StringComparison.Ordinal);
        Assert.Equal(["1"], read.Own.Select(s => s.Path));
    }

    [Fact]
    public void A_provision_that_nobody_takes_up_is_shown_as_such()
    {
        var third = CoverageReader.Suggest(_parent, [new("2", [], "Giữ lại hai hợp tác xã nông nghiệp.")]).Provisions[2];

        Assert.Equal((AnswerKind.None, 0d), (third.Kind, third.AnsweredShare));
        Assert.Empty(third.Suggestions);
        Assert.NotEmpty(third.Unanswered);
    }

    [Theory]
    [InlineData("Thực hiện mục III.3 Nghị quyết số 19-NQ/TU, bố trí kinh phí.", true)]
    [InlineData("Thực hiện mục III.3 Nghị quyết số 27-NQ/TU, bố trí kinh phí.", false)]
    [InlineData("Thực hiện mục III.3 Nghị quyết Đại hội XIII của Đảng, bố trí kinh phí.", false)]
    public void A_provision_that_is_named_is_answered(string text, bool isAnswered)
    {
        var third = CoverageReader.Suggest(_parent, [new("1", [], text)], parentNumber: "19-NQ/TU").Provisions[2];

        Assert.Equal(isAnswered, third.Suggestions is [{ Score: 1, Links: [{ Kind: LinkKind.Reference }, ..] }]);
    }

    [Fact]
    public void A_programme_that_is_the_parent_answers_all_of_it()
    {
        var read = CoverageReader.Suggest(_parent, _parent);

        Assert.All(read.Provisions, p => Assert.Equal((AnswerKind.Full, p.Provision.Path), (p.Kind, p.Suggestions[0].Commitment.Path)));
        Assert.Empty(read.Own);
    }

    [Fact]
    public void Tasks_in_sentences_and_in_tables_count_viewpoints_do_not()
    {
        const string parent = "NGHỊ QUYẾT\n\nI. QUAN ĐIỂM\n\n1. Giữ rừng là giữ nguồn nước sạch.\n\nII. NHIỆM VỤ, GIẢI PHÁP\n\n1. Đầu tư công trình cấp nước sạch.\n\n2. Trồng rừng gỗ lớn.";
        const string child = "KẾ HOẠCH\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Trồng 40 ha rừng gỗ lớn ở bản Hin | Hạt Kiểm lâm | 2027 |";
        var (parentText, childText) = (SourceText.FromPlain(parent), SourceText.FromPlain(child));

        var read = CoverageReader.Of(parentText, OutlineReader.Read(parentText), childText, OutlineReader.Read(childText));

        Assert.Equal(["II.1", "II.2"], read.Provisions.Select(p => p.Provision.Path));
        Assert.Empty(read.Provisions[0].Suggestions);
        var row = Assert.Single(read.Provisions[1].Suggestions).Commitment;
        Assert.Equal(row.Text, childText.Text.Substring(row.Start, row.Text.Length));
    }

    static string TextOf(Statement statement, Span span) => statement.Text[span.Start..span.End];
}
