using System.Security.Cryptography;

namespace DonDoc.Web.Pages.Imports;

/// <summary>A file whose bytes cannot be read without its key. A key is for one file.</summary>
class EncipheredFile : Stream
{
    /// <summary>Length of a key.</summary>
    public const int KeyBytes = 32;

    const int Block = 16;

    readonly FileStream _file;
    readonly Aes _cipher = Aes.Create();
    readonly byte[] _counter = new byte[Block];
    readonly byte[] _mask = new byte[Block];

    /// <param name="file">Closed with this one.</param>
    public EncipheredFile(FileStream file, byte[] key)
    {
        _file = file;
        _cipher.Key = key;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position { get => _file.Position; set => _file.Position = value; }

    public override int Read(Span<byte> buffer)
    {
        var at = _file.Position;
        var read = _file.Read(buffer);
        Mask(buffer[..read], at);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var at = _file.Position;
        var read = await _file.ReadAsync(buffer, cancellationToken);
        Mask(buffer.Span[..read], at);
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        var masked = buffer.AsSpan(offset, count).ToArray();
        Mask(masked, _file.Position);
        _file.Write(masked);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var masked = buffer.ToArray();
        Mask(masked, _file.Position);
        await _file.WriteAsync(masked, cancellationToken);
    }

    public override void Flush() => _file.Flush();

    /// <summary>Brings all that was written to the disk itself.</summary>
    public void FlushToDisk() => _file.Flush(flushToDisk: true);

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    public override void SetLength(long value) => _file.SetLength(value);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _cipher.Dispose();
        await base.DisposeAsync();
    }

    // Counter mode: each block of sixteen bytes has a mask of its own, so any place can be read or written.
    void Mask(Span<byte> bytes, long at)
    {
        for (var i = 0; i < bytes.Length; i++, at++)
        {
            if (i == 0 || at % Block == 0)
            {
                BitConverter.TryWriteBytes(_counter, at / Block);
                _cipher.EncryptEcb(_counter, _mask, PaddingMode.None);
            }

            bytes[i] ^= _mask[at % Block];
        }
    }
}
