using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using DonDoc.Running;
using DonDoc.Web.Pages.Imports;
using Microsoft.Data.Sqlite;

namespace DonDoc.Web.Tests;

/// <summary>Many files at once go into a registry, by the page and without scripts.</summary>
public sealed class BulkImportTests(DemonstrationSite site)
{
    static int s_number = 500;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static byte[] Resolution(int number) => Encoding.UTF8.GetBytes($"""
        THÀNH ỦY HẢI PHÒNG
        *
        Số {number}-NQ/TU
        ĐẢNG CỘNG SẢN VIỆT NAM
        ---
        Hải Phòng, ngày 12 tháng 3 năm 2026

        NGHỊ QUYẾT
        về nhiệm vụ thứ {number}

        I- MỤC TIÊU
        1. Tăng trưởng 12% vào năm 2030.
        """);

    internal static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    internal static async Task<HttpResponseMessage> PostAsync(HttpClient client, IHtmlDocument page, params (string Name, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(page.QuerySelector("main [name=organisation]")!.GetAttribute("value")!), "organisation" },
        };
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "files", name);
        return await client.PostAsync("/import/bulk/files", content, TestContext.Current.CancellationToken);
    }

    static async Task<(string Url, IHtmlDocument Page)> DoneAsync(Browser browser, HttpResponseMessage answer)
    {
        var url = answer.Headers.Location!.ToString().Split('?')[0];
        for (var wait = 0; wait < 120; wait++)
        {
            var page = await browser.OpenAsync(url);
            if (page.QuerySelector("#live")!.HasAttribute("data-over"))
                return (url, page);
            await Task.Delay(500, Cancel);
        }

        throw new TimeoutException("The bulk import does not end.");
    }

    static int Next() => Interlocked.Increment(ref s_number);

    [Fact]
    public async Task An_archive_is_registered_file_by_file_and_a_second_time_all_is_there()
    {
        var officer = await site.SignedInAsync("vanphong");
        var (one, two) = (Next(), Next());
        var zip = Zip(($"kho/{one}.txt", Resolution(one)), ($"kho/{two}.txt", Resolution(two)), ("kho/ghi-chep.txt", Encoding.UTF8.GetBytes($"Ghi chép cuộc họp {one}.")),
            ("kho/rỗng.txt", []), ("kho/bí ẩn.txt", Encoding.UTF8.GetBytes("TỐI MẬT\nPhương án kỳ lạ")), ("kho/=lệnh.docx", "PK\u0003\u0004 không phải"u8.ToArray()),
            ("kho/chưa rõ (Tối mật).pdf", []));
        var (url, page) = await DoneAsync(officer, await PostAsync(officer.Client, await officer.OpenAsync("/import/bulk"), ("kho.zip", zip)));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("kho.zip", text, StringComparison.Ordinal);
        Assert.Contains("7 trên 7 tệp", text, StringComparison.Ordinal);
        Assert.Contains("Đã vào sổ 2", text, StringComparison.Ordinal);
        Assert.Contains("Chờ rà soát 1", text, StringComparison.Ordinal);
        Assert.Contains("Không nhập được 4", text, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa rõ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bí ẩn", text, StringComparison.Ordinal);
        Assert.Contains("Tối mật", text, StringComparison.Ordinal);

        var document = page.QuerySelector("main tbody a[href^='/documents/']")!.GetAttribute("href")!;
        Assert.Contains($"Nhiệm vụ thứ {one}", (await officer.OpenAsync(document)).QuerySelector("h1")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull((await officer.OpenAsync(page.QuerySelector("main tbody a[href^='/import/']")!.GetAttribute("href")!)).QuerySelector("#review, form"));

        // The report as a table: the same lines, nothing that a spreadsheet would run, and no name of what is not kept.
        var csv = await officer.Client.GetStringAsync(url + "/report", Cancel);
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, lines.Length);
        Assert.Contains(lines, line => line.StartsWith($"kho/{one}.txt,Đã vào sổ,nghị quyết,{one}-NQ/TU,", StringComparison.Ordinal));
        Assert.DoesNotContain("bí ẩn", csv, StringComparison.Ordinal);
        Assert.Equal(2, (await officer.OpenAsync(url + "?only=Registered")).QuerySelectorAll("main tbody tr").Length);

        (_, page) = await DoneAsync(officer, await PostAsync(officer.Client, await officer.OpenAsync("/import/bulk"), ("kho.zip", zip)));
        Assert.Contains("Đã có trong sổ 3", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã vào sổ 2", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Nothing of what was sent waits on the disk any more.
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.DataFolder, "files", "bulk")));
    }

    [Fact]
    public async Task Many_files_of_a_folder_keep_their_paths_in_the_report()
    {
        var officer = await site.SignedInAsync("vanphong");
        var (one, two) = (Next(), Next());
        var (_, page) = await DoneAsync(officer, await PostAsync(officer.Client, await officer.OpenAsync("/import/bulk"),
            ($"lưu trữ/2026/{one}.txt", Resolution(one)), ($"{two}.txt", Resolution(two))));
        Assert.Equal([$"{two}.txt", $"lưu trữ/2026/{one}.txt"], page.QuerySelectorAll("main td.file-name").Select(cell => cell.TextContent));
        Assert.Contains("Đã vào sổ 2", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var auditor = await site.SignedInAsync("quantri");
        var told = (await auditor.OpenAsync("/audit?kind=bulk_import")).QuerySelector("main")!.TextContent;
        Assert.Contains("gửi tệp để nhập hàng loạt", told, StringComparison.Ordinal);
        Assert.Contains("nhập xong hàng loạt", told, StringComparison.Ordinal);
    }

    /// <summary>Somebody may bring the same bytes at that moment: only the sweep, which asks for every record, may take a refused file away.</summary>
    [Fact]
    public async Task The_bytes_of_what_the_registry_refuses_are_left_to_the_sweep()
    {
        var officer = await site.SignedInAsync("vanphong");
        var future = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Resolution(Next())).Replace("năm 2026", "năm 2099", StringComparison.Ordinal));
        var (_, page) = await DoneAsync(officer, await PostAsync(officer.Client, await officer.OpenAsync("/import/bulk"), ("mai-sau.txt", future)));
        Assert.Contains("Không nhập được 1", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(future));
        Assert.Single(Directory.EnumerateFiles(site.DataFolder, hash, SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_in_words_and_nothing_of_it_stays()
    {
        var officer = await site.SignedInAsync("vanphong");
        var page = await officer.OpenAsync("/import/bulk");
        foreach (var (files, words) in new ((string, byte[])[] Files, string Words)[]
                 {
                     ([], "Chưa chọn tệp nào"),
                     ([("hỏng.zip", "không phải"u8.ToArray())], "bị hỏng hoặc không phải là tệp nén"),
                     ([("kho (Tối mật).zip", Zip(("c.txt", [1])))], "Tên tệp nén mang dấu độ mật"),
                     ([("a.txt", [1]), ("b.zip", Zip(("c.txt", [1])))], "phải gửi một mình"),
                     ([("b.zip", Zip(("c.txt", [1]))), ("a.txt", [1])], "phải gửi một mình"),
                     ([("rỗng.zip", Zip())], "không có tệp nào bên trong"),
                 }.Select(one => (one.Files, one.Words)))
        {
            using var answer = await PostAsync(officer.Client, page, files);
            Assert.StartsWith("/import/bulk?refused=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Contains(words, (await officer.OpenAsync(answer.Headers.Location.ToString())).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        }

        // Somebody else's registry, by a forged field; and a form without its token.
        page.QuerySelector("main [name=organisation]")!.SetAttribute("value", Guid.CreateVersion7().ToString());
        using var foreign = await PostAsync(officer.Client, page, ("a.txt", Resolution(Next())));
        Assert.Contains("document.owner_out_of_reach", foreign.Headers.Location!.ToString(), StringComparison.Ordinal);
        page.QuerySelector("main form [name=__RequestVerificationToken]")!.SetAttribute("value", "x");
        using var forged = await PostAsync(officer.Client, page, ("a.txt", Resolution(Next())));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("không được vào sổ", (await officer.OpenAsync("/import/bulk?for.Name=" + Uri.EscapeDataString("Thành ủy Cần Thơ"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_stopped_goes_on_and_is_ended_by_its_page()
    {
        // A program that looks for work once in an hour: what is sent waits.
        await using var program = new RunningProgram("Import:Every=01:00:00") { Begins = PreparedData.Demonstration.CopyTo };
        await program.StartAsync();
        using var client = program.OpenClient();
        var officer = new Browser(client);
        await officer.SignInAsync("vanphong", program.PasswordOf("vanphong"));
        using var answer = await PostAsync(client, await officer.OpenAsync("/import/bulk"), ("1.txt", Resolution(Next())));
        var url = answer.Headers.Location!.ToString().Split('?')[0];
        var (path, page) = await officer.SendAsync(await officer.OpenAsync(url), "form.acts", ("Form.Act", "paused"));
        Assert.EndsWith("?done=paused", path, StringComparison.Ordinal);
        Assert.Contains("Tạm dừng", page.QuerySelector("#live .chip")!.TextContent, StringComparison.Ordinal);
        var (_, late) = await officer.SendAsync(page, "form.acts", ("Form.Act", "cancelled"), ("Form.Version", "1"));
        Assert.Contains("vừa có thay đổi", late.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        (_, page) = await officer.SendAsync(page, "form.acts", ("Form.Act", "resumed"));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(program.Data, "files", "bulk")));
        (_, page) = await officer.SendAsync(page, "form.acts", ("Form.Act", "cancelled"));
        Assert.Contains("Đã hủy phần còn lại", page.QuerySelector("#live .chip")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form.acts"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(program.Data, "files", "bulk")));
    }

    [Fact]
    [Slow("Kills the program and starts it again.")]
    public async Task A_kill_in_the_middle_costs_nothing_and_registers_nothing_twice()
    {
        const int Files = 300;
        await using var program = new RunningProgram("Import:Every=00:00:00.2") { Begins = PreparedData.Demonstration.CopyTo };
        await program.StartAsync();
        using var client = program.OpenClient();
        var officer = new Browser(client);
        await officer.SignInAsync("vanphong", program.PasswordOf("vanphong"));
        var before = Count(program, "Documents");
        var zip = Zip([.. Enumerable.Range(1, Files).Select(number => ($"{number:000}.txt", Resolution(2000 + number)))]);
        using var answer = await PostAsync(client, await officer.OpenAsync("/import/bulk"), ("kho.zip", zip));
        Assert.StartsWith("/import/bulk/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);

        foreach (var enough in new[] { 20, 60, 120 })
        {
            while (Count(program, "BulkLines") < enough)
                await Task.Delay(20, Cancel);
            await program.KillAsync();
            // As if the lease had run out meanwhile.
            Ask(program, "UPDATE \"BulkImports\" SET \"ClaimedUntil\" = '2026-01-01 00:00:00.000'");
            await program.StartAsync();
        }

        for (var wait = 0; wait < 600 && Ask(program, "SELECT \"State\" FROM \"BulkImports\"") is "Open"; wait++)
            await Task.Delay(200, Cancel);
        Assert.Equal("Done", Ask(program, "SELECT \"State\" FROM \"BulkImports\""));
        Assert.Equal((Files, Files), (Count(program, "Documents") - before, Count(program, "BulkLines")));
        // Also that of the turn that a kill cut off is told as what it did.
        Assert.Equal($"{Files}", Ask(program, "SELECT \"Registered\" FROM \"BulkImports\""));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(program.Data, "files", "bulk")));
    }

    [Fact]
    public void What_arrived_is_brought_to_the_disk_itself()
    {
        using var disk = new Disk();
        using var file = new EncipheredFile(disk, new byte[EncipheredFile.KeyBytes]);
        file.Write([1, 2, 3]);
        file.FlushToDisk();
        Assert.True(disk.IsReached);
    }

    sealed class Disk() : FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose)
    {
        public bool IsReached { get; private set; }

        public override void Flush(bool flushToDisk)
        {
            IsReached |= flushToDisk;
            base.Flush(flushToDisk);
        }
    }

    static int Count(RunningProgram program, string table) => int.Parse(Ask(program, $"SELECT COUNT(*) FROM \"{table}\"")!, CultureInfo.InvariantCulture);

    static string? Ask(RunningProgram program, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={program.Database};Pooling=False;Default Timeout=30");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar()?.ToString();
    }
}
