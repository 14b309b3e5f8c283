using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DonDoc.Formats.Tests.Outside;

/// <summary>Speaks as clamd does on this machine: takes what INSTREAM sends, and answers as it is told to.</summary>
internal sealed class FakeScanner : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<byte[], string?> answer;
    private readonly Task serving;

    /// <param name="answer">To what was sent; null: the line is closed without one.</param>
    public FakeScanner(Func<byte[], string?> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        // First: between two lines it would ask a listener that is gone.
        await serving;
        listener.Stop();
        end.Dispose();
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var line = await listener.AcceptTcpClientAsync(end.Token);
                await using var stream = line.GetStream();
                var command = new byte["zINSTREAM\0"u8.Length];
                await stream.ReadExactlyAsync(command, end.Token);
                if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8))
                    throw new InvalidOperationException("This is not the command of a scan.");
                using var content = new MemoryStream();
                var size = new byte[sizeof(uint)];
                while (true)
                {
                    await stream.ReadExactlyAsync(size, end.Token);
                    var piece = new byte[BinaryPrimitives.ReadUInt32BigEndian(size)];
                    if (piece.Length == 0)
                        break;
                    await stream.ReadExactlyAsync(piece, end.Token);
                    content.Write(piece);
                }

                if (answer(content.ToArray()) is { } said)
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(said), end.Token);
            }
        }
        catch (Exception exception) when (end.IsCancellationRequested && exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }
}
