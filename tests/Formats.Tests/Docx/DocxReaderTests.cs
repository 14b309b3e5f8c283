using DonDoc.Text.Source;

namespace DonDoc.Formats.Tests.Docx;

public sealed class DocxReaderTests
{
    const string Lists = """
        <w:abstractNum w:abstractNumId="7">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
          <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        """;

    [Fact]
    public void Paragraphs_become_lines()
    {
        var document = Reading.Read(WordFile.FromParagraphs("Thành ủy Hải Phòng", "", "Nghị quyết số 45-NQ/TW"), "bao-cao.docx");
        Assert.Equal(FileFormat.Docx, document.Format);
        Assert.Equal(["Thành ủy Hải Phòng", "Nghị quyết số 45-NQ/TW"], document.Lines());
    }

    [Fact]
    public void The_content_decides_not_the_name() =>
        Assert.Equal(FileFormat.Docx, Reading.Read(WordFile.FromParagraphs("Kết luận"), "ket-luan.txt").Format);

    [Fact]
    public void Decomposed_letters_are_composed() =>
        Assert.Equal(["Hà Nội"], Reading.Read(WordFile.FromParagraphs("Ha\u0300 No\u0323\u0302i"), "a.docx").Lines());

    [Fact]
    public void Automatic_numbers_are_written_out()
    {
        var file = WordFile.FromXml(
            Item("Mục tiêu", 0) + Item("Tổng quát", 1) + Item("Cụ thể", 1) + Item("Đến năm 2030", 2) + Item("Kinh tế", 3)
            + Item("Nhiệm vụ", 0) + Item("Giải pháp", 1) + Item("Phụ lục", 0, list: 2) + Item("Tiếp", 0, list: 2) + Item("Ngoài", 0, list: 0),
            main => WordFile.AddNumbering(main, Lists));
        Assert.Equal(
            ["I. Mục tiêu", "1.1. Tổng quát", "1.2. Cụ thể", "a) Đến năm 2030", "- Kinh tế", "II. Nhiệm vụ", "2.1. Giải pháp", "I. Phụ lục", "II. Tiếp", "Ngoài"],
            Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void Numbers_come_from_styles_too()
    {
        var file = WordFile.FromXml(
            """
            <w:p><w:pPr><w:pStyle w:val="Dieu2"/></w:pPr><w:r><w:t>Phạm vi</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Dieu2"/></w:pPr><w:r><w:t>Đối tượng</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Ten"/></w:pPr><w:r><w:t>CHƯƠNG TRÌNH HÀNH ĐỘNG</w:t></w:r></w:p>
            """,
            main =>
            {
                WordFile.AddNumbering(main, """
                    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum>
                    <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
                    """);
                WordFile.AddStyles(main, """
                    <w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
                    <w:style w:type="paragraph" w:styleId="Dieu2"><w:name w:val="Dieu 2"/><w:basedOn w:val="Dieu"/></w:style>
                    <w:style w:type="paragraph" w:styleId="Ten"><w:name w:val="Title"/></w:style>
                    """);
            });
        var document = Reading.Read(file, "a.docx");
        Assert.Equal(["Điều 1. Phạm vi", "Điều 2. Đối tượng", "CHƯƠNG TRÌNH HÀNH ĐỘNG"], document.Lines());
        Assert.Equal(["CHƯƠNG TRÌNH HÀNH ĐỘNG"], document.Lines(ParagraphRole.Title));
    }

    [Fact]
    public void Tracked_changes_are_accepted()
    {
        var file = WordFile.FromXml("""
            <w:p><w:r><w:t xml:space="preserve">Hoàn thành </w:t></w:r>
              <w:del w:id="1" w:author="a"><w:r><w:delText>trước ngày 30/6</w:delText></w:r></w:del>
              <w:ins w:id="2" w:author="a"><w:r><w:t>trước ngày 30/9</w:t></w:r></w:ins>
              <w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Một đoạn </w:t></w:r></w:p>
            <w:p><w:r><w:t>liền nhau</w:t></w:r></w:p>
            <w:moveFrom w:id="4" w:author="a"><w:p><w:r><w:t>chuyển đi</w:t></w:r></w:p></w:moveFrom>
            """);
        Assert.Equal(["Hoàn thành trước ngày 30/9", "Một đoạn liền nhau"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void A_paragraph_whose_end_was_deleted_has_no_number()
    {
        var file = WordFile.FromXml(
            Item("Một", 0)
            + """
              <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr>
                <w:del w:id="4" w:author="a"><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>
              """
            + Item("Hai", 0)
            + """
              <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="5" w:author="a"/></w:rPr></w:pPr>
                <w:r><w:t xml:space="preserve">Ba </w:t></w:r></w:p>
              """
            + Item("liền nhau", 0),
            main => WordFile.AddNumbering(main, Lists));
        Assert.Equal(["I. Một", "II. Hai", "III. Ba liền nhau"], Reading.Read(file, "a.docx").Lines());
    }

    // Thirty thousand lists that each look through thirty thousand definitions do not end.
    [Fact]
    public void A_list_is_defined_by_the_style_to_which_it_links()
    {
        const int Many = 30_000;
        var definitions = string.Concat(Enumerable.Range(1, Many).Select(i => $"<w:abstractNum w:abstractNumId=\"{i}\"><w:numStyleLink w:val=\"Dieu\"/></w:abstractNum>"));
        var lists = string.Concat(Enumerable.Range(1, Many).Select(i => $"<w:num w:numId=\"{i}\"><w:abstractNumId w:val=\"{i}\"/></w:num>"));
        var file = WordFile.FromXml(Item("Phạm vi", 0, list: Many), main => WordFile.AddNumbering(main, $"""
            {definitions}
            <w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Dieu"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum>
            {lists}
            """));
        Assert.Equal(["Điều 1. Phạm vi"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void Tables_with_lines_become_pipe_rows()
    {
        var file = WordFile.FromXml($"""
            <w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>
              <w:tr>{Cell("TT")}{Cell("Nhiệm vụ")}{Cell("Chủ trì")}</w:tr>
              <w:tr>{Cell("I", "<w:gridSpan w:val=\"3\"/>")}</w:tr>
              <w:tr>{Cell("1")}{Cell("Rà soát | sửa đổi")}{Cell("Sở Nội vụ", "<w:vMerge w:val=\"restart\"/>")}</w:tr>
              <w:tr><w:trPr><w:del w:id="9" w:author="a"/></w:trPr>{Cell("x")}{Cell("bỏ")}{Cell("")}</w:tr>
              <w:tr>{Cell("2")}{Cell("Tổng kết")}{Cell("", "<w:vMerge/>")}</w:tr>
            </w:tbl>
            """);
        Assert.Equal(
            ["| TT | Nhiệm vụ | Chủ trì |", "|---|---|---|", "| I |  |  |", "| 1 | Rà soát \\| sửa đổi | Sở Nội vụ |", "| 2 | Tổng kết | Sở Nội vụ |"],
            Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void A_letterhead_without_lines_is_not_a_table()
    {
        var file = WordFile.FromXml($"""
            <w:tbl><w:tblPr/>
              <w:tr>{Cell("THÀNH ỦY HẢI PHÒNG")}{Cell("ĐẢNG CỘNG SẢN VIỆT NAM")}</w:tr>
              <w:tr>{Cell("Số 76-CTr/TU")}{Cell("Hải Phòng, ngày 25 tháng 4 năm 2019")}</w:tr>
            </w:tbl>
            """);
        Assert.Equal(
            ["THÀNH ỦY HẢI PHÒNG", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 76-CTr/TU", "Hải Phòng, ngày 25 tháng 4 năm 2019"],
            Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void Text_boxes_are_read_once()
    {
        var file = WordFile.FromXml("""
            <w:p><w:r><w:t>Trước</w:t></w:r><w:r><mc:AlternateContent>
              <mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
              <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
            </mc:AlternateContent></w:r><w:r><w:t xml:space="preserve"> và sau</w:t></w:r></w:p>
            """);
        Assert.Equal(["Trước và sau", "HỎA TỐC"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void Notes_follow_the_text_and_margins_are_boilerplate()
    {
        var file = WordFile.FromXml(
            "<w:p><w:r><w:t>Nội dung</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            main =>
            {
                WordFile.AddFootnotes(main, """
                    <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
                    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Nghị quyết số 18-NQ/TW.</w:t></w:r></w:p></w:footnote>
                    """);
                WordFile.AddHeader(main, "<w:p><w:r><w:t>Dự thảo lần 2</w:t></w:r></w:p>");
                WordFile.AddFooter(main, "<w:p><w:r><w:t>Trang</w:t></w:r></w:p>");
            });
        var document = Reading.Read(file, "a.docx");
        Assert.Equal(["Nội dung", "[1] Nghị quyết số 18-NQ/TW."], document.Lines(null));
        Assert.Equal(["Dự thảo lần 2", "Trang"], document.Lines(ParagraphRole.Boilerplate));
    }

    [Fact]
    public void Breaks_tabs_and_hyphens_inside_a_paragraph()
    {
        var file = WordFile.FromXml(
            "<w:p><w:r><w:t>THÀNH ỦY</w:t><w:tab/><w:t>ĐẢNG CỘNG SẢN</w:t><w:br/><w:t>Số 45</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t></w:r></w:p>");
        Assert.Equal(["THÀNH ỦY\tĐẢNG CỘNG SẢN", "Số 45-NQ/TW"], Reading.Read(file, "a.docx").Lines());
    }

    static string Item(string text, int level, int list = 1) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    static string Cell(string text, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
}
