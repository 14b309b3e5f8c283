using System.Text.Json.Nodes;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

public sealed class AuditedChangesTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_change_tells_who_what_before_and_after(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        db.Witness = () => new Witness(world.Administrator.AccountId, "Quản trị", world.Centre, "ManageOrganisations", "192.0.2.1");
        db.Clock = world.Clock;
        var version = await db.Organisations.Where(row => row.Id == world.Works).Select(row => row.Version).SingleAsync(Cancel);
        Assert.Null(await new RenameOrganisation(db, world.Administrator).RunAsync(new(world.Works, version, "Sở Xây dựng Hải Phòng", world.Today), Cancel));

        var entry = await LastAsync(db);
        Assert.Equal(("organisation", world.Works.Value, (OrganisationId?)world.Works), (entry.SubjectKind, entry.SubjectId!.Value, entry.OwnerId));
        Assert.Equal((world.Administrator.AccountId, "Quản trị", "ManageOrganisations", "192.0.2.1", "done"),
            (entry.AccountId!.Value, entry.AccountName!, entry.Under!, entry.Address!, entry.Outcome));
        Assert.Equal(world.Clock.Instant(), entry.At);
        var values = JsonNode.Parse(entry.Changes!)!.AsArray().Select(row => row!["values"]!.AsObject()).SelectMany(row => row).ToList();
        Assert.Contains(values, value => value.Key == "Name" && value.Value![1]!.GetValue<string>() == "Sở Xây dựng Hải Phòng");
        Assert.Null((await new VerifyAuditLog(db).RunAsync([], null, Cancel)).Broken);
    }

    [Theory, BothDatabases]
    public async Task A_role_is_recorded_with_the_account_that_got_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(world.Officer.AccountId, Role.Head, world.Works), Cancel)).IsRefused);
        var entry = await LastAsync(db);
        Assert.Equal(("account.role_added", "account", world.Officer.AccountId), (entry.Act, entry.SubjectKind, entry.SubjectId!.Value));
        Assert.Equal(world.Works, entry.OwnerId);
    }

    [Theory, BothDatabases]
    public async Task What_is_given_up_leaves_no_entry(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var before = (await new ShowAuditHead(db).RunAsync(Cancel)).Sequence;
        await using (await db.Database.BeginTransactionAsync(Cancel))
        {
            db.Add(new RoleGrant(world.Officer.AccountId, Role.Head, world.Works, world.Today, null));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(before, (await new ShowAuditHead(db).RunAsync(Cancel)).Sequence);
        // Nor with the next transaction of the same context.
        await new RecordAct(db).RunAsync(new RecordedAct("test.act"), Cancel);
        Assert.Equal(before + 1, (await new ShowAuditHead(db).RunAsync(Cancel)).Sequence);
        Assert.Equal("test.act", (await LastAsync(db)).Act);
    }

    [Theory, BothDatabases]
    public async Task A_save_that_the_database_refuses_leaves_no_entry(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var before = (await new ShowAuditHead(db).RunAsync(Cancel)).Sequence;
        db.Add(new Organisation("31.SXD", "Trùng mã", OrganisationLevel.Province, OrganisationType.Department, world.HaiPhong, null));
        Assert.Equal(SaveResult.Duplicate, await db.TrySaveAsync(Cancel));
        Assert.Equal(before, (await new ShowAuditHead(db).RunAsync(Cancel)).Sequence);
    }

    /// <summary>On PostgreSQL the entry and the commit are one journey: it must end at an entry that is refused.</summary>
    [Theory, BothDatabases]
    public async Task Where_the_log_refuses_the_entry_nothing_is_saved_and_the_next_save_goes_on(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var before = await new ShowAuditHead(db).RunAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync(provider == Provider.Sqlite
            ? "CREATE TRIGGER full BEFORE INSERT ON \"AuditEntries\" WHEN NEW.\"Act\" = 'account.role_added' BEGIN SELECT RAISE(ABORT, 'full'); END"
            : "ALTER TABLE \"AuditEntries\" ADD CONSTRAINT full_ CHECK (\"Act\" <> 'account.role_added') NOT VALID", Cancel);
        await Assert.ThrowsAnyAsync<Exception>(() => new GrantRole(db, world.Administrator).RunAsync(new(world.Officer.AccountId, Role.Head, world.Works), Cancel));
        Assert.Equal(before, await new ShowAuditHead(db).RunAsync(Cancel));
        Assert.False(await db.RoleGrants.AnyAsync(row => row.AccountId == world.Officer.AccountId && row.OrganisationId == world.Works, Cancel));

        db.ChangeTracker.Clear();
        var version = await db.Organisations.Where(row => row.Id == world.Works).Select(row => row.Version).SingleAsync(Cancel);
        Assert.Null(await new RenameOrganisation(db, world.Administrator).RunAsync(new(world.Works, version, "Sở Xây dựng Hải Phòng", world.Today), Cancel));
        Assert.Equal(before.Sequence + 1, (await LastAsync(db)).Sequence);
        Assert.Null((await new VerifyAuditLog(db).RunAsync([], null, Cancel)).Broken);
    }

    [Theory, BothDatabases]
    public async Task No_password_and_no_stamp_comes_into_the_log(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var account = await db.Accounts.SingleAsync(row => row.Id == world.Officer.AccountId, Cancel);
        account.PasswordHash = "much-too-secret";
        account.SecurityStamp = "stamp-of-security";
        await db.SaveChangesAsync(Cancel);
        var entry = await LastAsync(db);
        Assert.Equal("account.changed", entry.Act);
        Assert.Contains("PasswordHash", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("stamp-of", entry.Changes, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_token_is_recorded_with_what_it_may_and_without_its_secret(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var issued = await Access.Passwords.IssueTokenAsync(world, db, world.Officer, new("Báo cáo tuần", [Permission.ViewDocuments], world.Today, Access.Passwords.Chosen));
        var entry = await LastAsync(db);
        Assert.Equal(("account.api_token_added", "account", world.Officer.AccountId), (entry.Act, entry.SubjectKind, entry.SubjectId!.Value));
        Assert.Contains("\"Permissions\":[null,\"ViewDocuments\"]", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"SecretHash\":[null,\"***\"]", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Value.Secret, entry.Changes, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_long_text_is_kept_by_its_hash(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var registered = await new RegisterDocument(db, world.Officer, world.Clock, new TrackingOptions()).RunAsync(new("BC", "báo cáo", "12-BC/TU", null, "Thành ủy Hải Phòng", world.Today, "Về kết quả", PlainText: new string('ê', 3000)), Cancel);
        Assert.False(registered.IsRefused);
        var entry = await LastAsync(db);
        Assert.Equal("document.created", entry.Act);
        Assert.DoesNotContain("êêê", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"length\":3000", entry.Changes, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_tree_with_all_communes_is_one_entry(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var entry = await db.AuditEntries.SingleAsync(Cancel);
        Assert.Equal("organisation.loaded", entry.Act);
        Assert.InRange(JsonNode.Parse(entry.Changes!)!["count"]!.GetValue<string>().Length, 4, 5);
    }

    [Theory, BothDatabases]
    public async Task Writers_beside_each_other_make_one_chain(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var reader = world.Open();
        var before = (await new ShowAuditHead(reader).RunAsync(Cancel)).Sequence;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var db = world.Open();
                db.Add(new RoleGrant(world.Officer.AccountId, Role.Head, world.Works, world.Today.AddDays(writer * 10 + i), null));
                await db.SaveChangesAsync(Cancel);
            }
        }));
        var found = await new VerifyAuditLog(reader).RunAsync([], null, Cancel);
        Assert.Null(found.Broken);
        Assert.Equal(before + 40, found.Entries);
    }

    private static Task<AuditEntry> LastAsync(TrackingDb db) => db.AuditEntries.AsNoTracking().OrderByDescending(row => row.Sequence).FirstAsync(Cancel);
}
