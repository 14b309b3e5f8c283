using System.Diagnostics;
using System.Globalization;
using System.Text;
using DonDoc.Formats.Sheets;

namespace DonDoc.Formats.Tests.Sheets;

public sealed class SheetReaderTests
{
    const int Most = 1000;

    static string Show(SheetReading reading) =>
        reading.Refusal?.Code ?? string.Join('/', reading.Rows.Select(row => $"{row.Number}:{string.Join('|', row.Cells.Select(cell => cell.Text))}"));

    [Fact]
    public void Cells_are_read_as_they_are_seen()
    {
        var file = SheetFile.Of("""
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="str"><f>A2</f><v> chép </v></c></row>
            <row r="5"><c r="A5"><v>12.5</v></c><c r="B5"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r="C5" t="b"><v>1</v></c><c r="D5" t="e"><v>#REF!</v></c><c r="E5" s="1"/></row>
            <row r="6"><c r="B6" s="7"><v></v></c></row>
            """, ["<t>Nội dung</t>", "<r><t>Uỷ ban </t></r><r><rPr><b/></rPr><t>nhân_x000D_ dân</t></r><rPh sb=\"0\" eb=\"1\"><t>bỏ</t></rPh>"]);
        var reading = SheetReader.Read(file, Most);
        Assert.Equal("2:Nội dung||Uỷ ban nhân\r dân|chép/5:12.5|0.3|TRUE|#REF!", Show(reading));
        Assert.True(reading.Rows[1].Cells[3].IsError);
        Assert.Equal(0.3m, reading.Rows[1].Cells[1].Number);
    }

    [Theory]
    [InlineData("dd/mm/yyyy", "46354", "28/11/2026", false)]
    [InlineData("[$-42A]d mmmm yyyy;@", "46354.75", "28/11/2026", false)]
    [InlineData("mmm-yy", "45809", "01/06/2025", true)]
    [InlineData("mm/yyyy", "45809", "01/06/2025", true)]
    [InlineData("#,##0\" day\"", "46354", null, false)]
    [InlineData("0.00 [Red]", "46354", null, false)]
    [InlineData("hh:mm", "0.5", null, false)]
    [InlineData("yyyy", "46354", "28/11/2026", false)]
    [InlineData("dd/mm/yyyy", "59", "28/02/1900", false)]
    [InlineData("dd/mm/yyyy", "61", "01/03/1900", false)]
    [InlineData("dd/mm/yyyy", "-5", null, false)]
    [InlineData("dd/mm/yyyy", "1e300", null, false)]
    public void Days_are_told_by_the_format_of_the_cell(string format, string value, string? day, bool isMonth)
    {
        var cell = SheetReader.Read(SheetFile.Of($"""<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>""", formats: [format]), Most).Rows[0].Cells[0];
        Assert.Equal(day, cell.Day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        Assert.Equal(isMonth, cell.IsMonth);
    }

    [Fact]
    public void Days_of_a_book_from_1904_and_of_a_built_in_format()
    {
        var file = SheetFile.Of("""<row r="1"><c r="A1" s="1"><v>44892</v></c></row>""", from1904: true, hiddenFirst: true);
        Assert.Equal(new DateOnly(2026, 11, 28), SheetReader.Read(file, Most).Rows[0].Cells[0].Day);
    }

    /// <summary>“Cơ quan chủ trì” merged over three tasks is that of each; rows that hold nothing else do not come to be by it.</summary>
    [Fact]
    public void Merged_cells_say_the_same_in_each()
    {
        var rows = $"<row r=\"1\">{SheetFile.Text("A1", "Việc")}{SheetFile.Text("B1", "Chủ trì")}</row><row r=\"2\">{SheetFile.Text("A2", "x")}{SheetFile.Text("B2", "Sở")}</row><row r=\"3\">{SheetFile.Text("A3", "y")}</row>";
        Assert.Equal("1:Việc|Chủ trì/2:x|Sở/3:y|Sở",
            Show(SheetReader.Read(SheetFile.Of(rows, after: "<mergeCells><mergeCell ref=\"B2:B1048576\"/><mergeCell ref=\"XX\"/></mergeCells>"), Most)));
    }

    /// <summary>A cell in the last corner of a sheet costs no more than a cell: neither a million rows nor 16,384 columns.</summary>
    [Fact]
    public void A_cell_far_out_costs_nothing()
    {
        var file = SheetFile.Of($"<row r=\"1\">{SheetFile.Text("A1", "x")}{SheetFile.Text("XFD1", "far")}</row><row r=\"1048576\">{SheetFile.Text("A1048576", "end")}</row>");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("1:x/1048576:end", Show(SheetReader.Read(file, Most)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3_000_000);
    }

    [Fact]
    public void Too_many_rows_are_refused_before_they_are_unpacked()
    {
        var rows = new StringBuilder();
        for (var row = 1; row <= 100_000; row++)
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">{SheetFile.Text($"A{row}", "Rà soát, sửa đổi quy định về quản lý")}</row>");
        var file = SheetFile.Of(rows.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("file.too_many_rows", SheetReader.Read(file, Most).Refusal!.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
        Assert.Contains("1.000", SheetReader.Read(file, Most).Refusal!.Message(CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_tables_are_read_too()
    {
        Assert.Equal("1:Nội dung|Hạn/2:a|31/12/2026", Show(SheetReader.Read(Encoding.UTF8.GetBytes("\uFEFFNội dung;Hạn\r\n a ;31/12/2026\r\n"), Most)));
        Assert.Equal("1:Nội dung|Hạn", Show(SheetReader.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Nội dung\tHạn\r\n")], Most)));
        Assert.Equal("file.too_many_rows", Show(SheetReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", Most + 1))), Most)));
    }

    [Fact]
    public void What_is_no_sheet_is_refused_in_words()
    {
        Assert.Equal("file.empty", Show(SheetReader.Read([], Most)));
        Assert.Equal("file.not_sheet", Show(SheetReader.Read("%PDF-1.7\n"u8.ToArray(), Most)));
        Assert.Equal("file.not_sheet", Show(SheetReader.Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], Most)));
        Assert.Equal("file.not_sheet", Show(SheetReader.Read(Docx.WordFile.FromParagraphs("x"), Most)));
        var whole = SheetFile.Of($"<row r=\"1\">{SheetFile.Text("A1", "x")}</row>");
        Assert.NotNull(SheetReader.Read(whole[..(whole.Length / 2)], Most).Refusal);
        Assert.Equal("file.damaged", Show(SheetReader.Read(SheetFile.Of("<row r=\"1\"><c></row>"), Most)));
        Assert.Equal("file.damaged", Show(SheetReader.Read(SheetFile.Of("</sheetData><!DOCTYPE x [<!ENTITY a \"b\">]>"), Most)));
        // Every cell points at the same long text.
        var bomb = SheetFile.Of(string.Concat(Enumerable.Range(1, 900).Select(row => $"<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")), [$"<t>{new string('a', 200_000)}</t>"]);
        var clock = Stopwatch.StartNew();
        Assert.Equal("file.too_long", Show(SheetReader.Read(bomb, Most)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("A1", 0, 1)]
    [InlineData("bc12", 54, 12)]
    [InlineData("XFD1048576", 16383, 1048576)]
    public void Places(string text, int column, int row)
    {
        Assert.Equal((column, row), CellReference.Read(text));
        Assert.Equal(text.ToUpperInvariant(), $"{CellReference.Letters(column)}{row}");
        Assert.Null(CellReference.Read(text.AsSpan(0, text.Length - row.ToString(CultureInfo.InvariantCulture).Length)));
        Assert.Null(CellReference.Read("1" + text));
    }
}
