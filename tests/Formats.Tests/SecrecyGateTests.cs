using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;
using static DonDoc.Formats.Tests.Reading;

namespace DonDoc.Formats.Tests;

/// <summary>Marks of secrecy wherever a file can hold them.</summary>
public sealed class SecrecyGateTests
{
    const string Body = "<w:p><w:r><w:t>Báo cáo kết quả công tác quý I</w:t></w:r></w:p>";

    public static TheoryData<string> Words => ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "T Ố I  M Ậ T", "Độ mật: Tối mật"];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_docx_is_refused_for_a_mark_in_its_header_footer_note_or_text(string mark)
    {
        var paragraph = $"<w:p><w:r><w:t>{mark}</w:t></w:r></w:p>";
        Refused(WordFile.FromXml(Body, main => WordFile.AddHeader(main, paragraph)), "a.docx");
        Refused(WordFile.FromXml(Body, main => WordFile.AddFooter(main, paragraph)), "a.docx");
        Refused(WordFile.FromXml(Body, main => WordFile.AddFootnotes(main, $"<w:footnote w:id=\"2\">{paragraph}</w:footnote>")), "a.docx");
        Refused(WordFile.FromXml(Body + $"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"), "a.docx");
        Refused(WordFile.FromXml(Body, main => WordFile.AddHeader(main, $"<w:p><w:r><w:pict><v:shape><v:textpath string=\"{mark}\"/></v:shape></w:pict></w:r></w:p>")), "a.docx");
        Refused(WordFile.FromXml(Body + $"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{mark}</w:t></w:r></w:p>"), "a.docx");
        Refused(WordFile.FromXml(paragraph + Body), "a.docx");
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_docx_is_refused_for_a_mark_in_a_file_within_it(string mark)
    {
        var marked = WordFile.FromParagraphs(mark, "Báo cáo kết quả công tác quý I");
        Refused(Holding(marked, "docx"), "a.docx");
        Refused(Holding(Encoding.UTF8.GetBytes(mark + "\nBáo cáo kết quả"), "txt"), "a.docx");
        Refused(Holding(new PdfFile().Page().Lines(60, 600, "Báo cáo kết quả công tác quý I", "của Ủy ban nhân dân xã Hòa An").Line(60, 800, mark).Build(), "pdf"), "a.docx");
        // A document in a document in the document; and an object of OLE, whose letters lie among other bytes.
        Refused(Holding(Holding(marked, "docx"), "docx"), "a.docx");
        Refused(Holding([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("\u0001Báo cáo\r" + mark + "\rquý I\r"), .. new byte[600]], "bin"), "a.docx");
    }

    [Fact]
    public void What_stands_in_a_docx_without_a_mark_or_cannot_be_read_does_not_hold_it_back()
    {
        Assert.Null(Refusal(Holding(WordFile.FromParagraphs("Báo cáo về công tác bảo vệ bí mật nhà nước"), "docx"), "a.docx"));
        Assert.Null(Refusal(Holding([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("Equation.3")], "bin"), "a.docx"));
        Assert.Null(Refusal(Holding([0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 2, 3], "exe"), "a.docx"));
    }

    static byte[] Holding(byte[] inner, string extension) => WordFile.FromXml(Body, main =>
    {
        using var content = new MemoryStream(inner);
        main.AddEmbeddedPackagePart(new PartTypeInfo("application/octet-stream", "." + extension)).FeedData(content);
    });

    [Theory]
    [MemberData(nameof(Words))]
    public void A_pdf_is_refused_for_a_mark_on_any_edge_or_in_its_properties(string mark)
    {
        foreach (var (x, y) in new[] { (60.0, 800.0), (400.0, 800.0), (60.0, 30.0), (400.0, 30.0) })
            Refused(new PdfFile().Page().Lines(60, 600, "Báo cáo kết quả công tác quý I", "của Ủy ban nhân dân xã Hòa An").Line(x, y, mark).Build(), "a.pdf");
        var title = Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(mark)]);
        Refused(new PdfFile().Page().Line(60, 600, "Báo cáo kết quả công tác quý I").Build($"/Info << /Title <{title}> >> "), "a.pdf");
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_page_is_refused_for_a_mark_in_what_it_says_of_itself(string mark)
    {
        Refused(Page($"<meta name='keywords' content='{mark}'>", ""), "a.html");
        Refused(Page($"<title>{mark}</title>", ""), "a.html");
        Refused(Page("", $"<div style='display:none'>{mark}</div>"), "a.html");
        Refused(Page("", $"<img alt='{mark}'>"), "a.html");
        Refused(Page($"<style>body::before {{ content: '{mark}' }}</style>", ""), "a.html");
    }

    [Theory]
    [InlineData("[MẬT] Kế hoạch.txt")]
    [InlineData("Tối mật - Kế hoạch.txt")]
    [InlineData("Ke hoach (TUYET MAT).txt")]
    public void The_name_counts(string name) => Refused("Kế hoạch công tác"u8.ToArray(), name);

    [Fact]
    public async Task The_name_counts_before_any_other_answer()
    {
        const string Name = "Kế hoạch (Tối mật).pdf";
        foreach (var content in new byte[][] { [], [1, 2, 3], new byte[2000] })
            Refused(content, Name);
        using var large = new MemoryStream(new byte[2000]);
        Assert.NotNull((await DocumentReader.ReadAsync(large, Name, new ReadLimits { FileBytes = 1000 }, TestContext.Current.CancellationToken)).Refusal!.Mark);
        Assert.NotNull(DocumentReader.JudgeName("kho/" + Name)?.Mark);
        Assert.NotNull(DocumentReader.JudgeName("Kế hoạch (T\u200Bối mật).pdf")?.Mark);
        Assert.Null(DocumentReader.JudgeName("kho/Kế hoạch.pdf"));
    }

    [Theory]
    [InlineData("Quy chế bảo mật.txt")]
    [InlineData("Luật Bảo vệ bí mật nhà nước.txt")]
    [InlineData("UY BAN MAT TRAN.txt")]
    [InlineData("Mật độ dân số.txt")]
    public void Names_that_only_speak_of_it_do_not(string name) => Assert.Null(Refusal("Kế hoạch công tác"u8.ToArray(), name));

    [Fact]
    public void The_reason_says_the_level_and_nothing_of_the_file()
    {
        var refusal = DocumentReader.Read("TỐI MẬT\nHọ tên người được bảo vệ"u8.ToArray(), "tên riêng.txt").Refusal!;
        var words = refusal.Message(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));
        Assert.Contains("Tối mật", words, StringComparison.Ordinal);
        Assert.DoesNotContain("riêng", words, StringComparison.Ordinal);
        Assert.NotNull(refusal.Mark);
    }

    [Fact]
    public void Evidence_that_cannot_be_looked_into_is_refused()
    {
        Assert.Null(EvidenceFile.Judge("Biên bản họp thôn"u8.ToArray(), "a.txt"));
        Assert.NotNull(EvidenceFile.Judge("TỐI MẬT\nBiên bản"u8.ToArray(), "a.txt")!.Mark);
        Assert.Equal("file.not_evidence", EvidenceFile.Judge([0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 2, 3], "a.pdf")!.Code);
        Assert.Null(EvidenceFile.Judge(new PdfFile().Page(picture: true).Build(), "scan.pdf"));
    }

    static byte[] Page(string head, string body) =>
        Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><h1>Báo cáo</h1><p>Nội dung báo cáo quý I.</p>{body}</body></html>");

    static void Refused(byte[] content, string name) =>
        Assert.StartsWith("file.classified_", Refusal(content, name) ?? "read", StringComparison.Ordinal);
}
