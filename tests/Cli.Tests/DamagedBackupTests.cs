using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DonDoc.Running;
using DonDoc.Storage;
using DonDoc.Storage.Backups;

namespace DonDoc.Cli.Tests;

/// <summary>An archive that is not what it was, or never was one of ours, changes nothing.</summary>
[Slow("Restores an archive with every part of it damaged in turn.")]
public sealed class DamagedBackupTests : IAsyncLifetime
{
    readonly Program _program = new();
    string _fingerprint = "";

    public async ValueTask InitializeAsync()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        _fingerprint = BackedUpPlace.Fingerprint(place);
        Assert.False((await new TakeBackup(place, TimeProvider.System).RunAsync(At("a.zip"))).IsRefused);
    }

    public ValueTask DisposeAsync()
    {
        _program.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_changed_byte_is_found_wherever_it_matters()
    {
        var whole = await File.ReadAllBytesAsync(At("a.zip"));
        var random = new Random(5);
        var refused = 0;
        for (var round = 0; round < 60; round++)
        {
            var changed = whole.ToArray();
            // Half of them near the end, where the small entries, the manifest and the directory are.
            var at = round % 2 == 0 ? random.Next(whole.Length) : whole.Length - 1 - random.Next(3_000);
            changed[at] ^= (byte)(1 << random.Next(8));
            var restored = await RestoreAsync(changed);
            // The time of an entry, for example, is nobody's concern; then everything is as it was.
            if (restored.IsRefused)
                refused++;
            else
                Assert.Equal(_fingerprint, BackedUpPlace.Fingerprint(Place.Of(At("b"), null)));
        }

        Assert.True(refused > 40, $"{refused}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(-1)]
    [InlineData(-100)]
    [InlineData(-2000)]
    public async Task A_cut_archive_is_refused(int length)
    {
        var whole = await File.ReadAllBytesAsync(At("a.zip"));
        Assert.Equal("backup.not_a_backup", (await RestoreAsync(whole[..(length < 0 ? whole.Length + length : length)])).Refusal?.Code);
    }

    [Fact]
    public async Task Refusals_come_in_words_with_status_one()
    {
        _program.File("thư.txt", "không phải bản sao lưu");
        var run = await Program.RunAsync("restore", At("thư.txt"), "--data", At("b"));
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("không phải là bản sao lưu", run.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await Program.RunAsync("restore", At("nowhere.zip"), "--data", At("b"))).Status);
        Assert.False(Directory.Exists(At("b")));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/tmp/dondoc-evil.txt")]
    [InlineData("files/../../evil.txt")]
    [InlineData("keys/../evil.xml")]
    [InlineData("keys/key-../../evil.xml")]
    [InlineData("keys/web.config")]
    [InlineData("files/abc")]
    [InlineData("tables/../../evil")]
    public async Task No_name_leads_out_of_the_place(string name)
    {
        Rewrite(manifest => Add(manifest, name, "evil"u8.ToArray()), zip => Write(zip, name, "evil"u8.ToArray()));
        Assert.Equal("backup.damaged", await RefusalAsync());
        Assert.False(File.Exists("/tmp/dondoc-evil.txt"));
        Assert.Empty(Directory.EnumerateFiles(_program.Folder, "*evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Foreign_and_newer_archives_are_refused()
    {
        using (var foreign = ZipFile.Open(At("foreign.zip"), ZipArchiveMode.Create))
            Write(foreign, "manifest.json", "{}"u8.ToArray());
        Assert.Equal("backup.not_a_backup", (await RestoreAsync(await File.ReadAllBytesAsync(At("foreign.zip")))).Refusal?.Code);

        Rewrite(manifest => manifest["version"] = 2);
        Assert.Equal("backup.newer", await RefusalAsync());
        Rewrite(manifest => manifest["schema"] = "29990101000000_Future");
        Assert.Equal("backup.damaged", await RefusalAsync());
        Rewrite(manifest => manifest["database"] = "oracle");
        Assert.Equal("backup.other_database", await RefusalAsync());
        Rewrite(manifest => manifest["rows"]!["Organisations"] = 1);
        Assert.Equal("backup.damaged", await RefusalAsync());
        Rewrite(_ => { }, zip => Write(zip, "files/" + new string('a', 64), [1]));
        Assert.Equal("backup.damaged", await RefusalAsync());
        Rewrite(_ => { }, zip => zip.GetEntry("database.sqlite")!.Delete());
        Assert.Equal("backup.damaged", await RefusalAsync());
        Rewrite(manifest => Remove(manifest, "database.sqlite"), zip => zip.GetEntry("database.sqlite")!.Delete());
        Assert.Equal("backup.damaged", await RefusalAsync());
        Rewrite(_ => { }, zip => Write(zip, "demonstration.json", "[]"u8.ToArray()));
        Assert.Equal("backup.damaged", await RefusalAsync());
        Rewrite(_ => { });
        Assert.Null(await RefusalAsync());
    }

    [Fact]
    public async Task Records_of_a_newer_program_are_refused_and_nothing_is_left_beside()
    {
        var place = Place.Of(At("a"), null);
        BackedUpPlace.Run(place, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0.0')");
        Assert.False((await new TakeBackup(place, TimeProvider.System).RunAsync(At("a.zip"))).IsRefused);
        Assert.Equal("backup.newer", (await RestoreAsync(await File.ReadAllBytesAsync(At("a.zip")))).Refusal?.Code);
        Assert.Empty(Directory.EnumerateFiles(At("b")));
    }

    async Task<string?> RefusalAsync() => (await RestoreAsync(await File.ReadAllBytesAsync(At("changed.zip")))).Refusal?.Code;

    /// <summary>Into an empty place each time; a refusal leaves it empty.</summary>
    async Task<Tracking.Kernel.Outcome<BackupManifest>> RestoreAsync(byte[] archive)
    {
        if (Directory.Exists(At("b")))
            Directory.Delete(At("b"), recursive: true);
        var place = Place.Of(At("b"), null);
        var restored = await new RestoreBackup(place, TimeProvider.System).RunAsync(_program.File("given.zip", archive), force: false);
        if (restored.IsRefused)
            Assert.False(File.Exists(place.Connection));
        return restored;
    }

    /// <summary>The archive with another manifest, sealed anew, and other entries: as somebody would forge it.</summary>
    void Rewrite(Action<JsonObject> manifest, Action<ZipArchive>? entries = null)
    {
        File.Copy(At("a.zip"), At("changed.zip"), overwrite: true);
        using var zip = ZipFile.Open(At("changed.zip"), ZipArchiveMode.Update);
        var entry = zip.GetEntry("manifest.json")!;
        JsonObject json;
        using (var read = entry.Open())
            json = JsonNode.Parse(read)!.AsObject();
        entry.Delete();
        manifest(json);
        var bytes = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
        Write(zip, "manifest.json", bytes);
        zip.Comment = "dondoc-backup " + Convert.ToHexStringLower(SHA256.HashData(bytes));
        entries?.Invoke(zip);
    }

    static void Add(JsonObject manifest, string path, byte[] content) => manifest["entries"]!.AsArray().Add(new JsonObject
    {
        ["path"] = path,
        ["size"] = content.Length,
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
    });

    static void Remove(JsonObject manifest, string path) =>
        manifest["entries"]!.AsArray().Remove(manifest["entries"]!.AsArray().Single(entry => (string?)entry!["path"] == path));

    static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    string At(string name) => Path.Combine(_program.Folder, name);
}
