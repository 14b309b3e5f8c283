using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DonDoc.Formats.Outside;
using DonDoc.Formats.Tests.Docx;

namespace DonDoc.Formats.Tests.Outside;

public sealed class LegacyWordTests
{
    // NghÞ quyÕt… in .VnTime, ®¶ng in .VnTimeH; a table; an automatic and a typed label.
    const string Rtf = """
        {\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}{\f2\fnil\fcharset0 .VnTimeH;}}
        {\info{\title K\u7871?t lu\u7853?n}}
        \f0 1. K\u7871?t lu\u7853?n c\u7911?a \u272?o\'e0n\par
        \f1 Ngh\'de quy\'d5t \'a7\'b9i h\'e9i \f2 \'ae\'b6ng b\'e9\par
        }
        """;

    static readonly byte[] File = Encoding.Latin1.GetBytes(Rtf);

    [Fact]
    public void Without_LibreOffice_the_refusal_says_what_to_install()
    {
        var reading = DocumentReader.Read(File, "a.rtf", Reading.Alone);
        Assert.Equal("file.legacy_word", reading.Refusal?.Code);
        Assert.Contains("libreoffice-writer", reading.Refusal!.Message(CultureInfo.GetCultureInfo("vi")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_lasts_too_long_is_ended_with_all_that_it_started_and_leaves_nothing()
    {
        using var office = new FakeProgram("soffice", """
            pwd > $here/folder; stat -c %a . > $here/mode; env | cut -d= -f1 | sort | tr '\n' ' ' > $here/environment
            sleep 300 & echo $! > $here/child
            sleep 300
            """);
        Environment.SetEnvironmentVariable("DONDOC_TEST_SECRET", "x");
        var clock = Stopwatch.StartNew();
        Assert.Equal("file.conversion_too_costly", Reading.Refusal(File, "a.rtf", new ReadLimits { ProgramFolders = office.Folder, ConversionTime = TimeSpan.FromSeconds(1) }));
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        Assert.Equal("700", office.Said("mode"));
        Assert.False(Directory.Exists(office.Said("folder")));
        Assert.DoesNotContain("DONDOC", office.Said("environment"), StringComparison.Ordinal);
        var child = office.Said("child");
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromSeconds(5)), "The child goes on.");
    }

    [Fact]
    public void A_run_that_writes_too_much_is_ended()
    {
        using var office = new FakeProgram("soffice", "pwd > $here/folder; while true; do head -c 1000000 /dev/zero >> more; sleep 0.01; done");
        Assert.Equal("file.conversion_too_costly", Reading.Refusal(File, "a.rtf", new ReadLimits { ProgramFolders = office.Folder, ConvertedBytes = 5_000_000 }));
        Assert.False(Directory.Exists(office.Said("folder")));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exit 0")]
    [InlineData("yes 'much is said' | head -n 200000; exit 0")]
    [InlineData("kill -9 $$")]
    public void A_run_that_makes_nothing_is_a_refusal(string script)
    {
        using var office = new FakeProgram("soffice", script);
        Assert.Equal("file.not_converted", Reading.Refusal(File, "a.rtf", new ReadLimits { ProgramFolders = office.Folder }));
    }

    [Fact]
    public void What_is_made_is_read_with_the_limits_of_any_docx()
    {
        using var office = new FakeProgram("soffice", "mkdir out; echo PK > out/file.docx");
        Assert.Equal("file.truncated", Reading.Refusal(File, "a.rtf", new ReadLimits { ProgramFolders = office.Folder }));
    }

    [Fact]
    public void Rtf_is_read()
    {
        SkipWithoutOffice();
        var document = Reading.Read(File, "a.txt", ReadLimits.Default);
        Assert.Equal(FileFormat.Rtf, document.Format);
        Assert.Equal(["1. Kết luận của Đoàn", "Nghị quyết Đại hội ĐẢNG BỘ"], document.Lines());
        Assert.Equal(File, document.Content.ToArray());
    }

    [Fact]
    public void Word_97_is_read()
    {
        SkipWithoutOffice();
        var made = WordFile.FromXml("""
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Ưu điểm</w:t></w:r></w:p>
            <w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>
              <w:tr><w:tc><w:tcPr><w:tcW w:w="2000"/></w:tcPr><w:p><w:r><w:t>Nhiệm vụ</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="2000"/></w:tcPr><w:p><w:r><w:t>Thời hạn</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>
            """,
            main => WordFile.AddNumbering(main, """
                <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
                """));
        var document = Reading.Read(ToWord97(made), "a.doc", ReadLimits.Default);
        Assert.Equal(FileFormat.Doc, document.Format);
        Assert.Equal(["I. Ưu điểm", "| Nhiệm vụ | Thời hạn |", "|---|---|"], document.Lines());
    }

    /// <summary>The same document as offices pass it on says the same.</summary>
    [Theory]
    [InlineData("pdf", "pdf", "a.pdf")]
    [InlineData("rtf", "rtf", "a.rtf")]
    [InlineData("doc", "doc:MS Word 97", "a.doc")]
    public void A_document_says_the_same_in_every_format(string extension, string filter, string name)
    {
        SkipWithoutOffice();
        string[] lines =
        [
            "THÀNH ỦY HẢI AN", "Số 76-CTr/TU", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "I. MỤC ĐÍCH, YÊU CẦU",
            "Căn cứ Nghị quyết số 45-NQ/TW, ngày 24/01/2019 của Bộ Chính trị, Ban Thường vụ Thành ủy ban hành Chương trình hành động về xây dựng và phát triển thành phố như sau:",
            "a) Nâng cao chất lượng sinh hoạt chi bộ; mỗi năm kiểm tra tối thiểu 25% số chi bộ trực thuộc.", "- Hoàn thành hạ tầng Khu công nghiệp Nam Cầu Kiền.",
        ];
        var document = Reading.Read(Convert(WordFile.FromParagraphs(lines), extension, filter), name, ReadLimits.Default);
        Assert.Null(document.Recognition);
        Assert.Equal(lines, document.Lines());
    }

    [Theory]
    [InlineData(@"\b T\u7888?I M\u7852?T\b0\par K\u7871?t lu\u7853?n")]
    [InlineData(@"{\header \pard M\u7852?T\par}K\u7871?t lu\u7853?n\par")]
    [InlineData(@"{\info{\keywords \u272?\u7897? m\u7853?t: T\u7889?i m\u7853?t}}K\u7871?t lu\u7853?n\par")]
    [InlineData(@"K\u7871?t lu\u7853?n\par {\v TUY\u7878?T M\u7852?T\par}")]
    public void A_mark_of_secrecy_is_found_after_conversion(string body)
    {
        SkipWithoutOffice();
        Assert.StartsWith("file.classified_", Reading.Refusal(Encoding.ASCII.GetBytes($@"{{\rtf1\ansi\uc1 {body}}}"), "a.rtf", ReadLimits.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void No_link_is_followed()
    {
        SkipWithoutOffice();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        var secret = Path.GetTempFileName();
        System.IO.File.WriteAllText(secret, "content of another file");
        try
        {
            var rtf = $$$"""
                {\rtf1\ansi{\*\template {{{address}}}/template.dot}{\field{\*\fldinst { INCLUDEPICTURE "{{{address}}}/x.png" \\d }}{\fldrslt }}
                {\field{\*\fldinst { INCLUDETEXT "{{{secret}}}" }}{\fldrslt }}{\field{\*\fldinst { LINK Word.Document.8 "{{{secret}}}" "" \\a \\r }}{\fldrslt }}
                {\object\objautlink\rsltpict{\*\objclass htmlfile}{\*\objdata 00}{\result x}} K\u7871?t lu\u7853?n\par}
                """;
            Assert.DoesNotContain("another file", Reading.Read(Encoding.ASCII.GetBytes(rtf), "a.rtf", ReadLimits.Default).Text.Text, StringComparison.Ordinal);
            Assert.False(listener.Pending());
        }
        finally
        {
            System.IO.File.Delete(secret);
        }
    }

    [Fact]
    public void A_broken_file_is_a_refusal_or_words()
    {
        SkipWithoutOffice();
        var limits = new ReadLimits { ConversionTime = TimeSpan.FromSeconds(30) };
        Assert.Equal("file.not_converted", Reading.Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("WordDocument")], "a.doc", limits));
    }

    static void SkipWithoutOffice() =>
        Assert.SkipWhen(OutsideProgram.Find("soffice", ReadLimits.Default.ProgramFolders) is null, "LibreOffice (Debian: libreoffice-writer) is not installed.");

    static byte[] ToWord97(byte[] docx) => Convert(docx, "doc", "doc:MS Word 97");

    static byte[] Convert(byte[] docx, string extension, string filter)
    {
        using var folder = new PassingFolder();
        var file = folder.Add("file.docx", docx);
        var end = OutsideProgram.Run(
            OutsideProgram.Find("soffice", ReadLimits.Default.ProgramFolders)!,
            ["--headless", "-env:UserInstallation=" + new Uri(folder.Place("profile")).AbsoluteUri, "--convert-to", filter, "--outdir", folder.Place("out"), file],
            folder.Path, TimeSpan.FromMinutes(1), 100_000_000);
        Assert.Equal(OutsideEnd.Done, end);
        return System.IO.File.ReadAllBytes(folder.Place("out/file." + extension));
    }

    static bool IsRunning(string id)
    {
        try
        {
            // A zombie is dead, only not yet taken away by its parent.
            return !System.IO.File.ReadAllText($"/proc/{id}/stat").Contains(" Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
