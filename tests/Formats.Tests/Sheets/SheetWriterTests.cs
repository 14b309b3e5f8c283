using System.IO.Compression;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DonDoc.Formats.Sheets;

namespace DonDoc.Formats.Tests.Sheets;

public sealed class SheetWriterTests
{
    /// <summary>As the body of an answer is: it does not seek, and nothing may be written to it without waiting.</summary>
    sealed class OneWayStream : Stream
    {
        public MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Written.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Written.WriteAsync(buffer, offset, count, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    static async Task<byte[]> WriteAsync(IReadOnlyList<SheetHead> heads, params object?[][] rows)
    {
        using var to = new OneWayStream();
        await using (var writer = await SheetWriter.BeginAsync(to, "Nhiệm vụ: [2026]/\"1\"", heads, TestContext.Current.CancellationToken))
        {
            foreach (var row in rows)
                await writer.WriteRowAsync(row, TestContext.Current.CancellationToken);
        }

        return to.Written.ToArray();
    }

    [Fact]
    public async Task A_sheet_is_valid_and_is_read_back_as_it_was()
    {
        var file = await WriteAsync([new("Mã"), new("Nội dung", 60), new("Độ khẩn", 12, ["Thường", "Khẩn \"&\" hoả tốc"]), new("Hạn"), new("Lúc"), new("%")],
            ["31.BTV/2026-0001", "=HYPERLINK(\"http://x\")\r\nhai dòng <b>&\u0001 đ\uD83D\uDE00\uD800", "Thường", new DateOnly(2026, 12, 31), new DateTime(2026, 11, 28, 17, 30, 0), 12.5m],
            [null, "", null, null, null, -3]);
        using (var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false))
            Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));

        var rows = SheetReader.Read(file, 100).Rows;
        Assert.Equal("Mã|Nội dung|Độ khẩn|Hạn|Lúc|%", string.Join('|', rows[0].Cells.Select(cell => cell.Text)));
        // A formula stays a text: no cell of the file has one.
        Assert.Equal("31.BTV/2026-0001|=HYPERLINK(\"http://x\")\n" + "hai dòng <b>& đ\uD83D\uDE00|Thường|31/12/2026|29/11/2026|12.5", string.Join('|', rows[1].Cells.Select(cell => cell.Text)));
        Assert.Equal(new DateOnly(2026, 12, 31), rows[1].Cells[3].Day);
        Assert.Equal(-3, rows[2].Cells[5].Number);
        using var zip = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f>", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_comes_back() =>
        Gen.String[Gen.Char["ab<&>\"' đỷ]\t\u00A0"], 1, 12].Array[1, 4].Array[1, 5].Sample(rows =>
        {
            var file = WriteAsync([new("a")], [.. rows.Select(row => row.Select(cell => (object?)("x" + cell + "x")).ToArray())]).GetAwaiter().GetResult();
            Assert.Equal(rows.Select(row => row.Select(cell => "x" + cell + "x")), SheetReader.Read(file, 100).Rows.Skip(1).Select(row => row.Cells.Select(cell => cell.Text)));
        }, iter: 200);

    /// <summary>A hundred thousand rows take the memory of some.</summary>
    [Fact]
    public async Task Rows_leave_as_they_come()
    {
        var to = new CountingStream();
        await using (var writer = await SheetWriter.BeginAsync(to, "a", [new("Nội dung")], TestContext.Current.CancellationToken))
        {
            var half = 0L;
            for (var row = 0; row < 20_000; row++)
            {
                await writer.WriteRowAsync([$"{row} {Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(30))}"], TestContext.Current.CancellationToken);
                half = row == 10_000 ? to.Count : half;
            }

            Assert.InRange(half, 300_000, to.Count - 300_000);
        }
    }

    sealed class CountingStream : MemoryStream
    {
        public long Count { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override bool CanSeek => false;
    }
}
