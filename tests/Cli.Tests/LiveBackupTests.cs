using System.Diagnostics;
using System.Text;
using DonDoc.Running;
using DonDoc.Storage;
using DonDoc.Storage.Backups;
using DonDoc.Web.Tests;

namespace DonDoc.Cli.Tests;

/// <summary>Beside a running server, and under a kill.</summary>
[Slow("Backs up a running server and kills it while it restores.")]
public sealed class LiveBackupTests(ITestOutputHelper output) : IDisposable
{
    readonly Program _program = new();

    [Fact]
    public async Task A_server_that_runs_is_saved_while_it_writes_and_sees_what_is_restored()
    {
        await using var server = new RunningProgram();
        await server.StartAsync();
        var place = Place.Of(server.Data, null);
        using var client = server.OpenClient();
        var inspector = new Browser(client);
        await inspector.SignInAsync("kiemtra", server.PasswordOf("kiemtra"));
        var before = (await inspector.OpenAsync("/engagements")).QuerySelector("tbody")!.TextContent;

        using var stop = new CancellationTokenSource();
        var uploads = UploadAsync(inspector, stop.Token);
        for (var i = 0; i < 4; i++)
        {
            // Nothing missing: every file that the copied records name is in the archive.
            var saved = await Program.RunAsync("backup", At($"{i}.zip"), "--data", server.Data);
            Assert.Equal((0, ""), (saved.Status, saved.Errors));
        }

        await stop.CancelAsync();
        Assert.True(await uploads > 0);
        Assert.Equal(0, (await Program.RunAsync("restore", At("2.zip"), "--data", At("copy"))).Status);
        Assert.Contains("bao-cao-1.txt", BackedUpPlace.List(Place.Of(At("copy"), null), "SELECT \"FileName\" FROM \"ImportedFiles\""));

        BackedUpPlace.Run(place, "UPDATE \"Engagements\" SET \"Title\" = 'Nhầm'");
        Assert.NotEqual(before, (await inspector.OpenAsync("/engagements")).QuerySelector("tbody")!.TextContent);
        var restored = await Program.RunAsync("restore", At("3.zip"), "--data", server.Data, "--force", "--keep-sign-ins");
        Assert.Equal((0, ""), (restored.Status, restored.Errors));

        // The same process, the same cookie: what was restored is there, and it goes on writing.
        Assert.Equal(before, (await inspector.OpenAsync("/engagements")).QuerySelector("tbody")!.TextContent);
        var (_, page) = await inspector.SendFilesAsync(await inspector.OpenAsync("/import"), ("sau.txt", Report(-1)));
        Assert.NotNull(page.QuerySelector(".intake a"));
        await server.KillAsync();
        await server.StartAsync();
        Assert.Equal(before, (await inspector.OpenAsync("/engagements")).QuerySelector("tbody")!.TextContent);
        Assert.NotEmpty(BackedUpPlace.Fingerprint(place));
    }

    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_old_records_or_the_new()
    {
        var (one, two) = (await BackedUpPlace.MakeAsync(At("a")), await BackedUpPlace.MakeAsync(At("b"), "hai"));
        // Large enough that its pages are not written in one breath.
        BackedUpPlace.Run(two, """
            WITH RECURSIVE days(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM days WHERE n < 100)
            INSERT INTO "OrganisationNames" ("OrganisationId", "ValidFrom", "ValidTo", "Name", "SearchKey", "SortKey")
            SELECT "OrganisationId", date('1900-01-01', n || ' days'), "ValidTo", "Name", "SearchKey", "SortKey" FROM "OrganisationNames", days
            """);
        var states = new[] { BackedUpPlace.Fingerprint(one), BackedUpPlace.Fingerprint(two) };
        foreach (var (place, name) in new[] { (one, "0.zip"), (two, "1.zip") })
            Assert.False((await new TakeBackup(place, TimeProvider.System).RunAsync(At(name))).IsRefused);

        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await Program.RunAsync("restore", At("1.zip"), "--data", one.Folder, "--force")).Status);
        var usual = watch.Elapsed;
        var random = new Random(11);
        var (exchanged, halfWritten) = (0, 0);
        for (var (round, now) = (0, 1); round < 12; round++)
        {
            using var restoring = Program.Start("restore", At($"{1 - now}.zip"), "--data", one.Folder, "--force");
            if (round % 2 == 0)
                await Task.Delay(usual * (0.3 + (0.7 * random.NextDouble())));
            else
                await FirstWriteAsync(one, restoring, TimeSpan.FromMilliseconds(random.Next(30)));
            restoring.Kill();
            await restoring.WaitForExitAsync();
            var log = new FileInfo(one.Connection + "-wal");
            var isWriting = log.Exists && log.Length > 0;
            var found = Array.IndexOf(states, BackedUpPlace.Fingerprint(one));
            Assert.True(found >= 0, "Neither the old records nor the new.");
            exchanged += found == now ? 0 : 1;
            halfWritten += isWriting && found == now ? 1 : 0;
            now = found;
        }

        output.WriteLine($"of 12 kills {halfWritten} came while records were being written, {exchanged} after");
        Assert.Equal(0, (await Program.RunAsync("restore", At("0.zip"), "--data", one.Folder, "--force")).Status);
        Assert.Equal(states[0], BackedUpPlace.Fingerprint(one));
        Assert.DoesNotContain(Directory.EnumerateFiles(one.Folder), file => file.Contains(".restore", StringComparison.Ordinal));
    }

    public void Dispose() => _program.Dispose();

    string At(string name) => Path.Combine(_program.Folder, name);

    /// <summary>Waits until the log of the database grows, and a little longer.</summary>
    static async Task FirstWriteAsync(Place place, Process restoring, TimeSpan longer)
    {
        var log = new FileInfo(place.Connection + "-wal");
        for (var (there, length) = (log.Exists, log.Exists ? log.Length : 0); !restoring.HasExited; await Task.Delay(1))
        {
            log.Refresh();
            if (log.Exists && (!there || log.Length != length) && log.Length > 0)
                break;
        }

        await Task.Delay(longer);
    }

    static async Task<int> UploadAsync(Browser browser, CancellationToken stop)
    {
        var number = 0;
        for (; !stop.IsCancellationRequested; number++)
            await browser.SendFilesAsync(await browser.OpenAsync("/import"), (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bao-cao-{number}.txt"), Report(number)));
        return number;
    }

    static byte[] Report(int number) => Encoding.UTF8.GetBytes(Samples.Session + $"\n\nBáo cáo thứ {number}.");
}
