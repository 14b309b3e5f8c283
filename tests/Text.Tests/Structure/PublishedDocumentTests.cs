using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>The resolution 57-NQ/TW and the Government's programme that answers it, as somebody converted them.</summary>
public sealed class PublishedDocumentTests
{
    [Fact]
    public void Resolution_57_has_its_sections_and_points()
    {
        var outline = OutlineReader.Read(Documents.Published("57-NQ-TW.md"));

        Assert.Equal(("nghị quyết", "NQ", "57-NQ/TW", "Bộ Chính trị"), (outline.Type, outline.TypeCode, outline.Number, outline.Issuer));
        Assert.Equal(new DateOnly(2024, 12, 22), outline.IssueDate);
        Assert.StartsWith("về đột phá phát triển khoa học", outline.Subject, StringComparison.Ordinal);
        Assert.Equal(["I", "II", "III", "IV"], outline.Nodes.Select(n => n.Path));
        Assert.Equal(["QUAN ĐIỂM CHỈ ĐẠO", "MỤC TIÊU", "NHIỆM VỤ, GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN"], outline.Nodes.Select(n => n.Heading));
        Assert.Equal([5, 2, 7, 6], outline.Nodes.Select(n => n.Children.Count));
        Assert.Equal([2, 4, 6, 3, 3, 4, 0], outline.Nodes[2].Children.Select(n => n.Children.Count));
        Assert.Equal("III.2.-4", outline.Nodes[2].Children[1].Children[^1].Path);
        Assert.StartsWith("Đến năm 2030", outline.Nodes[1].Children[0].Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("phổ biến đến chi bộ", outline.Nodes[3].Children[^1].Text, StringComparison.Ordinal);
        Assert.Empty(outline.Diagnostics);
    }

    [Fact]
    public void Resolution_03_has_three_articles_and_three_sections()
    {
        var outline = OutlineReader.Read(Documents.Published("03-NQ-CP.md"));

        Assert.Equal(("nghị quyết", "NQ", "03/NQ-CP", "Chính phủ", "Hà Nội"), (outline.Type, outline.TypeCode, outline.Number, outline.Issuer, outline.Place));
        Assert.Equal(new DateOnly(2025, 1, 9), outline.IssueDate);
        Assert.StartsWith("Ban hành Chương trình hành động của Chính phủ", outline.Subject, StringComparison.Ordinal);
        Assert.Equal(new Signer("Nguyễn Hòa Bình", "Phó Thủ tướng"), outline.Signer);
        Assert.Equal(["Điều 1", "Điều 2", "Điều 3", "I", "II", "III"], outline.Nodes.Select(n => n.Path));
        Assert.Equal([2, 7, 6], outline.Nodes.Skip(3).Select(n => n.Children.Count));
        Assert.Equal([15, 14, 18, 15, 20, 16, 4], outline.Nodes[4].Children.Select(n => n.Children.Count));
        Assert.DoesNotContain(Documents.All(outline.Nodes), n => n.Node.Text.Contains("Lưu: VT", StringComparison.Ordinal));
    }

    [Fact]
    public void Appendix_II_has_140_tasks_in_7_groups()
    {
        var outline = OutlineReader.Read(Documents.Published("03-NQ-CP-phu-luc-2-nhiem-vu.md"));

        var table = Assert.Single(outline.TaskTables);
        Assert.Equal(Enumerable.Range(1, 140).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), table.Rows.Select(r => r.Ordinal));
        Assert.Equal([13, 29, 34, 12, 28, 15, 9], table.Rows.GroupBy(r => r.Group).Select(g => g.Count()));
        Assert.All(table.Rows, row => Assert.False(string.IsNullOrWhiteSpace(row.Task)));
        var fifth = table.Rows[4];
        Assert.Equal(("PL II.I.5", "Bộ Nội vụ", "6/2025", "Đề án"), (fifth.Path, fifth.Lead, fifth.Due, fifth.Deliverable));
        Assert.Equal(["Các bộ, ngành, địa phương"], fifth.Cooperating);
        Assert.Equal(["Bộ Khoa học và Công nghệ", "Bộ Thông tin và Truyền thông"], table.Rows[1].Cooperating);
        Assert.Equal("PL II", Assert.Single(outline.Nodes).Path);
    }

    [Fact]
    public void Appendix_I_has_41_targets()
    {
        var outline = OutlineReader.Read(Documents.Published("03-NQ-CP-phu-luc-1-chi-tieu.md"));

        var table = Assert.Single(outline.TaskTables);
        Assert.Equal("targets", table.Kind);
        Assert.Equal(41, table.Rows.Count);
        Assert.Equal(12, table.Rows[10].Parts.Count);
        Assert.Equal("PL I.I.11.2", table.Rows[10].Parts[1].Path);
        Assert.Equal(4, table.Rows[22].Parts.Count);
        Assert.Equal(["I Đến năm 2030", "II Đến năm 2045"], table.Rows.Select(r => r.Group).Distinct());
        Assert.Equal(("% GDP", "≥ 30"), (table.Rows[9].Unit, table.Rows[9].Deliverable));
    }
}
