using System.Text.Json;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.PersonalData;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.PersonalData;

public sealed class PersonalDataTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task One_sees_what_is_held_who_opened_it_and_no_secret(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        db.Witness = () => new Witness(world.Officer.AccountId, "chuyenvien", world.HaiPhong);
        var (token, secret) = ApiToken.Issue(world.Officer.AccountId, "Báo cáo tuần", [Permission.ViewDocuments], world.Today, world.Clock.Instant());
        db.Add(token);
        await db.SaveChangesAsync(Cancel);
        db.Add(new AccountSession(world.Officer.AccountId, null, "192.0.2.1", "Chromium", world.Clock.Instant()));
        await db.SaveChangesAsync(Cancel);
        db.Witness = () => new Witness(world.Administrator.AccountId, "Quản trị", world.Centre, Address: "192.0.2.7");
        await new RecordRead(db).RunAsync(new("account.read", "account", world.Officer.AccountId), Cancel);
        await new RecordRead(db).RunAsync(new("account.read", "account", world.WardOfficer.AccountId), Cancel);

        var data = (await new ShowPersonalData(db, world.Officer).RunAsync(new(), Cancel)).Value;
        Assert.Equal(("chuyenvien", world.HaiPhong), (data.Person.UserName, data.Person.Home.Id));
        Assert.Equal(Role.Officer, data.Roles.Single().Role);
        Assert.Equal("Báo cáo tuần", data.Tokens.Single().Name);
        Assert.Equal("Chromium", data.Sessions.Single().Browser);
        Assert.Equal(("Quản trị", "account.read", "192.0.2.7"), (data.OpenedBy.Single().By!, data.OpenedBy[0].Act, data.OpenedBy[0].Address!));
        Assert.Contains(data.Acts, act => act.Act == "account.api_token_added");
        var written = JsonSerializer.Serialize(data);
        Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        Assert.DoesNotContain("Hash", written, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Another_person_s_data_are_for_who_administers_the_account(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        Assert.Equal("phuong", (await new ShowPersonalData(db, world.Administrator).RunAsync(new(world.WardOfficer.AccountId), Cancel)).Value.Person.UserName);
        foreach (var other in new[] { world.Officer, world.Head, world.Foreigner, world.Inspector })
        {
            Assert.Equal(AccessRefusals.AccountNotFound, (await new ShowPersonalData(db, other).RunAsync(new(world.WardOfficer.AccountId), Cancel)).Refusal);
            Assert.Equal(AccessRefusals.AccountNotFound, (await new ShowPersonalData(db, other).RunAsync(new(Guid.CreateVersion7()), Cancel)).Refusal);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_administers_sees_of_another_s_acts_and_memberships_what_is_theirs_to_see_and_no_number_of_the_rest(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var ward = world.WardOfficer;
        db.Witness = () => new Witness(ward.AccountId, "phuong", world.Ward);
        foreach (var owner in new[] { world.Ward, world.CanTho })
            await db.RecordAsync(new RecordedAct("document.read") { SubjectKind = "document", SubjectId = Guid.CreateVersion7(), Owner = owner }, Cancel);
        var foreign = Engagement.Record(world.CanTho, EngagementKind.Inspection, "1", "Kiểm tra ở Cần Thơ", new NamedBody(world.CanTho, "Thành ủy"), new NamedBody(world.CanThoWard, "Phường"), Guid.Empty, world.Clock.Instant()).Value;
        db.Add(foreign);
        db.Add(new Mandate(ward.AccountId, foreign.Id, 1, world.CanThoWard, world.Today, world.Today.AddDays(9), [Permission.ViewDocuments], world.Foreigner.AccountId, world.Clock.Instant()));
        await db.SaveChangesAsync(Cancel);

        // Who manages accounts of Hải Phòng alone.
        var local = new CurrentUser(world.Head.AccountId, "thutruong", world.HaiPhong, world.Today, [new Reach(Permission.ManageAccounts, world.HaiPhong), new Reach(Permission.ViewAudit, world.HaiPhong)]);
        var own = (await new ShowPersonalData(db, ward).RunAsync(new(), Cancel)).Value;
        var others = (await new ShowPersonalData(db, local).RunAsync(new(ward.AccountId), Cancel)).Value;
        Assert.Equal(2, own.Acts.Count(act => act.Act == "document.read"));
        Assert.Equal((1, others.Acts.Count), (others.Acts.Count(act => act.Act == "document.read"), (int)others.ActsInAll));
        Assert.True(others.ActsInAll < own.ActsInAll);
        // What may be ended on the account's page is shown here too.
        Assert.Single(others.Mandates);
        var blind = new CurrentUser(world.Head.AccountId, "thutruong", world.HaiPhong, world.Today, [new Reach(Permission.ManageAccounts, world.HaiPhong)]);
        Assert.Equal((0, 0, 0), await NumbersAsync(blind));

        async Task<(int, int, long)> NumbersAsync(CurrentUser who)
        {
            var data = (await new ShowPersonalData(db, who).RunAsync(new(ward.AccountId), Cancel)).Value;
            return (data.Acts.Count, data.OpenedBy.Count, data.ActsInAll);
        }
    }

    [Theory, BothDatabases]
    public async Task Of_identical_corrections_at_once_one_is_kept_and_it_may_be_asked_again_when_it_is_decided(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        async Task<Refusal?> AskAsync()
        {
            await using var own = world.Open();
            return await new AskForCorrection(own, world.Officer, world.Clock).RunAsync(new(CorrectedData.Position, "Phó Chánh Văn phòng"), Cancel);
        }

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(AskAsync)));
        Assert.Single(told, refusal => refusal is null);
        Assert.All(told.OfType<Refusal>(), refusal => Assert.Equal(PersonalDataRefusals.AskedAlready, refusal));
        await using var db = world.Open();
        var row = Assert.Single((await new ListCorrections(db, world.Administrator).RunAsync(new(), Cancel)).Items);
        Assert.Null(await new DecideCorrection(db, world.Administrator, world.Clock).RunAsync(new(row.Id, row.Version, false, "Chưa có quyết định"), Cancel));
        Assert.Null(await AskAsync());
        Assert.Equal(2, await db.CorrectionRequests.CountAsync(Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_correction_is_asked_for_and_decided_once_by_somebody_else(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var ask = new AskForCorrection(db, world.Officer, world.Clock);
        Assert.Equal("personal_data.wanted_missing", (await ask.RunAsync(new(CorrectedData.Position, "  "), Cancel))!.Code);
        Assert.Null(await ask.RunAsync(new(CorrectedData.Position, " Phó Chánh Văn phòng "), Cancel));
        Assert.Equal(PersonalDataRefusals.AskedAlready, await ask.RunAsync(new(CorrectedData.Position, "Phó Chánh Văn phòng"), Cancel));
        for (var i = 1; i < AskForCorrection.Most; i++)
            Assert.Null(await ask.RunAsync(new(CorrectedData.Other, $"Việc {i}"), Cancel));
        Assert.Equal("personal_data.asked_too_often", (await ask.RunAsync(new(CorrectedData.Other, "nữa"), Cancel))!.Code);

        // Nobody else sees them, and who administers another place does not.
        Assert.Empty((await new ListCorrections(db, world.Head).RunAsync(new(), Cancel)).Items);
        var elsewhere = new CurrentUser(world.Foreigner.AccountId, "Cần Thơ", world.CanTho, world.Today, [new Reach(Permission.ManageAccounts, world.CanTho)]);
        Assert.Empty((await new ListCorrections(db, elsewhere).RunAsync(new(), Cancel)).Items);
        var row = (await new ListCorrections(db, world.Administrator).RunAsync(new(), Cancel)).Items[0];
        Assert.Equal(("Phó Chánh Văn phòng", CorrectedData.Position), (row.Wanted, row.What));
        Assert.Equal("personal_data.request_not_found", (await new DecideCorrection(db, elsewhere, world.Clock).RunAsync(new(row.Id, row.Version, true, null), Cancel))!.Code);
        var own = new CurrentUser(world.Officer.AccountId, "chuyenvien", world.HaiPhong, world.Today, [new Reach(Permission.ManageAccounts, world.HaiPhong)]);
        Assert.Equal("personal_data.own_request", (await new DecideCorrection(db, own, world.Clock).RunAsync(new(row.Id, row.Version, true, null), Cancel))!.Code);

        var decide = new DecideCorrection(db, world.Administrator, world.Clock);
        Assert.Equal("access.changed_meanwhile", (await decide.RunAsync(new(row.Id, row.Version + 1, true, null), Cancel))!.Code);
        Assert.Null(await decide.RunAsync(new(row.Id, row.Version, true, null), Cancel));
        Assert.Equal("Phó Chánh Văn phòng", await db.Accounts.Where(account => account.Id == world.Officer.AccountId).Select(account => account.Position).SingleAsync(Cancel));
        Assert.Equal("personal_data.already_decided", (await decide.RunAsync(new(row.Id, row.Version + 1, false, "x"), Cancel))!.Code);
        var next = (await new ListCorrections(db, world.Administrator).RunAsync(new(), Cancel)).Items[0];
        Assert.Equal("personal_data.reason_missing", (await decide.RunAsync(new(next.Id, next.Version, false, ""), Cancel))!.Code);
        Assert.Null(await decide.RunAsync(new(next.Id, next.Version, false, "Không đúng hồ sơ"), Cancel));
        Assert.Equal(AskForCorrection.Most - 2, (await new ListCorrections(db, world.Administrator).RunAsync(new(), Cancel)).Items.Count);
        Assert.Contains((await new ShowPersonalData(db, world.Officer).RunAsync(new(), Cancel)).Value.Corrections, one => one.Reason == "Không đúng hồ sơ");
    }

    [Theory, BothDatabases]
    public async Task Long_after_it_was_closed_an_account_keeps_the_name_and_the_log_none_of_the_rest(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var account = await db.Accounts.SingleAsync(row => row.Id == world.WorksOfficer.AccountId, Cancel);
        Assert.Null(account.Edit("Nguyễn Văn Cũ", "Giám đốc", "cu@example.org"));
        account.PasswordHash = "hash";
        await db.SaveChangesAsync(Cancel);
        db.Add(ApiToken.Issue(world.WorksOfficer.AccountId, "Cũ", [Permission.ViewDocuments], world.Today, world.Clock.Instant()).Token);
        await db.SaveChangesAsync(Cancel);
        Assert.Null(account.Close(AccountStanding.Deactivated, "Nghỉ hưu", world.Clock.Instant()));
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();

        var minimise = new MinimiseAccounts(db, new AccessOptions(), world.Clock);
        world.Clock.Pass(TimeSpan.FromDays(700));
        Assert.Equal(0, await minimise.RunAsync(Cancel));
        world.Clock.Pass(TimeSpan.FromDays(60));
        Assert.Equal(1, await minimise.RunAsync(Cancel));
        Assert.Equal(0, await minimise.RunAsync(Cancel));

        var left = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == world.WorksOfficer.AccountId, Cancel);
        Assert.Equal(("Nguyễn Văn Cũ", "", null, null, world.Works), (left.DisplayName, left.Position, left.Email, left.PasswordHash, left.HomeOrganisationId));
        Assert.StartsWith("closed-", left.UserName, StringComparison.Ordinal);
        Assert.False(await db.ApiTokens.AnyAsync(row => row.AccountId == left.Id, Cancel));
        Assert.Equal(AccessRefusals.Minimised, left.Reopen(world.Clock.Instant()));
        var entry = await db.AuditEntries.AsNoTracking().OrderByDescending(row => row.Sequence).FirstAsync(Cancel);
        Assert.Equal(("account.minimised", null, world.Works), (entry.Act, entry.Changes, entry.OwnerId!.Value));
        Assert.Null((await new VerifyAuditLog(db).RunAsync([], null, Cancel)).Broken);
    }

    [Theory, BothDatabases]
    public async Task Who_was_let_in_again_while_others_were_minimised_keeps_all(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (first, second) = (world.WorksOfficer.AccountId, world.WardOfficer.AccountId);
        await using (var db = world.Open())
        {
            foreach (var account in await db.Accounts.Where(row => row.Id == first || row.Id == second).ToListAsync(Cancel))
                Assert.Null(account.Close(AccountStanding.Deactivated, "Nghỉ hưu", world.Clock.Instant()));
            await db.SaveChangesAsync(Cancel);
        }

        world.Clock.Pass(TimeSpan.FromDays(800));
        // Both are due when the run begins; then one is opened again.
        await using var running = world.Open(new BeforeTransaction(async () =>
        {
            await using var other = world.Open();
            Assert.Null((await other.Accounts.SingleAsync(row => row.Id == second, Cancel)).Reopen(world.Clock.Instant()));
            await other.SaveChangesAsync(Cancel);
        }));
        Assert.Equal(1, await new MinimiseAccounts(running, new AccessOptions(), world.Clock).RunAsync(Cancel));
        await using var after = world.Open();
        var kept = await after.Accounts.AsNoTracking().SingleAsync(row => row.Id == second, Cancel);
        Assert.Equal((AccountStanding.Active, null, false), (kept.Standing, kept.MinimisedAt, kept.UserName!.StartsWith("closed-", StringComparison.Ordinal)));
    }
}
