using System.Diagnostics;
using System.Globalization;
using System.Text;
using DonDoc.Storage;
using DonDoc.Tracking;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Bench;

/// <summary>
/// Registering documents with their provisions and their words, a second at a time, and finding words in them: rare ones, common ones, phrases, numbers,
/// as somebody at the top, in a province and in a ward. Each document has fifty provisions of the kind that programmes have. As a ratio to one
/// row read by its key in the same run.
/// </summary>
static class SearchBenchmarks
{
    const int Seed = 20_261;
    const int Provisions = 50;
    const int Warm = 3;
    const int Measured = 21;

    static readonly string[] Words = ("thực hiện nhiệm vụ trọng tâm xây dựng đảng chính quyền phát triển kinh tế xã hội quốc phòng an ninh tăng cường kiểm tra giám sát "
        + "nâng cao chất lượng cán bộ công chức rà soát thủ tục hành chính chuyển đổi số dữ liệu hạ tầng giao thông giáo dục y tế văn hóa du lịch nông nghiệp công nghiệp "
        + "môi trường đất đai quy hoạch đầu tư công ngân sách giải ngân đào tạo nghề việc làm giảm nghèo bền vững nông thôn mới đô thị thông minh khoa học công nghệ đổi mới sáng tạo").Split(' ');

    /// <param name="documents">How many.</param>
    /// <param name="connection">An empty PostgreSQL database; a SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(int documents, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-search-");
        try
        {
            await using var db = TrackingStorage.Open(connection ?? Path.Combine(folder.FullName, "search.db"));
            await TrackingStorage.MigrateAsync(db);
            await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new());
            await FillAsync(db, documents);
            if (connection is not null)
                await db.Database.ExecuteSqlRawAsync("ANALYZE");
            else
                Say($"database: {new FileInfo(Path.Combine(folder.FullName, "search.db")).Length / 1e6:0} MB");
            var key = await db.SearchEntries.Select(row => row.Id).FirstAsync();
            var row = await TimeAsync(() => db.SearchEntries.AsNoTracking().Where(entry => entry.Id == key).CountAsync());
            Say($"{"one row by its key",-44}{row.Median,10:0.00}");
            foreach (var (person, code, breadth) in new[] { ("top", "TW", Breadth.Whole), ("province", "31.TU", Breadth.Wide), ("ward", "11311.DU", Breadth.Narrow) })
            {
                var home = await db.Organisations.Where(one => one.Code == code).Select(one => one.Id).SingleAsync();
                var user = new CurrentUser(Guid.CreateVersion7(), person, home, TimeProvider.System.Today(),
                    AccessMatrix.Reaches(new HeldRole(Role.Officer, home, home, null)).Select(reach => reach with { Breadth = breadth }));
                foreach (var text in new[] { "thực hiện", "thuc hien", "\"chuyển đổi số\"", "du lịch nông nghiệp việc làm", "zyxhiem7", "77-NQ", "nghị quyết 77", "không-có-ở-đâu" })
                {
                    var found = await TimeAsync(async () => (await new SearchTexts(db, user).RunAsync(new(text))).Items.Count);
                    Say($"{person,-10}{text,-34}{found.Median,10:0.00}{found.P95,10:0.00}{found.Median / row.Median,8:0.0}{found.Rows,6}");
                }
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task FillAsync(TrackingDb db, int documents)
    {
        var random = new Random(Seed);
        var owners = await db.Organisations.Where(row => row.Type == OrganisationType.PartyCommittee).OrderBy(row => row.Code).Select(row => row.Id).ToListAsync();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < documents; i++)
        {
            var owner = owners[random.Next(owners.Count)];
            var user = CurrentUser.Installation(owner, TimeProvider.System.Today());
            var registered = await new RegisterDocument(db, user, TimeProvider.System, new TrackingOptions()).RunAsync(new(
                "NQ", "nghị quyết", $"{i}-NQ/ĐU", owner, null, new DateOnly(2015, 1, 1).AddDays(random.Next(4000)), "Về " + Sentence(random, 8), PlainText: Text(random, i)));
            if (registered.IsRefused)
                throw new InvalidOperationException(registered.Refusal!.Code);
            db.ChangeTracker.Clear();
            if ((i + 1) % Math.Max(1, documents / 4) == 0)
                Say($"{i + 1} documents: {(i + 1) / Stopwatch.GetElapsedTime(start).TotalSeconds:0} a second");
        }
    }

    static string Text(Random random, int number)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Provisions; i++)
        {
            if (i % 10 == 0)
                text.Append(CultureInfo.InvariantCulture, $"{"I II III IV V".Split(' ')[i / 10]}. {Sentence(random, 5).ToUpper(CultureInfo.InvariantCulture)}\n");
            text.Append(CultureInfo.InvariantCulture, $"{i % 10 + 1}. {Sentence(random, 25)}{(number % 1000 == 7 && i == 3 ? " zyxhiem7" : "")}.\n");
        }

        return text.ToString();
    }

    static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

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
