using System.Buffers.Binary;

namespace DonDoc.Formats.Outside;

/// <summary>What the beginning of a picture says of it, read before anybody unpacks it.</summary>
/// <param name="Pixels">Of the largest page.</param>
/// <param name="Pages">More than one in TIFF only.</param>
readonly record struct PictureHeader(FileFormat Format, long Pixels, int Pages)
{
    // A file whose pages point at one another in a circle has an end too.
    const int MostPages = 10_000;

    /// <summary>Null where it is no picture, or a broken one.</summary>
    public static PictureHeader? Of(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => OfPng(content),
        [0xFF, 0xD8, 0xFF, ..] => OfJpeg(content),
        [(byte)'I', (byte)'I', 42, 0, ..] => OfTiff(content, isLittle: true),
        [(byte)'M', (byte)'M', 0, 42, ..] => OfTiff(content, isLittle: false),
        _ => null,
    };

    static PictureHeader? OfPng(ReadOnlySpan<byte> content) => content.Length < 24
        ? null
        : Of(FileFormat.Png, BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..]));

    static PictureHeader? OfJpeg(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]))
        {
            // The frame, in one of its kinds; C4, C8 and CC are tables.
            if (content[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Of(FileFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
        }

        return null;
    }

    static PictureHeader? OfTiff(ReadOnlySpan<byte> content, bool isLittle)
    {
        var (pixels, pages) = (0L, 0);
        for (var at = Number(content, 4, 4, isLittle); at > 0; pages++)
        {
            if (pages == MostPages || at + 2 > content.Length)
                return null;
            var entries = Number(content, at, 2, isLittle);
            var (width, height) = (0L, 0L);
            for (var entry = at + 2; entry + 12 <= content.Length && entry < at + 2 + 12 * entries; entry += 12)
            {
                // A number of two or of four bytes.
                var value = Number(content, entry + 8, Number(content, entry + 2, 2, isLittle) == 3 ? 2 : 4, isLittle);
                var tag = Number(content, entry, 2, isLittle);
                (width, height) = tag == 256 ? (value, height) : tag == 257 ? (width, value) : (width, height);
            }

            pixels = Math.Max(pixels, width * height);
            at = Number(content, at + 2 + 12 * entries, 4, isLittle);
        }

        return pixels > 0 ? new PictureHeader(FileFormat.Tiff, pixels, pages) : null;
    }

    static PictureHeader? Of(FileFormat format, long width, long height) => width * height > 0 ? new PictureHeader(format, width * height, 1) : null;

    // Zero where the file ends before.
    static long Number(ReadOnlySpan<byte> content, long at, int length, bool isLittle)
    {
        if (at + length > content.Length)
            return 0;
        var bytes = content[(int)at..];
        return (length, isLittle) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
    }
}
