namespace DonDoc.Formats;

/// <summary>More came out of a packed stream than <see cref="ReadLimits"/> allows.</summary>
sealed class UnpackedTooMuchException : IOException;

/// <summary>One block of a document, or what is written from it, would fill the memory: a table of a hundred thousand rows, a long cell merged over them.</summary>
sealed class BlockTooLargeException : IOException;

/// <summary>Passes a stream through and stops it once it has given more bytes than it may.</summary>
sealed class BoundedStream(Stream inner, long limit) : Stream
{
    long _left = limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _left -= read;
        return _left >= 0 ? read : throw new UnpackedTooMuchException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
