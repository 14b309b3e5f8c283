using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Formats.Tests.Outside;

/// <summary>
/// A notice of two pages as a scanner sees it, black and white with 200 dots an inch: <c>page-1.png</c>, with a smudge in its last line, and
/// <c>page-2.png</c>. And the same in other wrappings.
/// </summary>
static class Scan
{
    const int Width = 1653;

    public static byte[] File(string name, [CallerFilePath] string here = "") => System.IO.File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, name));

    public static byte[] Png(int page) => File($"page-{page}.png");

    /// <summary>A PDF whose pages are pictures; where a text is given, a page of text stands between them.</summary>
    public static byte[] Pdf(string[]? between = null, params int[] pages)
    {
        var objects = new List<byte[]> { Latin("<< /Type /Catalog /Pages 2 0 R >>"), Array.Empty<byte>() };
        var kids = new List<int>();
        foreach (var page in pages)
        {
            var (height, packed) = Data(page);
            objects.Add(PdfFile.Stream(
                $"/Type /XObject /Subtype /Image /Width {Width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent 1 /Columns {Width} >>",
                packed));
            objects.Add(PdfFile.Stream("", Latin("q 595 0 0 842 0 0 cm /Im1 Do Q")));
            objects.Add(Latin($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im1 {objects.Count - 1} 0 R >> >> /Contents {objects.Count} 0 R >>"));
            kids.Add(objects.Count);
            if (between is null || kids.Count > 1)
                continue;
            var lines = string.Concat(between.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"BT /F1 12 Tf 1 0 0 1 60 {700 - 16 * i} Tm ({line}) Tj ET\n")));
            objects.Add(PdfFile.Stream("", Latin(lines)));
            objects.Add(Latin($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents {objects.Count} 0 R >>"));
            kids.Add(objects.Count);
        }

        objects[1] = Latin($"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        return PdfFile.Assemble(objects, "");
    }

    /// <summary>A TIFF with one page behind the other, packed by nothing.</summary>
    public static byte[] Tiff(params int[] pages)
    {
        var file = new MemoryStream();
        file.Write([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0]);
        for (var i = 0; i < pages.Length; i++)
        {
            var (height, packed) = Data(pages[i]);
            var rows = Unpack(packed, height);
            (int Tag, int Value)[] entries =
                [(256, Width), (257, height), (258, 1), (259, 1), (262, 1), (273, (int)file.Length + 2 + 12 * 8 + 4), (278, height), (279, rows.Length)];
            var directory = new byte[2 + 12 * entries.Length + 4];
            BinaryPrimitives.WriteUInt16LittleEndian(directory, (ushort)entries.Length);
            foreach (var (n, (tag, value)) in entries.Index())
            {
                var entry = directory.AsSpan(2 + 12 * n);
                BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
                BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
                BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
                BinaryPrimitives.WriteInt32LittleEndian(entry[8..], value);
            }

            var next = i + 1 < pages.Length ? (int)file.Length + directory.Length + rows.Length : 0;
            BinaryPrimitives.WriteInt32LittleEndian(directory.AsSpan(directory.Length - 4), next);
            file.Write(directory);
            file.Write(rows);
        }

        return file.ToArray();
    }

    // The data of the picture as it stands in the PNG, which a PDF can hold unchanged.
    static (int Height, byte[] Packed) Data(int page)
    {
        var png = Png(page).AsSpan();
        var at = png.IndexOf("IDAT"u8);
        var length = BinaryPrimitives.ReadInt32BigEndian(png[(at - 4)..]);
        return (BinaryPrimitives.ReadInt32BigEndian(png[20..]), png.Slice(at + 4, length).ToArray());
    }

    // Each row begins with the number of its filter, which is none.
    static byte[] Unpack(byte[] packed, int height)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var row = (Width + 7) / 8;
        return [.. bytes.ToArray().Chunk(row + 1).Take(height).SelectMany(line => line.Skip(1))];
    }

    static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
