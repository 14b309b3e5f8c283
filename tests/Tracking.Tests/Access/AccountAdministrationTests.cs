using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Access;

public sealed class AccountAdministrationTests
{
    private const string Chosen = "bốn con voi qua cầu tre";

    private static async Task<string> LinkAsync(World world, Guid account)
    {
        await using var db = world.Open();
        return (await new IssueAccountLink(db, world.Administrator, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(account))).Value.Word!;
    }

    private static async Task<Outcome<Guid>> UseAsync(World world, string? word, string password = Chosen)
    {
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        return await new UseAccountLink(db, identity.GetRequiredService<UserManager<Account>>(), world.Clock).RunAsync(new(word, password));
    }

    private static async Task<LoadCurrentUser.Result?> FindAsync(World world, Guid account)
    {
        await using var db = world.Open();
        return await new LoadCurrentUser(db, world.Clock).FindAsync(account);
    }

    [Theory, BothDatabases]
    public async Task A_link_opens_once_and_what_was_signed_in_before_is_out(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        var before = (await FindAsync(world, account))!.Stamp;
        var word = await LinkAsync(world, account);
        Assert.Equal(AccessRefusals.PasswordShort.Code, (await UseAsync(world, word, "abc")).Refusal?.Code);
        Assert.Equal(account, (await UseAsync(world, word)).Value);
        Assert.NotEqual(before, (await FindAsync(world, account))!.Stamp);
        Assert.Equal(AccessRefusals.LinkInvalid, (await UseAsync(world, word)).Refusal);
        Assert.Equal(AccessRefusals.LinkInvalid, (await UseAsync(world, null)).Refusal);
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        var users = identity.GetRequiredService<UserManager<Account>>();
        Assert.True(await users.CheckPasswordAsync((await users.FindByNameAsync("phuong"))!, Chosen));
        Assert.DoesNotContain(word, await db.AccountLinks.Select(row => row.Hash).ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task Of_many_at_once_one_uses_the_link(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var word = await LinkAsync(world, world.WardOfficer.AccountId);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => UseAsync(world, word, $"{Chosen} {number}"))));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.Equal(5, outcomes.Count(outcome => outcome.Refusal == AccessRefusals.LinkInvalid));
    }

    [Theory, BothDatabases]
    public async Task A_link_ends_with_its_time_with_the_next_one_and_with_the_account(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        var first = await LinkAsync(world, account);
        var second = await LinkAsync(world, account);
        Assert.Equal(AccessRefusals.LinkInvalid, (await UseAsync(world, first)).Refusal);
        world.Clock.Pass(IssueAccountLink.InvitationHolds);
        Assert.Equal(AccessRefusals.LinkInvalid, (await UseAsync(world, second)).Refusal);
        var third = await LinkAsync(world, account);
        world.Clock.Pass(IssueAccountLink.InvitationHolds - TimeSpan.FromSeconds(1));
        await using (var db = world.Open())
            Assert.Null(await new CloseAccount(db, world.Administrator, world.Clock).RunAsync(new(account, 0, AccountStanding.Locked, "nghỉ phép")));
        Assert.Equal(AccessRefusals.LinkInvalid, (await UseAsync(world, third)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_closed_account_is_nobody_until_it_is_opened_again(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        await using var db = world.Open();
        var close = new CloseAccount(db, world.Administrator, world.Clock);
        var reopen = new ReopenAccount(db, world.Administrator, world.Clock);
        Assert.Equal(AccessRefusals.ReasonMissing, await close.RunAsync(new(account, 0, AccountStanding.Locked, " ")));
        Assert.Equal(AccessRefusals.AlreadyOpen, await reopen.RunAsync(new(account, 0)));
        var version = 0;
        foreach (var standing in new[] { AccountStanding.Locked, AccountStanding.Deactivated })
        {
            var stamp = (await FindAsync(world, account))!.Stamp;
            Assert.Null(await close.RunAsync(new(account, version++, standing, "chuyển công tác")));
            Assert.Null(await FindAsync(world, account));
            var shown = (await new ShowAccount(db, world.Administrator, world.Clock).RunAsync(account)).Value;
            Assert.Equal((standing, "chuyển công tác", version), (shown.Standing, shown.StandingReason, shown.Version));
            Assert.Equal(AccessRefusals.AlreadyClosed, await close.RunAsync(new(account, version, standing, "lại")));
            Assert.Null(await reopen.RunAsync(new(account, version++)));
            Assert.NotEqual(stamp, (await FindAsync(world, account))!.Stamp);
        }

        Assert.Equal(AccessRefusals.OwnAccount, await close.RunAsync(new(world.Administrator.AccountId, 0, AccountStanding.Locked, "thử")));
        Assert.Equal(AccessRefusals.AccountNotFound, await new CloseAccount(db, world.Head, world.Clock).RunAsync(new(account, version, AccountStanding.Locked, "thử")));
    }

    [Theory, BothDatabases]
    public async Task The_second_of_two_administrators_is_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        async Task<Refusal?> EditAsync(string name, string? email = null)
        {
            await using var db = world.Open();
            return await new EditAccount(db, world.Administrator, new Postbox(db, world.Clock)).RunAsync(new(account, 0, name, "Chuyên viên", email));
        }

        Assert.Equal(AccessRefusals.EmailInvalid, await EditAsync("Nguyễn Thị B", "b@x.vn\r\nBcc: c@x.vn"));
        Assert.Equal(AccessRefusals.EmailInvalid, await EditAsync("Nguyễn Thị B", "b@x.vn, c@x.vn"));
        Assert.Equal(AccessRefusals.NameMissing, await EditAsync(" "));
        Assert.Null(await EditAsync("Nguyễn Thị B", "b@haiphong.gov.vn"));
        Assert.Equal(AccessRefusals.ChangedMeanwhile, await EditAsync("Nguyễn Thị C"));
        await using var read = world.Open();
        Assert.Equal("Nguyễn Thị B", Assert.Single((await new ListAccounts(read, world.Administrator, world.Clock).RunAsync(new("nguyen thi b"))).Items).DisplayName);
    }

    /// <summary>Who could let themselves in with a greater account would rise above their own rights.</summary>
    [Theory, BothDatabases]
    public async Task An_account_that_holds_more_is_for_somebody_above(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        var local = new CurrentUser(world.Head.AccountId, "", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
        await using var db = world.Open();
        Assert.False((await new IssueAccountLink(db, local, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(account))).IsRefused);
        Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(account, Role.Administrator, world.Centre, world.Today.AddDays(9)))).IsRefused);
        Assert.Equal(AccessRefusals.HoldsMore, (await new IssueAccountLink(db, local, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(account))).Refusal);
        Assert.Equal(AccessRefusals.HoldsMore, await new EditAccount(db, local, new Postbox(db, world.Clock)).RunAsync(new(account, 0, "X", "", null)));
        Assert.Equal(AccessRefusals.HoldsMore, await new CloseAccount(db, local, world.Clock).RunAsync(new(account, 0, AccountStanding.Locked, "x")));
        Assert.Equal(AccessRefusals.HoldsMore, await new SignOutAccount(db, local, world.Clock).RunAsync(new(account)));
        Assert.True((await new ShowAccount(db, local, world.Clock).RunAsync(account)).Value.HoldsMore);
        Assert.Equal(AccessRefusals.AccountNotFound, (await new IssueAccountLink(db, local, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(world.Foreigner.AccountId))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_password_given_by_another_must_be_changed_and_ones_own_data_need_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        var users = identity.GetRequiredService<UserManager<Account>>();
        var id = (await new CreateAccount(db, world.Administrator, users, world.Clock).RunAsync(
            new("tam.thoi", "Lê Thị Tạm", "", null, "Bảy-con-vịt-bơi-14", world.Ward, Role.Officer, IsTemporary: true))).Value;
        var found = (await FindAsync(world, id))!;
        Assert.True(found.MustChangePassword);
        var check = new CheckPassword(db, users, new AccessOptions(), world.Clock);
        var change = new ChangeMyPassword(db, found.User, users, check, world.Clock);
        Assert.Equal(AccessRefusals.PasswordWrong.At("Old"), await change.RunAsync(new("Bảy-con-vịt-bơi-15", Chosen)));
        Assert.Equal(AccessRefusals.PasswordSame, await change.RunAsync(new("Bảy-con-vịt-bơi-14", "Bảy-con-vịt-bơi-14")));
        Assert.Equal(("access.password_short", "New"), await change.RunAsync(new("Bảy-con-vịt-bơi-14", "abc")) is { } refusal ? (refusal.Code, refusal.Field) : default);
        Assert.True((await FindAsync(world, id))!.MustChangePassword);
        Assert.Null(await change.RunAsync(new("Bảy-con-vịt-bơi-14", "Bốn con voi qua cầu tre 9")));
        var after = (await FindAsync(world, id))!;
        Assert.False(after.MustChangePassword);
        Assert.NotEqual(found.Stamp, after.Stamp);

        var edit = new EditMyAccount(db, found.User, check, new Postbox(db, world.Clock));
        Assert.Equal(AccessRefusals.PasswordWrong.Code, (await edit.RunAsync(new(1, "Lê Thị Mới", null, Chosen)))?.Code);
        Assert.Null(await edit.RunAsync(new(1, "Lê Thị Mới", "moi@haiphong.gov.vn", "Bốn con voi qua cầu tre 9")));
        Assert.Equal(AccessRefusals.ChangedMeanwhile, await edit.RunAsync(new(1, "Lê Thị Cũ", null, "Bốn con voi qua cầu tre 9")));
        var signOut = new SignOutAccount(db, found.User, world.Clock);
        Assert.Equal(AccessRefusals.OwnSessions, await signOut.RunAsync(new(id)));
        Assert.Equal(AccessRefusals.PasswordWrong, await new SignOutMyAccount(db, found.User, check, world.Clock).RunAsync(new(Chosen)));
        Assert.Equal(after.Stamp, (await FindAsync(world, id))!.Stamp);
        Assert.Null(await new SignOutMyAccount(db, found.User, check, world.Clock).RunAsync(new("Bốn con voi qua cầu tre 9")));
        Assert.NotEqual(after.Stamp, (await FindAsync(world, id))!.Stamp);
        Assert.Equal(AccessRefusals.AccountNotFound, await signOut.RunAsync(new(world.Head.AccountId)));
    }

    [Theory, BothDatabases]
    public async Task One_name_for_two_at_once_is_told_to_the_second_and_only_the_first_of_all_is_the_first(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        async Task<Outcome<Guid>> MakeAsync(string name, bool isFirst = false, Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor? watcher = null)
        {
            await using var db = world.Open(watcher);
            await using var identity = AccountTests.Identity(db);
            return await new CreateAccount(db, world.Administrator, identity.GetRequiredService<UserManager<Account>>(), world.Clock)
                .RunAsync(new(name, "Đỗ Thị Mời", "", null, null, world.HaiPhong, Role.Officer, IsFirst: isFirst));
        }

        var ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MakeAsync("cung.luc"))));
        Assert.Single(ends, end => !end.IsRefused);
        Assert.Equal(3, ends.Count(end => end.Refusal == AccessRefusals.UserNameTaken));
        Assert.Equal(AccessRefusals.AlreadySetUp, (await MakeAsync("dau.tien", isFirst: true)).Refusal);
        await using var read = world.Open();
        Assert.Equal(1, await read.Accounts.CountAsync(row => row.UserName == "cung.luc"));
        Assert.False(await read.Accounts.AnyAsync(row => row.UserName == "dau.tien"));
    }
}
