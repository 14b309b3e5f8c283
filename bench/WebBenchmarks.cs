using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace DonDoc.Bench;

/// <summary>
/// The built program as a whole process: from start to ready, first and again; the time of each page as a signed-in officer
/// gets it over loopback, as a ratio to a static file of the same server in the same run, and the processor time that it took the server, which does not
/// grow with what else the machine does; resident memory after that, and after four persons have walked every page that they can reach.
/// </summary>
static class WebBenchmarks
{
    const int Warm = 20;
    const int Measured = 100;

    // Pages that differ only in the record, or in what a filter says.
    const int OfAShape = 3;

    static readonly string[] Walkers = ["quantri", "trunguong", "vanphong", "lanhdao"];

    static readonly string[] Pages =
        ["/", "/documents", "/assignments", "/engagements", "/import", "/organisations", "/organisations?q=hong+bang", "/search?q=hai+phong"];

    public static async Task<int> RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("dondoc-bench-");
        try
        {
            Console.WriteLine($"load: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
            using (var first = Server.Start(data.FullName))
            {
                Console.WriteLine($"start, empty data folder: {await first.ReadyAsync():0.0} s, {first.ProcessorSeconds():0.0} s of processor time, {first.ResidentMegabytes():0} MB");
                await WalkAsync(first);
            }

            using var server = Server.Start(data.FullName);
            Console.WriteLine($"start, again: {await server.ReadyAsync():0.0} s, {server.ProcessorSeconds():0.0} s of processor time, {server.ResidentMegabytes():0} MB");
            await MeasureAsync(server);
            Console.WriteLine($"resident memory: {server.ResidentMegabytes():0} MB");
            await WalkAsync(server);
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    static async Task MeasureAsync(Server server)
    {
        using var client = await SignedInAsync(server, "vanphong");
        var record = await FirstRecordsAsync(client);
        var baseline = await TimeAsync(server, client, "/mark.svg");
        Console.WriteLine($"{"page",-46}{"median ms",10}{"p95 ms",10}{"ratio",8}{"processor ms",14}");
        Print("/mark.svg (static file)", baseline, baseline.Median);
        foreach (var page in Pages.Concat(record))
            Print(Regex.Replace(page, "[0-9a-f-]{36}", "…", RegexOptions.None, TimeSpan.FromSeconds(1)), await TimeAsync(server, client, page), baseline.Median);
    }

    static void Print(string page, (double Median, double P95, double Processor) time, double baseline) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{page,-46}{time.Median,10:0.00}{time.P95,10:0.00}{time.Median / baseline,8:0.0}{time.Processor,14:0.00}"));

    /// <summary>Every page that a link leads to, as each of four persons, and what the server holds afterwards.</summary>
    static async Task WalkAsync(Server server)
    {
        var pages = 0;
        foreach (var person in Walkers)
        {
            using var client = await SignedInAsync(server, person);
            var waiting = new Queue<string>(["/"]);
            var (known, shapes) = (new HashSet<string>(StringComparer.Ordinal) { "/" }, new Dictionary<string, int>(StringComparer.Ordinal));
            while (waiting.TryDequeue(out var path))
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                var body = await answer.Content.ReadAsStringAsync();
                pages++;
                if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                    continue;
                foreach (Match link in Regex.Matches(body, "<a [^>]*href=\"(/[^\"#]*)", RegexOptions.None, TimeSpan.FromSeconds(5)))
                {
                    var href = WebUtility.HtmlDecode(link.Groups[1].Value);
                    var shape = Regex.Replace(href, @"(?<=/)[^/?]*\d[^/?]*|(?<==)[^&]*", "*", RegexOptions.None, TimeSpan.FromSeconds(5));
                    if (known.Add(href) && (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) <= OfAShape)
                        waiting.Enqueue(href);
                }
            }
        }

        Console.WriteLine($"resident memory after {pages} pages of {Walkers.Length} persons: {server.ResidentMegabytes():0} MB");
    }

    static async Task<List<string>> FirstRecordsAsync(HttpClient client)
    {
        var found = new List<string>();
        foreach (var list in new[] { "/documents", "/assignments", "/engagements", "/import", "/organisations" })
        {
            var match = Regex.Match(await client.GetStringAsync(new Uri(list, UriKind.Relative)), $"href=\"({list}/[0-9a-f-]{{36}})\"", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (match.Success)
                found.Add(match.Groups[1].Value);
        }

        return found;
    }

    static async Task<(double Median, double P95, double Processor)> TimeAsync(Server server, HttpClient client, string page)
    {
        var times = new List<double>(Measured);
        var spent = 0.0;
        for (var i = 0; i < Warm + Measured; i++)
        {
            if (i == Warm)
                spent = server.ProcessorSeconds();
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            await answer.Content.CopyToAsync(Stream.Null);
            answer.EnsureSuccessStatusCode();
            if (i >= Warm)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[Measured / 2], times[Measured * 95 / 100], (server.ProcessorSeconds() - spent) * 1000 / Measured);
    }

    static async Task<HttpClient> SignedInAsync(Server server, string person)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = true }) { BaseAddress = new Uri(server.Address) };
        var page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var form = page[page.IndexOf("value=\"sign-in\"", StringComparison.Ordinal)..];
        var token = Regex.Match(form, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.Name"] = person,
            ["Form.Password"] = server.PasswordOf(person),
        });
        using var answer = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath != "/")
            throw new InvalidOperationException($"Signing in ended at {answer.RequestMessage.RequestUri}.");
        return client;
    }

    sealed class Server : IDisposable
    {
        readonly Dictionary<string, string> _passwords;
        readonly Process _process;
        readonly long _started = Stopwatch.GetTimestamp();

        Server(Process process, string address, Dictionary<string, string> passwords) =>
            (_process, Address, _passwords) = (process, address, passwords);

        public string Address { get; }

        public static Server Start(string data)
        {
            var address = $"http://127.0.0.1:{FreePort()}";
            var web = Path.Combine(Corpus.Root, "src", "Web");
            var process = Process.Start(new ProcessStartInfo("dotnet", ["bin/Release/net10.0/DonDoc.Web.dll", "--data", data, "--urls", address])
            {
                WorkingDirectory = web,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
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

        public string PasswordOf(string account) => _passwords[account];

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
}
