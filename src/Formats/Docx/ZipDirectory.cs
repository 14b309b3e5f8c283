using System.Buffers.Binary;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Looks through the directory at the end of an archive before any of it is unpacked: how many entries, how large, how
/// much they grow. The sizes there may lie; what is unpacked is counted again by <see cref="BoundedStream"/>.
/// </summary>
static class ZipDirectory
{
    const int EndLength = 22;
    const int EntryLength = 46;
    const int CommentLength = ushort.MaxValue;

    /// <summary>Null when the archive may be opened.</summary>
    public static FileRefusal? Check(ReadOnlySpan<byte> content, ReadLimits limits)
    {
        var tail = Math.Max(0, content.Length - EndLength - CommentLength);
        var end = content[tail..].LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || (end += tail) + EndLength > content.Length)
            return FileRefusals.Truncated;
        var at = (long)BinaryPrimitives.ReadUInt32LittleEndian(content[(end + 16)..]);
        if (at >= end)
            return at == uint.MaxValue ? FileRefusals.ZipBomb : FileRefusals.Truncated;

        var unpacked = 0L;
        for (var entries = 1; at + EntryLength <= end && content[(int)at..].StartsWith("PK\x01\x02"u8); entries++)
        {
            var entry = content[(int)at..];
            if ((BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & 1) != 0)
                return FileRefusals.Encrypted;
            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
            if (entries > limits.ArchiveEntries || unpacked > limits.UnpackedFrom(content.Length))
                return FileRefusals.ZipBomb;
            at += EntryLength + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }

        return null;
    }
}
