using System.Globalization;
using System.Text;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats.Tests;

public sealed class OldEncodingFileTests
{
    const string Read = "Nghị quyết Đại hội Đảng bộ thành phố về nhiệm vụ kiểm tra, giám sát của tổ chức đảng được ban hành.";
    const string Tcvn3 = "NghÞ quyÕt §¹i héi §¶ng bé thµnh phè vÒ nhiÖm vô kiÓm tra, gi¸m s¸t cña tæ chøc ®¶ng ®\u00ADîc ban hµnh.";
    const string Vni = "Nghò quyeát Ñaïi hoäi Ñaûng boä thaønh phoá veà nhieäm vuï kieåm tra, giaùm saùt cuûa toå chöùc ñaûng ñöôïc ban haønh.";
    const string Viqr = "Nghi. quye^'t DDa.i ho^.i DDa?ng bo^. tha`nh pho^' ve^` nhie^.m vu. kie^?m tra, gia'm sa't cu?a to^? chu+'c dda?ng ddu+o+.c ban ha`nh";

    [Theory]
    [InlineData(Tcvn3, "TCVN3 (ABC)")]
    [InlineData(Vni, "VNI")]
    public void A_text_of_bytes_is_read_by_its_words(string written, string name)
    {
        foreach (var bytes in new[] { Encoding.Latin1.GetBytes(written), Encoding.UTF8.GetBytes(written) })
        {
            var document = Reading.Read(bytes, "a.txt");
            Assert.Equal(Read, document.Text.Text);
            Assert.Equal($"Văn bản gõ theo bảng mã cũ {name} đã được chuyển sang Unicode.", document.Warning(CultureInfo.GetCultureInfo("vi")));
            var at = Read.IndexOf("quyết", StringComparison.Ordinal);
            var back = document.Text.ToOriginal(new Span(at, at + "quyết".Length));
            Assert.Equal(written[written.IndexOf("quy", StringComparison.Ordinal)..written.IndexOf(name == "VNI" ? " Ñ" : " §", StringComparison.Ordinal)], document.Text.Original[back.Start..back.End]);
        }
    }

    [Fact]
    public void Mail_is_read_by_its_words() =>
        Assert.Equal(Read[..^1], Reading.Read(Encoding.ASCII.GetBytes(Viqr), "a.txt").Text.Text);

    [Theory]
    [InlineData(Tcvn3)]
    [InlineData(Vni)]
    public void A_page_without_fonts_is_read_by_its_words(string written)
    {
        var document = Reading.Read(Encoding.Latin1.GetBytes($"<html><head><meta charset=\"x-user-defined\"></head><body><p>{written}</p></body></html>"), "a.html");
        Assert.Equal([Read], document.Lines());
        Assert.Single(document.OldEncodings);
    }

    [Fact]
    public void A_page_says_its_fonts()
    {
        var document = Reading.Read(Encoding.UTF8.GetBytes(
            $"""
            <html><body><p>Kết luận của Đoàn</p><p><font face=".VnTime">{Tcvn3}</font></p><p style="font-family: '.VnTimeH', serif">t\u00ADêng tr×nh <b>hµ</b> néi</p>
            <table border="1"><tr><td><span style="font-family:VNI-Times">Ñôn vò</span></td><td>Số lượng</td></tr><tr><td><font face="VNI-Times">Thaønh uûy</font></td><td>7</td></tr></table></body></html>
            """.Replace("\\u00AD", "\u00AD", StringComparison.Ordinal)), "a.html");
        Assert.Equal(["Kết luận của Đoàn", Read, "TƯỜNG TRÌNH HÀ NỘI", "| Đơn vị | Số lượng |", "|---|---|", "| Thành ủy | 7 |"], document.Lines());
        Assert.Equal([OldEncoding.Tcvn3, OldEncoding.Vni], document.OldEncodings);
    }

    [Fact]
    public void A_soft_hyphen_in_Unicode_is_none()
    {
        var document = Reading.Read(Encoding.UTF8.GetBytes("<html><body><p>Nghị quy\u00ADết và gi&shy;ải pháp</p></body></html>"), "a.html");
        Assert.Equal(["Nghị quyết và giải pháp"], document.Lines());
    }

    [Fact]
    public void A_Word_file_is_read_run_by_run()
    {
        var file = WordFile.FromXml(
            $"""
            <w:p>{Run(".VnTimeH", "®¶ng bé")}{Run(".VnTime", " thµnh phè, c¸c tØnh ")}{Run("Times New Roman", "và Trung ương")}</w:p>
            <w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>T</w:t><w:softHyphen/><w:t>ëng</w:t></w:r></w:p>
            <w:p>{Run("VNI-Times", "hoa")}{Run("VNI-Times", "ït ño")}{Run("VNI-Times", "äng")}</w:p>
            <w:p><w:pPr><w:pStyle w:val="Than"/></w:pPr><w:r><w:t>KÕt luËn</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Moi"/></w:pPr><w:r><w:t>Đã là Unicode: é, µ</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:rStyle w:val="Dam"/></w:rPr><w:t>ph\uF0ADng</w:t></w:r></w:p>
            <w:p>{Run(".VnTime", "Đã đổi sang Unicode nhưng còn phông cũ: quyết định")}</w:p>
            <w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>
              <w:tr><w:tc><w:p>{Run(".VnTime", "§¬n vÞ")}</w:p></w:tc><w:tc><w:p><w:r><w:t>Số</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """.Replace("\\uF0AD", "\uF0AD", StringComparison.Ordinal),
            main => WordFile.AddStyles(main, """
                <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/></w:rPr></w:rPrDefault></w:docDefaults>
                <w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Goc"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
                <w:style w:type="paragraph" w:styleId="Than"><w:name w:val="Than"/><w:basedOn w:val="Goc"/></w:style>
                <w:style w:type="paragraph" w:styleId="Moi"><w:name w:val="Moi"/><w:basedOn w:val="Goc"/><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:style>
                <w:style w:type="character" w:styleId="Dam"><w:name w:val="Dam"/><w:rPr><w:rFonts w:ascii=".VnArial" w:hAnsi=".VnArial"/></w:rPr></w:style>
                """));
        var document = Reading.Read(file, "a.docx");
        Assert.Equal(
            ["ĐẢNG BỘ thành phố, các tỉnh và Trung ương", "Tưởng", "hoạt động", "Kết luận", "Đã là Unicode: é, µ", "phưng", "Đã đổi sang Unicode nhưng còn phông cũ: quyết định",
                "| Đơn vị | Số |", "|---|---|"],
            document.Lines());
        Assert.Equal([OldEncoding.Tcvn3, OldEncoding.Vni], document.OldEncodings);
    }

    [Fact]
    public void Labels_are_in_the_font_of_their_list()
    {
        var file = WordFile.FromXml(
            $"""<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{Run(".VnTime", "Ph¹m vi")}</w:p>""",
            main => WordFile.AddNumbering(main, """
                <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/>
                  <w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
                """));
        Assert.Equal(["Điều 1. Phạm vi"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void A_Word_file_that_lost_its_fonts_is_read_by_its_words()
    {
        var document = Reading.Read(WordFile.FromParagraphs("céng hßa", Tcvn3), "a.docx");
        Assert.Equal(["cộng hòa", Read], document.Lines());
    }

    [Theory]
    [InlineData("ABCDEF+.VnTime", Tcvn3)]
    [InlineData("VNI-Times,Bold", Vni)]
    public void A_pdf_is_read_by_the_names_of_its_fonts(string font, string written)
    {
        var half = written.IndexOf(' ', 50);
        var document = Reading.Read(new PdfFile(font).Page().Lines(20, 780, written[..half], written[(half + 1)..]).Build(), "a.pdf");
        Assert.Equal(Read, string.Join(' ', document.Lines()));
        Assert.Single(document.OldEncodings);
    }

    [Theory]
    [InlineData("TUYÖT MËT")]
    [InlineData("TOÁI MAÄT")]
    public void A_mark_in_an_old_font_is_a_mark(string mark)
    {
        var font = mark[0] == 'T' && mark[1] == 'U' ? ".VnTimeH" : "VNI-Times";
        var stamped = WordFile.FromXml($"<w:p>{Run(font, mark)}</w:p><w:p><w:r><w:t>Kết luận của Đoàn kiểm tra về công tác cán bộ</w:t></w:r></w:p>");
        Assert.StartsWith("file.classified_", Reading.Refusal(stamped, "a.docx"), StringComparison.Ordinal);
        var inHeader = WordFile.FromXml(
            "<w:p><w:r><w:t>Kết luận của Đoàn kiểm tra về công tác cán bộ</w:t></w:r></w:p>", main => WordFile.AddHeader(main, $"<w:p><w:r><w:t>{mark}</w:t></w:r></w:p>"));
        Assert.StartsWith("file.classified_", Reading.Refusal(inHeader, "a.docx"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".VnTime", OldEncoding.Tcvn3, OldCapitals.AsWritten)]
    [InlineData(".VnTimeH", OldEncoding.Tcvn3, OldCapitals.All)]
    [InlineData(".VNARIALH", OldEncoding.Tcvn3, OldCapitals.All)]
    [InlineData("VnTimeH-Bold", OldEncoding.Tcvn3, OldCapitals.All)]
    [InlineData("ABCDEF+.VnArial,Bold", OldEncoding.Tcvn3, OldCapitals.AsWritten)]
    [InlineData("VNI-Helve-Condense", OldEncoding.Vni, OldCapitals.AsWritten)]
    [InlineData("'VNI Times'", OldEncoding.Vni, OldCapitals.AsWritten)]
    [InlineData("Times New Roman", null, null)]
    [InlineData("VNF-Comic Sans", null, null)]
    [InlineData("UVnTime", null, null)]
    [InlineData(".VnUniTime", null, null)]
    [InlineData(null, null, null)]
    public void Fonts_are_told_by_their_names(string? font, OldEncoding? encoding, OldCapitals? capitals) =>
        Assert.Equal((encoding, capitals), (OldFonts.Of(font)?.Encoding, OldFonts.Of(font)?.Capitals));

    static string Run(string font, string text) =>
        $"<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";
}
