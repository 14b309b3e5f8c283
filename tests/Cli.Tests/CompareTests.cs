namespace DonDoc.Cli.Tests;

public sealed class CompareTests : IDisposable
{
    const string Sentence = "Hoàn thành nạo vét luồng Lạch Giang trước mùa mưa, giao Cảng vụ chủ trì, kiểm đếm khối lượng từng tháng và công khai trên trang thông tin";

    readonly Program _program = new();

    [Fact]
    public async Task The_fields_are_those_of_the_contract()
    {
        var parent = _program.File("nghị quyết.txt", $"TỈNH ỦY\nSố 12-NQ/TU\nNGHỊ QUYẾT\nvề phát triển cảng biển\nI. NHIỆM VỤ, GIẢI PHÁP\n1. {Sentence}.\n2. Xây dựng trung tâm logistics tại Nam Đình Vũ.");
        var copy = _program.File("chép.txt", $"THÀNH ỦY\nSố 3-CTr/TU\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nI. NHIỆM VỤ, GIẢI PHÁP\n1. {Sentence}.\n2. Tăng cường công tác quản lý.");
        var own = _program.File("tự viết.txt", "UBND PHƯỜNG\nSố 9/KH-UBND\nKẾ HOẠCH\nI. NHIỆM VỤ, GIẢI PHÁP\n1. Phòng Kinh tế trình đề án trung tâm logistics trước ngày 30/6/2027; Chủ tịch phường chịu trách nhiệm.");

        var run = await Program.RunAsync("compare", "--parent", parent, copy, own, "--json");

        Assert.Equal((0, ""), (run.Status, run.Errors));
        var both = run.Json.EnumerateArray().ToList();
        Assert.Equal([copy, own], both.Select(one => one.GetProperty("file").GetString()));
        foreach (var field in "verbatimShare siblingShare ownShare passages commitments clarity coverage".Split(' '))
            Assert.All(both, one => Assert.True(one.TryGetProperty(field, out _), field));

        var passage = Assert.Single(both[0].GetProperty("passages").EnumerateArray());
        var text = (await Program.RunAsync("text", copy)).Output;
        // With the heading, which the parent has before it too.
        Assert.EndsWith(Sentence, text[passage.GetProperty("start").GetInt32()..passage.GetProperty("end").GetInt32()], StringComparison.Ordinal);
        Assert.Equal(parent, passage.GetProperty("source").GetString());
        Assert.True(both[0].GetProperty("verbatimShare").GetDouble() > 0.5);
        Assert.Equal(1, both[1].GetProperty("ownShare").GetDouble());

        var vague = both[0].GetProperty("commitments").EnumerateArray().Last();
        Assert.Equal("I.2", vague.GetProperty("path").GetString());
        Assert.True(vague.GetProperty("vague").GetBoolean());
        Assert.Contains("when", vague.GetProperty("missing").EnumerateArray().Select(part => part.GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, vague.GetProperty("who").ValueKind);

        var logistics = both[1].GetProperty("coverage").EnumerateArray().Single(provision => provision.GetProperty("parentPath").GetString() == "I.2");
        Assert.Equal(["I.1"], logistics.GetProperty("by").EnumerateArray().Select(path => path.GetString()));
        Assert.NotEqual("none", logistics.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_folder_is_one_document_and_an_appendix_on_its_own_is_pointed_out()
    {
        var parent = _program.File("nghị quyết.txt", $"TỈNH ỦY\nSố 12-NQ/TU\nNGHỊ QUYẾT\nvề phát triển cảng biển\nI. NHIỆM VỤ, GIẢI PHÁP\n1. {Sentence}.");
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "chương trình")).FullName;
        var text = _program.File(Path.Combine("chương trình", "van-ban.txt"), "THÀNH ỦY\nSố 3-CTr/TU\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nvề cảng biển\nI. NHIỆM VỤ, GIẢI PHÁP\n1. Các nhiệm vụ nêu tại Phụ lục.");
        var appendix = _program.File(Path.Combine("chương trình", "phu-luc.txt"), "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Lắp điện bờ tại ba bến | Sở Công Thương | 6/2026 |");

        var apart = await Program.RunAsync("compare", "--parent", parent, text, appendix, "--json");
        Assert.Contains($"{appendix} là phụ lục", apart.Errors, StringComparison.Ordinal);

        var joined = await Program.RunAsync("compare", "--parent", parent, folder, "--json");
        Assert.Equal((0, ""), (joined.Status, joined.Errors));
        var one = Assert.Single(joined.Json.EnumerateArray());
        Assert.Contains(one.GetProperty("commitments").EnumerateArray(), commitment => commitment.GetProperty("who").GetString() == "Sở Công Thương");
        var outline = (await Program.RunAsync("outline", folder, "--json", "--text")).Json;
        Assert.Equal("3-CTr/TU", outline.GetProperty("number").GetString());
        var row = outline.GetProperty("taskTables")[0].GetProperty("rows")[0];
        Assert.Contains("ba bến", outline.GetProperty("text").GetString()![row.GetProperty("start").GetInt32()..row.GetProperty("end").GetInt32()], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_parent_there_is_nothing_to_compare_with()
    {
        Assert.Equal(2, (await Program.RunAsync("compare", "một.txt")).Status);
        Assert.Equal(1, (await Program.RunAsync("compare", "--parent", "không-có.txt", "một.txt")).Status);
    }

    public void Dispose() => _program.Dispose();
}
