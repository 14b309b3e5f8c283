using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DonDoc.Running;
using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Web.Tests;

/// <summary>
/// The program as a process, killed at any moment while several persons act on assignments through the API, and started again: what was acknowledged is there, once;
/// what was not is there whole or not at all; the log and the roll-ups are right.
/// </summary>
[Slow("Kills the program and starts it again.")]
public sealed class KilledUpdateTests(ITestOutputHelper output)
{
    /// <summary>Environment variable: how often it is killed on each database; a whole run of <c>./test</c> kills a few times.</summary>
    const string Kills = "DONDOC_TEST_KILLS";

    const int UsualKills = 4;
    const int Workers = 4;
    const int WorksOfOne = 3;

    /// <summary>The longest that they act before a kill, in milliseconds: some tens of acts.</summary>
    const int Longest = 700;

    static readonly AssignmentState[] Open = [AssignmentState.InProgress, AssignmentState.Returned];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_was_acknowledged_is_there_and_nothing_is_half(Provider provider)
    {
        await using var database = await KillableDatabase.CreateAsync(provider);
        await using var program = new RunningProgram("Limits:RequestsPerMinute=1000000") { Begins = provider == Provider.Sqlite ? PreparedData.Demonstration.CopyTo : null };
        if (provider == Provider.Postgres)
            program.Settings["ConnectionStrings:Tracking"] = database.Connection!;
        var connection = database.Connection ?? program.Database;
        await program.StartAsync();
        var (lead, assigner) = await TokensAsync(connection);
        var works = new List<Work>();
        for (var i = 0; i < Workers * WorksOfOne; i++)
            works.Add(await SendAsync(program, connection, assigner, lead, i));

        var kills = int.TryParse(Environment.GetEnvironmentVariable(Kills), CultureInfo.InvariantCulture, out var asked) ? asked : UsualKills;
        var random = new Random(2026);
        var (acknowledged, cutOff, found) = (0, 0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var told = new ConcurrentBag<Told>();
            using var end = new CancellationTokenSource();
            var acting = works.Chunk(WorksOfOne).Select((own, worker) => ActAsync(program, own, new Random(kill * Workers + worker), lead, assigner, told, end.Token)).ToList();
            // However slow the machine: they are at it.
            while (told.IsEmpty && !acting.Exists(one => one.IsCompleted))
                await Task.Delay(1, Cancel);
            await Task.Delay(random.Next(Longest), Cancel);
            await program.KillAsync();
            await end.CancelAsync();
            await Task.WhenAll(acting);
            var there = await CheckAsync(connection, works, told, kill);
            (acknowledged, cutOff, found) = (acknowledged + told.Count(one => one.IsAcknowledged), cutOff + told.Count(one => !one.IsAcknowledged), found + there);
            await program.StartAsync();
            await RightAsync(connection);
        }

        output.WriteLine($"{provider}: killed {kills} times; {acknowledged} acts acknowledged, all there; {cutOff} cut off, of which {found} there and whole");
        Assert.True(acknowledged > kills && cutOff > 0);
    }

    sealed class Work(AssignmentId id)
    {
        public AssignmentId Id => id;

        /// <summary>As it was last read or acknowledged.</summary>
        public int Version { get; set; }

        public AssignmentState State { get; set; }
    }

    /// <param name="Note">Its own words, by which it is found again.</param>
    sealed record Told(AssignmentId Work, string Note, bool IsAcknowledged);

    /// <summary>One person after another acts on their own assignments until the program is gone.</summary>
    static async Task ActAsync(RunningProgram program, IReadOnlyList<Work> works, Random random, string lead, string assigner, ConcurrentBag<Told> told, CancellationToken end)
    {
        using var reporting = Client(program, lead);
        using var deciding = Client(program, assigner);
        while (!end.IsCancellationRequested)
        {
            var work = works[random.Next(works.Count)];
            var note = $"{Guid.CreateVersion7():N}";
            (HttpClient Client, string Verb, AssignmentState After) act = work.State switch
            {
                AssignmentState.ReportedDone => random.Next(2) == 0 ? (deciding, "confirm", AssignmentState.Confirmed) : (deciding, "return", AssignmentState.Returned),
                AssignmentState.Confirmed => (deciding, "reopen", AssignmentState.InProgress),
                AssignmentState.Returned when random.Next(2) == 0 => (reporting, "report", AssignmentState.ReportedDone),
                _ => random.Next(3) == 0 ? (reporting, "report", AssignmentState.ReportedDone) : (reporting, "progress", AssignmentState.InProgress),
            };
            try
            {
                using var answer = await act.Client.PostAsJsonAsync(new Uri($"/api/v1/assignments/{work.Id}/{act.Verb}", UriKind.Relative), new { version = work.Version, percent = random.Next(1, 100), note }, Cancel);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NoContent))
                    throw new InvalidOperationException($"{act.Verb} of what is {work.State}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
                told.Add(new(work.Id, note, true));
                (work.Version, work.State) = (work.Version + 1, act.After);
            }
            catch (HttpRequestException)
            {
                // The program is gone; what it did of this nobody was told.
                told.Add(new(work.Id, note, false));
                return;
            }
        }
    }

    /// <summary>As the kill left it.</summary>
    /// <returns>How many of those that nobody was told of are there.</returns>
    static async Task<int> CheckAsync(string connection, IReadOnlyList<Work> works, IEnumerable<Told> told, int kill)
    {
        await using var db = TrackingStorage.Open(connection);
        var found = 0;
        var notes = (await db.AssignmentEvents.Where(row => row.Note != null).Select(row => row.Note!).ToListAsync(Cancel)).CountBy(note => note).ToDictionary();
        foreach (var one in told)
        {
            var times = notes.GetValueOrDefault(one.Note);
            Assert.True(times == 1 || (!one.IsAcknowledged && times == 0), $"kill {kill}: {one} is there {times} times");
            found += one.IsAcknowledged ? 0 : times;
        }

        foreach (var work in works)
        {
            var row = await db.Assignments.Include(one => one.Events).SingleAsync(one => one.Id == work.Id, Cancel);
            var last = row.Events.OrderBy(act => act.Id.Value).Last();
            Assert.Equal((kill, row.State, row.DueDate, row.Percent), (kill, last.State, last.DueDate, last.Percent));
            // Each act is a version and has its entry in the log; the two that made the record have one entry.
            var logged = await LoggedAsync(db, work.Id);
            Assert.Equal((kill, row.Events.Count - 1, row.Events.Count), (kill, logged, row.Version));
            Assert.True(row.Version >= work.Version, $"kill {kill}: version {row.Version} of {work.Version}");
            (work.Version, work.State) = (row.Version, row.State);
        }

        return found;
    }

    static Task<int> LoggedAsync(TrackingDb db, AssignmentId work) => db.AuditEntries.CountAsync(entry => entry.SubjectId == work.Value && entry.Changes != null, Cancel);

    /// <summary>After the start: sums are what a count of the rows gives, and the chain of the log holds.</summary>
    static async Task RightAsync(string connection)
    {
        await using var db = TrackingStorage.Open(connection);
        var verified = await new VerifyTallies(db, TimeProvider.System, new TrackingOptions()).RunAsync(cancel: Cancel);
        Assert.Equal((false, 0), (verified.Stale, verified.Found));
        Assert.True(verified.Organisations > 0);
        Assert.Null((await new VerifyAuditLog(db).RunAsync([], cancel: Cancel)).Broken);
    }

    static async Task<Work> SendAsync(RunningProgram program, string connection, string assigner, string lead, int number)
    {
        await using var db = TrackingStorage.Open(connection);
        var works = await db.Organisations.Where(row => row.Code == "31.SXD").Select(row => row.Id).SingleAsync(Cancel);
        using var deciding = Client(program, assigner);
        using var answer = await deciding.PostAsJsonAsync(
            new Uri("/api/v1/assignments", UriKind.Relative),
            new { content = $"Việc thứ {number}", lead = works.Value, product = "Báo cáo", due = TimeProvider.System.Today().AddDays(20), send = true }, Cancel);
        answer.EnsureSuccessStatusCode();
        var id = new AssignmentId((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid());
        using var reporting = Client(program, lead);
        var version = await db.Assignments.Where(row => row.Id == id).Select(row => row.Version).SingleAsync(Cancel);
        using var accepted = await reporting.PostAsJsonAsync(new Uri($"/api/v1/assignments/{id}/accept", UriKind.Relative), new { version }, Cancel);
        accepted.EnsureSuccessStatusCode();
        var now = await db.Assignments.Where(row => row.Id == id).Select(row => new { row.Version, row.State }).SingleAsync(Cancel);
        Assert.Contains(now.State, Open);
        return new Work(id) { Version = now.Version, State = now.State };
    }

    static async Task<(string Lead, string Assigner)> TokensAsync(string connection)
    {
        await using var db = TrackingStorage.Open(connection);
        async Task<string> IssueAsync(string person, params Permission[] permissions)
        {
            var account = await db.Accounts.Where(row => row.UserName == person).Select(row => row.Id).SingleAsync(Cancel);
            var (token, secret) = ApiToken.Issue(account, "thử", permissions, TimeProvider.System.Today().AddDays(2), TimeProvider.System.GetUtcNow().UtcDateTime);
            db.Add(token);
            return secret;
        }

        var (lead, assigner) = (await IssueAsync("soxaydung", Permission.ReportWork, Permission.ViewAssignments), await IssueAsync("vanphong", Permission.AssignWork, Permission.ConfirmWork, Permission.ViewAssignments));
        await db.SaveChangesAsync(Cancel);
        return (lead, assigner);
    }

    static HttpClient Client(RunningProgram program, string token)
    {
        var client = program.OpenClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Empty, on the throw-away server; on SQLite the program has its own file.</summary>
    sealed class KillableDatabase : IAsyncDisposable
    {
        string? _name;

        public string? Connection => _name is null ? null : PostgresServer.ConnectionTo(_name);

        public static async Task<KillableDatabase> CreateAsync(Provider provider)
        {
            var made = new KillableDatabase { _name = provider == Provider.Postgres ? $"dondoc_killed_{Guid.CreateVersion7():N}" : null };
            if (made._name is not null)
                await PostgresServer.RunAsync($"CREATE DATABASE \"{made._name}\"");
            return made;
        }

        public async ValueTask DisposeAsync()
        {
            if (_name is null)
                return;
            Npgsql.NpgsqlConnection.ClearAllPools();
            await PostgresServer.RunAsync($"DROP DATABASE IF EXISTS \"{_name}\" WITH (FORCE)");
        }
    }
}
