using DonDoc.Text.Clarity;
using DonDoc.Text.Structure;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Clarity;

/// <summary>The Government's programme for 57-NQ/TW: its text says what, its second appendix who, when and what comes of it.</summary>
public sealed class PublishedProgrammeTests
{
    [Fact]
    public void The_text_of_03_names_hardly_anybody()
    {
        var read = Read("03-NQ-CP.md");

        Assert.Equal(112, read.Commitments.Count);
        Assert.InRange(read.Clarity, 0.2, 0.35);
        Assert.Equal(PartKind.Authority, read.Missing[0].Kind);
        Assert.DoesNotContain(read.Commitments, c => c.Commitment.Path.StartsWith("Điều", StringComparison.Ordinal) || c.Commitment.Path.StartsWith("I.", StringComparison.Ordinal));
        // “Xây dựng và đẩy mạnh quảng bá thương hiệu quốc gia” · “Xây dựng Đề án cơ chế thí điểm …” · “… hướng tới tối thiểu đạt 25%”
        Assert.True(At(read, "II.1.d").IsVague);
        Assert.False(At(read, "II.2.h").IsVague);
        Assert.Equal((CommitmentKind.Target, false), (At(read, "II.1.i").Commitment.Kind, At(read, "II.1.i").IsVague));
        // “Bộ Khoa học và Công nghệ, Bộ Thông tin và Truyền thông chủ trì, phối hợp với các bộ, ngành, địa phương”
        Assert.Equal("Bộ Khoa học và Công nghệ; Bộ Thông tin và Truyền thông", At(read, "III.4").Commitment.TextOf(PartKind.Who));
        Assert.True(read.MendFirst[0].Score <= read.MendFirst[^1].Score);
    }

    [Fact]
    public void The_tasks_of_its_second_appendix_are_nearly_all_clear()
    {
        var read = Read("03-NQ-CP-phu-luc-2-nhiem-vu.md");

        Assert.Equal(140, read.Commitments.Count);
        Assert.InRange(read.Clarity, 0.8, 0.95);
        Assert.InRange(read.Commitments.Count(c => c.IsVague), 0, 5);
        var fifth = At(read, "PL II.I.5");
        Assert.Equal(("Bộ Nội vụ", "6/2025", "Đề án", new DateOnly(2025, 6, 30)), (fifth.Commitment.TextOf(PartKind.Responsible), fifth.Commitment.TextOf(PartKind.When), fifth.Commitment.TextOf(PartKind.Product), fifth.Commitment.Due));
        Assert.Equal([PartKind.Authority], fifth.Missing);
        // “Các bộ, ngành, địa phương”, “Thường xuyên”: many, and no day.
        Assert.Contains(PartKind.Responsible, At(read, "PL II.I.6").Missing);
        Assert.Contains(PartKind.When, At(read, "PL II.I.6").Missing);
    }

    [Fact]
    public void A_target_without_a_number_is_vague()
    {
        var read = Read("03-NQ-CP-phu-luc-1-chi-tieu.md");

        Assert.Equal(1, At(read, "PL I.I.10").Score);
        // “Đạt mức tiên tiến ở nhiều lĩnh vực quan trọng”
        Assert.Contains(PartKind.Measure, At(read, "PL I.I.1").Missing);
    }

    static ProgrammeClarity Read(string name)
    {
        var source = Documents.Published(name);
        return ClarityReader.Read(source, OutlineReader.Read(source), ClarityRules.Default);
    }

    static CommitmentClarity At(ProgrammeClarity read, string path) => Assert.Single(read.Commitments, c => c.Commitment.Path == path);
}
