namespace DonDoc.Cli.Tests;

public sealed class CopiesTests : IDisposable
{
    const string Passage = "mỗi bến cử một người trực đêm, ghi sổ giờ tàu vào và giờ tàu ra, cuối tuần nộp về văn phòng phường";

    static readonly string[] _texts =
    [
        $"KẾ HOẠCH\n1. Phường phân công: {Passage}.\n2. Dẹp bãi cát trái phép ở ba tổ dân phố.",
        "BÁO CÁO\nTrường học sửa mái, thay cửa, trồng thêm cây ở sân sau trong dịp hè vừa qua.",
        $"CHƯƠNG TRÌNH\nXã Lương Phú yêu cầu {Passage}; ai vắng phải báo trước một ngày.",
    ];

    readonly Program _program = new();

    [Fact]
    public async Task Passages_that_files_have_in_common_are_given_with_their_places()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "tập")).FullName;
        foreach (var (text, i) in _texts.Select((text, i) => (text, i)))
            _program.File(Path.Combine("tập", $"{i}.txt"), text);

        Check((await Program.RunAsync("copies", folder, "--json")).Json, "0.txt", "2.txt");
    }

    [Fact]
    public async Task So_are_those_of_json_lines_and_a_line_that_is_none_is_told()
    {
        var lines = _texts.Select((text, i) => System.Text.Json.JsonSerializer.Serialize(new { id = $"văn bản {i}", text })).ToList();
        lines.Insert(1, "{\"id\": 7, \"text\": ");
        var file = _program.File("tập.jsonl", string.Join("\r\n", lines));

        var run = await Program.RunAsync("copies", file, "--json");

        Assert.Equal(1, run.Status);
        Assert.Contains("Dòng 2", run.Errors, StringComparison.Ordinal);
        Check(run.Json, "văn bản 0", "văn bản 2");
    }

    [Fact]
    public async Task Too_few_words_for_a_passage_are_refused() =>
        Assert.Equal(2, (await Program.RunAsync("copies", ".", "--min-words", "3")).Status);

    static void Check(System.Text.Json.JsonElement found, string a, string b)
    {
        Assert.Equal(3, found.GetProperty("documents").GetInt32());
        Assert.True(found.GetProperty("words").GetInt32() > 60);
        Assert.True(found.GetProperty("seconds").GetDouble() > 0);
        var pair = Assert.Single(found.GetProperty("pairs").EnumerateArray());
        Assert.Equal((a, b), (pair.GetProperty("a").GetString(), pair.GetProperty("b").GetString()));
        Assert.Equal(Passage, _texts[0][pair.GetProperty("aStart").GetInt32()..pair.GetProperty("aEnd").GetInt32()]);
        Assert.Equal(Passage, _texts[2][pair.GetProperty("bStart").GetInt32()..pair.GetProperty("bEnd").GetInt32()]);
        Assert.Equal(23, pair.GetProperty("words").GetInt32());
    }

    public void Dispose() => _program.Dispose();
}
