using System.IO.Compression;
using System.Text;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Formats.Tests;

/// <summary>Whatever happened to a file on its way, the answer is a document or a refusal.</summary>
public sealed class FuzzTests
{
    const int Rounds = 300;

    public static TheoryData<string> Formats => ["a.txt", "b.txt", "c.txt", "a.html", "a.docx", "a.pdf", "b.pdf"];

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

    /// <summary>Parts of an archive whose checksums are right, while what they say is not.</summary>
    [Fact]
    public void Nothing_escapes_from_parts_that_were_cut_changed_or_swapped()
    {
        var parts = Parts(Sample("a.docx"));
        var names = parts.Keys.Order(StringComparer.Ordinal).ToList();
        var random = new Random(20260103);
        for (var round = 0; round < Rounds; round++)
        {
            var changed = new Dictionary<string, byte[]>(parts, StringComparer.Ordinal);
            var (one, other) = (names[random.Next(names.Count)], names[random.Next(names.Count)]);
            switch (round % 4)
            {
                case 0:
                    (changed[one], changed[other]) = (parts[other], parts[one]);
                    break;
                case 1:
                    changed[one] = parts[one][..random.Next(parts[one].Length)];
                    break;
                case 2:
                    changed.Remove(one);
                    break;
                default:
                    // Within names and values, so that the XML stays well formed as often as not.
                    var bytes = parts[one].ToArray();
                    for (var changes = random.Next(1, 6); changes > 0; changes--)
                        bytes[random.Next(bytes.Length)] = (byte)"w:trpvalcodnmi0123456789 -"[random.Next(26)];
                    changed[one] = bytes;
                    break;
            }

            var reading = DocumentReader.Read(Pack(changed), "a.docx", Reading.Alone);
            Assert.NotEqual(reading.IsRead, reading.Refusal is not null);
        }
    }

    static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var part = entry.Open();
                using var bytes = new MemoryStream();
                part.CopyTo(bytes);
                return bytes.ToArray();
            },
            StringComparer.Ordinal);
    }

    static byte[] Pack(Dictionary<string, byte[]> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    static byte[] Sample(string name)
    {
        const string Text = "I. ƯU ĐIỂM\nThành ủy đã ban hành 7 nghị quyết chuyên đề.\nII. HẠN CHẾ\nMột số nơi học tập còn hình thức.";
        return name switch
        {
            "a.txt" => Encoding.UTF8.GetBytes(Text),
            "b.txt" => Encoding.Unicode.GetBytes(Text),
            "c.txt" => Encoding.Latin1.GetBytes("Nghò quyeát Ñaïi hoäi Ñaûng boä thaønh phoá veà nhieäm vuï kieåm tra, giaùm saùt cuûa toå chöùc ñaûng ñöôïc ban haønh."),
            "b.pdf" => new PdfFile(isPacked: false).Page().Lines(60, 780, Text.Split('\n')).Stroke(10, 10, 300, 10).Build(),
            "a.html" => Encoding.UTF8.GetBytes($"<!doctype html><html><body><h1>Kết luận</h1><table border=1><tr><td>1<td>2</table><ol><li>{Text}</ol></html>"),
            "a.docx" => WordFile.FromXml(
                "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Một số nơi</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
                main =>
                {
                    WordFile.AddNumbering(main, "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>");
                    WordFile.AddStyles(main, "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:basedOn w:val=\"B\"/><w:rPr><w:caps/><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr></w:style>");
                    WordFile.AddFootnotes(main, "<w:footnote w:id=\"1\"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>");
                }),
            _ => new PdfFile().Page().Lines(60, 780, Text.Split('\n')).Stroke(10, 10, 300, 10).Page(picture: true).Build(),
        };
    }
}
