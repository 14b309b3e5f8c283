using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Source;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace DonDoc.Formats.Tests.Docx.Writing;

/// <summary>Templates of an office's own.</summary>
public sealed class DocxTemplateTests
{
    const string Whole = "{superior}|{issuer}|Số {number}|{place}, {date}|{type}|{subject}|{body}|{signature}|{recipients}";

    [Fact]
    public void An_ordinary_file_with_placeholders_serves()
    {
        var (template, refusal) = DocxTemplate.Open(Template(Whole), OfficeLayout.Party);
        Assert.Null(refusal);
        var source = SourceText.FromPlain("TỈNH ỦY ĐÔNG HẢI\nSố 5-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐông Hải, ngày 3 tháng 5 năm 2026\nKẾ HOẠCH\nvề một việc\nI. MỤC ĐÍCH\n1. Một.\nNơi nhận:\n- A,\n- Lưu.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn An");
        var file = WrittenDocument.Of(source, template!);
        RoundTripTests.AssertValid(file, "own");
        Assert.Equal(
            ["TỈNH ỦY ĐÔNG HẢI", "Số 5-KH/TU", "Đông Hải, ngày 03 tháng 5 năm 2026", "KẾ HOẠCH", "về một việc", "I. MỤC ĐÍCH", "1. Một.", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An", "- A,", "- Lưu."],
            Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void A_placeholder_that_Word_cut_over_runs_is_one()
    {
        var xml = Whole.Split('|').Where(line => line != "{type}").Select(InParagraph)
            .Append("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a {ty</w:t></w:r><w:r><w:t>pe</w:t></w:r><w:r><w:t>} z</w:t></w:r></w:p>");
        var (template, refusal) = DocxTemplate.Open(WordFile.FromXml(string.Concat(xml)), OfficeLayout.State);
        Assert.Null(refusal);
        var file = WrittenDocument.Of(SourceText.FromPlain("ĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH\nvề {subject} và {type}\nI. MỘT"), template!);
        var lines = Reading.Read(file, "a.docx").Lines();
        Assert.Contains("a KẾ HOẠCH z", lines);
        // What stands in the document is no template.
        Assert.Contains("về {subject} và {type}", lines);
    }

    [Fact]
    public void Its_own_styles_are_used_and_missing_ones_are_lent()
    {
        var content = Template(Whole, main => WordFile.AddStyles(main, "<w:style w:type=\"paragraph\" w:styleId=\"Ours\"><w:name w:val=\"Mục I\"/></w:style>"));
        var file = WrittenDocument.Of(SourceText.FromPlain("I. MỘT\n1. Hai"), DocxTemplate.Open(content, OfficeLayout.Party).Template!);
        using var opened = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var main = opened.MainDocumentPart!;
        string StyleOf(string text) => main.Document!.Body!.Descendants<Paragraph>().Single(one => one.InnerText == text).ParagraphProperties!.ParagraphStyleId!.Val!.Value!;
        Assert.Equal("Ours", StyleOf("I. MỘT"));
        Assert.Contains(main.StyleDefinitionsPart!.Styles!.Elements<Style>(), style => style.StyleId == StyleOf("1. Hai") && style.StyleName!.Val == "Mục 1");
    }

    [Fact]
    public void A_template_of_Word_makes_a_document()
    {
        using var stream = new MemoryStream();
        stream.Write(Template(Whole));
        using (var file = WordprocessingDocument.Open(stream, isEditable: true))
            file.ChangeDocumentType(WordprocessingDocumentType.Template);
        var written = WrittenDocument.Of(SourceText.FromPlain("I. MỘT"), DocxTemplate.Open(stream.ToArray(), OfficeLayout.Party).Template!);
        using var opened = WordprocessingDocument.Open(new MemoryStream(written), isEditable: false);
        Assert.Equal(WordprocessingDocumentType.Document, opened.DocumentType);
    }

    [Theory]
    [InlineData("{issuer}|{number}|{date}|{type}|{subject}|{signature}|{recipients}", "file.template_lacks", "{body}")]
    [InlineData("{issuer}|{date}|{type}|{subject}|{body}|{signature}|{recipients}", "file.template_lacks", "{number}")]
    [InlineData("{issuer}|{number}|{date}|{type}|{subject}|Văn bản: {body}|{signature}|{recipients}", "file.template_not_alone", "{body}")]
    [InlineData("{issuer}|{number}|{date}|{type}|{subject}|{body}|{signature}|{signature}|{recipients}", "file.template_not_alone", "{signature}")]
    public void One_that_would_lose_a_part_is_refused(string lines, string code, string placeholder)
    {
        var (template, refusal) = DocxTemplate.Open(Template(lines), OfficeLayout.State);
        Assert.Null(template);
        Assert.Equal((code, placeholder), (refusal!.Code, Assert.Single(refusal.Arguments)));
    }

    [Fact]
    public void What_is_no_Word_file_or_holds_macros_or_is_broken_is_refused()
    {
        Assert.Equal("file.template_no_word", DocxTemplate.Open("chữ"u8.ToArray(), OfficeLayout.State).Refusal!.Code);
        var whole = Template(Whole);
        Assert.Equal("file.truncated", DocxTemplate.Open(whole[..(whole.Length / 2)], OfficeLayout.State).Refusal!.Code);
        var macros = Template(Whole, main =>
        {
            using var code = new MemoryStream([1, 2, 3]);
            main.AddNewPart<VbaProjectPart>().FeedData(code);
        });
        Assert.Equal("file.template_macros", DocxTemplate.Open(macros, OfficeLayout.State).Refusal!.Code);
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 2000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 2000));
        Assert.Equal("file.damaged", DocxTemplate.Open(HostileXml(deep), OfficeLayout.State).Refusal!.Code);
    }

    [Theory]
    [InlineData(OfficeLayout.Party)]
    [InlineData(OfficeLayout.State)]
    public void The_built_in_ones_pass_their_own_check(OfficeLayout layout)
    {
        var builtIn = DocxTemplate.BuiltIn(layout);
        Assert.Null(DocxTemplate.Open(builtIn.Content.ToArray(), layout).Refusal);
        RoundTripTests.AssertValid(builtIn.Content.ToArray(), "built in");
    }

    static byte[] Template(string lines, Action<MainDocumentPart>? more = null) => WordFile.FromXml(string.Concat(lines.Split('|').Select(InParagraph)), more);

    static string InParagraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    // Not through the library, which would not survive it.
    static byte[] HostileXml(string body)
    {
        using var stream = new MemoryStream();
        stream.Write(Template(Whole));
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/document.xml")!.Delete();
            using var part = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            part.Write($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>");
        }

        return stream.ToArray();
    }
}
