using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DonDoc.Formats.Tests.Docx;

public sealed class DocxRefusalTests
{
    const string Types = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""";

    [Fact]
    public void An_encrypted_file_is_recognised()
    {
        Assert.Equal("file.encrypted", Reading.Refusal(Compound("EncryptionInfo", "EncryptedPackage"), "a.docx"));
        Assert.Equal("file.legacy_word", Reading.Refusal(Compound("WordDocument", "1Table"), "a.doc"));
        Assert.Equal("file.unknown_format", Reading.Refusal(Compound("Workbook"), "a.xls"));
    }

    [Fact]
    public void An_archive_locked_by_a_password_is_recognised()
    {
        var file = WordFile.FromParagraphs("Kết luận");
        var directory = file.AsSpan().IndexOf("PK\x01\x02"u8);
        file[directory + 8] |= 1;
        Assert.Equal("file.encrypted", Reading.Refusal(file, "a.docx"));
    }

    [Fact]
    public void A_cut_file_is_truncated()
    {
        var file = WordFile.FromParagraphs([.. Enumerable.Range(1, 100).Select(i => $"Đoạn {i}")]);
        foreach (var share in new[] { 0.1, 0.5, 0.9 })
            Assert.Equal("file.truncated", Reading.Refusal(file[..(int)(file.Length * share)], "a.docx"));
    }

    [Fact]
    public void Another_archive_is_an_unknown_format()
    {
        Assert.Equal("file.unknown_format", Reading.Refusal(Archive(("a.txt", "Kết luận")), "a.docx"));
        Assert.Equal("file.unknown_format", Reading.Refusal(Archive(("word/document.xml", "<workbook/>")), "a.docx"));
    }

    [Fact]
    public void A_document_without_words_is_empty() => Assert.Equal("file.empty", Reading.Refusal(WordFile.FromParagraphs("", " "), "a.docx"));

    [Fact]
    public void A_declared_type_is_not_followed()
    {
        const string Laughs = """
            <!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><document><body><p><r><t>&b;</t></r></p></body></document>
            """;
        Assert.Equal("file.damaged", Reading.Refusal(Archive(("[Content_Types].xml", Types), ("word/document.xml", Laughs)), "a.docx"));
    }

    [Fact]
    public void Broken_xml_is_damaged() =>
        Assert.Equal("file.damaged", Reading.Refusal(Archive(("word/document.xml", "<document><body><p>")), "a.docx"));

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        foreach (var name in new[] { "ins", "r", "sdt" })
        {
            var depth = name == "sdt" ? 3_000 : 100_000;
            var (open, close) = name == "sdt" ? ("<sdt><sdtContent>", "</sdtContent></sdt>") : ($"<{name}>", $"</{name}>");
            var xml = $"<document><body><p>{Many(open)}<t>chữ</t>{Many(close)}</p></body></document>";
            Assert.Equal("file.damaged", Reading.Refusal(Archive(("word/document.xml", xml)), "a.docx"));
            string Many(string text) => new StringBuilder().Insert(0, text, depth).ToString();
        }
    }

    [Fact]
    public void A_file_that_grows_too_much_is_refused()
    {
        var zeros = new string(' ', 60_000_000);
        Assert.Equal("file.zip_bomb", Reading.Refusal(Archive(("word/document.xml", $"<document><body>{zeros}</body></document>")), "a.docx"));
        // The size that an entry states may lie; what really comes out counts.
        var lying = Archive(("word/document.xml", $"<document><body>{zeros}</body></document>"));
        var directory = lying.AsSpan().IndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(lying.AsSpan(directory + 24), 1000);
        Assert.Contains(Reading.Refusal(lying, "a.docx", new ReadLimits { PartBytes = 1_000_000 }), new[] { "file.zip_bomb", "file.damaged" });
    }

    [Fact]
    public void A_part_is_read_once_under_whatever_spelling_of_its_name()
    {
        var relations = string.Concat(new[] { "header1", "Header1", "HEADER1" }.Select(n => $"<Relationship Type=\"x/header\" Target=\"{n}.xml\"/>"));
        var file = Archive(
            ("word/document.xml", "<document><body><p><r><t>Kết luận</t></r></p></body></document>"),
            ("word/_rels/document.xml.rels", $"<Relationships>{relations}</Relationships>"),
            ("word/header1.xml", "<hdr><p><r><t>Công báo</t></r></p></hdr>"));
        Assert.Equal(["Kết luận", "Công báo"], Reading.Read(file, "a.docx").Lines());
    }

    [Fact]
    public void One_block_of_too_many_elements_is_refused()
    {
        var limits = new ReadLimits { TreeNodes = 1000 };
        var many = string.Concat(Enumerable.Repeat("<r><t>chữ</t></r>", 400));
        Assert.Equal("file.too_long", Reading.Refusal(Archive(("word/document.xml", $"<document><body><p>{many}</p></body></document>")), "a.docx", limits));
        var paragraphs = string.Concat(Enumerable.Repeat("<p><r><t>chữ</t></r></p>", 400));
        Assert.Null(Reading.Refusal(Archive(("word/document.xml", $"<document><body>{paragraphs}</body></document>")), "a.docx", limits));
    }

    [Fact]
    public void A_part_that_is_unpacked_again_and_again_counts_each_time()
    {
        var relations = string.Concat(new[] { "styles", "numbering", "footnotes", "endnotes", "header" }.Select(n => $"<Relationship Type=\"x/{n}\" Target=\"a.xml\"/>"));
        var file = Archive(
            CompressionLevel.NoCompression,
            ("word/document.xml", "<document><body><p><r><t>Kết luận</t></r></p></body></document>"),
            ("word/_rels/document.xml.rels", $"<Relationships>{relations}</Relationships>"),
            ("word/a.xml", $"<a>{new string(' ', 1_000_000)}</a>"));
        Assert.Equal("file.zip_bomb", Reading.Refusal(file, "a.docx", new ReadLimits { UnpackedBytes = 3_000_000 }));
    }

    [Fact]
    public void Too_many_entries_are_refused()
    {
        var file = Archive([.. Enumerable.Range(0, 50).Select(i => ($"word/{i}.xml", "<a/>"))]);
        Assert.Equal("file.zip_bomb", Reading.Refusal(file, "a.docx", new ReadLimits { ArchiveEntries = 49 }));
        Assert.Equal("file.unknown_format", Reading.Refusal(file, "a.docx", new ReadLimits { ArchiveEntries = 50 }));
    }

    [Fact]
    public void A_changed_bit_does_not_change_words_unseen()
    {
        var file = Archive(CompressionLevel.NoCompression, ("word/document.xml", "<document><body><p><r><t>Hạn 30/6</t></r></p></body></document>"));
        Assert.True(DocumentReader.Read(file, "a.docx").IsRead);
        file[file.AsSpan().IndexOf("30/6"u8)] = (byte)'2';
        Assert.Equal("file.damaged", Reading.Refusal(file, "a.docx"));
    }

    static byte[] Archive(params (string Name, string Content)[] entries) => Archive(CompressionLevel.Optimal, entries);

    static byte[] Archive(CompressionLevel level, params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    // The header of a compound file and a sector with the names of its streams.
    static byte[] Compound(params string[] streams)
    {
        var file = new byte[2048];
        byte[] header = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        header.CopyTo(file, 0);
        for (var i = 0; i < streams.Length; i++)
            Encoding.Unicode.GetBytes(streams[i]).CopyTo(file, 1024 + 128 * i);
        return file;
    }
}
