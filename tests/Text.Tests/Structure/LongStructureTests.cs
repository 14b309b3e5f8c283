using System.Text;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>What is put together line by line costs, in bytes allocated, as much as it is long.</summary>
public sealed class LongStructureTests
{
    [Fact]
    public void A_text_in_capitals_is_no_title()
    {
        var (outline, cost) = Read("Chương I\nNHỮNG QUY ĐỊNH CHUNG\n" + string.Concat(Enumerable.Repeat("PHẠM VI ĐIỀU CHỈNH VÀ ĐỐI TƯỢNG ÁP DỤNG\n", 10_000)));
        var chapter = Assert.Single(outline.Nodes);
        Assert.StartsWith("NHỮNG QUY ĐỊNH CHUNG PHẠM VI", chapter.Heading, StringComparison.Ordinal);
        Assert.InRange(chapter.Heading!.Length, 300, 600);
        Assert.EndsWith("ÁP DỤNG", chapter.Text, StringComparison.Ordinal);
        Assert.InRange(cost, 0, 200_000_000);
    }

    [Fact]
    public void A_row_cut_into_ten_thousand_is_joined_once()
    {
        var (outline, cost) = Read(Table("| 1 | Rà soát | Sở Nội vụ | 2026 |", "| | các văn bản đã ban hành của tỉnh | | |"));
        var row = Assert.Single(Assert.Single(outline.TaskTables).Rows);
        Assert.StartsWith("Rà soát các văn bản đã ban hành của tỉnh các văn bản", row.Task, StringComparison.Ordinal);
        Assert.Equal(("Sở Nội vụ", "2026"), (row.Lead, row.Due));
        Assert.InRange(cost, 0, 200_000_000);
    }

    [Fact]
    public void A_target_of_ten_thousand_parts_is_gathered_once()
    {
        var rows = new StringBuilder("| TT | Chỉ tiêu | Đơn vị tính | Giá trị |\n|---|---|---|---|\n| 1 | Tăng trưởng | % | 10 |\n");
        for (var part = 1; part <= 10_000; part++)
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"| 1.{part} | Khu vực | % | 8 |\n");
        var (outline, cost) = Read(rows.ToString());
        var row = Assert.Single(Assert.Single(outline.TaskTables).Rows);
        Assert.Equal(10_000, row.Parts.Count);
        Assert.Equal("1.10000", row.Parts[^1].Ordinal);
        Assert.InRange(cost, 0, 200_000_000);
    }

    [Fact]
    public void The_end_of_a_time_in_ten_thousand_groups_is_joined_once()
    {
        var (outline, cost) = Read(Table("| 1 | Rà soát | Sở Nội vụ | 2026 và các |", "| I | Nội dung khác | | năm tiếp theo |"));
        var row = Assert.Single(Assert.Single(outline.TaskTables).Rows);
        Assert.StartsWith("2026 và các năm tiếp theo năm tiếp theo", row.Due, StringComparison.Ordinal);
        Assert.InRange(cost, 0, 200_000_000);
    }

    static string Table(string first, string other) =>
        $"| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |\n|---|---|---|---|\n{first}\n{string.Concat(Enumerable.Repeat(other + "\n", 10_000))}";

    static (Outline Outline, long Cost) Read(string text)
    {
        var source = SourceText.FromPlain(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        return (OutlineReader.Read(source), GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
