using DonDoc.Formats.Outside;
using DonDoc.Formats.Pdf;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.Tests.Outside;

/// <summary>Tables on pictures: ruled ones are read as rows; a page of words has none.</summary>
public sealed class SeenTablesTests
{
    /// <summary>Rules across and bars, as Tesseract gives them: one bar is lost in each row, one row says nothing in its first column.</summary>
    static SeenPage Page(bool hasRules) => new(1000, 600,
    [
        [Word("PHỤ", 400, 20), Word("LỤC", 450, 20)],
        [Word("STT", 50, 100), Bar(92, 100), Word("Nhiệm", 110, 100), Word("vụ", 170, 100), Bar(400, 100), Word("Cơ", 420, 100), Word("quan", 450, 100), Word("chủ", 500, 100), Word("trì", 540, 100)],
        [Word("1", 50, 150), Bar(94, 150), Word("Lập", 110, 150), Word("kế", 150, 150), Word("hoạch", 180, 150), Word("Sở", 420, 150), Word("Y", 450, 150), Word("tế", 470, 150)],
        [Word("năm", 110, 175), Bar(401, 175)],
        [Word("2", 50, 210), Word("Kiểm", 110, 210), Word("tra", 160, 210), Bar(402, 210), Word("Sở", 420, 210), Word("Nội", 450, 210), Word("vụ", 490, 210)],
        [Word("Hết", 50, 400), Word("bảng.", 100, 400)],
    ])
    {
        Rules = hasRules ? [new(40, 94, 700, 3), new(40, 140, 700, 3), new(40, 200, 700, 3), new(40, 240, 700, 3)] : [],
    };

    static SeenWord Word(string text, int left, int top) => new(text, left, top, 10 * text.Length, 16, 0.95);

    static SeenWord Bar(int left, int top) => new("|", left, top - 8, 8, 34, 0.95);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_ruled_table_is_read_as_rows(bool hasRules)
    {
        var lines = new PdfLines(new LineCollector(10_000)).Of(Page(hasRules)).Select(line => line.Text).ToList();
        Assert.Equal(["PHỤ LỤC", "| STT | Nhiệm vụ | Cơ quan chủ trì |", "|---|---|---|", "| 1 | Lập kế hoạch năm | Sở Y tế |", "| 2 | Kiểm tra | Sở Nội vụ |", "Hết bảng."], lines);
    }

    [Fact]
    public void A_bar_for_a_letter_makes_no_table()
    {
        SeenPage page = new(1000, 600, [[Word("Quý", 50, 100), new SeenWord("|", 100, 100, 4, 16, 0.9), Word("năm", 120, 100)], [Word("Hai", 50, 130)]]);
        Assert.Equal(["Quý | năm", "Hai"], new PdfLines(new LineCollector(1_000)).Of(page).Select(line => line.Text));
    }

    [Fact]
    public void Tesseract_s_thin_words_of_nothing_are_rules()
    {
        var page = Assert.Single(Recogniser.Parse(
        [
            "1\t1\t0\t0\t0\t0\t0\t0\t1000\t600\t-1\t", "5\t1\t1\t1\t1\t1\t40\t134\t700\t5\t95\t ", "5\t1\t2\t1\t1\t1\t40\t136\t1\t145\t95\t ", "5\t1\t3\t1\t1\t1\t40\t150\t30\t16\t95\tHai", "5\t1\t4\t1\t1\t1\t40\t150\t9\t9\t95\t ",
        ]));
        Assert.Equal([new SeenRule(40, 134, 700, 5), new SeenRule(40, 136, 1, 145)], page.Rules);
        Assert.Equal("Hai", Assert.Single(page.Words).Text);
    }

    [Fact]
    public void A_picture_of_a_table_of_tasks_has_its_rows()
    {
        Assert.SkipWhen(OutsideProgram.Find("tesseract", ReadLimits.Default.ProgramFolders) is null, "Tesseract with Vietnamese (Debian: tesseract-ocr, tesseract-ocr-vie) is not installed.");
        var rows = OutlineReader.Read(Reading.Read(Scan.File("ruled-table.png"), "a.png", ReadLimits.Default).Text).TaskTables.SelectMany(table => table.Rows).ToList();
        Assert.Equal(["1", "2", "3"], rows.Select(row => row.Ordinal));
        Assert.Equal(["Sở Khoa học và Công nghệ", "Sở Nội vụ", "Văn phòng UBND tỉnh"], rows.Select(row => row.Lead));
        Assert.Equal("Tháng 12/2025", rows[2].Due);
    }
}
