using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DonDoc.Running;

namespace DonDoc.Web.Tests;

/// <summary>The limits that the server holds before a request is one of ours: on the program as a process, over its own sockets.</summary>
[Slow("Lets a request drip until the server ends it: half a minute.")]
public sealed class RequestLimitTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_that_are_too_large_or_too_slow_are_ended()
    {
        await using var program = new RunningProgram { Begins = PreparedData.Demonstration.CopyTo };
        await program.StartAsync();
        using var client = program.OpenClient();
        var officer = new Browser(client);
        await officer.SignInAsync("vanphong", program.PasswordOf("vanphong"));

        // A form has a megabyte, files have more; the answer is words, not a broken connection.
        using var large = await officer.PostAsync(await officer.OpenAsync("/account"), "form.appearance", ("returnUrl", new string('a', 1_500_000)));
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        Assert.Contains("quá lớn", await large.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var files = await officer.PostFilesAsync(await officer.OpenAsync("/import"), ("a.bin", new byte[3_000_000]));
        Assert.Equal(HttpStatusCode.Redirect, files.StatusCode);

        await VersionAsync(officer, "mới.txt", string.Concat(Enumerable.Repeat("Nội dung ", 200_000)));

        using var headers = new HttpRequestMessage(HttpMethod.Get, "/account");
        headers.Headers.Add("X-Long", new string('a', 20_000));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await client.SendAsync(headers, Cancel)).StatusCode);
        using var long1 = await client.GetAsync(new Uri("/search?q=" + new string('a', 10_000), UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, long1.StatusCode);

        // Drop by drop: a header that never ends, a body that hardly comes.
        var (header, body) = (DripAsync(program, "GET /account HTTP/1.1\r\nHost: localhost\r\n", "X: 1\r\n"),
            DripAsync(program, "POST /preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n", "a"));
        Assert.InRange(await header, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        Assert.InRange(await body, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
    }

    /// <summary>A version has as much as its page says, though it comes with a form: here more than two megabytes.</summary>
    static async Task VersionAsync(Browser officer, string name, string text)
    {
        var document = await officer.OpenAsync("/documents/112-KH-UBND");
        var page = await officer.OpenAsync(document.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).First(href => href.EndsWith("/versions", StringComparison.Ordinal)));
        Assert.Contains("29 MB", page.QuerySelector("form[enctype]")!.TextContent, StringComparison.Ordinal);
        using var content = new MultipartFormDataContent { { new StringContent("Draft"), "Form.Stage" } };
        foreach (var field in page.QuerySelectorAll("form[enctype] input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name);
        using var answer = await officer.Client.PostAsync(new Uri(page.Url).PathAndQuery, content, Cancel);
        Assert.Contains("v=2", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>How long the server bears with a connection that sends one drop a second.</summary>
    static async Task<TimeSpan> DripAsync(RunningProgram program, string first, string drop)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", new Uri(program.Address).Port, Cancel);
        var stream = socket.GetStream();
        var since = Stopwatch.StartNew();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(first), Cancel);
        var ended = EndAsync(stream);
        try
        {
            while (!ended.IsCompleted && since.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(1), Cancel));
                await stream.WriteAsync(Encoding.ASCII.GetBytes(drop), Cancel);
            }
        }
        catch (IOException)
        {
            // Closed while we wrote.
        }

        await ended;
        return since.Elapsed;
    }

    static async Task EndAsync(NetworkStream stream)
    {
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, Cancel) > 0)
            {
                // What it says before it closes.
            }
        }
        catch (IOException)
        {
            // Closed hard.
        }
    }
}
