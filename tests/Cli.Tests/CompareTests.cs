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
    public async Task Without_a_parent_there_is_nothing_to_compare_with()
    {
        Assert.Equal(2, (await Program.RunAsync("compare", "một.txt")).Status);
        Assert.Equal(1, (await Program.RunAsync("compare", "--parent", "không-có.txt", "một.txt")).Status);
    }

    public void Dispose() => _program.Dispose();
}
