using System.IO.Compression;
using System.Text;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Formats.Tests;

/// <summary>What reading costs, in bytes allocated, which is the same on every machine: it grows with the file, and what is beyond the limits costs little.</summary>
public sealed class CostTests
{
    const string Sentence = "Ban Thường vụ đã ban hành 7 nghị quyết chuyên đề và 5 đề án; tổ chức thực hiện nghiêm túc.";

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

    static double Cost(string kind, int length)
    {
        var (file, name) = kind switch
        {
            "docx" => (Raw("", $"<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>{Sentence}</w:t></w:r></w:p>", length, ""), "a.docx"),
            "table" => (Raw("<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>", $"<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{Sentence}</w:t></w:r></w:p></w:tc></w:tr>", length, "</w:tbl>"), "a.docx"),
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
