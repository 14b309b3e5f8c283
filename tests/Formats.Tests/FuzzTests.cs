using System.Text;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Formats.Tests;

/// <summary>Whatever happened to a file on its way, the answer is a document or a refusal.</summary>
public sealed class FuzzTests
{
    const int Rounds = 300;

    public static TheoryData<string> Formats => ["a.txt", "b.txt", "a.html", "a.docx", "a.pdf"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Nothing_escapes_from_a_cut_or_changed_file(string name)
    {
        var whole = Sample(name);
        var random = new Random(20260101);
        for (var round = 0; round < Rounds; round++)
        {
            var file = whole.ToArray();
            if (round % 3 == 0)
                file = file[..random.Next(1, file.Length)];
            if (round % 3 != 0)
            {
                for (var flips = random.Next(1, 20); flips > 0; flips--)
                    file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            }

            if (round % 3 == 2)
                random.NextBytes(file.AsSpan(random.Next(file.Length / 2), random.Next(1, file.Length / 2)));
            var reading = DocumentReader.Read(file, name, Reading.Alone);
            Assert.NotEqual(reading.IsRead, reading.Refusal is not null);
        }
    }

    static byte[] Sample(string name)
    {
        const string Text = "I. ƯU ĐIỂM\nThành ủy đã ban hành 7 nghị quyết chuyên đề.\nII. HẠN CHẾ\nMột số nơi học tập còn hình thức.";
        return name switch
        {
            "a.txt" => Encoding.UTF8.GetBytes(Text),
            "b.txt" => Encoding.Unicode.GetBytes(Text),
            "a.html" => Encoding.UTF8.GetBytes($"<!doctype html><html><body><h1>Kết luận</h1><table border=1><tr><td>1<td>2</table><ol><li>{Text}</ol></html>"),
            "a.docx" => WordFile.FromXml(
                "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Một số nơi</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
                main =>
                {
                    WordFile.AddNumbering(main, "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>");
                    WordFile.AddFootnotes(main, "<w:footnote w:id=\"1\"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>");
                }),
            _ => new PdfFile().Page().Lines(60, 780, Text.Split('\n')).Stroke(10, 10, 300, 10).Page(picture: true).Build(),
        };
    }
}
