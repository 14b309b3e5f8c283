using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DonDoc.Formats.Outside;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Tests.Outside;

public sealed class RecognitionTests
{
    static readonly string PathOfTesseract = OutsideProgram.Find("tesseract", ReadLimits.Default.ProgramFolders) ?? "";

    // How sure Tesseract is of “I” and “i” differs from drawing to drawing; this it reads from all of them.
    const string LastLine = "Quận ủy chỉ đạo rà soát, bổ sung chương trình hành động trước ngày 30 tháng 6 năm 2021 và báo cáo Thành ủy kết quả thực hiện.";

    [Fact]
    public void Without_Tesseract_the_refusal_says_what_to_install()
    {
        var none = Reading.Alone;
        foreach (var (file, name) in new[] { (Scan.Png(1), "a.png"), (Scan.Pdf(null, 1), "a.pdf"), (Scan.Tiff(1), "a.tif"), (Scan.File("lines.jpg"), "a.jpg") })
        {
            var refusal = DocumentReader.Read(file, name, none).Refusal;
            Assert.Equal("file.no_text_layer", refusal?.Code);
            Assert.Contains("tesseract-ocr-vie", refusal!.Message(CultureInfo.GetCultureInfo("vi")), StringComparison.Ordinal);
        }

        var mixed = Reading.Read(Scan.Pdf(["Trang co chu: ket luan cua Doan kiem tra"], 1, 2), "a.pdf", none);
        Assert.Equal([1, 3], mixed.PagesWithoutText);
        Assert.Null(mixed.Recognition);
    }

    [Fact]
    public void A_picture_is_read_as_its_page_is_laid_out()
    {
        SkipWithoutTesseract();
        var document = Reading.Read(Scan.Png(1), "a.txt", ReadLimits.Default);
        Assert.Equal((FileFormat.Png, 1), (document.Format, document.Pages));
        var lines = document.Lines();
        // The letterhead column by column, paragraphs as wholes.
        Assert.Equal("ỦY BAN KIỂM TRA", lines[1]);
        Assert.Equal("Số 45-TB/UBKTTU", lines[3]);
        Assert.Equal("Hải Phòng, ngày 12 tháng 5 năm 2021", lines[5]);
        Assert.Contains("THÔNG BÁO", lines);
        Assert.Contains("II. Hạn chế, khuyết điểm", lines);
        Assert.Contains(
            "Ban Thường vụ Quận ủy đã ban hành 7 nghị quyết chuyên đề, 5 đề án và 6 chương trình trọng điểm; nội dung ngắn gọn, rõ việc, rõ người, rõ thời hạn.", lines);
    }

    [Fact]
    public void Scans_pasted_into_Word_are_read_in_their_order()
    {
        var pasted = Pasted(2, 1);
        Assert.Equal("file.no_text_layer", DocumentReader.Read(pasted, "a.docx", Reading.Alone).Refusal?.Code);
        Assert.Equal("file.empty", DocumentReader.Read(Pasted(), "a.docx", Reading.Alone).Refusal?.Code);

        SkipWithoutTesseract();
        var document = Reading.Read(pasted, "a.docx", ReadLimits.Default);
        Assert.Equal((FileFormat.Docx, 2), (document.Format, document.Pages));
        Assert.Equal([1, 2], document.Recognition!.Pages);
        var text = document.Text.Text;
        Assert.InRange(text.IndexOf("ỦY BAN KIỂM TRA", StringComparison.Ordinal), text.IndexOf(LastLine[..20], StringComparison.Ordinal) + 1, int.MaxValue);
    }

    static byte[] Pasted(params int[] pages)
    {
        const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var shown = string.Concat(pages.Select(page => $"<w:p><w:r><a:blip xmlns:a=\"{Drawing}\" xmlns:r=\"{Relations}\" r:embed=\"page{page}\"/></w:r></w:p>"));
        return WordFile.FromXml($"{shown}<w:p/>", main =>
        {
            foreach (var page in pages.Order())
            {
                using var picture = new MemoryStream(Scan.Png(page));
                main.AddImagePart(ImagePartType.Png, $"page{page}").FeedData(picture);
            }
        });
    }

    [Fact]
    public void What_is_not_sure_is_marked()
    {
        SkipWithoutTesseract();
        var document = Reading.Read(Scan.Png(1), "a.png", ReadLimits.Default);
        var recognition = document.Recognition!;
        Assert.InRange(recognition.Confidence, 0.85, 0.99);
        Assert.Equal([1], recognition.Pages);
        Assert.Contains("được nhận dạng từ ảnh, độ tin cậy", document.Warning(CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
        var smudge = document.Text.Text.IndexOf("chưa có ", StringComparison.Ordinal) + "chưa có ".Length;
        var smudged = new Span(smudge, document.Text.Text.IndexOf(" cụ thể", smudge, StringComparison.Ordinal));
        Assert.Contains(recognition.Doubtful, smudged.Contains);
        Assert.All(recognition.Doubtful, span => Assert.DoesNotContain(' ', document.Text.Slice(span).ToString()));
        Assert.True(recognition.Doubtful.Count < 10);
    }

    [Fact]
    public void A_scanned_pdf_is_read_page_by_page()
    {
        SkipWithoutTesseract();
        var document = Reading.Read(Scan.Pdf(null, 1, 2), "a.pdf", ReadLimits.Default);
        Assert.Equal((FileFormat.Pdf, 2), (document.Format, document.Pages));
        Assert.Equal([1, 2], document.Recognition?.Pages);
        Assert.Empty(document.PagesWithoutText);
        Assert.Contains(LastLine, document.Lines());
        Assert.Equal(2, document.Text.Paragraphs[^1].Page);
    }

    [Fact]
    public void Pages_with_a_text_layer_keep_it()
    {
        SkipWithoutTesseract();
        var document = Reading.Read(Scan.Pdf(["Trang co chu: ket luan cua Doan kiem tra"], 1, 2), "a.pdf", ReadLimits.Default);
        Assert.Equal([1, 3], document.Recognition?.Pages);
        Assert.Equal(2, document.Text.Paragraphs.Single(p => document.Text.Slice(p.Span).StartsWith("Trang co chu", StringComparison.Ordinal)).Page);
        Assert.Contains(LastLine, document.Lines());
    }

    [Fact]
    public void Without_pdftoppm_the_picture_in_the_page_is_read()
    {
        SkipWithoutTesseract();
        using var programs = new FakeProgram("tesseract", $"exec {PathOfTesseract} \"$@\"");
        var document = Reading.Read(Scan.Pdf(null, 2), "a.pdf", new ReadLimits { ProgramFolders = programs.Folder });
        Assert.Contains(LastLine, document.Lines());
    }

    [Fact]
    public void All_pages_of_a_tiff_are_read()
    {
        SkipWithoutTesseract();
        var document = Reading.Read(Scan.Tiff(2, 1), "a.tif", ReadLimits.Default);
        Assert.Equal((FileFormat.Tiff, 2), (document.Format, document.Pages));
        Assert.Contains("II. Hạn chế, khuyết điểm", document.Lines());
        Assert.Contains(LastLine, document.Lines());
    }

    [Fact]
    public void A_photograph_is_read()
    {
        SkipWithoutTesseract();
        var document = Reading.Read(Scan.File("lines.jpg"), "a.jpg", ReadLimits.Default);
        Assert.Equal(FileFormat.Jpeg, document.Format);
        Assert.Contains("Ban Thường vụ Quận ủy", document.Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_of_secrecy_on_a_picture_is_a_mark()
    {
        using var programs = new FakeProgram("tesseract", Table("TỐI MẬT", "Kết luận của Đoàn kiểm tra"));
        Assert.StartsWith("file.classified_", Reading.Refusal(Scan.Png(1), "a.png", new ReadLimits { ProgramFolders = programs.Folder }), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_kept()
    {
        using var programs = new FakeProgram("tesseract", "pwd > $here/folder; sleep 60");
        var limits = new ReadLimits { ProgramFolders = programs.Folder, RecognisedPages = 1, RecognitionTime = TimeSpan.FromSeconds(1) };
        Assert.Equal("file.recognition_too_costly", Reading.Refusal(Scan.Pdf(null, 1, 2), "a.pdf", limits));
        Assert.Equal("file.recognition_too_costly", Reading.Refusal(Scan.Tiff(1, 2), "a.tif", limits));
        Assert.Equal("file.picture_too_large", Reading.Refusal(Scan.Png(1), "a.png", limits with { PicturePixels = 1_000_000 }));
        Assert.Equal("file.picture_too_large", Reading.Refusal(Scan.Tiff(1), "a.tif", limits with { PicturePixels = 1_000_000 }));
        Assert.Equal("file.picture_too_large", Reading.Refusal(Scan.File("lines.jpg"), "a.jpg", limits with { PicturePixels = 100_000 }));
        Assert.Equal("file.recognition_too_costly", Reading.Refusal(Scan.Png(1), "a.png", limits));
        Assert.False(Directory.Exists(programs.Said("folder")));
        Assert.Equal("file.recognition_too_costly", Reading.Refusal(Scan.Pdf(null, 1), "a.pdf", limits));
    }

    [Fact]
    public async Task Who_waits_no_more_ends_the_recogniser()
    {
        using var programs = new FakeProgram("tesseract", "pwd > $here/folder; sleep 60");
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await using var file = new MemoryStream(Scan.Png(2));
        await Assert.ThrowsAsync<OperationCanceledException>(() => DocumentReader.ReadAsync(file, "a.png", new ReadLimits { ProgramFolders = programs.Folder }, cancel.Token));
        Assert.False(Directory.Exists(programs.Said("folder")));
    }

    [Theory]
    [InlineData("exit 1", "file.not_recognised")]
    [InlineData("exit 0", "file.not_recognised")]
    [InlineData("echo nonsense > $2.tsv", "file.not_recognised")]
    [InlineData("printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t100\\t100\\t-1\\t\\n' > $2.tsv", "file.empty")]
    [InlineData("printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t-5\\tx\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t96\\tabc\\n' > $2.tsv", "file.not_recognised")]
    public void Whatever_the_recogniser_says_is_a_refusal_or_a_text(string script, string code)
    {
        using var programs = new FakeProgram("tesseract", script);
        Assert.Equal(code, Reading.Refusal(Scan.Png(1), "a.png", new ReadLimits { ProgramFolders = programs.Folder }));
        if (code != "file.empty")
            Assert.Equal(code, Reading.Refusal(Scan.Pdf(null, 1), "a.pdf", new ReadLimits { ProgramFolders = programs.Folder }));
    }

    [Fact]
    public void Nothing_escapes_from_a_broken_picture()
    {
        using var programs = new FakeProgram("tesseract", Table("Kết luận"));
        var limits = new ReadLimits { ProgramFolders = programs.Folder };
        var random = new Random(20260102);
        foreach (var (whole, name) in new[] { (Scan.Png(2), "a.png"), (Scan.Tiff(2)[..4000], "a.tif"), (Scan.File("lines.jpg"), "a.jpg") })
        {
            for (var round = 0; round < 15; round++)
            {
                var file = round % 2 == 0 ? whole.ToArray() : whole[..random.Next(8, whole.Length)];
                for (var flips = random.Next(1, 10); flips > 0; flips--)
                    file[random.Next(4, Math.Min(200, file.Length))] ^= (byte)(1 << random.Next(8));
                var reading = DocumentReader.Read(file, name, limits);
                Assert.NotEqual(reading.IsRead, reading.Refusal is not null);
            }
        }
    }

    // What Tesseract would write for these lines.
    static string Table(params string[] lines)
    {
        var table = new StringBuilder("printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t1000\\t1400\\t-1\\t\\n' > $2.tsv\n");
        foreach (var (i, line) in lines.Index())
        {
            foreach (var (n, word) in line.Split(' ').Index())
                table.Append(CultureInfo.InvariantCulture, $"printf '5\\t1\\t1\\t1\\t{i + 1}\\t{n + 1}\\t{100 + 90 * n}\\t{100 + 60 * i}\\t80\\t30\\t95\\t{word}\\n' >> $2.tsv\n");
        }

        return table.ToString();
    }

    static void SkipWithoutTesseract() =>
        Assert.SkipWhen(PathOfTesseract.Length == 0, "Tesseract with Vietnamese (Debian: tesseract-ocr, tesseract-ocr-vie) is not installed.");
}
