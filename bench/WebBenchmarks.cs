using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace DonDoc.Bench;

/// <summary>
/// The built program as a whole process: from start to ready, first and again; the time of each page as a signed-in officer
/// gets it over loopback, as a ratio to a static file of the same server in the same run, and the processor time that it took the server, which does not
/// grow with what else the machine does; resident memory after that, and after four persons have walked every page that they can reach.
/// </summary>
static class WebBenchmarks
{
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
        using var client = await server.SignedInAsync("vanphong");
        var record = await FirstRecordsAsync(client);
        var baseline = await server.TimeAsync(client, "/mark.svg", Measured);
        Console.WriteLine($"{"page",-46}{"median ms",10}{"p95 ms",10}{"ratio",8}{"processor ms",14}");
        Print("/mark.svg (static file)", baseline, baseline.Median);
        foreach (var page in Pages.Concat(record))
            Print(Regex.Replace(page, "[0-9a-f-]{36}", "…", RegexOptions.None, TimeSpan.FromSeconds(1)), await server.TimeAsync(client, page, Measured), baseline.Median);
    }

    static void Print(string page, (double Median, double P95, double Processor) time, double baseline) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{page,-46}{time.Median,10:0.00}{time.P95,10:0.00}{time.Median / baseline,8:0.0}{time.Processor,14:0.00}"));

    /// <summary>Every page that a link leads to, as each of four persons, and what the server holds afterwards.</summary>
    static async Task WalkAsync(Server server)
    {
        var pages = 0;
        foreach (var person in Walkers)
        {
            using var client = await server.SignedInAsync(person);
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
}
