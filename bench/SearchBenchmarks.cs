using System.Diagnostics;
using System.Globalization;
using System.Text;
using DonDoc.Formats;
using DonDoc.Storage;
using DonDoc.Tracking;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Imports;
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

    // Registered as people do it, half of them one by one and half as an archive; the others come in bulk and without an audit log.
    const int MostRegistered = 4000;
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

    /// <param name="sizes">How many documents, in steps; at each it is measured.</param>
    /// <param name="connection">An empty PostgreSQL database; a SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(int[] sizes, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-search-");
        try
        {
            await using var db = TrackingStorage.Open(connection ?? Path.Combine(folder.FullName, "search.db"));
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await TrackingStorage.MigrateAsync(db);
            await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new());
            var texts = new InventedTexts(Seed);
            var (registered, imported) = (Math.Min(sizes[0], MostRegistered) / 2, Math.Min(sizes[0], MostRegistered));
            await RegisterAsync(db, texts, registered);
            await ImportAsync(db, texts, new FileStore(Path.Combine(folder.FullName, "files")), registered, imported);
            var there = imported;
            foreach (var size in sizes)
            {
                await AddAsync(db, texts, there, size, isPostgres: connection is not null);
                there = size;
                Say($"— {size} documents —");
                await MeasureAsync(db, isPostgres: connection is not null);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task MeasureAsync(TrackingDb db, bool isPostgres)
    {
        if (isPostgres)
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        await SayWhatIsOnDiskAsync(db, isPostgres);
        var key = await db.SearchEntries.Select(row => row.Id).FirstAsync();
        var row = await TimeAsync(() => db.SearchEntries.AsNoTracking().Where(entry => entry.Id == key).CountAsync());
        Say($"{"",-55}{"least",10}{"median",10}{"95 %",10}{"ratio",8}{"rows",6}");
        Say($"{"one row by its key",-55}{row.Least,10:0.00}{row.Median,10:0.00}");
        foreach (var (person, code, breadth) in new[] { ("top", "TW", Breadth.Whole), ("province", "31.TU", Breadth.Wide), ("ward", "11311.DU", Breadth.Narrow) })
        {
            var home = await db.Organisations.Where(one => one.Code == code).Select(one => one.Id).SingleAsync();
            var user = new CurrentUser(Guid.CreateVersion7(), person, home, TimeProvider.System.Today(),
                AccessMatrix.Reaches(new HeldRole(Role.Officer, home, home, null)).Select(reach => reach with { Breadth = breadth }));
            await ReadAsync(db, user, person, Typed, isUnfinished: false, row.Median);
            await ReadAsync(db, user, person, BeingTyped, isUnfinished: true, row.Median);
        }
    }

    static async Task ReadAsync(TrackingDb db, CurrentUser user, string person, string[] typed, bool isUnfinished, double row)
    {
        var (leasts, medians) = (new List<double>(), new List<double>());
        foreach (var text in typed)
        {
            var found = await TimeAsync(async () => (await new SearchTexts(db, user).RunAsync(new(text, IsUnfinished: isUnfinished))).Items.Count);
            Say($"{person,-10}{text + (isUnfinished ? "…" : ""),-45}{found.Least,10:0.00}{found.Median,10:0.00}{found.P95,10:0.00}{found.Median / row,8:0.0}{found.Rows,6}");
            leasts.Add(found.Least);
            medians.Add(found.Median);
        }

        leasts.Sort();
        medians.Sort();
        Say($"{person,-10}{"median of all" + (isUnfinished ? " (being typed)" : ""),-45}{leasts[leasts.Count / 2],10:0.00}{medians[medians.Count / 2],10:0.00} worst {medians[^1]:0.00}");
    }

    static async Task RegisterAsync(TrackingDb db, InventedTexts texts, int documents)
    {
        var owners = await OwnersAsync(db);
        var rate = new Rate("registered one by one");
        for (var i = 0; i < documents; i++)
        {
            var owner = owners[texts.Next(owners.Count)];
            var outcome = await new RegisterDocument(db, CurrentUser.Installation(owner, TimeProvider.System.Today()), TimeProvider.System, new TrackingOptions()).RunAsync(new(
                "NQ", "nghị quyết", $"{i}-NQ/ĐU", owner, null, texts.Day(), "Về " + texts.Sentence(8), PlainText: texts.Document(i)));
            // A subject that says it is a secret is none of the registry's.
            if (outcome.IsRefused && outcome.Refusal!.Code != DocumentRefusals.Classified.Code)
                throw new InvalidOperationException(outcome.Refusal!.Code);
            db.ChangeTracker.Clear();
            rate.Count(1, every: documents / 4);
        }
    }

    /// <summary>As `dondoc import` does it, from the bytes of the file on.</summary>
    static async Task ImportAsync(TrackingDb db, InventedTexts texts, FileStore store, int from, int to)
    {
        var owner = await db.Organisations.Where(row => row.Code == "31.TU").Select(row => row.Id).SingleAsync();
        var import = new ImportWithoutReview(db, CurrentUser.Installation(owner, TimeProvider.System.Today()), TimeProvider.System, new TrackingOptions());
        var files = Enumerable.Range(from, to - from).Select(i => Encoding.UTF8.GetBytes(texts.DocumentWithHeader(i))).ToList();
        var (rate, registered) = (new Rate("imported, fifty at once"), 0);
        foreach (var some in files.Chunk(50))
        {
            var inputs = new List<ImportWithoutReview.Input>();
            foreach (var content in some)
            {
                var document = DocumentReader.Read(content, "a.txt").Document;
                if (document is null)
                    continue;
                var (sha256, size) = await store.SaveAsync(new MemoryStream(content));
                inputs.Add(new(new StoredFile(sha256, "a.txt", size, document.Format.MediaType), document.Format.ShortName, document.Text.Text, owner));
            }

            registered += (await import.RunAsync(inputs)).Count(result => result is { IsRefused: false, Value.Became: BulkResult.Registered });
            rate.Count(some.Length, every: (to - from) / 4);
        }

        Say($"of them registered: {registered} of {files.Count}");
    }

    /// <summary>In bulk, without reading them and without an audit log.</summary>
    static async Task AddAsync(TrackingDb db, InventedTexts texts, int from, int to, bool isPostgres)
    {
        if (from >= to)
            return;
        var owners = await OwnersAsync(db);
        var rate = new Rate("in bulk");
        // As a database is loaded that has an index of this kind: the index behind the rows.
        if (isPostgres)
            await db.Database.ExecuteSqlRawAsync(DropIndex);
        foreach (var some in Enumerable.Range(from, to - from).Chunk(AtOnce))
        {
            await AddAsync(db, texts, owners, some);
            rate.Count(some.Length, every: (to - from) / 4);
        }

        var start = Stopwatch.GetTimestamp();
        if (isPostgres)
            await db.Database.ExecuteSqlRawAsync(MakeIndex);
        Say($"index: {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
    }

    static async Task AddAsync(TrackingDb db, InventedTexts texts, List<OrganisationId> owners, int[] numbers)
    {
        var at = TimeProvider.System.Instant();
        var provisions = new List<Provision>();
        var added = numbers.Select(i =>
        {
            var document = new Document(owners[texts.Next(owners.Count)], "NQ", "nghị quyết", $"{i}-NQ/ĐU", null, "Đảng ủy", texts.Day(), "", "Về " + texts.Sentence(8),
                DocumentAudience.OwnerSubtree, Guid.Empty, at);
            var places = new List<(string Path, string Label, string? Heading, int Start)>();
            var text = texts.Document(i, places);
            provisions.AddRange(places.Select((place, n) => new Provision(document.Id, 1, new ProvisionPlace(place.Path, n, place.Heading is null ? n / 11 * 11 : null, place.Heading is null ? 1 : 0,
                place.Start, n + 1 < places.Count ? places[n + 1].Start : text.Length, n + 1 < places.Count ? places[n + 1].Start : text.Length), "section", place.Label, place.Heading, null)));
            return (Document: document, Text: text);
        }).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.BulkInsertAsync(added.ConvertAll(one => one.Document), default);
        await db.BulkInsertAsync(added.ConvertAll(one => new DocumentVersion(one.Document.Id, 1, VersionStage.Issued, null, null, Guid.Empty, at)), default);
        await db.BulkInsertAsync(added.ConvertAll(one => new DocumentText(one.Document.Id, 1, one.Text)), default);
        await db.BulkInsertAsync(provisions, default);
        await SearchIndexing.RunAsync(db, added.ConvertAll(one => new SearchRecord(one.Document.ListedOn, document: one.Document.Id)), default);
        await transaction.CommitAsync();
    }

    static Task<List<OrganisationId>> OwnersAsync(TrackingDb db) =>
        db.Organisations.Where(row => row.Type == OrganisationType.PartyCommittee).OrderBy(row => row.Code).Select(row => row.Id).ToListAsync();

    sealed class Rate(string what)
    {
        readonly long start = Stopwatch.GetTimestamp();
        readonly TimeSpan spent = Environment.CpuUsage.TotalTime;
        int done;
        int said;

        public void Count(int more, int every)
        {
            done += more;
            if (done - said < every)
                return;
            said = done;
            Say($"{done} {what}: {done / Stopwatch.GetElapsedTime(start).TotalSeconds:0} a second, {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / done:0.0} ms of this process's processor time each");
        }
    }

    static async Task SayWhatIsOnDiskAsync(TrackingDb db, bool isPostgres)
    {
        // FTS5 keeps its lists in a table of pages; PostgreSQL keeps the tokens beside the entries and their lists in an index.
        var all = await SizeAsync(isPostgres ? "SELECT pg_database_size(current_database()) AS \"Value\"" : "SELECT page_count * page_size AS Value FROM pragma_page_count, pragma_page_size");
        var index = await SizeAsync(isPostgres ? "SELECT pg_total_relation_size('\"SearchEntries\"') AS \"Value\"" : "SELECT SUM(LENGTH(block)) AS Value FROM \"SearchIndex_data\"");
        Say($"on disk: {all / 1e6:0} MB, of it the index {index / 1e6:0} MB; {await db.SearchEntries.CountAsync()} texts, {await db.KnownWords.CountAsync()} words");

        async Task<long> SizeAsync(string sql) => await db.Database.SqlQueryRaw<long>(sql).SingleAsync();
    }

    static async Task<(double Least, double Median, double P95, int Rows)> TimeAsync(Func<Task<int>> read)
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
        return (times[0], times[Measured / 2], times[Measured * 95 / 100], rows);
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
