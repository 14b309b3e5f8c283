using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DonDoc.Tracking.Audit;

/// <summary>
/// The bytes under a seal: each field as its UTF-8 text behind its length in bytes (four bytes, big-endian; all ones for null). Gathered and hashed at once: a
/// check goes through millions of entries.
/// </summary>
internal struct SealedFields() : IDisposable
{
    // Of a number, an instant or an id.
    private const int LongestValue = 40;
    private const int Length = sizeof(int);

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1024);
    private int end;

    public void Add(string? text)
    {
        if (text is null)
        {
            AddNull();
            return;
        }

        Reserve(Length + Encoding.UTF8.GetMaxByteCount(text.Length));
        Close(Encoding.UTF8.GetBytes(text, bytes.AsSpan(end + Length)));
    }

    /// <param name="format">For all cultures.</param>
    public void Add<T>(T? value, string? format = null) where T : struct, IUtf8SpanFormattable
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        Reserve(Length + LongestValue);
        if (!value.Value.TryFormat(bytes.AsSpan(end + Length, LongestValue), out var written, format, CultureInfo.InvariantCulture))
            throw new ArgumentException("Longer than a value is.", nameof(value));
        Close(written);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public readonly string Seal()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, end), hash);
        return Convert.ToHexStringLower(hash);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    private void AddNull()
    {
        Reserve(Length);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(end), -1);
        end += Length;
    }

    private void Close(int written)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(end), written);
        end += Length + written;
    }

    private void Reserve(int more)
    {
        if (bytes.Length - end >= more)
            return;
        var longer = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, end + more));
        bytes.AsSpan(0, end).CopyTo(longer);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = longer;
    }
}
