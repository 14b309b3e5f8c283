using System.Text;
using DonDoc.Formats.Csv;

namespace DonDoc.Formats.Tests.Csv;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+84 24 1234", "\"'+84 24 1234\"")]
    [InlineData("-cmd|' /C calc'!A0", "\"'-cmd|' /C calc'!A0\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("   =1", "\"'   =1\"")]
    [InlineData("\u200b=1", "\"'\u200b=1\"")]
    [InlineData("\ufeff=1", "\"'\ufeff=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public async Task No_text_begins_a_formula(string text, string expected) => Assert.Equal(expected + "\r\n", await WriteAsync(text));

    [Theory]
    [InlineData("Kế hoạch số 12-KH/TU", "Kế hoạch số 12-KH/TU")]
    [InlineData("a = b", "a = b")]
    [InlineData("", "")]
    [InlineData("một, hai", "\"một, hai\"")]
    [InlineData("một; hai", "\"một; hai\"")]
    [InlineData("gọi là \"mềm\"", "\"gọi là \"\"mềm\"\"\"")]
    [InlineData("dòng một\r\n=dòng hai", "\"dòng một\r\n=dòng hai\"")]
    public async Task Other_text_stays_as_it_is_in_a_cell_of_its_own(string text, string expected) => Assert.Equal(expected + "\r\n", await WriteAsync(text));

    [Fact]
    public async Task Numbers_days_and_instants_are_written_the_same_in_every_language()
    {
        using var culture = new InLanguage("vi-VN");
        Assert.Equal("-12,1.5,2026-12-24,2026-12-24T01:02:03.004Z,,xong\r\n",
            await WriteAsync(-12, 1.5, new DateOnly(2026, 12, 24), new DateTime(2026, 12, 24, 1, 2, 3, 4, DateTimeKind.Utc), null, "xong"));
    }

    [Fact]
    public async Task The_file_carries_the_mark_that_Excel_looks_for()
    {
        using var stream = new MemoryStream();
        await using (var csv = new CsvWriter(stream))
            await csv.WriteRowAsync("đ");
        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
    }

    static async Task<string> WriteAsync(params object?[] cells)
    {
        using var stream = new MemoryStream();
        await using (var csv = new CsvWriter(stream))
            await csv.WriteRowAsync(cells);
        return Encoding.UTF8.GetString(stream.ToArray().AsSpan(3));
    }

    sealed class InLanguage : IDisposable
    {
        readonly System.Globalization.CultureInfo _before = System.Globalization.CultureInfo.CurrentCulture;

        public InLanguage(string name) => System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(name);

        public void Dispose() => System.Globalization.CultureInfo.CurrentCulture = _before;
    }
}
