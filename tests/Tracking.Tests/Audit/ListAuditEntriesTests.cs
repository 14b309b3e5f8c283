using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Audit;

public sealed class ListAuditEntriesTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task One_reads_what_belongs_to_one_s_subtree_and_what_is_nobody_s_at_the_top_only(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        await ActAsync(db, "test.foreign", world.CanThoWard);
        await ActAsync(db, "test.own", world.Works);
        await ActAsync(db, "test.nobody", null);
        var local = new CurrentUser(world.Officer.AccountId, "Quản trị Hải Phòng", world.HaiPhong, world.Today, [new Reach(Permission.ViewAudit, world.HaiPhong)]);

        Assert.Equal(["test.nobody", "test.own", "test.foreign"], await ActsAsync(db, world.Administrator));
        Assert.Equal(["test.own"], await ActsAsync(db, local));
        Assert.Empty(await ActsAsync(db, world.Officer));
        var foreign = (await new ListAuditEntries(db, world.Administrator).RunAsync(new(Act: "test.foreign"), Cancel)).Items.Single();
        Assert.Equal(AuditRefusals.EntryNotFound, (await new ShowAuditEntry(db, local).RunAsync(foreign.Sequence, Cancel)).Refusal);
        Assert.True((await new ShowAuditEntry(db, world.Administrator).RunAsync(foreign.Sequence, Cancel)).Value.IsWhole);
        Assert.True((await new ShowAuditState(db, world.Administrator).RunAsync(Cancel)).ReadsAll);
        Assert.False((await new ShowAuditState(db, local).RunAsync(Cancel)).ReadsAll);
    }

    [Theory, BothDatabases]
    public async Task Each_filter_finds_what_it_names_and_nothing_else(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        db.Clock = world.Clock;
        var subject = Guid.CreateVersion7();
        await ActAsync(db, "test.first", world.Works, new Witness(world.Officer.AccountId, "Chuyên viên", Address: "192.0.2.1"), subject);
        world.Clock.Pass(TimeSpan.FromDays(2));
        await ActAsync(db, "test.second", world.CanTho, new Witness(world.Foreigner.AccountId, "Cần Thơ", Address: "192.0.2.2"), refusal: "access.not_permitted");
        var list = new ListAuditEntries(db, world.Administrator);
        var today = world.Clock.Today();

        async Task AssertOnlyAsync(string act, ListAuditEntries.Input input) =>
            Assert.Equal([act], (await list.RunAsync(input with { Act = input.Act ?? "test." }, Cancel)).Items.Select(row => row.Act));
        await AssertOnlyAsync("test.first", new(Person: "CHUYENVIEN"));
        await AssertOnlyAsync("test.second", new(Account: world.Foreigner.AccountId));
        await AssertOnlyAsync("test.second", new(Act: "test.sec"));
        await AssertOnlyAsync("test.first", new(Kind: "document"));
        await AssertOnlyAsync("test.first", new(Subject: subject));
        await AssertOnlyAsync("test.first", new(Below: world.HaiPhong));
        await AssertOnlyAsync("test.second", new(From: today));
        await AssertOnlyAsync("test.first", new(To: today.AddDays(-2)));
        await AssertOnlyAsync("test.second", new(Outcome: AuditOutcome.Refused));
        await AssertOnlyAsync("test.first", new(Outcome: AuditOutcome.Done));
        await AssertOnlyAsync("test.first", new(Address: "192.0.2.1"));
        Assert.Empty((await list.RunAsync(new(Act: "%est."), Cancel)).Items);
    }

    [Theory, BothDatabases]
    public async Task Pages_go_on_behind_the_last_entry_also_when_new_ones_come(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        for (var i = 1; i <= 7; i++)
            await ActAsync(db, $"test.{i}", null);
        var list = new ListAuditEntries(db, world.Administrator);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await list.RunAsync(new(Act: "test.", Page: new PageRequest(cursor, 3)), Cancel);
            seen.AddRange(page.Items.Select(row => row.Act));
            cursor = page.Next;
            await ActAsync(db, "other.new", null);
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(1, 7).Reverse().Select(i => $"test.{i}"), seen);
    }

    [Theory, BothDatabases]
    public async Task A_read_belongs_where_the_record_does_and_not_where_the_reader_does(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        db.Witness = () => new Witness(world.Inspector.AccountId, "Thanh tra", world.Commission);
        await new RecordRead(db).RunAsync(new("account.read", "account", world.WardOfficer.AccountId), Cancel);
        await new RecordRead(db).RunAsync(new("organisation.read", "organisation", world.CanTho.Value), Cancel);
        await new RecordRead(db).RunAsync(new("document.read", "document", Guid.CreateVersion7()), Cancel);
        var rows = (await new ListAuditEntries(db, world.Administrator).RunAsync(new(Account: world.Inspector.AccountId), Cancel)).Items;
        Assert.Equal([world.Commission, world.CanTho, world.Ward], rows.Select(row => row.OwnerId!.Value));
    }

    [Theory, BothDatabases]
    public async Task How_a_check_ended_stands_in_the_log(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var state = new ShowAuditState(db, world.Administrator);
        Assert.Null((await state.RunAsync(Cancel)).Last);
        var result = await new VerifyAuditLog(db).RunAsync([], null, Cancel);
        await new RecordCheck(db).RunAsync(result, new Witness(null, "Quản trị"), Cancel);
        Assert.True((await state.RunAsync(Cancel)).Last!.Holds);
        await new RecordCheck(db).RunAsync(result with { Broken = new(AuditBreak.Removed, 5, null) }, new Witness(null, "Quản trị"), Cancel);
        var last = (await state.RunAsync(Cancel)).Last!;
        Assert.False(last.Holds);
        Assert.Contains("\"broken\":\"removed\"", last.Changes, StringComparison.Ordinal);
    }

    private static Task ActAsync(TrackingDb db, string act, OrganisationId? owner, Witness? by = null, Guid? subject = null, string? refusal = null) =>
        new RecordAct(db).RunAsync(new RecordedAct(act)
        {
            Owner = owner, By = by, SubjectId = subject, SubjectKind = subject is null ? null : "document", Refusal = refusal,
        }, Cancel);

    private static async Task<IEnumerable<string>> ActsAsync(TrackingDb db, CurrentUser user) =>
        (await new ListAuditEntries(db, user).RunAsync(new(Act: "test."), Cancel)).Items.Select(row => row.Act);
}
