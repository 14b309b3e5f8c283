namespace DonDoc.Formats.Tests;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("báo cáo.docx", "báo cáo.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\a\Báo cáo.docx", "Báo cáo.docx")]
    [InlineData("Ba\u0301o ca\u0301o.txt", "Báo cáo.txt")]
    [InlineData("a\u202Etxt.exe", "atxt.exe")]
    [InlineData("a\0b\n.txt", "ab.txt")]
    [InlineData("a\uFFFE\uD800b.txt", "ab.txt")]
    [InlineData("a:b?.txt", "a_b_.txt")]
    [InlineData("tệp. ", "tệp")]
    public void A_path_becomes_a_bare_name(string name, string expected) => Assert.Equal(expected, FileNames.Clean(name));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../")]
    [InlineData("a/b/")]
    [InlineData(" . ")]
    [InlineData("\u202E")]
    public void Nothing_left_is_refused(string name)
    {
        Assert.Null(FileNames.Clean(name));
        Assert.Equal("file.bad_name", Reading.Refusal("Kết luận"u8.ToArray(), name));
    }

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileNames.Clean(new string('ê', 500) + ".docx");
        Assert.Equal(200, name!.Length);
        Assert.EndsWith("ê.docx", name, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_carries_the_clean_name() =>
        Assert.Equal("a.txt", Reading.Read("Kết luận"u8.ToArray(), "../a.txt").FileName);
}
