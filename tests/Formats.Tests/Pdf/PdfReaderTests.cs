using System.Globalization;
using System.Text;
using DonDoc.Formats.Pdf;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Tests.Pdf;

public sealed class PdfReaderTests
{
    // At 12 points a letter is 6 points wide: 80 letters are 480 points.
    static readonly string[] Paragraph =
    [
        "Sáng 12/5, Đoàn kiểm tra số 18 của Ban Thường vụ Tỉnh ủy do đồng chí Nguyễn Văn ",
        "Bình, Phó Bí thư Thường trực làm Trưởng đoàn đã làm việc với Ban Thường vụ Huyện",
        "ủy Tân Phú về việc thực hiện nghị quyết.",
    ];

    [Fact]
    public void Lines_are_joined_to_paragraphs_with_their_page()
    {
        var file = new PdfFile().Page().Lines(60, 780, Paragraph).Line(84, 732, "Đồng chí đề nghị rà soát từng việc.")
            .Page().Line(84, 780, "Trang hai có một câu.").Build();
        var document = Reading.Read(file, "a.pdf");
        Assert.Equal((FileFormat.Pdf, (int?)2), (document.Format, document.Pages));
        Assert.Equal([string.Join(' ', Paragraph.Select(l => l.Trim())), "Đồng chí đề nghị rà soát từng việc.", "Trang hai có một câu."], document.Lines());
        Assert.Equal([1, 1, 2], document.Text.Paragraphs.Select(p => p.Page));
    }

    [Fact]
    public void A_paragraph_runs_over_the_page()
    {
        var file = new PdfFile().Page().Lines(60, 100, Paragraph[0], Paragraph[1]).Line(290, 30, "1")
            .Page().Line(290, 810, "2").Line(60, 780, Paragraph[2]).Build();
        var document = Reading.Read(file, "a.pdf");
        Assert.Equal([string.Join(' ', Paragraph.Select(l => l.Trim()))], document.Lines(null));
        Assert.Equal(["1", "2"], document.Lines(ParagraphRole.Boilerplate));
    }

    [Fact]
    public void Short_lines_and_labels_begin_paragraphs()
    {
        var file = new PdfFile().Page().Lines(60, 780, "KẾT LUẬN", "1. Ưu điểm", Paragraph[0], "a) Rà soát", "- Tổng kết").Build();
        Assert.Equal(["KẾT LUẬN", "1. Ưu điểm", Paragraph[0].Trim(), "a) Rà soát", "- Tổng kết"], Reading.Read(file, "a.pdf").Lines());
    }

    [Fact]
    public void Running_headers_and_page_numbers_are_boilerplate()
    {
        var file = new PdfFile();
        for (var page = 1; page <= 4; page++)
            file.Page().Line(60, 810, $"CÔNG BÁO/Số {100 + page}").Line(60, 700, $"Nội dung riêng của phần {"một hai ba bốn".Split(' ')[page - 1]}.").Line(290, 30, $"Trang {page}/4");
        var document = Reading.Read(file.Build(), "a.pdf");
        Assert.Equal(4, document.Lines(null).Length);
        Assert.All(document.Lines(null), l => Assert.StartsWith("Nội dung riêng", l, StringComparison.Ordinal));
        Assert.Equal(8, document.Lines(ParagraphRole.Boilerplate).Length);
    }

    [Fact]
    public void A_letterhead_in_two_columns_is_read_column_by_column()
    {
        var file = new PdfFile().Page()
            .Line(60, 800, "THÀNH ỦY HẢI PHÒNG").Line(330, 800, "ĐẢNG CỘNG SẢN VIỆT NAM")
            .Line(80, 784, "Số 76-CTr/TU").Line(300, 768, "Hải Phòng, ngày 25 tháng 4 năm 2019")
            .Line(200, 740, "CHƯƠNG TRÌNH HÀNH ĐỘNG").Build();
        Assert.Equal(
            ["THÀNH ỦY HẢI PHÒNG", "Số 76-CTr/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Hải Phòng, ngày 25 tháng 4 năm 2019", "CHƯƠNG TRÌNH HÀNH ĐỘNG"],
            Reading.Read(file, "a.pdf").Lines());
    }

    [Fact]
    public void Words_without_blanks_between_them_are_split_by_distance()
    {
        var file = new PdfFile().Page().Line(60, 700, "Ban").Line(82, 700, "Thường").Line(122, 700, "vụ").Build();
        Assert.Equal(["Ban Thường vụ"], Reading.Read(file, "a.pdf").Lines());
    }

    [Fact]
    public void Marks_drawn_on_their_own_join_their_letters()
    {
        var file = new PdfFile().Page().Line(60, 700, "chi\u0323 thi\u0323 vâ\u0323").Build();
        Assert.Equal(["chị thị vậ"], Reading.Read(file, "a.pdf").Lines());
    }

    [Fact]
    public void Letters_drawn_twice_are_read_once()
    {
        var file = new PdfFile().Page().Line(60, 700, "KẾT LUẬN").Line(60.3, 700, "KẾT LUẬN").Build();
        Assert.Equal(["KẾT LUẬN"], Reading.Read(file, "a.pdf").Lines());
    }

    [Fact]
    public void A_table_with_lines_becomes_pipe_rows()
    {
        var file = new PdfFile().Page().Line(60, 720, "Danh mục nhiệm vụ")
            .Line(65, 685, "TT").Line(105, 685, "Nhiệm vụ").Line(305, 685, "Chủ trì")
            .Line(65, 655, "1").Line(105, 663, "Rà soát các văn").Line(105, 647, "bản đã ban hành").Line(305, 640, "Sở Nội vụ")
            .Line(65, 625, "2").Line(105, 625, "Tổng kết")
            .Line(60, 580, "Hết danh mục.");
        foreach (var y in new[] { 700, 680, 610 })
            file.Stroke(60, y, 500, y);
        file.Stroke(60, 640, 300, 640);
        foreach (var x in new[] { 60, 100, 300, 500 })
            file.Stroke(x, 610, x, 700);
        Assert.Equal(
            ["Danh mục nhiệm vụ", "| TT | Nhiệm vụ | Chủ trì |", "|---|---|---|", "| 1 | Rà soát các văn bản đã ban hành | Sở Nội vụ |", "| 2 | Tổng kết | Sở Nội vụ |", "Hết danh mục."],
            Reading.Read(file.Build(), "a.pdf").Lines());
    }

    [Fact]
    public void Ligatures_soft_hyphens_and_marks_of_direction_are_taken_out_of_words()
    {
        var file = new PdfFile().Page().Lines(
            60, 780, "Hồ sơ ﬁle, \u200Eoﬃce và \u202Bđường dẫn\u202C được sắp xếp theo thứ tự thời gian, khu\u00AD", "yến nghị các cơ quan lưu trữ đầy đủ và lâu dài, có danh mục, có người chịu trách").Build();
        Assert.Equal(
            ["Hồ sơ file, office và đường dẫn được sắp xếp theo thứ tự thời gian, khuyến nghị các cơ quan lưu trữ đầy đủ và lâu dài, có danh mục, có người chịu trách"],
            Reading.Read(file, "a.pdf").Lines());
    }

    // LibreOffice draws a letter and its marks apart where the font has no drawing for both, and gives the drawing the first of its meanings.
    [Fact]
    public void What_drawings_stand_for_is_taken_where_it_is_said()
    {
        var file = new PdfFile().Page().Line(60, 700, "H").Said(66, 700, "ả\u0003", "ả").Line(72, 700, "i ").Said(84, 700, "Ả", "A").Line(90, 700, "n").Build();
        Assert.Equal(["Hải An"], Reading.Read(file, "a.pdf").Lines());
    }

    [Fact]
    public void Fonts_that_do_not_say_their_letters_are_refused_not_read_as_garbage()
    {
        var file = new PdfFile(isMapped: false).Page().Lines(60, 780, Paragraph).Build();
        Assert.Equal("file.unmapped_fonts", Reading.Refusal(file, "a.pdf"));
    }

    [Fact]
    public void A_scan_has_no_text_layer()
    {
        Assert.Equal("file.no_text_layer", Reading.Refusal(new PdfFile().Page(picture: true).Page(picture: true).Build(), "a.pdf"));
        Assert.Equal("file.no_text_layer", Reading.Refusal(new PdfFile().Page(picture: true).Line(400, 800, "Ký bởi: Văn phòng").Build(), "a.pdf"));
        Assert.Equal("file.empty", Reading.Refusal(new PdfFile().Page().Build(), "a.pdf"));
    }

    [Fact]
    public void Scanned_pages_among_others_are_named()
    {
        var file = new PdfFile().Page().Lines(60, 780, [.. Paragraph, .. Paragraph]).Page(picture: true).Build();
        var document = Reading.Read(file, "a.pdf");
        Assert.Equal([2], document.PagesWithoutText);
        Assert.Equal("Các trang chỉ có ảnh chụp, chữ trên đó chưa được đọc: 2.", document.Warning(CultureInfo.GetCultureInfo("vi")));
        Assert.Null(Reading.Read(new PdfFile().Page().Lines(60, 780, Paragraph).Build(), "a.pdf").Warning(CultureInfo.GetCultureInfo("vi")));
    }

    [Fact]
    public void An_encrypted_file_is_refused()
    {
        var keys = string.Concat(Enumerable.Repeat("5A", 32));
        var file = new PdfFile().Page().Line(60, 700, "Mật").Build(
            $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{keys}> /U <{keys}> >> /ID [<0011> <0011>] ");
        Assert.Equal("file.encrypted", Reading.Refusal(file, "a.pdf"));
    }

    [Fact]
    public void A_cut_file_is_refused()
    {
        var file = new PdfFile().Page().Lines(60, 780, Paragraph).Build();
        Assert.Equal("file.truncated", Reading.Refusal(file[..(file.Length * 2 / 3)], "a.pdf"));
    }

    [Fact]
    public void A_stream_that_unpacks_without_end_is_refused()
    {
        var bomb = PdfFile.Packed(new byte[3_000_000]);
        var file = PdfFile.Assemble(
            [
                "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"u8.ToArray(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"u8.ToArray(),
                bomb,
            ], "");
        Assert.Equal("file.zip_bomb", Reading.Refusal(file, "a.pdf", new ReadLimits { PartBytes = 1_000_000 }));
    }

    [Fact]
    public void Pages_that_share_a_stream_count_it_each_time()
    {
        const int Pages = 30;
        var kids = string.Join(' ', Enumerable.Range(4, Pages).Select(i => $"{i} 0 R"));
        var file = PdfFile.Assemble(
            [
                "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
                Encoding.Latin1.GetBytes($"<< /Type /Pages /Count {Pages} /Kids [{kids}] >>"),
                PdfFile.Packed([.. Enumerable.Repeat((byte)' ', 1_000_000)]),
                .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>"u8.ToArray(), Pages),
            ], "");
        Assert.Equal("file.zip_bomb", Reading.Refusal(file, "a.pdf"));
    }

    [Fact]
    public void Too_many_pages_or_letters_are_refused()
    {
        var file = new PdfFile().Page().Lines(60, 780, Paragraph).Page().Lines(60, 780, Paragraph).Build();
        Assert.Equal("file.too_long", Reading.Refusal(file, "a.pdf", new ReadLimits { Pages = 1 }));
        Assert.Equal("file.too_long", Reading.Refusal(file, "a.pdf", new ReadLimits { PageLetters = 150 }));
        Assert.Equal("file.too_long", Reading.Refusal(file, "a.pdf", new ReadLimits { Characters = 300 }));
        Assert.Null(Reading.Refusal(file, "a.pdf", new ReadLimits { Pages = 2, PageLetters = 500, Characters = 500 }));
    }

    // A form that is not packed is drawn a thousand times: few bytes, many letters.
    [Fact]
    public void Letters_of_a_form_count_each_time_it_is_drawn()
    {
        var draw = string.Concat(Enumerable.Repeat("/F Do\n", 1000));
        var file = PdfFile.Assemble(
            [
                "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"u8.ToArray(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> /XObject << /F 5 0 R >> >> /Contents 4 0 R >>"u8.ToArray(),
                PdfFile.Stream("", Encoding.Latin1.GetBytes(draw)),
                PdfFile.Stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> >>",
                    Encoding.Latin1.GetBytes($"BT /F1 12 Tf ({new string('a', 600)}) Tj ET")),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"u8.ToArray(),
            ], "");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("file.too_long", Reading.Refusal(file, "a.pdf"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    // The parser makes an object of some hundred bytes of each letter: counted before, or the memory is gone.
    [Theory]
    [InlineData("", false)]
    [InlineData("/Length1 7", false)]
    [InlineData("/Subtype /Image", false)]
    [InlineData("", true)]
    public void Letters_of_a_stream_that_is_not_packed_are_refused_before_they_cost_memory(string more, bool isList)
    {
        var text = Encoding.Latin1.GetBytes($"BT /F1 12 Tf ({new string('a', 8_000_000)}) Tj ET");
        var file = PdfFile.Assemble(
            [
                "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"u8.ToArray(),
                Encoding.Latin1.GetBytes($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents {(isList ? "6 0 R" : "4 0 R")} >>"),
                PdfFile.Stream(more, text),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"u8.ToArray(),
                "[4 0 R]"u8.ToArray(),
            ], "");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("file.too_long", Reading.Refusal(file, "a.pdf"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    // Nobody could catch the overflow of the stack: the program would be gone.
    [Theory]
    [InlineData("/F Do")]
    [InlineData("/F Do /F Do /F Do")]
    public void Forms_in_a_circle_are_not_followed_until_the_stack_overflows(string draw)
    {
        byte[] Form(string inner) => PdfFile.Stream(
            $"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> /XObject << /F {inner} >> >>",
            Encoding.Latin1.GetBytes("BT /F1 12 Tf (ab) Tj ET " + draw));
        var file = PdfFile.Assemble(
            [
                "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
                "<< /Type /Pages /Count 1 /Kids [3 0 R] /Resources << /XObject << /F 5 0 R >> >> >>"u8.ToArray(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"u8.ToArray(),
                PdfFile.Stream("", "/F Do"u8.ToArray()),
                Form("7 0 R"),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"u8.ToArray(),
                Form("5 0 R"),
            ], "");
        Assert.Equal("file.damaged", Reading.Refusal(file, "a.pdf"));
    }

    [Theory]
    [InlineData("BT (ab) Tj [(c\\)d) -20 <0102>] TJ (e(f)g) ' ET", 13)]
    [InlineData("% (not shown) Tj\n<< /A (not shown) >>", 0)]
    [InlineData("(without an end", 0)]
    public void Strings_that_are_shown_are_measured(string stream, int letters) =>
        Assert.Equal(letters, ShownText.Measure(Encoding.Latin1.GetBytes(stream)).Letters);

    [Theory]
    [InlineData("/A Do /B Do\n/A Do", "A B A")]
    [InlineData("q /A#42 Do Q /C/D Do", "AB D")]
    [InlineData("(/A Do) % /B Do\n/C gs", "")]
    public void What_is_drawn_is_named(string stream, string names) =>
        Assert.Equal(names, string.Join(' ', ShownText.Measure(Encoding.Latin1.GetBytes(stream)).Draws));

    [Fact]
    public void The_content_decides_not_the_name() =>
        Assert.Equal(FileFormat.Pdf, Reading.Read(new PdfFile().Page().Line(60, 700, "Kết luận").Build(), "a.txt").Format);

    [Fact]
    public void A_page_that_cannot_be_unpacked_is_not_left_out_in_silence()
    {
        var file = new PdfFile().Page().Lines(60, 780, Paragraph).Build();
        var packed = file.AsSpan().LastIndexOf("stream\nx"u8);
        file.AsSpan(packed + 20, 30).Clear();
        Assert.Equal("file.damaged", Reading.Refusal(file, "a.pdf"));
    }

    [Fact]
    public void A_broken_structure_is_damaged() =>
        Assert.Equal("file.damaged", Reading.Refusal(Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Nothing >>\nendobj\n%%EOF"), "a.pdf"));
}
