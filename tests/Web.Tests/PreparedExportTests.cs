using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using DonDoc.Formats.Sheets;
using DonDoc.Web.Demonstration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;

namespace DonDoc.Web.Tests;

/// <summary>Lists that are too long to wait for become files in the background, for who asked.</summary>
public sealed class PreparedExportTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<IHtmlDocument> ReadyAsync(Browser browser, int files)
    {
        for (var patience = 100; ; patience--)
        {
            var page = await browser.OpenAsync("/exports");
            if (page.QuerySelectorAll("main a[href$='/file']").Length == files)
                return page;
            Assert.True(patience > 0, page.QuerySelector("main")!.TextContent);
            await Task.Delay(200, Cancel);
        }
    }

    static async Task<byte[]> TakenAsync(Browser browser, string path, string type)
    {
        using var answer = await browser.Client.GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    [Fact]
    public async Task A_long_list_is_made_in_the_background_for_its_person_alone()
    {
        await using var direct = new ExportSite(directRows: 20_000);
        await using var site = new ExportSite(directRows: 2);
        // Sent at once, the same rows.
        var all = Encoding.UTF8.GetString(await TakenAsync(await direct.SignedInAsync("vanphong"), "/assignments/out.csv?sort=code", "text/csv"));
        Assert.True(all.Split("\r\n").Length > 4, all);

        var office = await site.SignedInAsync("vanphong");
        Assert.Equal("/exports?done=begun", await office.LeadsToAsync("/assignments/out.csv?sort=code"));
        Assert.Equal("/exports?done=begun", await office.LeadsToAsync("/assignments/out.xlsx?sort=code"));
        var page = await ReadyAsync(office, 2);
        var files = page.QuerySelectorAll("main a[href$='/file']").Select(link => link.GetAttribute("href")!).ToList();
        var sheet = SheetReader.Read(await TakenAsync(office, files[0], SheetWriter.MediaType), 1000).Rows;
        var csv = Encoding.UTF8.GetString(await TakenAsync(office, files[1], "text/csv"));
        Assert.Equal(Without(all), Without(csv));
        Assert.Equal(all.Split("\r\n").Count(line => line.Contains("/assignments/", StringComparison.Ordinal)), sheet.Count - 1);

        // Nobody else has it, whatever they administer; nor can it be read on the disk.
        var other = await site.SignedInAsync("quantri");
        Assert.Equal("404", await other.LeadsToAsync(files[1]));
        Assert.Empty((await other.OpenAsync("/exports")).QuerySelectorAll("main a[href$='/file']"));
        foreach (var kept in Directory.EnumerateFiles(Path.Combine(site.DataFolder, "files", "exports")))
            Assert.DoesNotContain("assignments", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(kept, Cancel)), StringComparison.Ordinal);
        Assert.Contains("2", (await other.OpenAsync("/administration/jobs")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // What is given up is gone at once.
        var (path, after) = await office.SendAsync(page, "main table form");
        Assert.Equal("/exports?done=dropped", path);
        Assert.Single(after.QuerySelectorAll("main a[href$='/file']"));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(site.DataFolder, "files", "exports")));
        Assert.Equal("404", await office.LeadsToAsync(files[0]));

        // Without the role by which it was made it is not given.
        site.Execute("UPDATE RoleGrants SET ValidTo = '2020-01-01' WHERE AccountId = (SELECT Id FROM Accounts WHERE UserName = 'vanphong')");
        Assert.Equal("/exports?refused=export.not_allowed", await office.LeadsToAsync(files[1]));
    }

    [Fact]
    public async Task Every_list_can_be_taken_either_way_and_a_ready_file_rings_the_bell()
    {
        await using var site = new ExportSite(directRows: 0, ("Exports:MostOpen", "50"));
        var office = await site.SignedInAsync("vanphong");
        var lists = new[] { "/assignments/out", "/bottlenecks/out", "/targets/out", "/notices/out", "/reports/out" };
        var begun = 0;
        foreach (var address in lists.SelectMany(list => new[] { list + ".csv", list + ".xlsx" }))
        {
            var answer = await office.LeadsToAsync(address);
            Assert.True(answer is "/exports?done=begun" or "200", $"{address}: {answer}");
            begun += answer == "200" ? 0 : 1;
        }

        Assert.True(begun >= 4, $"{begun}");
        for (var patience = 100; site.Ask("SELECT COUNT(*) FROM PreparedExports WHERE State = 'Ready'") < begun; patience--)
        {
            Assert.True(patience > 0);
            await Task.Delay(200, Cancel);
        }

        var inbox = await office.OpenAsync("/inbox");
        Assert.Contains($"{begun} tệp xuất đã sẵn sàng", inbox.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var rung = int.Parse(inbox.QuerySelector(".bell-count")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
        await office.OpenAsync("/exports");
        var after = await office.OpenAsync("/inbox");
        Assert.DoesNotContain("tệp xuất đã sẵn sàng", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(rung - begun, int.Parse(after.QuerySelector(".bell-count")?.TextContent ?? "0", System.Globalization.CultureInfo.InvariantCulture));
    }

    // Links in the table name the site, of which each test has its own.
    static IEnumerable<string> Without(string table) => table.Split("\r\n").Select(line => line.Split(",http")[0]);

    sealed class ExportSite(int directRows, params (string Name, string Value)[] settings) : DemonstrationSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Exports:DirectRows", $"{directRows}");
            builder.UseSetting("Exports:Every", "00:00:00.1");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
        }

        public void Execute(string sql) => Ask(sql);

        public long Ask(string sql)
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(DataFolder, "dondoc.db")};Pooling=False;Default Timeout=30");
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command.ExecuteScalar() as long? ?? 0;
        }
    }
}
