using System.Net;
using System.Net.Sockets;
using System.Text;
using DonDoc.Formats.Outside;

namespace DonDoc.Formats.Tests.Outside;

public sealed class VirusScannerTests
{
    // The test file of all scanners, in two halves so that none takes this source for it.
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*");

    private static async Task<FileRefusal?> JudgeAsync(Func<byte[], string?> answer, byte[] content, TimeSpan? patience = null)
    {
        await using var scanner = new FakeScanner(answer);
        return await new VirusScanner(scanner.Address, patience).JudgeAsync(new MemoryStream(content), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(200_001)]
    public async Task All_of_a_file_is_sent_and_a_clean_one_comes_in(int length)
    {
        var content = new byte[length];
        new Random(1).NextBytes(content);
        byte[]? arrived = null;
        Assert.Null(await JudgeAsync(sent =>
        {
            arrived = sent;
            return "stream: OK\0";
        }, content));
        Assert.Equal(content, arrived);
    }

    [Fact]
    public async Task What_is_found_is_refused_by_its_name_without_what_a_page_would_run()
    {
        var refusal = await JudgeAsync(_ => "stream: Win.Test.EICAR_HDB-1<script> FOUND\0", Eicar);
        Assert.Equal("file.infected", refusal!.Code);
        Assert.Equal(["Win.Test.EICAR_HDB-1script"], refusal.Arguments);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("stream: OK but not quite\0")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Without_a_verdict_nothing_comes_in(string? answer) =>
        Assert.Equal(FileRefusals.NotScanned, await JudgeAsync(_ => answer, [1, 2, 3]));

    [Fact]
    public async Task One_that_is_silent_or_not_there_lets_nothing_in()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        Assert.Equal(FileRefusals.NotScanned, await new VirusScanner(address, TimeSpan.FromMilliseconds(300)).JudgeAsync(new MemoryStream([1]), TestContext.Current.CancellationToken));
        silent.Stop();
        Assert.Equal(FileRefusals.NotScanned, await new VirusScanner(address).JudgeAsync(new MemoryStream([1]), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_goes_away_is_not_told_anything()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new VirusScanner($"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}").JudgeAsync(new MemoryStream([1]), gone.Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Where_none_is_named_nothing_is_asked(string? address) =>
        Assert.Null(await new VirusScanner(address).JudgeAsync(new MemoryStream(Eicar), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData(":3310")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("127.0.0.1:clamd")]
    public void What_is_no_address_stops_the_start(string address) => Assert.Throws<InvalidOperationException>(() => new VirusScanner(address));
}
