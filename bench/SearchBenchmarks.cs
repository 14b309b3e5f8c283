using System.Diagnostics;
using System.Globalization;
using DonDoc.Storage;
using DonDoc.Tracking;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Bench;

/// <summary>
/// Registering documents with their provisions and their words, a second at a time, and finding words in them: what people type, common and rare, with and
/// without diacritics, as somebody at the top, in a province and in a ward. As a ratio to one row read by its key in the same run.
/// </summary>
static class SearchBenchmarks
{
    const int Seed = 20_261;
    const int Warm = 2;
    const int Measured = 11;

    // Registered as people do it, one by one; the others come in bulk and without an audit log.
    const int MostRegistered = 2000;
    const int AtOnce = 200;

    const string DropIndex = "DROP INDEX \"IX_SearchEntries_Words\"";
    const string MakeIndex = "CREATE INDEX \"IX_SearchEntries_Words\" ON \"SearchEntries\" USING gin (\"Words\")";

    static readonly string[] Typed =
    [
        "thực hiện", "nhiệm vụ trọng tâm", "chuyển đổi số", "\"chuyển đổi số\"", "cải cách thủ tục hành chính", "đấu thầu", "phòng chống tham nhũng lãng phí", "giải ngân vốn đầu tư công",
        "khoa học công nghệ đổi mới sáng tạo", "du lịch nông nghiệp việc làm", "kế hoạch y tế 2025", "tổ chức thực hiện nghị quyết", "ban chấp hành", "an ninh", "thuc hien", "chuyen doi so",
        "cai cach thu tuc hanh chinh", "dau thau", "nghị quyết 57", "57-NQ/TW", "77-NQ", "zyxhiem7", "không có ở đâu", "các của và công năm quy",
    ];

    static readonly string[] BeingTyped = ["n", "ngh", "chuyển đ", "nghị quyết 5"];

    /// <param name="documents">How many.</param>
    /// <param name="connection">An empty PostgreSQL database; a SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(int documents, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-search-");
        try
        {
            await using var db = TrackingStorage.Open(connection ?? Path.Combine(folder.FullName, "search.db"));
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await TrackingStorage.MigrateAsync(db);
            await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new());
            await FillAsync(db, documents, isPostgres: connection is not null);
            if (connection is not null)
                await db.Database.ExecuteSqlRawAsync("ANALYZE");
            await SayWhatIsOnDiskAsync(db, connection is not null);
            var key = await db.SearchEntries.Select(row => row.Id).FirstAsync();
            var row = await TimeAsync(() => db.SearchEntries.AsNoTracking().Where(entry => entry.Id == key).CountAsync());
            Say($"{"one row by its key",-55}{row.Median,10:0.00}");
            foreach (var (person, code, breadth) in new[] { ("top", "TW", Breadth.Whole), ("province", "31.TU", Breadth.Wide), ("ward", "11311.DU", Breadth.Narrow) })
            {
                var home = await db.Organisations.Where(one => one.Code == code).Select(one => one.Id).SingleAsync();
                var user = new CurrentUser(Guid.CreateVersion7(), person, home, TimeProvider.System.Today(),
                    AccessMatrix.Reaches(new HeldRole(Role.Officer, home, home, null)).Select(reach => reach with { Breadth = breadth }));
                await ReadAsync(db, user, person, Typed, isUnfinished: false, row.Median);
                await ReadAsync(db, user, person, BeingTyped, isUnfinished: true, row.Median);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task ReadAsync(TrackingDb db, CurrentUser user, string person, string[] typed, bool isUnfinished, double row)
    {
        var medians = new List<double>();
        foreach (var text in typed)
        {
            var found = await TimeAsync(async () => (await new SearchTexts(db, user).RunAsync(new(text, IsUnfinished: isUnfinished))).Items.Count);
            Say($"{person,-10}{text + (isUnfinished ? "…" : ""),-45}{found.Median,10:0.00}{found.P95,10:0.00}{found.Median / row,8:0.0}{found.Rows,6}");
            medians.Add(found.Median);
        }

        medians.Sort();
        Say($"{person,-10}{"MEDIAN OF ALL, WORST" + (isUnfinished ? " (being typed)" : ""),-45}{medians[medians.Count / 2],10:0.00}{medians[^1],10:0.00}");
    }

    static async Task FillAsync(TrackingDb db, int documents, bool isPostgres)
    {
        var texts = new InventedTexts(Seed);
        var owners = await db.Organisations.Where(row => row.Type == OrganisationType.PartyCommittee).OrderBy(row => row.Code).Select(row => row.Id).ToListAsync();
        var registered = Math.Min(documents, MostRegistered);
        var (start, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < registered; i++)
        {
            var owner = owners[texts.Next(owners.Count)];
            var outcome = await new RegisterDocument(db, CurrentUser.Installation(owner, TimeProvider.System.Today()), TimeProvider.System, new TrackingOptions()).RunAsync(new(
                "NQ", "nghị quyết", $"{i}-NQ/ĐU", owner, null, texts.Day(), "Về " + texts.Sentence(8), PlainText: texts.Document(i)));
            // A text that says it is a secret is none of the registry's.
            if (outcome.IsRefused && outcome.Refusal!.Code != DocumentRefusals.Classified.Code)
                throw new InvalidOperationException(outcome.Refusal!.Code);
            db.ChangeTracker.Clear();
            if ((i + 1) % Math.Max(1, registered / 4) == 0)
            {
                Say($"{i + 1} documents: {(i + 1) / Stopwatch.GetElapsedTime(start).TotalSeconds:0} a second, {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / (i + 1):0.0} ms of the processor each");
            }
        }

        if (registered == documents)
            return;
        (start, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        if (isPostgres)
            await db.Database.ExecuteSqlRawAsync(DropIndex);
        foreach (var some in Enumerable.Range(registered, documents - registered).Chunk(AtOnce))
            await AddAsync(db, texts, owners, some);
        if (isPostgres)
            await db.Database.ExecuteSqlRawAsync(MakeIndex);
        Say($"{documents - registered} documents in bulk: {(documents - registered) / Stopwatch.GetElapsedTime(start).TotalSeconds:0} a second");
    }

    static async Task AddAsync(TrackingDb db, InventedTexts texts, List<OrganisationId> owners, int[] numbers)
    {
        var at = TimeProvider.System.Instant();
        var added = numbers.Select(i =>
        {
            var document = new Document(owners[texts.Next(owners.Count)], "NQ", "nghị quyết", $"{i}-NQ/ĐU", null, "Đảng ủy", texts.Day(), "", "Về " + texts.Sentence(8),
                DocumentAudience.OwnerSubtree, Guid.Empty, at);
            return (Document: document, Text: texts.Document(i));
        }).ToList();
        var read = added.ConvertAll(one => ProvisionReading.Of(one.Document.Id, 1, one.Text));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.BulkInsertAsync(added.ConvertAll(one => one.Document), default);
        await db.BulkInsertAsync(added.ConvertAll(one => new DocumentVersion(one.Document.Id, 1, VersionStage.Issued, null, null, Guid.Empty, at)), default);
        await db.BulkInsertAsync(added.ConvertAll(one => new DocumentText(one.Document.Id, 1, one.Text)), default);
        await db.BulkInsertAsync(read.SelectMany(one => one.Provisions).ToList(), default);
        await SearchIndexing.RunAsync(db, added.ConvertAll(one => new SearchRecord(one.Document.ListedOn, document: one.Document.Id)), default);
        await transaction.CommitAsync();
    }

    static async Task SayWhatIsOnDiskAsync(TrackingDb db, bool isPostgres)
    {
        // FTS5 keeps its lists in a table of pages; PostgreSQL keeps the tokens beside the entries and their lists in an index.
        var all = await SizeAsync(isPostgres ? "SELECT pg_database_size(current_database()) AS \"Value\"" : "SELECT page_count * page_size AS Value FROM pragma_page_count, pragma_page_size");
        var index = await SizeAsync(isPostgres ? "SELECT pg_total_relation_size('\"SearchEntries\"') AS \"Value\"" : "SELECT SUM(LENGTH(block)) AS Value FROM \"SearchIndex_data\"");
        Say($"on disk: {all / 1e6:0} MB, of it the index {index / 1e6:0} MB; {await db.SearchEntries.CountAsync()} texts, {await db.KnownWords.CountAsync()} words");

        async Task<long> SizeAsync(string sql) => await db.Database.SqlQueryRaw<long>(sql).SingleAsync();
    }

    static async Task<(double Median, double P95, int Rows)> TimeAsync(Func<Task<int>> read)
    {
        var times = new List<double>(Measured);
        var rows = 0;
        for (var i = 0; i < Warm + Measured; i++)
        {
            var start = Stopwatch.GetTimestamp();
            rows = await read();
            if (i >= Warm)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[Measured / 2], times[Measured * 95 / 100], rows);
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
