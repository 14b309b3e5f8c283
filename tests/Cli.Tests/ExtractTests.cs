using System.Text.Json;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Cli.Tests;

public sealed class ExtractTests : IDisposable
{
    readonly Program _program = new();

    [Fact]
    public async Task The_fields_are_those_of_the_contract()
    {
        var file = _program.File("bài.txt", Samples.Session);
        var run = await Program.RunAsync("extract", file, "--json");
        Assert.Equal((0, ""), (run.Status, run.Errors));
        var report = Assert.Single(run.Json.EnumerateArray());
        Assert.Equal("file", report.EnumerateObject().First().Name);
        foreach (var field in "file isSession kind date delegationNumber inspectingBody inspectedBody place lead participants references strengths shortcomings requirements recommendations commitments counts".Split(' '))
            Assert.True(report.TryGetProperty(field, out _), field);
        Assert.Equal(file, report.GetProperty("file").GetString());
        Assert.True(report.GetProperty("isSession").GetBoolean());
        Assert.Equal("kiểm tra", report.GetProperty("kind").GetString());
        Assert.Equal("2023-05-12", report.GetProperty("date").GetString());
        Assert.Equal("18", report.GetProperty("delegationNumber").GetString());
        Assert.Equal("Nguyễn Văn Bình", report.GetProperty("lead").GetProperty("name").GetString());
        Assert.Equal("18-NQ/TW", report.GetProperty("references")[0].GetProperty("number").GetString());
        Assert.Equal("2017-10-25", report.GetProperty("references")[0].GetProperty("date").GetString());
        // Not escaped: people read it too.
        Assert.Contains("Nguyễn Văn Bình", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offsets_point_into_the_text_that_the_command_prints()
    {
        var file = _program.File("bài.txt", "\uFEFF" + Samples.Session.Replace("\n", "\r\n", StringComparison.Ordinal).Normalize(System.Text.NormalizationForm.FormD));
        var text = (await Program.RunAsync("extract", file, "--text")).Output;
        Assert.Equal((await Program.RunAsync("text", file)).Output, text);
        Assert.DoesNotContain('\r', text);
        var report = (await Program.RunAsync("extract", file, "--json", "--text")).Json[0];
        Assert.Equal(text, report.GetProperty("text").GetString());
        foreach (var list in new[] { "references", "shortcomings", "requirements" })
        {
            var facts = report.GetProperty(list).EnumerateArray().ToList();
            Assert.NotEmpty(facts);
            foreach (var fact in facts)
            {
                var (start, end) = (fact.GetProperty("start").GetInt32(), fact.GetProperty("end").GetInt32());
                Assert.Equal(fact.GetProperty("text").GetString(), text[start..end]);
                Assert.False(string.IsNullOrEmpty(fact.GetProperty("rule").GetString()));
                Assert.InRange(fact.GetProperty("confidence").GetDouble(), 0, 1);
            }
        }
    }

    [Fact]
    public async Task What_is_not_stated_is_null_or_empty()
    {
        var report = (await Program.RunAsync("extract", _program.File("a.txt", "Giá gạo tăng nhẹ trong tuần qua."), "--json")).Json[0];
        Assert.False(report.GetProperty("isSession").GetBoolean());
        foreach (var field in new[] { "date", "delegationNumber", "inspectingBody", "inspectedBody", "lead" })
            Assert.Equal(JsonValueKind.Null, report.GetProperty(field).ValueKind);
        foreach (var field in new[] { "participants", "references", "requirements", "counts" })
            Assert.Equal(0, report.GetProperty(field).GetArrayLength());
    }

    [Fact]
    public async Task A_refused_file_among_others_is_reported_and_the_others_are_printed()
    {
        var good = _program.File("a.txt", Samples.Session);
        var run = await Program.RunAsync("extract", good, _program.File("rỗng.txt", ""), Path.Combine(_program.Folder, "không có.txt"), good, "--json");
        Assert.Equal(1, run.Status);
        Assert.Equal(2, run.Json.GetArrayLength());
        Assert.Contains("rỗng.txt: Tệp trống", run.Errors, StringComparison.Ordinal);
        Assert.Contains("không có.txt: Không mở được tệp.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_readable_is_an_empty_array()
    {
        var run = await Program.RunAsync("extract", _program.File("a.txt", new byte[] { 0, 1, 2 }), "--json");
        Assert.Equal((1, 0), (run.Status, run.Json.GetArrayLength()));
    }

    [Fact]
    public async Task Pages_that_are_pictures_are_named()
    {
        var pages = new PdfFile().Page().Lines(60, 780, [.. Samples.Session.Split(' ').Chunk(10).Select(words => string.Join(' ', words).ReplaceLineEndings(" "))]);
        var run = await Program.RunAsync("text", _program.File("quét.pdf", pages.Page(picture: true).Page(picture: true).Build()), "--lang", "en");
        Assert.Equal(0, run.Status);
        Assert.Contains("quét.pdf: Pages that are only pictures, whose words were not read: 2, 3.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_get_a_sheet()
    {
        var run = await Program.RunAsync("extract", _program.File("a.txt", Samples.Session), "--lang", "en");
        Assert.Equal(0, run.Status);
        Assert.Contains("Date: 12 May 2023", run.Output, StringComparison.Ordinal);
        Assert.Contains("Head of delegation: Nguyễn Văn Bình", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_several_files_cannot_be_told_apart()
    {
        var file = _program.File("a.txt", Samples.Session);
        Assert.Equal(2, (await Program.RunAsync("extract", file, file, "--text")).Status);
    }

    public void Dispose() => _program.Dispose();
}
