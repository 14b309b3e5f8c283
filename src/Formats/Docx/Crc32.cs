namespace DonDoc.Formats.Docx;

/// <summary>The checksum of archives (ISO 3309), which the framework's reader does not verify.</summary>
static class Crc32
{
    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var c = (uint)i;
        for (var bit = 0; bit < 8; bit++)
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    })];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var c = uint.MaxValue;
        foreach (var b in bytes)
            c = Table[(byte)(c ^ b)] ^ (c >> 8);
        return ~c;
    }
}
