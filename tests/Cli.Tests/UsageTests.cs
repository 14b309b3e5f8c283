namespace DonDoc.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    readonly Program _program = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("text", "--help")]
    [InlineData("outline", "--help")]
    [InlineData("extract", "--help")]
    [InlineData("backup", "--help")]
    [InlineData("restore", "--help")]
    [InlineData("extract", "-h")]
    [InlineData("--version")]
    public async Task Help_is_an_answer(params string[] arguments)
    {
        var run = await Program.RunAsync(arguments);
        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.NotEmpty(run.Output);
    }

    [Theory]
    [InlineData]
    [InlineData("đọc")]
    [InlineData("text")]
    [InlineData("extract")]
    [InlineData("backup")]
    [InlineData("restore", "a", "--kill")]
    [InlineData("text", "a", "b")]
    [InlineData("outline", "a", "--xml")]
    [InlineData("text", "a", "--lang", "fr")]
    public async Task Wrong_usage_is_told_and_counted_as_two(params string[] arguments)
    {
        var run = await Program.RunAsync(arguments);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_in_words_and_counted_as_one()
    {
        var run = await Program.RunAsync("text", _program.File("a.txt", ""));
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.EndsWith("a.txt: Tệp trống: không có chữ nào để đọc.\n", run.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await Program.RunAsync("outline", _program.Folder)).Status);
    }

    [Theory]
    [InlineData("text", "{0}")]
    [InlineData("outline", "{0}")]
    [InlineData("extract", "{0}")]
    [InlineData("compare", "--parent", "{0}", "{0}")]
    [InlineData("copies", "{0}")]
    [InlineData("template", "{0}/a.docx", "--layout", "party")]
    [InlineData("import", "{0}", "--organisation", "A", "--data", "{0}")]
    [InlineData("backup", "{0}/a.zip", "--data", "{0}")]
    [InlineData("restore", "{0}", "--data", "{0}")]
    [InlineData("audit", "verify", "--data", "{0}")]
    [InlineData("administrator", "a", "--data", "{0}")]
    public async Task A_path_that_is_not_there_is_told_in_one_line(params string[] arguments)
    {
        var run = await Program.RunAsync([.. arguments.Select(argument => string.Format(System.Globalization.CultureInfo.InvariantCulture, argument, Path.Combine(_program.Folder, "không-có")))]);
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("không-có", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("DONDOC_LANG", "en", "The file is empty")]
    [InlineData("LANG", "en_GB.UTF-8", "The file is empty")]
    [InlineData("LANG", "vi_VN.UTF-8", "Tệp trống")]
    [InlineData("LANG", "C", "Tệp trống")]
    public async Task The_environment_names_the_language(string variable, string value, string expected)
    {
        var run = await Program.RunInAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = value }, "text", _program.File("a.txt", ""));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_printed_unchanged()
    {
        const string Text = "Thành ủy Hải Phòng\n\nNghị quyết số 45-NQ/TW 😀";
        Assert.Equal(Text, (await Program.RunAsync("text", _program.File("a.txt", Text))).Output);
        Assert.Equal(Text, (await Program.RunInAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["LANG"] = "en_US.ISO-8859-1" }, "text", _program.File("b.txt", Text))).Output);
    }

    public void Dispose() => _program.Dispose();
}
