using System.Text;
using DonDoc.Formats.Joined;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.Joined;

/// <summary>A document in several files is read as one, with one outline and one run of offsets.</summary>
public sealed class JoinedFilesTests
{
    const string Main = "TỈNH ỦY A\nSố 12-CTr/TU\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nvề phát triển cảng biển\nI. MỤC TIÊU\n1. Nạo vét luồng trước năm 2027.\nII. NHIỆM VỤ\n1. Các nhiệm vụ nêu tại Phụ lục.";
    const string Targets = "PHỤ LỤC I\nDANH MỤC CHỈ TIÊU\n\n| TT | Chỉ tiêu | Đơn vị | Kết quả |\n|---|---|---|---|\n| 1 | Cảng dùng điện bờ | % | 60 |";
    const string Tasks = "PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Lắp điện bờ | Sở Công Thương | 6/2026 |\n| 2 | Nạo vét luồng | Sở Xây dựng | 9/2026 |";

    static byte[] Packed(params (string Name, string Text)[] files) => JoinedFiles.Pack(files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))));

    [Fact]
    public void The_text_stands_first_and_its_appendices_follow_by_their_numbers()
    {
        var read = Reading.Read(Packed(("phu-luc-2.txt", Tasks), ("phu-luc-1.md", Targets), ("van-ban.txt", Main)), "12-CTr-TU.zip");

        Assert.Equal($"{Main}\n\n{Targets}\n\n{Tasks}\n\n", read.Text.Text);
        Assert.Equal((FileFormat.Joined, "12-CTr-TU.zip"), (read.Format, read.FileName));
        var outline = OutlineReader.Read(read.Text);
        Assert.Equal(("12-CTr/TU", "chương trình hành động"), (outline.Number, outline.Type));
        Assert.Equal(["I", "II", "PL I", "PL II"], outline.Nodes.Select(node => node.Path));
        Assert.Equal(["PL I.1", "PL II.1", "PL II.2"], outline.TaskTables.SelectMany(table => table.Rows).Select(row => row.Path));
        var last = outline.TaskTables[^1].Rows[^1];
        Assert.Contains("Nạo vét luồng", read.Text.Text[last.Start..last.End], StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_and_hints_go_on_where_the_file_before_ended()
    {
        var page = "<html><body><nav><a href='/'>Trang chủ</a></nav><p>Đoạn của phụ lục, viết đủ dài để là nội dung.</p></body></html>";
        var read = Reading.Read(Packed(("a.txt", Main), ("b.html", page)), "hai.zip");
        var alone = Reading.Read(Encoding.UTF8.GetBytes(page), "b.html");
        var start = read.Text.Text.Length - alone.Text.Text.Length - 2;
        Assert.Equal(alone.Text.Paragraphs.Select(one => (one.Span.Start + start, one.Span.End + start, one.Hint)), read.Text.Paragraphs.TakeLast(alone.Text.Paragraphs.Count).Select(one => (one.Span.Start, one.Span.End, one.Hint)));
    }

    [Fact]
    public void The_same_files_are_the_same_bytes_and_come_apart_again()
    {
        var packed = Packed(("a.txt", Main), ("a.txt", Tasks));
        Assert.Equal(packed, Packed(("a.txt", Main), ("a.txt", Tasks)));
        Assert.Equal([("a.txt", Main), ("a (2).txt", Tasks)], JoinedFiles.Parts("hai.zip", packed).Select(part => (part.Name, Encoding.UTF8.GetString(part.Content))));
        Assert.Equal("một.txt", Assert.Single(JoinedFiles.Parts("một.txt", [1])).Name);
    }

    [Fact]
    public void A_part_that_cannot_be_read_is_named_and_refuses_the_whole()
    {
        var refusal = DocumentReader.Read(Packed(("a.txt", Main), ("trống.txt", "")), "hai.zip", Reading.Alone).Refusal!;
        Assert.Equal(("file.empty", "trống.txt"), (refusal.Code, refusal.Part));
        Assert.StartsWith("trống.txt: ", refusal.Message(System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
        Assert.Equal("file.unknown_format", Reading.Refusal(Packed(("a.txt", Main), ("b.zip", "PK")), "hai.zip"));
        Assert.Equal("file.too_many_parts", Reading.Refusal(Packed([.. Enumerable.Range(0, JoinedFiles.Most + 1).Select(i => ($"{i}.txt", Main))]), "nhiều.zip"));
        Assert.Equal("file.zip_bomb", Reading.Refusal(Packed(("a.txt", new string('a', 5_000_000))), "bom.zip", Reading.Alone with { UnpackedBytes = 1_000_000 }));
        Assert.Equal("file.truncated", Reading.Refusal(Packed(("a.txt", Main))[..^30], "cụt.zip"));
        // By its name it is known; another archive stays what it was.
        Assert.Equal("file.unknown_format", Reading.Refusal(Packed(("a.txt", Main)), "hai.docx"));
    }

    [Fact]
    public void A_mark_of_secrecy_on_one_refuses_all_and_names_none()
    {
        var refusal = DocumentReader.Read(Packed(("a.txt", Main), ("phụ lục.txt", "TỐI MẬT\n" + Targets)), "hai.zip", Reading.Alone).Refusal!;
        Assert.NotNull(refusal.Mark);
        Assert.Null(refusal.Part);
        Assert.NotNull(DocumentReader.Read(Packed(("a.txt", Main), ("Phụ lục (Tuyệt mật).txt", Targets)), "hai.zip", Reading.Alone).Refusal!.Mark);
    }
}
