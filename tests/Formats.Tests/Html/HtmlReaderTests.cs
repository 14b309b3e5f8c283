using System.Text;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Tests.Html;

public sealed class HtmlReaderTests
{
    const string Page = """
        <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Đoàn kiểm tra - Báo A</title><style>p{color:red}</style></head>
        <body><header><a href="/">Trang chủ</a></header><nav><ul><li>Chính trị</li><li>Xã hội</li></ul></nav>
        <article><header><h1>Đoàn kiểm tra của
          Bộ Chính trị làm việc</h1></header>
        <p>Chiều 10/12,&nbsp;Đoàn <b>kiểm tra</b> số 135<br>làm việc với Hà Nội.</p>
        <figure><img alt="x"><figcaption>Quang cảnh buổi làm việc.</figcaption></figure>
        <p style="display: none">ẩn</p><script>var a = "<p>không đọc</p>";</script>
        <ol type="a" start="2"><li>Rà soát</li><li>Tổng kết</li></ol><ul><li>Gạch đầu dòng</li></ul></article>
        <aside>Tin khác</aside><footer>Liên hệ: 024</footer></body></html>
        """;

    static ReadDocument Read(string html, string name = "a.html") => Reading.Read(Encoding.UTF8.GetBytes(html), name);

    [Fact]
    public void Blocks_become_lines_with_the_hints_of_the_markup()
    {
        var page = Read(Page);
        Assert.Equal(FileFormat.Html, page.Format);
        Assert.Equal(["Đoàn kiểm tra của Bộ Chính trị làm việc"], page.Lines(ParagraphRole.Title));
        Assert.Equal(["Quang cảnh buổi làm việc."], page.Lines(ParagraphRole.Caption));
        Assert.Equal(["Trang chủ", "- Chính trị", "- Xã hội", "Tin khác", "Liên hệ: 024"], page.Lines(ParagraphRole.Boilerplate));
        Assert.Equal(
            ["Chiều 10/12, Đoàn kiểm tra số 135", "làm việc với Hà Nội.", "b. Rà soát", "c. Tổng kết", "- Gạch đầu dòng"], page.Lines(null));
    }

    [Fact]
    public void The_content_decides_not_the_name()
    {
        Assert.Equal(FileFormat.Html, Read(Page, "a.txt").Format);
        Assert.Equal(FileFormat.PlainText, Read("Số thẻ <p> trong văn bản", "a.txt").Format);
        Assert.Equal(FileFormat.Html, Read("<p>Đoạn rời</p>", "a.htm").Format);
    }

    [Fact]
    public void Lines_as_they_were_typed_hold_together_over_inner_elements() =>
        Assert.Equal(["Một hai ba", "bốn năm", "sáu"], Read("<html><pre>Một <b>hai</b> ba\nbốn <i>năm\nsáu</i></pre>").Lines());

    // A pattern that can end a comment in more than one place needs twice the time for each: sixty never ended.
    [Fact]
    public void Comments_before_the_page_may_be_many()
    {
        var comments = string.Concat(Enumerable.Repeat("<!-- -->", 500));
        Assert.Equal(FileFormat.Html, Read(comments + "<html><p>Một", "a.txt").Format);
        Assert.Equal(FileFormat.PlainText, Read(comments + "Một", "a.txt").Format);
        Assert.Equal(FileFormat.PlainText, Read(comments + "<!-- Một", "a.txt").Format);
    }

    [Fact]
    public void Without_a_headline_the_title_of_the_page_serves() =>
        Assert.Equal(["Kết luận"], Read("<html><title>Kết luận</title><p>Một").Lines(ParagraphRole.Title));

    [Fact]
    public void Tables_of_data_become_pipe_rows()
    {
        var page = Read("""
            <html><table><tr><th>TT<th>Nhiệm vụ<th>Chủ trì</tr>
            <tr><td>1<td>Rà soát <p>văn bản</p><td rowspan=2>Sở Nội vụ</tr><tr><td>2<td>Tổng kết</tr><tr><td colspan=3>Hết</tr></table>
            """);
        Assert.Equal(
            ["| TT | Nhiệm vụ | Chủ trì |", "|---|---|---|", "| 1 | Rà soát văn bản | Sở Nội vụ |", "| 2 | Tổng kết | Sở Nội vụ |", "| Hết |  |  |"],
            page.Lines());
    }

    [Fact]
    public void A_cell_over_a_hundred_rows_stands_in_each()
    {
        var rows = string.Concat(Enumerable.Range(2, 99).Select(row => Reading.Invariant($"<tr><td>{row}<td>Việc {row}")));
        var lines = Read($"<html><table border=1><tr><td>1<td rowspan=100>Sở Nội vụ<td>Việc 1{rows}</table>").Lines();
        Assert.Equal("| 100 | Sở Nội vụ | Việc 100 |", lines[^1]);
    }

    [Fact]
    public void Tables_that_arrange_the_page_are_not_rows() =>
        Assert.Equal(
            ["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            Read("<html><table><tr><td>UBND TỈNH<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table>").Lines());

    [Fact]
    public void The_declared_character_set_counts_where_utf8_is_not_valid()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        var bytes = windows.GetBytes("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1258\"></head><p>T\u00F4i \u0111o\u0323c</p></html>");
        Assert.Equal(["Tôi đọc"], Reading.Read(bytes, "a.html").Lines());
    }

    [Fact]
    public void A_page_without_words_is_empty() => Assert.Equal("file.empty", Reading.Refusal("<html><body><script>let abc</script></body></html>"u8.ToArray(), "a.html"));

    [Fact]
    public void Deep_nesting_is_refused_at_once() =>
        Assert.Equal("file.damaged", Reading.Refusal(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 500_000)) + "chữ"), "a.html"));

    [Fact]
    public void Paragraphs_are_not_lost_under_broken_markup() =>
        Assert.Equal(["Một", "Hai", "Ba"], Read("<html><p>Một<p><b>Hai<div>Ba</b></table></div>").Lines());

    /// <summary>As the portals of the government and of law libraries build their pages.</summary>
    [Fact]
    public void A_document_on_a_portal_is_read_as_it_is_seen()
    {
        const string Portal = """
            <!doctype html><html><body><div class="wrap"><div><table width="100%"><tr><td><div class="content1"><div>
            <table border="1" cellspacing="0"><tr><td><p><b>CHÍNH PHỦ<br>-------</b></p></td><td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
              <tr><td><p>Số: 03/NQ-CP</p></td><td><p><i>Hà Nội, ngày 13 tháng 01 năm 2025</i></p></td></tr></table>
            <div>&nbsp;</div><div>NGHỊ&nbsp;QUYẾT</div><div><span>Điều 1.&nbsp;&nbsp;</span><span>Ban hành kèm theo </span><a href="#">Chương trình</a></div>
            <ol style="list-style-type:upper-roman"><li>Mục tiêu<ol type="a"><li>Tổng quát</li><li>Cụ thể</li></ol></li><li value="5">Giải pháp</li></ol>
            <ul style="list-style:none"><li>1. Bộ Công an chủ trì</li></ul><ul><li>a) Rà soát</li><li>Báo cáo</li></ul><ol><li>1. Đã có số</li><li>Chưa có số</li></ol>
            <table class="MsoNormalTable" style="border-collapse:collapse;border:none"><tr><td style="border:solid windowtext 1.0pt">TT</td><td style="border:solid windowtext 1.0pt">Nhiệm vụ</td></tr>
              <tr><td style="border-top:none">1</td><td>Hoàn thiện<br>thể chế</td></tr></table>
            <table><tr><td><p>Nơi nhận:<br>- Ban Bí thư;</p></td><td><p>TM. CHÍNH PHỦ<br>THỦ TƯỚNG</p></td></tr></table>
            </div></div></td></tr></table></div></div></body></html>
            """;
        Assert.Equal(
            ["CHÍNH PHỦ", "-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 03/NQ-CP", "Hà Nội, ngày 13 tháng 01 năm 2025", "NGHỊ QUYẾT",
                "Điều 1. Ban hành kèm theo Chương trình", "I. Mục tiêu", "a. Tổng quát", "b. Cụ thể", "V. Giải pháp", "1. Bộ Công an chủ trì", "a) Rà soát", "- Báo cáo", "1. Đã có số",
                "2. Chưa có số", "| TT | Nhiệm vụ |", "|---|---|", "| 1 | Hoàn thiện thể chế |", "Nơi nhận:", "- Ban Bí thư;", "TM. CHÍNH PHỦ", "THỦ TƯỚNG"],
            Reading.Read(Encoding.UTF8.GetBytes(Portal), "a.html").Lines());
    }
}
