using System.Text;
using CsCheck;
using DonDoc.Formats.Csv;

namespace DonDoc.Formats.Tests.Csv;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\r\nc,d", "a|b/c|d")]
    [InlineData("\uFEFFa;b\n\n;\n\"c;1\";\"d \"\"e\"\"\nf\"\n", "a|b/c;1|d \"e\"\nf")]
    [InlineData("a\tb,c\n", "a|b,c")]
    [InlineData("", "")]
    [InlineData("\"never closed, it\ngoes on", "never closed, it\ngoes on")]
    [InlineData("a,\r\n,b", "a|/|b")]
    public void Cells_as_spreadsheets_write_them(string text, string cells) =>
        Assert.Equal(cells, string.Join('/', CsvReader.Read(text).Select(row => string.Join('|', row))));

    /// <summary>What the writer writes is read as it was; a text that a spreadsheet would run has its apostrophe.</summary>
    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.String[Gen.Char["ab,;\"\n\r\tđ "], 1, 8].Array[1, 4].Array[1, 5].Sample(rows =>
        {
            using var file = new MemoryStream();
            var writer = new CsvWriter(file);
            foreach (var row in rows)
                writer.WriteRowAsync([.. row.Select(cell => "x" + cell)]).GetAwaiter().GetResult();
            writer.FlushAsync().GetAwaiter().GetResult();
            var read = CsvReader.Read("x,x\r\n" + Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF'));
            Assert.Equal(rows.Select(row => row.Select(cell => "x" + cell)), read.Skip(1));
        });
}
