using System.IO.Compression;
using System.Text;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Formats.Tests;

/// <summary>Files made to harm whoever reads them or opens them later, by both ways in: the import and the evidence.</summary>
public sealed class HostileFileTests
{
    const string Types = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""";

    static readonly string Here = typeof(HostileFileTests).Assembly.Location;

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("ppt/slides/slide1.xml")]
    [InlineData("docProps/core.xml")]
    public void Entities_are_neither_expanded_nor_fetched(string part)
    {
        const string Laughs = """<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>""";
        var external = $"""<!DOCTYPE d [<!ENTITY a SYSTEM "file://{Here}">]>""";
        const string Remote = """<!DOCTYPE d SYSTEM "http://evil.invalid/x.dtd">""";
        foreach (var (type, use) in new[] { (Laughs, "&c;"), (external, "&a;"), (Remote, "chữ") })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var file = Archive(("[Content_Types].xml", Types), (part, $"{type}<document><body><p><r><t>{use}</t></r></p></body></document>"));
            Assert.Contains(Reading.Refusal(file, "a.docx"), (string?[])["file.damaged", "file.unknown_format"]);
            Assert.Equal("file.damaged", EvidenceFile.Judge(file, "a.xlsx")?.Code);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        }
    }

    [Theory]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("word/document.xml")]
    public void What_grows_without_end_is_refused_before_it_is_unpacked(string part)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = archive.CreateEntry("[Content_Types].xml").Open())
                types.Write(Encoding.UTF8.GetBytes(Types));
            using var large = archive.CreateEntry(part, CompressionLevel.SmallestSize).Open();
            var block = new byte[1_000_000];
            Array.Fill(block, (byte)' ');
            for (var megabyte = 0; megabyte < 450; megabyte++)
                large.Write(block);
        }

        var file = stream.ToArray();
        Assert.True(file.Length < 1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("file.zip_bomb", Reading.Refusal(file, "a.docx"));
        Assert.Equal("file.zip_bomb", EvidenceFile.Judge(file, "a.xlsx")?.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    // An archive in an archive in an archive: none of the inner ones is opened.
    [Fact]
    public void What_is_packed_within_is_not_unpacked()
    {
        byte[] inner = new byte[5_000_000];
        for (var depth = 0; depth < 5; depth++)
            inner = Packed(("inner.zip", inner));
        var file = Packed(("[Content_Types].xml", Encoding.UTF8.GetBytes(Types)), ("word/embeddings/inner.zip", inner),
            ("word/document.xml", Encoding.UTF8.GetBytes("<document><body><p><r><t>Kết luận</t></r></p></body></document>")));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(["Kết luận"], Reading.Read(file, "a.docx").Lines());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Theory]
    [InlineData("../../../../tmp/dondoc-slipped.xml")]
    [InlineData("/tmp/dondoc-slipped.xml")]
    [InlineData("..\\..\\dondoc-slipped.xml")]
    [InlineData("C:\\dondoc-slipped.xml")]
    public void The_path_of_an_entry_leads_nowhere(string path)
    {
        var file = Archive(("[Content_Types].xml", Types), (path, "<x>chữ</x>"), ("word/_rels/document.xml.rels",
            $"""<Relationships><Relationship Id="r" Type="x/footnotes" Target="{path}"/><Relationship Id="s" Type="x/header" Target="file://{Here}" TargetMode="External"/></Relationships>"""),
            ("word/document.xml", "<document><body><p><r><t>Kết luận</t></r></p></body></document>"));
        Assert.Equal("Kết luận", Reading.Read(file, "a.docx").Lines()[0]);
        Assert.Null(EvidenceFile.Judge(file, "a.docx"));
        Assert.False(File.Exists("/tmp/dondoc-slipped.xml"));
    }

    [Fact]
    public void A_file_that_is_two_things_is_read_as_the_one_its_beginning_says()
    {
        var pdf = new PdfFile().Page().Line(60, 700, "Kết luận kiểm tra").Build();
        var page = "<html><script>alert(1)</script><body><p>Trang web</p></body></html>"u8.ToArray();
        // A page before the header of a PDF; readers of PDF look for it within the first kilobyte.
        Assert.Equal(FileFormat.Pdf, Reading.Read([.. page, .. pdf], "a.html").Format);
        // A page, or an archive, behind the end of a PDF.
        Assert.Equal(FileFormat.Pdf, Reading.Read([.. pdf, .. page], "a.html").Format);
        Assert.Equal(FileFormat.Docx, Reading.Read([.. WordFile.FromParagraphs("Kết luận")], "a.pdf").Format);
        // A picture that is a page behind its first bytes is kept as evidence, never read and never shown.
        Assert.Null(EvidenceFile.Judge([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. page], "a.png"));
        Assert.Equal("file.no_text_layer", Reading.Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. page], "a.html"));
    }

    [Fact]
    public void Scripts_and_styles_of_a_page_are_no_text()
    {
        var read = Reading.Read("<html><body><h1>Kết luận</h1><script>alert('xấu')</script><style>p{}</style><p onclick=\"alert(1)\">Nội dung</p><svg onload=\"alert(2)\"/></body></html>"u8.ToArray(), "a.html");
        Assert.Equal(["Kết luận", "Nội dung"], read.Lines());
    }

    [Theory]
    [InlineData("chay.bat", "chay.bat.txt")]
    [InlineData("x.JS", "x.JS.txt")]
    [InlineData("x.hta", "x.hta.txt")]
    [InlineData("x.svg", "x.svg.txt")]
    [InlineData("báo cáo.txt", "báo cáo.txt")]
    [InlineData("Báo cáo.DOCX", "Báo cáo.DOCX")]
    [InlineData("không đuôi", "không đuôi")]
    public void A_name_that_would_run_something_is_given_another_end(string name, string expected) =>
        Assert.Equal(expected, FileNames.Harmless(name, "@echo off"u8));

    [Fact]
    public void The_other_end_is_the_one_of_the_content()
    {
        Assert.Equal("a.exe.pdf", FileNames.Harmless("a.exe", "%PDF-1.7"u8));
        Assert.Equal("a.docm.docx", FileNames.Harmless("a.docm", "PK\x03\x04"u8));
        Assert.Equal("a.scr.png", FileNames.Harmless("a.scr", [0x89, (byte)'P', (byte)'N', (byte)'G']));
        Assert.Equal("a.com.jpg", FileNames.Harmless("a.com", [0xFF, 0xD8, 0xFF, 0xE0]));
    }

    static byte[] Archive(params (string Name, string Content)[] entries) => Packed([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content)))]);

    static byte[] Packed(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
