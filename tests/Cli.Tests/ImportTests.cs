using System.IO.Compression;
using DonDoc.Storage;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Cli.Tests;

/// <summary>A folder and an archive of documents go into a registry, once, however often they are sent.</summary>
public sealed class ImportTests : IDisposable
{
    readonly Program _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Each_file_is_told_and_a_second_run_takes_in_nothing_twice()
    {
        var data = await PlaceAsync();
        foreach (var (name, text) in Texts)
            _program.File(name, text);
        _program.File("rỗng.txt", "");
        Directory.CreateDirectory(Path.Combine(_program.Folder, "kho"));
        foreach (var name in Texts.Select(text => text.Name).Append("rỗng.txt"))
            File.Move(Path.Combine(_program.Folder, name), Path.Combine(_program.Folder, "kho", name));
        var report = Path.Combine(_program.Folder, "kết quả.csv");

        var first = await Program.RunAsync("import", Path.Combine(_program.Folder, "kho"), "--organisation", "31.TU", "--report", report, "--data", data);
        Assert.Equal(1, first.Status);
        var lines = await File.ReadAllLinesAsync(report);
        Assert.Equal(5, lines.Length - 1);
        Assert.Contains(lines, line => line.StartsWith("a.txt,đã vào sổ,nghị quyết,15-NQ/TU,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("b.txt,chờ xem lại,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("d là a.txt,đã có,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("rỗng.txt,không nhập được,", StringComparison.Ordinal));

        // The same again, out of an archive: the report says that all is there.
        var archive = Path.Combine(_program.Folder, "kho.zip");
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(_program.Folder, "kho"), archive);
        await Program.RunAsync("import", archive, "--organisation", "31.TU", "--report", report, "--data", data);
        lines = await File.ReadAllLinesAsync(report);
        Assert.Equal(4, lines.Count(line => line.Contains(",đã có,", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains(",đã vào sổ,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_classified_file_neither_name_nor_content_stays_and_the_log_tells_it()
    {
        var data = await PlaceAsync();
        _program.File("bí ẩn.txt", "MẬT\n" + Resolution("17-NQ/TU", "về một việc"));
        var run = await Program.RunAsync("import", Path.Combine(_program.Folder, "bí ẩn.txt"), "--organisation", "31.TU", "--data", data);
        Assert.Equal(1, run.Status);
        Assert.DoesNotContain("bí ẩn", run.Output, StringComparison.Ordinal);
        Assert.Empty(BackedUpPlace.FilesOf(Place.Of(data, null)));
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Place.Of(data, null).Connection};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM \"AuditEntries\" WHERE \"Act\" = 'document.classified_refused'";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_before_anything_is_read()
    {
        var data = await PlaceAsync();
        Assert.Contains("99.TU", (await Program.RunAsync("import", _program.Folder, "--organisation", "99.TU", "--data", data)).Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await Program.RunAsync("import", Path.Combine(_program.Folder, "không có"), "--organisation", "31.TU", "--data", data)).Status);
        Assert.Equal(2, (await Program.RunAsync("import", _program.Folder, "--data", data)).Status);
    }

    /// <summary>Somebody else may be about to name the same bytes: what is refused is left to the daily sweep.</summary>
    [Fact]
    public async Task Bytes_of_what_the_registry_refuses_are_not_taken_from_others()
    {
        var data = await PlaceAsync();
        _program.File("mai sau.txt", Resolution("18-NQ/TU", "về một việc").Replace("2024", "2099", StringComparison.Ordinal));
        var run = await Program.RunAsync("import", Path.Combine(_program.Folder, "mai sau.txt"), "--organisation", "31.TU", "--data", data);
        Assert.Contains("mai sau.txt,không nhập được,", run.Output, StringComparison.Ordinal);
        Assert.Single(BackedUpPlace.FilesOf(Place.Of(data, null)));
    }

    [Fact]
    public async Task An_archive_is_read_as_the_server_reads_it()
    {
        var data = await PlaceAsync();
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "kho")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "hỏng.zip"), "PK, and nothing that follows");
        await using (var archive = await ZipFile.OpenAsync(Path.Combine(folder, "kho.zip"), ZipArchiveMode.Create))
        {
            await WriteAsync("a.txt", Resolution("15-NQ/TU", "về phát triển kinh tế biển đến năm 2030"));
            await WriteAsync("a.txt", Resolution("16-NQ/TU", "về cải cách thủ tục hành chính"));
            await WriteAsync("~$a.txt", "of Word");
            await WriteAsync("__MACOSX/a.txt", "of a system");
            await WriteAsync("dài.txt", string.Concat(Enumerable.Repeat("việc chung\n", 200_000)));

            async Task WriteAsync(string name, string text)
            {
                await using var content = new StreamWriter(await archive.CreateEntry(name).OpenAsync());
                await content.WriteAsync(text);
            }
        }

        var run = await Program.RunAsync("import", Path.Combine(folder, "hỏng.zip"), Path.Combine(folder, "kho.zip"), "--organisation", "31.TU", "--data", data);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..];
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("hỏng.zip,không nhập được,", lines[0], StringComparison.Ordinal);
        Assert.Equal(["15-NQ/TU", "16-NQ/TU"], lines[1..3].Select(line => line.Split(',')[3]).Order());
        Assert.StartsWith("kho.zip/dài.txt,không nhập được,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_gets_the_year_or_term_that_the_server_would_give_it()
    {
        var data = await PlaceAsync();
        var file = _program.File("a.txt", Resolution("15-NQ/TU", "về phát triển kinh tế biển đến năm 2030"));
        var run = await Program.RunInAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Tracking__Numbering__0__TypeName"] = "nghị quyết", ["Tracking__Numbering__0__Restart"] = "Year" },
            "import", file, "--organisation", "31.TU", "--data", data);
        Assert.Equal(0, run.Status);
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Place.Of(data, null).Connection};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Period\" FROM \"Documents\"";
        Assert.Equal("2024", await command.ExecuteScalarAsync());
    }

    static IEnumerable<(string Name, string Text)> Texts =>
    [
        ("a.txt", Resolution("15-NQ/TU", "về phát triển kinh tế biển đến năm 2030")),
        ("b.txt", "Ghi chép cuộc họp giao ban đầu tuần.\nCác đồng chí trao đổi công việc.\n"),
        ("c.txt", Resolution("16-NQ/TU", "về cải cách thủ tục hành chính")),
        ("d là a.txt", Resolution("15-NQ/TU", "về phát triển kinh tế biển đến năm 2030")),
    ];

    static string Resolution(string number, string subject) => $"""
        THÀNH ỦY HẢI PHÒNG
        *
        Số {number}
        ĐẢNG CỘNG SẢN VIỆT NAM
        Hải Phòng, ngày 12 tháng 5 năm 2024

        NGHỊ QUYẾT
        {subject}

        I- QUAN ĐIỂM
        1. Phát triển nhanh và bền vững.
        II- NHIỆM VỤ
        1. Rà soát quy hoạch.

        T/M THÀNH ỦY
        BÍ THƯ
        Lê Văn Ví Dụ
        """;

    async Task<string> PlaceAsync()
    {
        var data = Path.Combine(_program.Folder, "data");
        var place = Place.Of(data, null);
        Directory.CreateDirectory(data);
        await using var db = TrackingStorage.Open(place.Connection);
        await TrackingStorage.MigrateAsync(db);
        var loaded = await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new());
        Assert.Null(loaded.Refusal);
        return data;
    }
}
