using System.Diagnostics;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace DonDoc.Formats.Tests.Docx.Writing;

public sealed class DocxWriterTests
{
    const string Programme = """
        ĐẢNG BỘ TỈNH ĐÔNG HẢI
        THÀNH ỦY HẢI AN
        *
        Số 76-CTr/TU
        ĐẢNG CỘNG SẢN VIỆT NAM
        Hải An, ngày 5 tháng 2 năm 2019
        CHƯƠNG TRÌNH HÀNH ĐỘNG
        thực hiện Nghị quyết số 45-NQ/TW, ngày 24/01/2019 của Bộ Chính trị

        Căn cứ Nghị quyết số 45-NQ/TW, Ban Thường vụ Thành ủy ban hành Chương trình như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        1. Tạo sự thống nhất trong nhận thức
        và hành động của các cấp ủy.
        Nơi nhận:
        - Bộ Chính trị,
        - Lưu Văn phòng Thành ủy.
        T/M BAN THƯỜNG VỤ
        PHÓ BÍ THƯ
        Lê Văn Thuận
        PHỤ LỤC
        DANH MỤC NHIỆM VỤ
        | STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | Ghi chú |
        |---|---|---|---|---|
        | I | Xây dựng Đảng |  |  |  |
        | 1 | Đề án sắp xếp \| tổ chức | Ban Tổ chức | Quý III/2019 | thêm |
        """;

    [Fact]
    public void The_header_block_of_the_Party_is_in_two_columns()
    {
        var table = Body(Programme, OfficeLayout.Party).Elements<Table>().First();
        Assert.Equal(
            """
            left center: ĐẢNG BỘ TỈNH ĐÔNG HẢI
            left center bold: THÀNH ỦY HẢI AN
            left center: *
            left center: Số 76-CTr/TU
            right center bold: ĐẢNG CỘNG SẢN VIỆT NAM
            right center rule:
            right center italic: Hải An, ngày 05 tháng 02 năm 2019
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Look(table)));
        Assert.Null(table.GetFirstChild<TableProperties>()!.TableBorders);
    }

    [Fact]
    public void The_header_block_of_the_State_has_the_colon_and_the_motto()
    {
        var table = Body(Programme, OfficeLayout.State).Elements<Table>().First();
        Assert.Equal(
            """
            left center: ĐẢNG BỘ TỈNH ĐÔNG HẢI
            left center bold: THÀNH ỦY HẢI AN
            left center rule:
            right center bold: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            right center bold: Độc lập - Tự do - Hạnh phúc
            right center rule:
            left center: Số: 76-CTr/TU
            right center italic: Hải An, ngày 05 tháng 02 năm 2019
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Look(table)));
    }

    [Theory]
    [InlineData(OfficeLayout.Party)]
    [InlineData(OfficeLayout.State)]
    public void The_page_is_that_of_the_rules(OfficeLayout layout)
    {
        using var file = Open(Programme, layout);
        var section = file.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single();
        var (size, margins) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        // A4; 20, 15, 20, 30 mm in twentieths of a point.
        Assert.Equal((11906u, 16838u, 1134, 850u, 1134, 1701u), (size.Width!.Value, size.Height!.Value, margins.Top!.Value, margins.Right!.Value, margins.Bottom!.Value, margins.Left!.Value));
        // The number of the page stands in the middle of the top, on the first there is none.
        Assert.NotNull(section.GetFirstChild<TitlePage>());
        var header = (HeaderPart)file.MainDocumentPart.GetPartById(section.Elements<HeaderReference>().Single(one => one.Type! == HeaderFooterValues.Default).Id!);
        Assert.Contains("PAGE", header.Header!.InnerText, StringComparison.Ordinal);
        Assert.Equal(JustificationValues.Center, header.Header.Descendants<Justification>().Single().Val!.Value);
        var words = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleName!.Val == "Lời văn").StyleParagraphProperties!;
        Assert.Equal("567", words.Indentation!.FirstLine);
        if (layout == OfficeLayout.Party)
            Assert.Equal(("380", LineSpacingRuleValues.Exact), (words.SpacingBetweenLines!.Line!.Value, words.SpacingBetweenLines.LineRule!.Value));
    }

    [Theory]
    [InlineData(OfficeLayout.Party)]
    [InlineData(OfficeLayout.State)]
    public void A_wide_table_stands_on_a_page_that_lies_and_is_read_again(OfficeLayout layout)
    {
        List<LayoutBlock> blocks =
        [
            new LayoutParagraph("Đã hỏi 2 cơ quan.", LayoutRole.Words),
            new LayoutTable([new(["TT", "Chủ thể góp ý", "Nội dung góp ý"], LayoutRowRole.Head), new(["1", "Sở Xây dựng", "Cần nêu rõ | hạn"], LayoutRowRole.Row)]),
        ];
        var written = DocxWriter.Write(new DonDoc.Text.Structure.Outline { Type = "bảng tổng hợp ý kiến", Issuer = "Thành ủy Hải An", Subject = "đối với dự thảo chương trình" }, [], blocks, DocxTemplate.BuiltIn(layout), isLandscape: true);
        using var file = WordprocessingDocument.Open(new MemoryStream(written), isEditable: false);
        var body = file.MainDocumentPart!.Document!.Body!;
        var size = body.Elements<SectionProperties>().Single().GetFirstChild<PageSize>()!;
        Assert.Equal((16838u, 11906u, PageOrientationValues.Landscape), (size.Width!.Value, size.Height!.Value, size.Orient!.Value));
        var table = body.Elements<Table>().Single(one => one.InnerText.Contains("Chủ thể góp ý", StringComparison.Ordinal));
        // As wide as the page between its margins: 16838 - 1701 - 850.
        Assert.InRange(table.Elements<TableGrid>().Single().Elements<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)), 14_200, 14_287);
        var read = DocumentReader.Read(written, "a.docx").Document!.Text.Text;
        Assert.Contains("BẢNG TỔNG HỢP Ý KIẾN", read, StringComparison.Ordinal);
        Assert.Contains("Sở Xây dựng", read, StringComparison.Ordinal);
        Assert.Contains("Đã hỏi 2 cơ quan.", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    public void A_wide_table_of_an_appendix_lies_behind_the_document_that_stands(int columns, int sections)
    {
        var row = string.Join(" | ", Enumerable.Range(2, columns - 3).Select(number => $"ô {number}"));
        var body = Body($"THÀNH ỦY HẢI AN\n*\nSố 3-CTr/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nHải An, ngày 02 tháng 03 năm 2026\n\nCHƯƠNG TRÌNH\nthực hiện Nghị quyết\n\nI. MỤC TIÊU\nPhát triển cảng.\n\nT/M THÀNH ỦY\nBÍ THƯ\n\nTrần A\n\n"
            + $"PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n| STT | Nhiệm vụ | {row} | Cơ quan chủ trì |\n{string.Concat(Enumerable.Repeat("|---", columns))}|\n| 1 | Lắp 4 trạm | {row} | Sở Xây dựng |\n", OfficeLayout.Party);
        var sizes = body.Descendants<SectionProperties>().Select(section => section.GetFirstChild<PageSize>()!).ToList();
        Assert.Equal(sections, sizes.Count);
        Assert.Equal((11906u, 16838u), (sizes[0].Width!.Value, sizes[0].Height!.Value));
        Assert.Equal(sections == 2, sizes[^1].Orient?.Value == PageOrientationValues.Landscape);
        var table = body.Elements<Table>().Last();
        Assert.Equal(columns, table.Elements<TableGrid>().Single().Elements<GridColumn>().Count());
        var width = table.Elements<TableGrid>().Single().Elements<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture));
        Assert.Equal(sections == 2, width > 14_000);
        // What ends the pages that stand comes after the signature and before the appendix.
        if (sections == 2)
        {
            var words = body.Elements().ToList();
            var end = words.FindIndex(element => element.Descendants<SectionProperties>().Any());
            Assert.True(words.FindIndex(element => element.InnerText.Contains("Trần A", StringComparison.Ordinal)) < end);
            Assert.True(words.FindIndex(element => element.InnerText.Contains("PHỤ LỤC", StringComparison.Ordinal)) > end);
        }
    }

    [Fact]
    public void A_table_of_tasks_repeats_its_header_and_merges_its_groups()
    {
        var table = Body(Programme, OfficeLayout.State).Elements<Table>().Last();
        var rows = table.Elements<TableRow>().ToList();
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal(3, rows.Count);
        Assert.Equal([1, 4], rows[1].Elements<TableCell>().Select(cell => cell.TableCellProperties!.GridSpan?.Val?.Value ?? 1));
        Assert.Equal(["1", "Đề án sắp xếp | tổ chức", "Ban Tổ chức", "Quý III/2019", "thêm"], rows[2].Elements<TableCell>().Select(cell => cell.InnerText));
        Assert.NotNull(table.GetFirstChild<TableProperties>()!.TableBorders);
    }

    [Fact]
    public void The_signature_stands_beside_the_recipients_and_what_is_enclosed_behind_it()
    {
        var body = Body(Programme, OfficeLayout.Party);
        var signature = body.Elements<Table>().ElementAt(1);
        var cells = signature.Descendants<TableCell>().Select(cell => string.Join('/', cell.Elements<Paragraph>().Select(paragraph => paragraph.InnerText))).ToList();
        Assert.Equal(["Nơi nhận:/- Bộ Chính trị,/- Lưu Văn phòng Thành ủy.", "T/M BAN THƯỜNG VỤ/PHÓ BÍ THƯ/Lê Văn Thuận"], cells);
        Assert.Contains(signature.ElementsAfter().OfType<Paragraph>(), paragraph => paragraph.InnerText == "PHỤ LỤC");
        Assert.DoesNotContain(body.InnerText, "{", StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_that_a_page_cut_stays_one_paragraph()
    {
        var body = Body(Programme, OfficeLayout.Party);
        var paragraph = body.Elements<Paragraph>().Single(one => one.InnerText.StartsWith("1. Tạo", StringComparison.Ordinal));
        Assert.Single(paragraph.Descendants<Break>());
    }

    [Fact]
    public void What_the_text_leaves_out_leaves_no_gap()
    {
        var lines = Reading.Read(WrittenDocument.Of(SourceText.FromPlain("1. Một việc."), OfficeLayout.Party), "a.docx").Lines();
        Assert.Equal(["*", "Số …", "ĐẢNG CỘNG SẢN VIỆT NAM", "ngày … tháng … năm …", "1. Một việc."], lines);
    }

    [Fact]
    public void Any_text_can_be_written()
    {
        var random = new Random(4);
        string[] pieces = ["I. MỤC", "\u0001", "\uD800", "\uDC00", "😀", "| a | b |", "|---|---|", "\n", "\n", "\t", "Điều 1. ", "a) ", "- ", "Nơi nhận:", "TM. CHỦ TỊCH", "{body}", "{signature}", "PHỤ LỤC", "\uFFFF", " ", "</w:t>", "Số: 1/QĐ-UBND", "QUYẾT ĐỊNH"];
        for (var i = 0; i < 60; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
                text.Append(pieces[random.Next(pieces.Length)]);
            RoundTripTests.AssertValid(WrittenDocument.Of(SourceText.FromPlain(text.ToString()), (OfficeLayout)(i % 2)), text.ToString());
        }
    }

    [Fact]
    public void A_thousand_provisions_are_written_within_a_second()
    {
        var text = new StringBuilder("CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/2026/NĐ-CP\nNGHỊ ĐỊNH\nVề một việc\n");
        for (var i = 1; i <= 1000; i++)
            text.Append(CultureInfo.InvariantCulture, $"Điều {i}. Phạm vi điều chỉnh\nNghị định này quy định việc theo dõi, đôn đốc và kiểm tra lần thứ {i}.\n");
        var source = SourceText.FromPlain(text.ToString());
        WrittenDocument.Of(source, OfficeLayout.State);
        var watch = Stopwatch.StartNew();
        var file = WrittenDocument.Of(source, OfficeLayout.State);
        watch.Stop();
        Assert.Equal(1000, OutlineReader.Read(Reading.Read(file, "a.docx").Text).Nodes.Count);
        Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData("45-NQ/TW", null, OfficeLayout.Party)]
    [InlineData("130/KH-UBND", "Đảng ủy xã", OfficeLayout.State)]
    [InlineData(null, "Ban Thường vụ Tỉnh ủy Đông Hải", OfficeLayout.Party)]
    [InlineData(null, "Ủy ban nhân dân tỉnh Đông Hải", OfficeLayout.State)]
    [InlineData(null, null, OfficeLayout.State)]
    public void The_issuer_decides_the_layout(string? number, string? issuer, OfficeLayout layout) => Assert.Equal(layout, OfficeLayouts.Of(number, issuer));

    static WordprocessingDocument Open(string text, OfficeLayout layout) =>
        WordprocessingDocument.Open(new MemoryStream(WrittenDocument.Of(SourceText.FromPlain(text), layout)), isEditable: false);

    static Body Body(string text, OfficeLayout layout)
    {
        using var file = Open(text, layout);
        return (Body)file.MainDocumentPart!.Document!.Body!.CloneNode(deep: true);
    }

    static IEnumerable<string> Look(Table table) =>
        from row in table.Elements<TableRow>()
        from cell in row.Elements<TableCell>()
        let side = cell == row.Elements<TableCell>().First() ? "left" : "right"
        from paragraph in cell.Elements<Paragraph>()
        let properties = paragraph.ParagraphProperties!
        let run = paragraph.Elements<Run>().FirstOrDefault()?.RunProperties
        select string.Concat(side, properties.Justification is { Val: { } to } ? $" {to.InnerText}" : "", run?.Bold is null ? "" : " bold", run?.Italic is null ? "" : " italic",
            properties.ParagraphBorders is null ? ":" : " rule:", paragraph.InnerText.Length > 0 ? $" {paragraph.InnerText}" : "");
}
