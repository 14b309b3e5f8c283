using System.Resources;
using DonDoc.Storage;
using DonDoc.Storage.Backups;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Npgsql;

namespace DonDoc.Cli.Tests;

public sealed class BackupTests : IDisposable
{
    readonly Program _program = new();

    [Fact]
    public async Task What_was_saved_comes_back()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        var saved = await Program.RunAsync("backup", At("a.zip"), "--data", place.Folder, "--json");
        Assert.Equal((0, ""), (saved.Status, saved.Errors));
        Assert.Equal(1, saved.Json.GetProperty("files").GetInt32());
        Assert.Equal(["a", "a.zip"], Directory.EnumerateFileSystemEntries(_program.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("a.zip")));

        var restored = await Program.RunAsync("restore", At("a.zip"), "--data", At("b"));
        Assert.Equal((0, ""), (restored.Status, restored.Errors));
        Assert.StartsWith("Đã khôi phục", restored.Output, StringComparison.Ordinal);
        var copy = Place.Of(At("b"), null);
        Assert.Equal(BackedUpPlace.Fingerprint(place), BackedUpPlace.Fingerprint(copy));
        Assert.Equal(BackedUpPlace.FilesOf(place), BackedUpPlace.FilesOf(copy));
        Assert.Equal("<key>một</key>", await File.ReadAllTextAsync(Path.Combine(copy.Keys, BackedUpPlace.Key)));
    }

    [Fact]
    public async Task The_log_tells_of_a_backup_and_a_restore_and_nobody_stays_signed_in_unless_that_is_said()
    {
        await SignInsAsync(null);
        var server = Environment.GetEnvironmentVariable("DONDOC_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
            return;
        await using var database = await ScratchDatabase.CreateAsync(server);
        await SignInsAsync(database.Connection);
    }

    async Task SignInsAsync(string? connection)
    {
        var (cancel, clock, name) = (TestContext.Current.CancellationToken, TimeProvider.System, connection is null ? "s" : "p");
        var place = await BackedUpPlace.MakeAsync(At(name), connection: connection);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        if (connection is not null)
            environment["ConnectionStrings__Tracking"] = connection;
        Guid person;
        AccountSessionId session;
        await using (var db = TrackingStorage.Open(place.Connection))
        {
            var account = new Account("can.bo", "Cán bộ", "Chuyên viên", new((await new LoadAdministrativeUnits(db, clock).RunAsync(new(), cancel)).Value.Root.Value));
            db.Add(account);
            await db.SaveChangesAsync(cancel);
            person = account.Id;
            session = await new OpenSession(db, new KeepSession(db, clock), new(), clock).RunAsync(new(person), cancel);
        }

        async Task<LoadCurrentUser.Result> LoadAsync()
        {
            await using var db = TrackingStorage.Open(place.Connection);
            return (await new LoadCurrentUser(db, clock).FindAsync(person, session, cancel))!;
        }

        async Task<List<ListAuditEntries.Row>> ToldAsync(string act)
        {
            await using var db = TrackingStorage.Open(place.Connection);
            var root = (await new LoadAdministrativeUnits(db, clock).RunAsync(new(), cancel)).Value.Root;
            return [.. (await new ListAuditEntries(db, CurrentUser.Installation(root, clock.Today())).RunAsync(new(Act: act), cancel)).Items];
        }

        var before = await LoadAsync();
        var file = At(name + ".zip");
        Assert.Equal(0, (await Program.RunInAsync(environment, "backup", file, "--data", place.Folder)).Status);
        var taken = Assert.Single(await ToldAsync("installation.backed_up"));
        Assert.Equal($"DonDoc ({Environment.UserName})", taken.AccountName);

        Assert.Equal(0, (await Program.RunInAsync(environment, "restore", file, "--data", place.Folder, "--force", "--keep-sign-ins")).Status);
        Assert.Equal((before.Stamp, before.StartedAt), ((await LoadAsync()).Stamp, (await LoadAsync()).StartedAt));
        // The backup was taken before it was told, so its records do not have that entry.
        Assert.Empty(await ToldAsync("installation.backed_up"));
        Assert.Single(await ToldAsync("installation.restored"));

        Assert.Equal(0, (await Program.RunInAsync(environment, "restore", file, "--data", place.Folder, "--force")).Status);
        var after = await LoadAsync();
        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.Null(after.StartedAt);
        Assert.Equal($"DonDoc ({Environment.UserName})", Assert.Single(await ToldAsync("installation.restored")).AccountName);
        Assert.Equal(0, (await Program.RunInAsync(environment, "audit", "verify", "--data", place.Folder)).Status);
    }

    [Fact]
    public async Task Records_are_replaced_only_where_that_is_said()
    {
        var (one, two) = (await BackedUpPlace.MakeAsync(At("a")), await BackedUpPlace.MakeAsync(At("b"), "hai"));
        var (first, second) = (BackedUpPlace.Fingerprint(one), BackedUpPlace.Fingerprint(two));
        await Program.RunAsync("backup", At("a.zip"), "--data", one.Folder);

        var refused = await Program.RunAsync("restore", At("a.zip"), "--data", two.Folder);
        Assert.Equal((1, ""), (refused.Status, refused.Output));
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(second, BackedUpPlace.Fingerprint(two));

        Assert.Equal(0, (await Program.RunAsync("restore", At("a.zip"), "--data", two.Folder, "--force")).Status);
        Assert.Equal(first, BackedUpPlace.Fingerprint(two));
        Assert.Equal(2, BackedUpPlace.FilesOf(two).Count);
    }

    [Fact]
    public async Task The_variable_of_the_server_names_the_database_and_the_home_the_folder()
    {
        var home = At("home");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DONDOC_HOME"] = home, ["ConnectionStrings__Tracking"] = At("elsewhere/own.db") };
        await BackedUpPlace.MakeAsync(Path.Combine(home, "data"), connection: environment["ConnectionStrings__Tracking"]);
        Assert.Equal(0, (await Program.RunInAsync(environment, "backup", At("a.zip"))).Status);
        environment["ConnectionStrings__Tracking"] = At("third/own.db");
        Assert.Equal(0, (await Program.RunInAsync(environment, "restore", At("a.zip"))).Status);
        Assert.True(File.Exists(At("third/own.db")));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_told_and_leaves_nothing()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        await RefusedAsync("Không có cơ sở dữ liệu", "backup", At("x.zip"), "--data", At("nothing"));
        await RefusedAsync("không ghi đè", "backup", _program.File("thư.txt", "quan trọng"), "--data", place.Folder);
        await RefusedAsync("không ghi đè", "backup", place.Folder, "--data", place.Folder);
        await RefusedAsync("Không đọc hoặc ghi được", "backup", At("no/such/folder.zip"), "--data", place.Folder);
        _program.File("hỏng.db", new byte[5000]);
        var damaged = await Program.RunInAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Tracking"] = At("hỏng.db") }, "backup", At("x.zip"), "--data", place.Folder);
        Assert.Equal(1, damaged.Status);
        Assert.Contains("hỏng", damaged.Errors, StringComparison.Ordinal);
        Assert.Equal("quan trọng", await File.ReadAllTextAsync(At("thư.txt")));
        Assert.Empty(Directory.EnumerateFiles(_program.Folder, "x.zip*"));

        // An older backup, and an empty file that a script made, are replaced.
        _program.File("nightly.zip", "");
        for (var night = 0; night < 2; night++)
            Assert.Equal(0, (await Program.RunAsync("backup", At("nightly.zip"), "--data", place.Folder)).Status);
    }

    [Fact]
    public async Task A_stored_file_that_is_missing_or_damaged_is_named_and_the_rest_saved()
    {
        var place = await BackedUpPlace.MakeAsync(At("a"));
        var (gone, broken) = (await BackedUpPlace.FileAsync(place, "Mất"), await BackedUpPlace.FileAsync(place, "Hỏng"));
        foreach (var (hash, id) in new[] { (gone, "1"), (broken, "2") })
            BackedUpPlace.Run(place, $"""
                INSERT INTO "ImportedFiles" SELECT x'{new string(id[0], 32)}', {Columns(place, hash)} FROM "Organisations" LIMIT 1
                """);
        File.Delete(Path.Combine(place.Files, gone[..2], gone));
        await File.AppendAllTextAsync(Path.Combine(place.Files, broken[..2], broken), "!");
        var saved = await Program.RunAsync("backup", At("a.zip"), "--data", place.Folder);
        Assert.Equal(1, saved.Status);
        Assert.Contains(gone, saved.Errors, StringComparison.Ordinal);
        Assert.Contains(broken, saved.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Program.RunAsync("restore", At("a.zip"), "--data", At("b"))).Status);
        Assert.Single(BackedUpPlace.FilesOf(Place.Of(At("b"), null)));
    }

    [Fact]
    public async Task PostgreSQL_is_saved_and_comes_back()
    {
        var server = Environment.GetEnvironmentVariable("DONDOC_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "No PostgreSQL server: DONDOC_TEST_POSTGRES holds no connection string to a throw-away server.");
        await using var one = await ScratchDatabase.CreateAsync(server);
        await using var two = await ScratchDatabase.CreateAsync(server);
        await BackedUpPlace.MakeAsync(At("a"), connection: one.Connection);
        await one.RunAsync("""INSERT INTO "AccountClaims" ("UserId", "ClaimType") SELECT "Id", 'x' FROM "Accounts" """);
        Assert.Equal(0, (await Program.RunInAsync(In(one), "backup", At("a.zip"), "--data", At("a"))).Status);
        var restored = await Program.RunInAsync(In(two), "restore", At("a.zip"), "--data", At("b"));
        Assert.Equal((0, ""), (restored.Status, restored.Errors));
        Assert.Equal(await one.FingerprintAsync(), await two.FingerprintAsync());
        Assert.Single(BackedUpPlace.FilesOf(Place.Of(At("b"), null)));

        await two.RunAsync("""DELETE FROM "OrganisationAliases" """);
        Assert.Contains("--force", (await Program.RunInAsync(In(two), "restore", At("a.zip"), "--data", At("b"))).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Program.RunInAsync(In(two), "restore", At("a.zip"), "--data", At("b"), "--force")).Status);
        Assert.Equal(await one.FingerprintAsync(), await two.FingerprintAsync());
        await RefusedAsync("postgresql", "restore", At("a.zip"), "--data", At("c"));

        static Dictionary<string, string> In(ScratchDatabase database) => new(StringComparer.Ordinal) { ["ConnectionStrings__Tracking"] = database.Connection };
    }

    [Fact]
    public void Every_refusal_has_its_words_in_both_languages()
    {
        var declared = typeof(BackupRefusals).GetFields().Select(field => (Refusal)field.GetValue(null)!).ToList();
        Assert.Equal(declared, BackupRefusals.All);
        var words = new ResourceManager("DonDoc.Cli.Words", System.Reflection.Assembly.Load("DonDoc.Cli"));
        foreach (var code in declared.Select(refusal => refusal.Code))
        {
            var (vietnamese, english) = (words.GetString(code, new("vi")), words.GetString(code, new("en")));
            Assert.False(string.IsNullOrEmpty(vietnamese), code);
            Assert.NotEqual(vietnamese, english);
        }
    }

    public void Dispose() => _program.Dispose();

    string At(string name) => Path.Combine(_program.Folder, name);

    static async Task RefusedAsync(string words, params string[] arguments)
    {
        var run = await Program.RunAsync(arguments);
        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
    }

    /// <summary>Values for the columns behind the first of an imported file.</summary>
    static string Columns(Place place, string hash) => string.Join(", ", BackedUpPlace.List(place, "SELECT name FROM pragma_table_info('ImportedFiles') ORDER BY cid").Skip(1).Select(column => column switch
    {
        "Sha256" => $"'{hash}'",
        "OrganisationId" => "\"Id\"",
        "ClosedBy" or "ClosedByName" or "ClosedAt" or "DocumentId" or "PageTitle" => "NULL",
        "FileSize" or "Version" => "1",
        "UploadedBy" => "x'00'",
        _ => "'x'",
    }));
}
