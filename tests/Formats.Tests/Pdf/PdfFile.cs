using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DonDoc.Formats.Tests.Pdf;

/// <summary>
/// Makes small real PDF files: a composite font without a font program, in which every letter is half as wide as high, with
/// the table (ToUnicode) that says which letter is which. No font needs to be installed for it.
/// </summary>
sealed class PdfFile(string font = "Sample", bool isMapped = true, bool isPacked = true)
{
    readonly List<(StringBuilder Content, bool HasPicture)> _pages = [];
    readonly List<char> _letters = [];

    public int Pages => _pages.Count;

    public PdfFile Page(bool picture = false)
    {
        _pages.Add((new StringBuilder(), picture));
        return this;
    }

    /// <summary>Writes a line at a place, in points from the lower left corner of an A4 page.</summary>
    public PdfFile Line(double x, double y, string text, double size = 12)
    {
        var codes = string.Concat(text.Select(c => Code(c).ToString("X4", CultureInfo.InvariantCulture)));
        _pages[^1].Content.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET\n");
        return this;
    }

    /// <summary>Writes a line and, beside it, what it stands for.</summary>
    public PdfFile Said(double x, double y, string drawn, string text)
    {
        _pages[^1].Content.Append(CultureInfo.InvariantCulture, $"/Span << /ActualText <FEFF{string.Concat(text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))}> >> BDC\n");
        Line(x, y, drawn);
        _pages[^1].Content.Append("EMC\n");
        return this;
    }

    /// <summary>Writes lines under one another.</summary>
    public PdfFile Lines(double x, double y, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
            Line(x, y - 16 * i, lines[i]);
        return this;
    }

    public PdfFile Stroke(double x1, double y1, double x2, double y2)
    {
        _pages[^1].Content.Append(CultureInfo.InvariantCulture, $"{x1} {y1} m {x2} {y2} l S\n");
        return this;
    }

    public byte[] Build(string trailer = "")
    {
        var objects = new List<byte[]>
        {
            Latin("<< /Type /Catalog /Pages 2 0 R >>"),
            Latin($"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', Enumerable.Range(0, _pages.Count).Select(i => $"{8 + 2 * i} 0 R"))}] >>"),
            Latin($"<< /Type /Font /Subtype /Type0 /BaseFont /{font} /Encoding /Identity-H /DescendantFonts [4 0 R] {(isMapped ? "/ToUnicode 6 0 R" : "")} >>"),
            Latin($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 500 >>"),
            Latin($"<< /Type /FontDescriptor /FontName /{font} /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"),
            Stream("", Latin(ToUnicode())),
            Stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", [128]),
        };
        foreach (var (content, hasPicture) in _pages)
        {
            var picture = hasPicture ? "q 500 0 0 700 40 40 cm /Im1 Do Q\n" : "";
            objects.Add(Latin($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 7 0 R >> >> /Contents {objects.Count + 2} 0 R >>"));
            objects.Add(isPacked ? Packed(Latin(picture + content)) : Stream("", Latin(picture + content)));
        }

        return Assemble(objects, trailer);
    }

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return Stream("/Filter /FlateDecode", packed.ToArray());
    }

    public static byte[] Assemble(IReadOnlyList<byte[]> objects, string trailer)
    {
        var file = new MemoryStream();
        var places = new List<long>();
        file.Write("%PDF-1.7\n"u8);
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Write(Latin($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Length;
        file.Write(Latin($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}"));
        file.Write(Latin($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    int Code(char letter)
    {
        var at = _letters.IndexOf(letter);
        if (at < 0)
        {
            at = _letters.Count;
            _letters.Add(letter);
        }

        return at + 1;
    }

    string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sample def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var chunk in _letters.Select((letter, i) => (letter, i)).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (letter, i) in chunk)
                map.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}> <{(int)letter:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    public static byte[] Stream(string entries, byte[] content) =>
        [.. Latin($"<< /Length {content.Length} {entries} >>\nstream\n"), .. content, .. "\nendstream"u8];

    static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
