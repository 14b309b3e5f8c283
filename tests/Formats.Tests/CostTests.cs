using System.IO.Compression;
using System.Text;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Formats.Tests;

/// <summary>What reading costs, in bytes allocated, which is the same on every machine: it grows with the file, and what is beyond the limits costs little.</summary>
public sealed class CostTests
{
    const string Sentence = "Ban Thường vụ đã ban hành 7 nghị quyết chuyên đề và 5 đề án; tổ chức thực hiện nghiêm túc.";

    const string Lined = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>";

    [Theory]
    [InlineData("docx")]
    [InlineData("table")]
    [InlineData("html")]
    [InlineData("pdf")]
    [InlineData("txt")]
    [InlineData("vni")]
    public void Cost_grows_with_the_length(string kind)
    {
        Cost(kind, 20);
        var (one, ten) = (Cost(kind, 300), Cost(kind, 3000));
        Assert.InRange(ten / one, 3, 13);
    }

    [Fact]
    public void A_table_of_a_hundred_thousand_rows_is_refused_in_words()
    {
        const string Row = "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>";
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("file.too_long", Reading.Refusal(Raw("<w:tbl>", Row, 100_000, "</w:tbl>"), "a.docx", Reading.Alone with { TreeNodes = 1_000_000 }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000_000);
    }

    [Fact]
    public void Tables_nested_a_thousand_deep_are_refused_at_once()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 1000)) + "<w:p/>" + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 1000));
        Assert.Equal("file.damaged", Reading.Refusal(Raw(deep, "", 0, ""), "a.docx"));
        var less = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 150)) + "<w:p><w:r><w:t>trong cùng</w:t></w:r></w:p>" + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 150));
        Assert.Equal(["trong cùng"], Reading.Read(Raw(less, "", 0, ""), "a.docx").Lines());
    }

    [Fact]
    public void Ten_thousand_pages_are_refused_unread()
    {
        List<byte[]> objects =
        [
            Encoding.ASCII.GetBytes("<< /Type /Catalog /Pages 2 0 R >>"),
            Encoding.ASCII.GetBytes($"<< /Type /Pages /Count 10000 /Kids [{string.Join(' ', Enumerable.Range(3, 10_000).Select(page => $"{page} 0 R"))}] >>"),
            .. Enumerable.Repeat(Encoding.ASCII.GetBytes("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"), 10_000),
        ];
        Assert.Equal("file.too_long", Reading.Refusal(PdfFile.Assemble(objects, ""), "a.pdf"));
    }

    [Fact]
    public void A_text_in_twenty_thousand_pieces_is_put_together_once()
    {
        var pieces = string.Concat(Enumerable.Repeat($"<![CDATA[{Sentence}]]>", 20_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(DocumentReader.Read(Raw($"<w:p><w:r><w:t>{pieces}</w:t></w:r></w:p>", "", 0, ""), "a.docx", Reading.Alone).IsRead);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    /// <summary>A cell merged over rows is written in each: a small file would become a text without end.</summary>
    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    public void A_long_cell_over_twenty_thousand_rows_is_refused_in_words(string kind)
    {
        var cell = string.Concat(Enumerable.Repeat(Sentence, 10_000));
        var file = kind == "docx"
            ? Raw($"{Lined}<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>", "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>", 20_000, "</w:tbl>")
            : Encoding.UTF8.GetBytes($"<html><body><table border=1><tr><td rowspan=60000>{cell}<td>x{string.Concat(Enumerable.Repeat("<tr><td>x", 20_000))}</table></html>");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("file.too_long", Reading.Refusal(file, $"a.{kind}"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    [Fact]
    public void A_long_head_merged_over_twenty_thousand_rows_is_read_once()
    {
        var cell = string.Concat(Enumerable.Repeat(Sentence, 10_000));
        var file = Raw($"{Lined}<w:tr><w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>", "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>", 20_000, "</w:tbl>");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(2, Reading.Read(file, "a.docx").Lines().Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    [Fact]
    public void A_cell_over_the_rows_of_a_page_counts_in_each()
    {
        var file = new PdfFile().Page();
        for (var y = 780; y >= 60; y -= 24)
        {
            file.Stroke(300, y, 500, y);
            file.Line(305, y - 14, "x");
        }

        file.Stroke(60, 780, 300, 780).Stroke(60, 60, 300, 60);
        foreach (var x in new[] { 60, 300, 500 })
            file.Stroke(x, 60, x, 780);
        file.Lines(65, 700, [.. Enumerable.Repeat(Sentence[..35], 10)]);
        var whole = file.Build();
        Assert.InRange(Reading.Read(whole, "a.pdf").Text.Text.Length, 10_000, 20_000);
        Assert.Equal("file.too_long", Reading.Refusal(whole, "a.pdf", Reading.Alone with { Characters = 5_000 }));
    }

    [Fact]
    public void A_label_is_no_longer_than_a_label()
    {
        var file = WordFile.FromXml(
            string.Concat(Enumerable.Repeat("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Rà soát</w:t></w:r></w:p>", 100)),
            main => WordFile.AddNumbering(main, $"<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{string.Concat(Enumerable.Repeat(Sentence, 100))}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"));
        var lines = Reading.Read(file, "a.docx").Lines();
        Assert.Equal(100, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 50, 110));
    }

    static double Cost(string kind, int length)
    {
        var (file, name) = kind switch
        {
            "docx" => (Raw("", $"<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>{Sentence}</w:t></w:r></w:p>", length, ""), "a.docx"),
            "table" => (Raw(Lined, $"<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{Sentence}</w:t></w:r></w:p></w:tc></w:tr>", length, "</w:tbl>"), "a.docx"),
            "html" => (Encoding.UTF8.GetBytes($"<html><body>{string.Concat(Enumerable.Repeat($"<div><p>{Sentence}</p><table border=1><tr><td>1<td>2</table></div>", length))}</body></html>"), "a.html"),
            "pdf" => (Pages(length / 30), "a.pdf"),
            "txt" => (Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sentence + "\n", length))), "a.txt"),
            _ => (Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("Nghò quyeát Ñaïi hoäi Ñaûng boä thaønh phoá veà nhieäm vuï kieåm tra\n", length))), "a.txt"),
        };
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(DocumentReader.Read(file, name, Reading.Alone).IsRead);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static byte[] Pages(int pages)
    {
        var file = new PdfFile();
        for (var page = 0; page < Math.Max(1, pages); page++)
            file.Page().Lines(60, 780, [.. Enumerable.Repeat(Sentence[..70], 30)]);
        return file.Build();
    }

    static byte[] Raw(string before, string piece, int times, string after)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var part = new StreamWriter(archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open());
            part.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + before);
            for (var i = 0; i < times; i++)
                part.Write(piece);
            part.Write(after + "</w:body></w:document>");
        }

        return stream.ToArray();
    }
}
