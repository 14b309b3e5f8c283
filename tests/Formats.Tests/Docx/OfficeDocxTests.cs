using DonDoc.Text.Source;

namespace DonDoc.Formats.Tests.Docx;

/// <summary>What offices put into their files, beyond paragraphs and tables.</summary>
public sealed class OfficeDocxTests
{
    const string Lines = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders></w:tblPr>";

    [Fact]
    public void Signs_of_symbol_fonts_are_read()
    {
        var file = WordFile.FromXml(
            """
            <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Có  </w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t xml:space="preserve"> Không</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">tỷ lệ </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>&#xF0B3;</w:t></w:r><w:r><w:t xml:space="preserve"> 95%</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>&#xF052;</w:t></w:r><w:r><w:t>Điện thoại</w:t></w:r></w:p>
            """);
        Assert.Equal(["☑ Có  ☐ Không", "tỷ lệ ≥ 95%", "Điện thoại"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void What_is_printed_in_capitals_is_in_capitals()
    {
        var file = WordFile.FromXml(
            """
            <w:p><w:pPr><w:pStyle w:val="Hoa"/></w:pPr><w:r><w:t>Thành ủy Hải Phòng</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:caps/></w:rPr><w:t xml:space="preserve">quyết định </w:t></w:r><w:r><w:rPr><w:caps w:val="0"/></w:rPr><w:t>kiểm tra</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:caps/><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>®¶ng bé</w:t></w:r></w:p>
            """,
            main => WordFile.AddStyles(main, "<w:style w:type=\"paragraph\" w:styleId=\"Hoa\"><w:name w:val=\"Hoa\"/><w:rPr><w:caps/></w:rPr></w:style>"));
        Assert.Equal(["THÀNH ỦY HẢI PHÒNG", "QUYẾT ĐỊNH kiểm tra", "ĐẢNG BỘ"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void A_table_of_contents_is_not_the_text()
    {
        var file = WordFile.FromXml(
            """
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>
              <w:p><w:pPr><w:pStyle w:val="Mucluc1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
                <w:hyperlink w:anchor="_Toc1"><w:r><w:t>I. MỤC TIÊU</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>3</w:t></w:r></w:hyperlink></w:p>
            </w:sdtContent></w:sdt>
            <w:p><w:r><w:t>I. MỤC TIÊU</w:t></w:r></w:p>
            """,
            main => WordFile.AddStyles(main, "<w:style w:type=\"paragraph\" w:styleId=\"Mucluc1\"><w:name w:val=\"toc 1\"/></w:style>"));
        var document = Reading.Read(file, "a.docx");
        Assert.Equal(["I. MỤC TIÊU\t3"], document.Lines(ParagraphRole.Boilerplate));
        Assert.Equal(["I. MỤC TIÊU"], document.Lines(hint: null));
    }

    [Fact]
    public void Fields_links_and_controls_show_what_they_hold()
    {
        var file = WordFile.FromXml("""
            <w:p><w:r><w:t xml:space="preserve">Theo </w:t></w:r><w:hyperlink w:history="1"><w:r><w:t>Nghị quyết số 45-NQ/TW</w:t></w:r></w:hyperlink>
              <w:r><w:t xml:space="preserve">, trang </w:t></w:r><w:fldSimple w:instr=" PAGEREF a "><w:r><w:t>7</w:t></w:r></w:fldSimple>
              <w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve"> ngày 24/01/2019</w:t></w:r></w:sdtContent></w:sdt>
              <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Bấm để nhập</w:t></w:r></w:sdtContent></w:sdt></w:p>
            <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Chọn một mục.</w:t></w:r></w:p></w:sdtContent></w:sdt>
            """);
        Assert.Equal(["Theo Nghị quyết số 45-NQ/TW, trang 7 ngày 24/01/2019"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void A_letterhead_is_read_column_by_column_whatever_lines_it_has()
    {
        var file = WordFile.FromXml($"""
            <w:tbl>{Lines}<w:tr><w:tc><w:p><w:r><w:t>THÀNH ỦY HẢI PHÒNG</w:t></w:r></w:p><w:p><w:r><w:t>*</w:t></w:r></w:p></w:tc>
              <w:tc><w:p><w:r><w:t>ĐẢNG CỘNG SẢN VIỆT NAM</w:t></w:r></w:p></w:tc></w:tr>
              <w:tr><w:tc><w:p><w:r><w:t>Số 76-CTr/TU</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Hải Phòng, ngày 25 tháng 4 năm 2019</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """);
        Assert.Equal(["THÀNH ỦY HẢI PHÒNG", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 76-CTr/TU", "Hải Phòng, ngày 25 tháng 4 năm 2019"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void A_table_whose_cells_take_its_lines_away_arranges_text()
    {
        var none = "<w:tcPr><w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders></w:tcPr>";
        var file = WordFile.FromXml(
            $"""
            <w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr><w:tr><w:tc>{none}<w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p></w:tc><w:tc>{none}<w:p><w:r><w:t>T/M BAN THƯỜNG VỤ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>TT</w:t></w:r></w:p></w:tc><w:tc>{none}<w:p><w:r><w:t>Việc</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """,
            main => WordFile.AddStyles(main, "<w:style w:type=\"table\" w:styleId=\"Luoi\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>"));
        Assert.Equal(["Nơi nhận:", "T/M BAN THƯỜNG VỤ", "| TT | Việc |", "|---|---|"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void Cells_are_merged_both_ways_heads_repeat_and_tables_nest()
    {
        var file = WordFile.FromXml($"""
            <w:tbl>{Lines}
              {Row(Cell("TT"), Cell("Nhiệm vụ"), Cell("Thời hạn"))}
              {Row(Cell("1", "<w:vMerge w:val=\"restart\"/>"), Cell("Rà soát"), Cell("30/6"))}
              {Row(Cell("", "<w:vMerge/>"), Cell("Cả năm", "<w:gridSpan w:val=\"2\"/>"))}
              {Row(Cell("TT"), Cell("Nhiệm vụ"), Cell("Thời hạn"))}
              {Row(Cell("2"), Cell("Gộp", "<w:hMerge w:val=\"restart\"/>"), Cell("bỏ", "<w:hMerge/>"))}
              {Row(Cell("3"), $"<w:tc><w:tbl>{Lines}{Row(Cell("a"), Cell("b"))}</w:tbl><w:p/></w:tc>", Cell("31/12"))}
            </w:tbl>
            """);
        Assert.Equal(
            ["| TT | Nhiệm vụ | Thời hạn |", "|---|---|---|", "| 1 | Rà soát | 30/6 |", "| 1 | Cả năm |  |", "| 2 | Gộp |  |", "| 3 | a b | 31/12 |"],
            Reading.Read(file, "a.docx").Lines());

        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
    }

    [Fact]
    public void Moved_text_stands_where_it_went()
    {
        var file = WordFile.FromXml("""
            <w:p><w:moveFrom w:id="1" w:author="a"><w:r><w:t>Đoạn chuyển.</w:t></w:r></w:moveFrom><w:r><w:t>Một.</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Hai. </w:t></w:r><w:moveTo w:id="2" w:author="a"><w:r><w:t>Đoạn chuyển.</w:t></w:r></w:moveTo></w:p>
            <w:tbl><w:tr><w:trPr><w:del w:id="3" w:author="a"/></w:trPr><w:tc><w:p><w:r><w:t>Hàng bỏ</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Hàng giữ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """);
        Assert.Equal(["Một.", "Hai. Đoạn chuyển.", "Hàng giữ"], Reading.Read(file, "a.docx").Lines());
    }
}
