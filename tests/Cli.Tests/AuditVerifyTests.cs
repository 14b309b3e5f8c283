using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Cli.Tests;

/// <summary>What <c>audit verify</c> says of a log that holds, one that was restored, and one that was tampered with.</summary>
public sealed class AuditVerifyTests : IDisposable
{
    readonly Program _program = new();

    [Fact]
    public async Task A_log_holds_and_an_entry_changed_around_the_triggers_is_named()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        await ActAsync(place, 3);
        var holds = await Program.RunAsync("audit", "verify", "--data", place.Folder, "--json");
        Assert.Equal((0, ""), (holds.Status, holds.Errors));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, holds.Json.GetProperty("broken").ValueKind);
        Assert.True(holds.Json.GetProperty("entries").GetInt64() > 3);

        Assert.ThrowsAny<Exception>(() => BackedUpPlace.Run(place, "UPDATE \"AuditEntries\" SET \"Outcome\" = 'x' WHERE \"Sequence\" = 2"));
        foreach (var trigger in BackedUpPlace.List(place, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntries'"))
            BackedUpPlace.Run(place, $"DROP TRIGGER \"{trigger}\"");
        BackedUpPlace.Run(place, "UPDATE \"AuditEntries\" SET \"Outcome\" = 'x' WHERE \"Sequence\" = 2");
        var broken = await Program.RunAsync("audit", "verify", "--data", place.Folder);
        Assert.Equal((1, ""), (broken.Status, broken.Output));
        Assert.StartsWith("Mục 2 ", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_is_known_and_a_tail_cut_off_is_not_excused()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        Assert.Equal(0, (await Program.RunAsync("backup", At("a.zip"), "--data", place.Folder)).Status);
        await ActAsync(place, 5);
        await AnchorAsync(place);
        Assert.Equal(0, (await Program.RunAsync("audit", "verify", "--data", place.Folder)).Status);

        Assert.Equal(0, (await Program.RunAsync("restore", At("a.zip"), "--data", place.Folder, "--force")).Status);
        Assert.Equal(0, (await Program.RunAsync("audit", "verify", "--data", place.Folder)).Status);
        await ActAsync(place, 7);
        await AnchorAsync(place);
        Assert.Equal(0, (await Program.RunAsync("audit", "verify", "--data", place.Folder)).Status);

        // Without the line of the restore it is what it looks like.
        await File.WriteAllLinesAsync(place.Anchors, (await File.ReadAllLinesAsync(place.Anchors)).Where(line => !line.EndsWith(" restored", StringComparison.Ordinal)));
        Assert.Equal(1, (await Program.RunAsync("audit", "verify", "--data", place.Folder)).Status);
    }

    [Fact]
    public async Task A_line_that_a_kill_cut_off_harms_neither_the_next_nor_the_reading()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        await AnchorAsync(place);
        await File.AppendAllTextAsync(place.Anchors, "2026-11-24T10:00:00.000Z 12 abc", TestContext.Current.CancellationToken);
        await AnchorAsync(place);
        await AnchorAsync(place);
        var anchors = await new AnchorLog(place.Anchors).ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, anchors.Count);
        Assert.Equal(0, (await Program.RunAsync("audit", "verify", "--data", place.Folder)).Status);
    }

    [Fact]
    public async Task Old_entries_are_archived_and_verified_with_the_rest_and_young_ones_stay()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        var young = await Program.RunAsync("audit", "archive", "--data", place.Folder, "--until", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1, young.Status);
        var malformed = await Program.RunAsync("audit", "archive", "--data", place.Folder, "--until", "hôm qua");
        Assert.Equal(2, malformed.Status);
        var nothing = await Program.RunAsync("audit", "archive", "--data", place.Folder);
        Assert.Equal((0, ""), (nothing.Status, nothing.Errors));
        Assert.False(Directory.Exists(place.AuditArchive));

        var old = await OldPlaceAsync(At("old"));
        var archived = await Program.RunAsync("audit", "archive", "--data", old.Folder);
        Assert.Equal((0, ""), (archived.Status, archived.Errors));
        var file = Directory.GetFiles(old.AuditArchive).Single();
        Assert.Equal("audit-0000000001-0000000003.jsonl.gz", Path.GetFileName(file));
        var alone = await Program.RunAsync("audit", "verify", "--data", old.Folder, "--json");
        var whole = await Program.RunAsync("audit", "verify", "--data", old.Folder, "--json", "--archive", file);
        Assert.Equal((0, 0), (alone.Status, whole.Status));
        Assert.Equal(alone.Json.GetProperty("hash").GetString(), whole.Json.GetProperty("hash").GetString());

        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..^40]);
        Assert.Equal(1, (await Program.RunAsync("audit", "verify", "--data", old.Folder, "--archive", file)).Status);
    }

    public void Dispose() => _program.Dispose();

    /// <summary>Three entries of three years ago, and one of today.</summary>
    static async Task<Place> OldPlaceAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var place = Place.Of(folder, null);
        await using var db = TrackingStorage.Open(place.Connection);
        await TrackingStorage.MigrateAsync(db, TestContext.Current.CancellationToken);
        db.Clock = new Past();
        for (var i = 0; i < 3; i++)
            await new RecordAct(db).RunAsync(new RecordedAct("access.signed_in"), TestContext.Current.CancellationToken);
        await ActAsync(place, 1);
        return place;
    }

    sealed class Past : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow().AddYears(-3);
    }

    string At(string name) => Path.Combine(_program.Folder, name);

    static async Task ActAsync(Place place, int times)
    {
        await using var db = TrackingStorage.Open(place.Connection);
        for (var i = 0; i < times; i++)
            await new RecordAct(db).RunAsync(new RecordedAct("access.signed_in"), TestContext.Current.CancellationToken);
    }

    static async Task AnchorAsync(Place place)
    {
        await using var db = TrackingStorage.Open(place.Connection);
        var head = await new ShowAuditHead(db).RunAsync(TestContext.Current.CancellationToken);
        await new AnchorLog(place.Anchors).AppendAsync(new AuditAnchor(TimeProvider.System.Instant(), head.Sequence, head.Hash), TestContext.Current.CancellationToken);
    }
}
