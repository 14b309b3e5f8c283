using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace DonDoc.Formats.Outside;

/// <summary>
/// Asks a ClamAV daemon whether a file holds something that it knows: the command INSTREAM of clamd, over TCP. Where one is named and does not answer,
/// nothing is let in; where none is named, nothing is asked.
/// </summary>
public sealed class VirusScanner
{
    /// <summary>The key of the configuration under which its address stands: <c>127.0.0.1:3310</c>.</summary>
    public const string Setting = "Files:VirusScanner";

    const int ChunkBytes = 1 << 16;
    const int LongestAnswer = 1000;
    const int LongestName = 100;

    static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    readonly (string Host, int Port)? _address;
    readonly TimeSpan _patience;

    /// <param name="address">Host and port; null or blank: none.</param>
    /// <param name="patience">Longest time for one file; a minute where null.</param>
    /// <exception cref="InvalidOperationException">What is written is no address.</exception>
    public VirusScanner(string? address, TimeSpan? patience = null)
    {
        _patience = patience ?? Usual;
        if (string.IsNullOrWhiteSpace(address))
            return;
        var colon = address.LastIndexOf(':');
        _address = colon > 0 && ushort.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? (address[..colon].Trim().Trim('[', ']'), port)
            : throw new InvalidOperationException($"{Setting} is not an address like 127.0.0.1:3310: {address}");
    }

    /// <summary>Null where the file may come in, from its present place to its end.</summary>
    /// <exception cref="IOException">The file could not be read.</exception>
    public async Task<FileRefusal?> JudgeAsync(Stream content, CancellationToken cancel = default)
    {
        if (_address is not var (host, port))
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_patience);
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(host, port, patience.Token);
            await using var stream = line.GetStream();
            return Verdict(await AskAsync(stream, content, patience.Token));
        }
        catch (Exception exception) when (exception is SocketException or IOException { InnerException: SocketException }
            || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return FileRefusals.NotScanned;
        }
    }

    static async Task<string> AskAsync(NetworkStream stream, Stream content, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        // Each piece goes with its length before it; one of no length is the end.
        var piece = new byte[sizeof(uint) + ChunkBytes];
        int read;
        do
        {
            read = await content.ReadAsync(piece.AsMemory(sizeof(uint)), cancel);
            BinaryPrimitives.WriteUInt32BigEndian(piece, (uint)read);
            await stream.WriteAsync(piece.AsMemory(0, sizeof(uint) + read), cancel);
        }
        while (read > 0);
        var answer = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    static FileRefusal? Verdict(string answer)
    {
        const string beginning = "stream: ", found = " FOUND";
        if (answer == beginning + "OK")
            return null;
        if (!answer.StartsWith(beginning, StringComparison.Ordinal) || !answer.EndsWith(found, StringComparison.Ordinal))
            return FileRefusals.NotScanned;
        var name = string.Concat(answer[beginning.Length..^found.Length].Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/'));
        return FileRefusals.Infected(name.Length > LongestName ? name[..LongestName] : name);
    }
}
