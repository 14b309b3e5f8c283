using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DonDoc.Formats.Outside;

namespace DonDoc.Formats.Tests.Outside;

/// <summary>
/// ClamAV itself, where it is installed (Debian: <c>clamav-daemon</c>), on a port of this machine. It knows one signature, of our own: those of the world are
/// fetched from outside, which no test needs.
/// </summary>
public sealed class ClamdTests : IAsyncLifetime
{
    const string Signature = "DonDoc.Test";
    const int MostBytes = 1 << 20;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    static readonly byte[] Infected = Encoding.ASCII.GetBytes("a file that only this test takes for infected: " + new string('x', 100));

    static readonly string? Program = OutsideProgram.Find("clamd", $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dondoc-clamd-");
    Process? _daemon;
    string _address = "";

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _address = $"127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        var known = _folder.CreateSubdirectory("known");
        await File.WriteAllTextAsync(Path.Combine(known.FullName, "own.hsb"), $"{Convert.ToHexStringLower(SHA256.HashData(Infected))}:{Infected.Length}:{Signature}\n");
        var settings = Path.Combine(_folder.FullName, "clamd.conf");
        await File.WriteAllLinesAsync(settings, ["Foreground yes", $"TCPSocket {_address.Split(':')[1]}", "TCPAddr 127.0.0.1", $"DatabaseDirectory {known.FullName}", $"StreamMaxLength {MostBytes}"]);
        _daemon = Process.Start(new ProcessStartInfo(Program, ["--config-file=" + settings]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _daemon.OutputDataReceived += static (_, _) => { };
        _daemon.ErrorDataReceived += static (_, _) => { };
        _daemon.BeginOutputReadLine();
        _daemon.BeginErrorReadLine();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !await AnswersAsync();)
            await Task.Delay(100);
    }

    public ValueTask DisposeAsync()
    {
        if (_daemon is not null)
        {
            _daemon.Kill(entireProcessTree: true);
            _daemon.WaitForExit();
            _daemon.Dispose();
        }

        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    async Task<bool> AnswersAsync()
    {
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(IPEndPoint.Parse(_address));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    Task<FileRefusal?> JudgeAsync(byte[] content) => new VirusScanner(_address, Patience).JudgeAsync(new MemoryStream(content), TestContext.Current.CancellationToken);

    [Fact]
    public async Task What_it_knows_is_refused_by_its_name_and_the_rest_comes_in()
    {
        SkipWithoutClamd();
        Assert.Null(await JudgeAsync("Báo cáo kết quả công tác quý I"u8.ToArray()));
        Assert.Null(await JudgeAsync([]));
        Assert.Null(await JudgeAsync(new byte[MostBytes / 2]));
        var refused = await JudgeAsync(Infected);
        Assert.Equal("file.infected", refused!.Code);
        Assert.Equal([$"{Signature}.UNOFFICIAL"], refused.Arguments);
    }

    [Fact]
    public async Task What_is_longer_than_it_takes_has_no_verdict_and_does_not_come_in()
    {
        SkipWithoutClamd();
        Assert.Equal(FileRefusals.NotScanned, await JudgeAsync(new byte[MostBytes * 2]));
    }

    static void SkipWithoutClamd() => Assert.SkipWhen(Program is null, "ClamAV (Debian: clamav-daemon) is not installed.");
}
