using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Bench;

/// <summary>
/// The running program on the records of a country, asked over HTTP by an officer of a commune, one of a province and one who sees everything: the pages and the
/// update that the aims speak of, beside a static file of the same server and a bare SELECT of as many rows, in one run.
/// </summary>
static class CountryBenchmarks
{
    const int Measured = 60;
    const string Password = "trial-of-a-whole-country";

    static readonly TrackingOptions Options = new();

    /// <param name="assignments">200,000 with 4,000 organisations; from 2,000,000 on with 57,000.</param>
    /// <param name="connection">An empty database; one that is filled is measured as it is. A SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(int assignments, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-country-");
        try
        {
            var place = connection ?? Path.Combine(folder.FullName, "country.db");
            var (people, bare) = await FillAsync(place, assignments);
            using var server = Server.Start(folder.FullName, place, "--no-demo", "--Limits:RequestsPerMinute=1000000");
            Say($"ready: {await server.ReadyAsync():0.0} s");
            await CalmAsync(server);
            Say($"resident memory: {server.ResidentMegabytes():0} MB; load: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
            await MeasureAsync(server, people, bare);
            Say($"resident memory: {server.ResidentMegabytes():0} MB; load: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <param name="Token">A program of the officer of the commune, who may report work.</param>
    /// <param name="Work">What that commune carries out, in the order in which it is told of it.</param>
    sealed record People(OrganisationId Commune, OrganisationId Province, string Token, IReadOnlyList<(AssignmentId Id, int Version)> Work);

    static async Task<(People People, double Bare)> FillAsync(string place, int assignments)
    {
        await using var db = TrackingStorage.Open(place);
        await TrackingStorage.MigrateAsync(db);
        if (!await db.Assignments.AnyAsync())
        {
            var (communes, grassroots) = assignments >= 2_000_000 ? (3321, 50_000) : (1500, 2000);
            var made = (await new GenerateRecords(db, TimeProvider.System, Options).RunAsync(new(34, communes, grassroots, assignments, 12, 1))).Value;
            Say($"{made.Organisations} organisations, {made.Assignments} assignments with {made.Told} acts and {made.Reports} reports: {made.Bulk.TotalSeconds:0.0} s, {made.Assignments / made.Bulk.TotalSeconds:0} a second; closing {made.Closing.TotalSeconds:0.0} s; index {made.Indexing.TotalSeconds:0.0} s");
            if (TrackingStorage.IsPostgres(place))
                await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }

        var today = TimeProvider.System.Today();
        var commune = await db.Assignments.Where(row => row.State == AssignmentState.InProgress)
            .Join(db.Organisations.Where(row => row.Level == OrganisationLevel.Commune), row => row.LeadId, body => (OrganisationId?)body.Id, (row, body) => body.Id)
            .GroupBy(id => id).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync();
        var province = await db.Organisations.Where(row => row.Code == "31.TU").Select(row => row.Id).SingleAsync();
        var top = await db.Organisations.Where(row => row.Code == "TW").Select(row => row.Id).SingleAsync();
        await db.Accounts.Where(row => row.UserName!.StartsWith("bench-")).ExecuteDeleteAsync();
        var officer = Account("bench-commune", commune);
        var (token, secret) = ApiToken.Issue(officer.Id, "bench", [Permission.ReportWork, Permission.ViewAssignments], today.AddDays(2), TimeProvider.System.GetUtcNow().UtcDateTime, []);
        db.AddRange(officer, new RoleGrant(officer.Id, Role.Officer, commune, today.AddDays(-1), null), token);
        foreach (var (name, home) in new[] { ("bench-province", province), ("bench-country", top) })
        {
            var account = Account(name, home);
            db.AddRange(account, new RoleGrant(account.Id, Role.Officer, home, today.AddDays(-1), null));
        }

        await db.SaveChangesAsync();
        var work = await db.Assignments.Where(row => row.LeadId == commune && row.State == AssignmentState.InProgress).OrderBy(row => row.Id).Select(row => new { row.Id, row.Version }).ToListAsync();
        var times = new List<double>();
        for (var i = 0; i < Measured; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await db.Assignments.OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(26).Select(row => new { row.Id, row.Code, row.Content, row.DueDate }).ToListAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (new(commune, province, secret, [.. work.Select(row => (row.Id, row.Version))]), times[Measured / 2]);
    }

    static Account Account(string name, OrganisationId home)
    {
        var account = new Account(name, name, "Chuyên viên", home) { NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = Guid.CreateVersion7().ToString("N") };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        return account;
    }

    /// <summary>What a start finds to do in the background is done: no second of processor time in five.</summary>
    static async Task CalmAsync(Server server)
    {
        var watch = Stopwatch.StartNew();
        for (var spent = server.ProcessorSeconds(); ; spent = server.ProcessorSeconds())
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            if (server.ProcessorSeconds() - spent < 0.5)
                break;
        }

        Say($"calm after {watch.Elapsed.TotalSeconds:0} s");
    }

    static async Task MeasureAsync(Server server, People people, double bare)
    {
        using var commune = await server.SignedInAsync("bench-commune", Password);
        using var province = await server.SignedInAsync("bench-province", Password);
        using var country = await server.SignedInAsync("bench-country", Password);
        var still = await server.TimeAsync(commune, "/mark.svg", Measured);
        Say($"{"",-46}{"median ms",10}{"p95 ms",10}{"/ file",8}{"/ SELECT",10}{"processor ms",14}");
        void Print(string name, (double Median, double P95, double Processor) time) =>
            Say($"{name,-46}{time.Median,10:0.0}{time.P95,10:0.0}{time.Median / still.Median,8:0.0}{time.Median / bare,10:0.0}{time.Processor,14:0.0}");
        Print("static file", still);
        Print("bare SELECT of 26 rows, in process", (bare, bare, bare));
        var subtree = $"/assignments?organisation={people.Province}&state=InProgress";
        var last = subtree;
        for (var page = 1; page < 50 && Next(await province.GetStringAsync(new Uri(last, UriKind.Relative))) is { } next; page++)
            last = next;
        var days = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var (name, who, path) in new[]
                 {
                     ("home of the commune", commune, "/"),
                     ("overdue of the commune", commune, "/assignments?duty=ToReport&timeliness=Overdue"),
                     ("one assignment", commune, $"/assignments/{people.Work[0].Id}"),
                     ("roll-up of the commune", commune, "/rollups"),
                     ("home of the province", province, "/"),
                     ("subtree of the province, page 1", province, subtree),
                     ("subtree of the province, page 50", province, last),
                     ("roll-up of the province", province, "/rollups"),
                     ("reports of the province", province, "/reports"),
                     ("home of the country", country, "/"),
                     ("roll-up of the country", country, "/rollups"),
                     ("roll-up of the country by document", country, "/rollups?by=Document"),
                     ("roll-up of the country by field", country, "/rollups?by=Field"),
                     ("the country 10 days ago, known then", country, $"/rollups?on={days.AddDays(-10):yyyy-MM-dd}&known=Then"),
                     ("the country 10 days ago, known now", country, $"/rollups?on={days.AddDays(-10):yyyy-MM-dd}&known=Now"),
                     ("the country 200 days ago, known then", country, $"/rollups?on={days.AddDays(-200):yyyy-MM-dd}&known=Then"),
                     ("the country 200 days ago, known now", country, $"/rollups?on={days.AddDays(-200):yyyy-MM-dd}&known=Now"),
                     ("the province 10 days ago, known then", province, $"/rollups?on={days.AddDays(-10):yyyy-MM-dd}&known=Then"),
                     ("the province 10 days ago, known now", province, $"/rollups?on={days.AddDays(-10):yyyy-MM-dd}&known=Now"),
                     ("peers of the country", country, "/rollups/peers"),
                     ("map of the country", country, "/rollups/map"),
                 })
        {
            Print(name, await server.TimeAsync(who, path, Measured));
        }

        Print("an update with its counts (progress)", await UpdateAsync(server, people));
    }

    static async Task<(double Median, double P95, double Processor)> UpdateAsync(Server server, People people)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", people.Token);
        var times = new List<double>();
        var spent = server.ProcessorSeconds();
        var versions = people.Work.Take(20).ToDictionary(row => row.Id, row => row.Version);
        for (var i = 0; i < Measured; i++)
        {
            var id = versions.Keys.ElementAt(i % versions.Count);
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync(new Uri($"/api/v1/assignments/{id}/progress", UriKind.Relative), new { version = versions[id], percent = 10 + i, note = $"Đã làm {i}" });
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            versions[id]++;
        }

        times.Sort();
        return (times[Measured / 2], times[Measured * 95 / 100], (server.ProcessorSeconds() - spent) * 1000 / Measured);
    }

    static string? Next(string page) =>
        Regex.Matches(page, "href=\"(/assignments\\?[^\"]*cursor=[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is [.., var last] ? System.Net.WebUtility.HtmlDecode(last.Groups[1].Value) : null;

    static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
