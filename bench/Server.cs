using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace DonDoc.Bench;

/// <summary>The built program as a process of its own, on a port of 127.0.0.1, as browsers and programs ask it.</summary>
sealed class Server : IDisposable
{
    const int Warm = 20;

    readonly Dictionary<string, string> _passwords;
    readonly Process _process;
    readonly long _started = Stopwatch.GetTimestamp();

    Server(Process process, string address, Dictionary<string, string> passwords) =>
        (_process, Address, _passwords) = (process, address, passwords);

    public string Address { get; }

    /// <param name="connection">Where the records are, if not in the folder.</param>
    /// <param name="more">Options of the command line.</param>
    public static Server Start(string data, string? connection = null, params string[] more)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var web = Path.Combine(Corpus.Root, "src", "Web");
        var start = new ProcessStartInfo("dotnet", ["bin/Release/net10.0/DonDoc.Web.dll", "--data", data, "--urls", address, .. more])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (connection is not null)
            start.Environment["ConnectionStrings__Tracking"] = connection;
        var process = Process.Start(start)!;
        var passwords = new Dictionary<string, string>(StringComparer.Ordinal);
        process.OutputDataReceived += (_, line) =>
        {
            var match = Regex.Match(line.Data ?? "", @"^\s+(\S+)\s+/ (\S+)", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (match.Success)
                passwords[match.Groups[1].Value] = match.Groups[2].Value;
        };
        process.BeginOutputReadLine();
        return new Server(process, address, passwords);
    }

    public async Task<double> ReadyAsync()
    {
        using var client = new HttpClient();
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"{Address}/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return Stopwatch.GetElapsedTime(_started).TotalSeconds;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException("The program ended before it was ready; build it first: dotnet build src/Web -c Release");
    }

    /// <summary>Asks again and again: milliseconds by the clock at the median and at 95 in a hundred, and of the server's processor, for one.</summary>
    public async Task<(double Median, double P95, double Processor)> TimeAsync(HttpClient client, string page, int measured)
    {
        var times = new List<double>(measured);
        var spent = 0.0;
        for (var i = 0; i < Warm + measured; i++)
        {
            if (i == Warm)
                spent = ProcessorSeconds();
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            await answer.Content.CopyToAsync(Stream.Null);
            answer.EnsureSuccessStatusCode();
            if (i >= Warm)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[measured / 2], times[measured * 95 / 100], (ProcessorSeconds() - spent) * 1000 / measured);
    }

    public async Task<HttpClient> SignedInAsync(string person, string? password = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = true }) { BaseAddress = new Uri(Address) };
        var page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var form = page[page.IndexOf("value=\"sign-in\"", StringComparison.Ordinal)..];
        var token = Regex.Match(form, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.Name"] = person,
            ["Form.Password"] = password ?? _passwords[person],
        });
        using var answer = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath != "/")
            throw new InvalidOperationException($"Signing in ended at {answer.RequestMessage.RequestUri}.");
        return client;
    }

    public double ResidentMegabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1e6;
    }

    public double ProcessorSeconds()
    {
        _process.Refresh();
        return _process.TotalProcessorTime.TotalSeconds;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
