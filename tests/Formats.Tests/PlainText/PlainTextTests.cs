using System.Text;

namespace DonDoc.Formats.Tests.PlainText;

public sealed class PlainTextTests
{
    const string Sample = "Thành ủy Hải Phòng ban hành Chương trình hành động số 76-CTr/TU thực hiện Nghị quyết số 45-NQ/TW.\nQuyết tâm, đột phá.\n";

    static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 marked", "utf-16le", "utf-16le marked", "utf-16be", "utf-16be marked", "windows-1258"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found(string encoding)
    {
        foreach (var text in new[] { Sample, Sample.Normalize(NormalizationForm.FormD), string.Concat(Enumerable.Repeat(Sample, 200)) })
        {
            var document = Reading.Read(Encode(text, encoding), "a.txt");
            Assert.Equal(text.Normalize(NormalizationForm.FormC), document.Text.Text);
            Assert.Equal(FileFormat.PlainText, document.Format);
        }
    }

    [Fact]
    public void Markdown_is_told_by_its_name() =>
        Assert.Equal(FileFormat.Markdown, Reading.Read(Encoding.UTF8.GetBytes("# Kết luận"), "a.md").Format);

    [Fact]
    public void Marks_of_Markdown_are_read_and_are_no_letters()
    {
        const string Marked = "# KẾT LUẬN\r\n\r\n**Điều 1.** Nghiên cứu (R\\&D) \\- *phát triển*; 5 * 3 \r\n1\\. Kinh phí\n### 7. Họp\n***\n*Trân trọng giới thiệu:*\n| **TT** | a \\| b |\n|---|---|\n\\- Lưu VT";
        const string Read = "KẾT LUẬN\n\nĐiều 1. Nghiên cứu (R&D) - *phát triển*; 5 * 3\n1. Kinh phí\n7. Họp\n***\nTrân trọng giới thiệu:\n| TT | a \\| b |\n|---|---|\n- Lưu VT";
        Assert.Equal(Read, Reading.Read(Encoding.UTF8.GetBytes(Marked), "a.md").Text.Text);
        // A text that is none keeps every sign.
        Assert.Equal(Marked.ReplaceLineEndings("\n"), Reading.Read(Encoding.UTF8.GetBytes(Marked), "a.txt").Text.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("--- *** ---")]
    public void A_text_without_letters_is_empty(string text) =>
        Assert.Equal("file.empty", Reading.Refusal(Encoding.UTF8.GetBytes(text), "a.txt"));

    [Fact]
    public void A_binary_file_named_txt_is_not_text()
    {
        var random = new Random(17);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(40, 4000)];
            random.NextBytes(bytes);
            bytes[0] = 1;
            Assert.Contains(Reading.Refusal(bytes, "a.txt"), new[] { "file.not_text", "file.encoding" });
        }

        Assert.Equal("file.not_text", Reading.Refusal([.. "Kết luận"u8, 0, .. "của Đoàn"u8], "a.txt"));
        Assert.Equal("file.not_text", Reading.Refusal([.. Enumerable.Range(0, 3000).Select(i => (byte)(i % 32))], "a.txt"));
        Assert.Equal("file.no_text_layer", Reading.Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0], "a.txt"));
        Assert.Equal("file.unknown_format", Reading.Refusal([.. "MZ"u8, 0, 0, 3, 4], "a.exe"));
    }

    [Fact]
    public void Letters_of_another_encoding_are_refused()
    {
        // ISO 8859-2, and too few words in TCVN3 to tell it.
        Assert.Equal("file.encoding", Reading.Refusal([.. "Pr"u8, 0xB9, .. "m "u8, 0xE8, .. "lo"u8, 0xBE, .. "ka, "u8, 0xF8, .. "eky"u8], "a.txt"));
        Assert.Equal("file.encoding", Reading.Refusal([.. "ngh"u8, 0xDE, .. " quy"u8, 0xD5, .. "t"u8], "a.txt"));
        Assert.Equal("file.encoding", Reading.Refusal([.. "Nghị quyết Đại hội"u8, 0xC3, (byte)' ', .. "của Đảng bộ tỉnh"u8], "a.txt"));
    }

    [Theory]
    [InlineData("Kết\uFFFE luận\uFFFF")]
    [InlineData("\uFDD0\u0301Kết luận")]
    public void Code_points_that_are_no_characters_do_no_harm(string text)
    {
        Assert.Contains("luận", Reading.Read(Encoding.UTF8.GetBytes(text), "a.txt").Text.Text, StringComparison.Ordinal);
        Assert.Contains("luận", Reading.Read(Encoding.UTF8.GetBytes($"<html><p>{text}</html>"), "a.txt").Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_cut_inside_a_letter_is_truncated() =>
        Assert.Equal("file.truncated", Reading.Refusal(Encoding.UTF8.GetBytes("Nghị quyết Đại hội Đảng bộ")[..^1], "a.txt"));

    [Fact]
    public async Task A_long_stream_is_refused_without_reading_it()
    {
        await using var told = new EndlessStream(200_000_000, canSeek: true);
        var reading = await DocumentReader.ReadAsync(told, "a.txt", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(("file.too_large", 0L), (reading.Refusal?.Code, told.BytesRead));

        await using var untold = new EndlessStream(200_000_000, canSeek: false);
        reading = await DocumentReader.ReadAsync(untold, "a.txt", new ReadLimits { FileBytes = 1_000_000 }, TestContext.Current.CancellationToken);
        Assert.Equal("file.too_large", reading.Refusal?.Code);
        Assert.InRange(untold.BytesRead, 1_000_000, 1_200_000);
    }

    [Fact]
    public async Task A_stream_is_read_like_its_bytes()
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Sample));
        var reading = await DocumentReader.ReadAsync(stream, "a.txt", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Sample, reading.Document!.Text.Text);
        Assert.Equal(Encoding.UTF8.GetBytes(Sample), reading.Document.Content.ToArray());
    }

    static byte[] Encode(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 marked" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => Encoding.Unicode.GetBytes(text),
        "utf-16le marked" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf-16be marked" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => Windows1258.GetBytes(ForWindows1258(text)),
    };

    // The code page has the vowels with their shape, and the five tones as marks of their own.
    static string ForWindows1258(string text)
    {
        var letters = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.FirstOrDefault(p => "\u0300\u0301\u0303\u0309\u0323".Contains(p, StringComparison.Ordinal));
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323' || tone == 0)
                letters.Append(c);
            else
                letters.Append(parts.Replace(tone.ToString(), "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC)).Append(tone);
        }

        return letters.ToString();
    }
}
