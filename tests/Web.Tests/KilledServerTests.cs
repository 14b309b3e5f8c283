using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using DonDoc.Running;
using DonDoc.Storage;
using Microsoft.Data.Sqlite;

namespace DonDoc.Web.Tests;

/// <summary>
/// The program as a process, killed while it saves a review and takes in a file at the same time, and started again. What was written
/// is all or nothing; what was acknowledged is there; what is not there can be sent again.
/// </summary>
[Slow("Kills the program and starts it again, five times.")]
public sealed class KilledServerTests(ITestOutputHelper output)
{
    const int Rounds = 5;

    // Milliseconds from the first byte of a transaction: a commit takes a few.
    const int LongestDelay = 30;

    [Fact]
    public async Task A_kill_leaves_all_or_nothing_of_a_save_and_of_an_upload()
    {
        await using var program = new RunningProgram { Begins = PreparedData.Demonstration.CopyTo };
        await program.StartAsync();
        using var client = program.OpenClient();
        var inspector = new Browser(client);
        await inspector.SignInAsync("kiemtra", program.PasswordOf("kiemtra"));

        // Undisturbed: what the two write.
        var review = await UploadAsync(inspector, 0);
        var before = Rows(program);
        var both = await SendBothAsync(inspector, review, 1);
        Assert.True(await both.Save && await both.Upload);
        var written = Difference(before, Rows(program));
        before = Rows(program);
        review = await UploadAsync(inspector, 2);
        var upload = Difference(before, Rows(program));
        var save = Difference(upload, written);
        Assert.All(["Documents", "DocumentTexts", "Engagements", "Sessions", "Requirements", "Assignments", "ReviewedFacts"], table => Assert.True(save[table] > 0, table));
        Assert.Equal((1, 1), (upload["ImportedFiles"], upload["ImportedTexts"]));

        var random = new Random(2026);
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var round = 3; round < 3 + Rounds; round++)
        {
            before = Rows(program);
            both = await SendBothAsync(inspector, review, round);
            await FirstWriteAsync(program, Task.WhenAll(both.Save, both.Upload));
            await Task.Delay(random.Next(LongestDelay));
            await program.KillAsync();
            var (saveAcknowledged, uploadAcknowledged) = (await both.Save, await both.Upload);
            await program.StartAsync();

            var difference = Difference(before, Rows(program));
            var isSaved = difference["Documents"] > 0 || difference["Engagements"] > 0 || difference["Requirements"] > 0;
            var isUploaded = difference["ImportedFiles"] > 0;
            Assert.Equal(Sum(isSaved ? save : null, isUploaded ? upload : null, before.Keys), difference);
            Assert.Equal(isSaved ? "Reviewed" : "Waiting", StateOf(program, review));
            Assert.True(isSaved || !saveAcknowledged, "An acknowledged save is gone.");
            Assert.True(isUploaded || !uploadAcknowledged, "An acknowledged upload is gone.");

            var outcome = $"save {(saveAcknowledged ? "acknowledged" : isSaved ? "there" : "not there")}, upload {(uploadAcknowledged ? "acknowledged" : isUploaded ? "there" : "not there")}";
            tally[outcome] = tally.GetValueOrDefault(outcome) + 1;

            // The same form, sent again, ends what the kill cut off; and a file that is there is recognised.
            if (!isSaved)
                Assert.StartsWith("/engagements/", (await inspector.SendAsync(review, "#review", ("op", "record"), ("rest", "accept"))).Path, StringComparison.Ordinal);
            review = await UploadAsync(inspector, round);
            Assert.Equal(written, Difference(before, Rows(program)));
        }

        foreach (var (outcome, times) in tally)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times,2} × {outcome}"));
        Assert.Equal(["ok"], Ask(program, "PRAGMA integrity_check"));
        Assert.Empty(Ask(program, "SELECT \"table\" FROM pragma_foreign_key_check"));
        var store = new FileStore(Path.Combine(program.Data, "files"));
        foreach (var file in Ask(program, "SELECT \"Sha256\" FROM \"ImportedFiles\""))
            Assert.True(await store.IsWholeAsync(file), file);
    }

    /// <summary>Sends the save of a review and another file; each task tells whether it was acknowledged with a redirection.</summary>
    static async Task<(Task<bool> Save, Task<bool> Upload)> SendBothAsync(Browser browser, IHtmlDocument review, int number)
    {
        var import = await browser.OpenAsync("/import");
        return (AcknowledgedAsync(browser.PostAsync(review, "#review", ("op", "record"), ("rest", "accept")), "/engagements/"),
            AcknowledgedAsync(browser.PostFilesAsync(import, (Name(number), Report(number))), "/import?results="));
    }

    static async Task<bool> AcknowledgedAsync(Task<HttpResponseMessage> sending, string where)
    {
        try
        {
            using var answer = await sending;
            return answer.Headers.Location is { } location
                && (location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString).StartsWith(where, StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Waits until the log of the database grows: until then a kill would find nothing begun.</summary>
    static async Task FirstWriteAsync(RunningProgram program, Task<bool[]> answers)
    {
        var log = new FileInfo(program.Database + "-wal");
        for (var (length, written) = (log.Length, log.LastWriteTimeUtc); !answers.IsCompleted; await Task.Delay(1))
        {
            log.Refresh();
            if ((log.Length, log.LastWriteTimeUtc) != (length, written))
                return;
        }
    }

    /// <summary>Takes a report in, or finds it there, and opens its review.</summary>
    static async Task<IHtmlDocument> UploadAsync(Browser browser, int number)
    {
        var (_, page) = await browser.SendFilesAsync(await browser.OpenAsync("/import"), (Name(number), Report(number)));
        return await browser.OpenAsync(page.QuerySelector(".intake a")!.GetAttribute("href")!);
    }

    static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"bao-cao-{number}.txt");

    static byte[] Report(int number) => Encoding.UTF8.GetBytes($"""
        Đoàn kiểm tra số {number + 300} làm việc với Đảng ủy Sở Xây dựng

        Thứ tư, 04/11/2026 | 17:05

        Sáng 4/11, Đoàn kiểm tra số {number + 300} của Ủy ban Kiểm tra Thành ủy Hải Phòng do đồng chí Trần Ngọc Bích, Phó Chủ nhiệm Ủy ban Kiểm tra Thành ủy làm Trưởng đoàn đã có buổi làm việc với Đảng ủy Sở Xây dựng về việc thực hiện Nghị quyết số 45-NQ/TW của Bộ Chính trị.

        Tuy nhiên, công tác báo cáo còn chậm; một số kế hoạch còn chung chung.

        Kết luận buổi làm việc, đồng chí Trần Ngọc Bích yêu cầu Đảng ủy Sở Xây dựng hoàn thiện kế hoạch thực hiện Nghị quyết; báo cáo kết quả hằng tháng.
        """);

    static Dictionary<string, long> Rows(RunningProgram program) =>
        Ask(program, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%EFMigrations%' AND name NOT LIKE 'SearchIndex%' AND name <> 'SearchWords'")
            .ToDictionary(table => table, table => long.Parse(Ask(program, $"SELECT count(*) FROM \"{table}\"{Counted(table)}").Single(), CultureInfo.InvariantCulture), StringComparer.Ordinal);

    // Of the log what tells of changes: who opened or entered something is told beside the save, once in a while.
    static string Counted(string table) =>
        table == "AuditEntries" ? " WHERE \"Act\" NOT LIKE 'access.%' AND \"Act\" NOT LIKE '%.read'" : "";

    static Dictionary<string, long> Difference(Dictionary<string, long> before, Dictionary<string, long> after) =>
        after.ToDictionary(table => table.Key, table => table.Value - before[table.Key], StringComparer.Ordinal);

    static Dictionary<string, long> Sum(Dictionary<string, long>? one, Dictionary<string, long>? other, IEnumerable<string> tables) =>
        tables.ToDictionary(table => table, table => (one?[table] ?? 0) + (other?[table] ?? 0), StringComparer.Ordinal);

    static string StateOf(RunningProgram program, IHtmlDocument review)
    {
        var import = new Guid(Convert.FromHexString(new Uri(review.Url).Segments[^1].Replace("-", "", StringComparison.Ordinal)), bigEndian: true);
        return Ask(program, $"SELECT \"State\" FROM \"ImportedFiles\" WHERE hex(\"Id\") = '{import:N}' COLLATE NOCASE").Single();
    }

    static List<string> Ask(RunningProgram program, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={program.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names of the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }
}
