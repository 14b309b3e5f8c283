using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>Nobody rises above their own rights: not by an account that holds more, not by a role, and not by what outlives a lost password.</summary>
public sealed class RaisingTests
{
    private const string Old = "Bảy-con-vịt-bơi-14";
    private const string New = "Bốn con voi qua cầu tre 9";

    private static CurrentUser Local(World world, OrganisationId managed) =>
        new(world.Head.AccountId, "", managed, world.Today, [(Permission.ManageAccounts, managed)]);

    private static async Task<bool> HoldsMoreAsync(World world, CurrentUser by, Guid account)
    {
        await using var db = world.Open();
        var refused = await new SignOutAccount(db, by, world.Clock).RunAsync(new(account));
        Assert.True(refused is null || refused == AccessRefusals.HoldsMore);
        Assert.Equal(refused is not null, (await new ShowAccount(db, by, world.Clock).RunAsync(account)).Value.HoldsMore);
        return refused is not null;
    }

    [Theory, BothDatabases]
    public async Task An_account_with_a_mandate_elsewhere_holds_more_until_that_is_over(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (local, account) = (Local(world, world.CanTho), world.Foreigner.AccountId);
        Assert.False(await HoldsMoreAsync(world, local, account));
        await using var db = world.Open();
        var engagement = Engagement.Record(world.Commission, EngagementKind.Inspection, "1", "Kiểm tra", new NamedBody(world.Commission, "Uỷ ban"),
            new NamedBody(world.HaiPhong, "Thành uỷ"), Guid.Empty, world.Clock.Instant()).Value;
        db.Add(engagement);
        await db.SaveChangesAsync();
        var given = (await new GiveMandate(db, world.Inspector, new TrackingOptions(), world.Clock)
            .RunAsync(new(engagement.Id, null, "cantho", world.Today.AddDays(2), world.Today.AddDays(5), [Permission.ViewAssignments]))).Value;
        Assert.True(await HoldsMoreAsync(world, local, account));
        Assert.False(await HoldsMoreAsync(world, world.Administrator, account));
        Assert.Null(await new EndMandate(db, local, world.Clock).RunAsync(new(given)));
        Assert.False(await HoldsMoreAsync(world, local, account));
    }

    [Theory, BothDatabases]
    public async Task A_deputy_of_somebody_above_holds_more_until_that_is_over(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (local, account) = (Local(world, world.Ward), world.WardOfficer.AccountId);
        Assert.False(await HoldsMoreAsync(world, local, account));
        await using var db = world.Open();
        Assert.False((await new GiveDelegation(db, world.Officer, new AccessOptions(), world.Clock)
            .RunAsync(new("phuong", world.Today.AddDays(1), world.Today.AddDays(3), [Permission.ReportWork]))).IsRefused);
        Assert.True(await HoldsMoreAsync(world, local, account));
        Assert.False(await HoldsMoreAsync(world, Local(world, world.HaiPhong), account));
        var after = new CurrentUser(local.AccountId, "", world.Ward, world.Today.AddDays(3), [(Permission.ManageAccounts, world.Ward)]);
        Assert.False(await HoldsMoreAsync(world, after, account));
    }

    [Theory, BothDatabases]
    public async Task A_role_in_an_inspection_commission_reaches_its_level_and_takes_an_administrator_of_that(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (local, account) = (Local(world, world.Commission), world.Inspector.AccountId);
        await using var db = world.Open();
        (await db.RoleGrants.SingleAsync(row => row.AccountId == account)).Revoke(world.Today);
        await db.SaveChangesAsync();
        Assert.False(await HoldsMoreAsync(world, local, account));
        await using var identity = AccountTests.Identity(db);
        var people = identity.GetRequiredService<UserManager<Account>>();
        Assert.Equal(AccessRefusals.CommissionOutOfReach, (await new GrantRole(db, local).RunAsync(new(account, Role.Officer, world.Commission))).Refusal);
        Assert.Equal(AccessRefusals.CommissionOutOfReach, (await new CreateAccount(db, local, people, world.Clock)
            .RunAsync(new("nguyen.van.a", "Nguyễn Văn A", "", null, null, world.Commission, Role.Inspector))).Refusal);
        Assert.Equal(8, await db.Accounts.CountAsync());
        Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(account, Role.Officer, world.Commission))).IsRefused);
        Assert.True(await HoldsMoreAsync(world, local, account));
        Assert.False(await HoldsMoreAsync(world, world.Administrator, account));
    }

    [Theory, BothDatabases]
    public async Task Nobody_gives_a_role_or_a_password_link_to_themselves(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var self = world.Administrator;
        Assert.Equal(AccessRefusals.OwnRole, (await new GrantRole(db, self).RunAsync(new(self.AccountId, Role.Head, world.Ward))).Refusal);
        Assert.Equal(AccessRefusals.OwnPassword, (await new IssueAccountLink(db, self, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(self.AccountId))).Refusal);
        Assert.True((await new ShowAccount(db, self, world.Clock).RunAsync(self.AccountId)).Value.IsOwn);
        Assert.Equal(8, await db.RoleGrants.CountAsync());
    }

    /// <summary>What each way of shutting an account does to the tokens of its programs.</summary>
    [Theory]
    [BothDatabases]
    public async Task Tokens_end_with_whatever_says_that_the_password_is_no_longer_trusted(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        var people = identity.GetRequiredService<UserManager<Account>>();
        var id = (await new CreateAccount(db, world.Administrator, people, world.Clock)
            .RunAsync(new("nguyen.van.a", "Nguyễn Văn A", "", null, Old, world.Ward, Role.Officer))).Value;
        var self = (await new LoadCurrentUser(db, world.Clock).RunAsync(id))!;
        var foreign = await TokenAsync(world, world.Officer);

        async Task EndsAsync(bool ends, Func<Task<Refusal?>> act)
        {
            var token = await TokenAsync(world, self);
            Assert.Null(await act());
            Assert.Equal(!ends, await HoldsAsync(world, token));
            Assert.True(await HoldsAsync(world, foreign));
        }

        async Task<Refusal?> ChangeAsync(string old, string chosen, bool keep) =>
            await new ChangeMyPassword(db, self, people, new CheckPassword(db, people, new AccessOptions(), world.Clock), world.Clock).RunAsync(new(old, chosen, keep));

        await EndsAsync(false, () => ChangeAsync(Old, New, keep: true));
        await EndsAsync(true, () => ChangeAsync(New, Old, keep: false));
        Task<Refusal?> OutAsync(bool keep) => new SignOutMyAccount(db, self, new CheckPassword(db, people, new AccessOptions(), world.Clock), world.Clock).RunAsync(new(Old, keep));
        await EndsAsync(false, () => OutAsync(keep: true));
        await EndsAsync(true, () => OutAsync(keep: false));
        await EndsAsync(true, () => new SignOutAccount(db, world.Administrator, world.Clock).RunAsync(new(id)));
        await EndsAsync(true, async () =>
        {
            var link = (await new IssueAccountLink(db, world.Administrator, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(id))).Value.Word;
            return (await new UseAccountLink(db, people, world.Clock).RunAsync(new(link, New))).Refusal;
        });
        await EndsAsync(true, async () =>
        {
            var version = (await new ShowAccount(db, world.Administrator, world.Clock).RunAsync(id)).Value.Version;
            var refusal = await new CloseAccount(db, world.Administrator, world.Clock).RunAsync(new(id, version, AccountStanding.Locked, "thử"));
            return refusal ?? await new ReopenAccount(db, world.Administrator, world.Clock).RunAsync(new(id, version + 1));
        });
        Assert.Equal(AccessRefusals.PasswordWrong.At("Old"), await ChangeAsync("sai", Old, keep: false));
    }

    private static async Task<string> TokenAsync(World world, CurrentUser user)
    {
        await using var db = world.Open();
        var (token, secret) = ApiToken.Issue(user.AccountId, "Thử", [Permission.ViewAssignments], world.Today.AddDays(9), world.Clock.Instant());
        db.Add(token);
        await db.SaveChangesAsync();
        return secret;
    }

    private static async Task<bool> HoldsAsync(World world, string secret)
    {
        await using var db = world.Open();
        return !(await new UseApiToken(db, new LoadCurrentUser(db, world.Clock), world.Clock).RunAsync(new(secret, null))).IsRefused;
    }

    [Theory, BothDatabases]
    public async Task Two_who_administer_everything_cannot_take_it_from_each_other_at_once(Provider provider)
    {
        foreach (var isClosed in new[] { true, false })
        {
            await using var world = await World.CreateAsync(provider);
            RoleGrantId first, second;
            await using (var db = world.Open())
            {
                second = (await new GrantRole(db, world.Administrator).RunAsync(new(world.Inspector.AccountId, Role.Administrator, world.Centre))).Value;
                first = await db.RoleGrants.Where(row => row.AccountId == world.Administrator.AccountId && row.Role == Role.Administrator).Select(row => row.Id).SingleAsync();
            }

            var other = new CurrentUser(world.Inspector.AccountId, "thanhtra", world.Centre, world.Today, [(Permission.ManageAccounts, world.Centre)]);
            async Task<Refusal?> TakeAsync(CurrentUser by, Guid whose, RoleGrantId grant)
            {
                await using var db = world.Open();
                return isClosed
                    ? await new CloseAccount(db, by, world.Clock).RunAsync(new(whose, (await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == whose)).Version, AccountStanding.Deactivated, "Thôi việc"))
                    : await new RevokeRole(db, by).RunAsync(new(grant));
            }

            var ends = await Task.WhenAll(Task.Run(() => TakeAsync(world.Administrator, other.AccountId, second)), Task.Run(() => TakeAsync(other, world.Administrator.AccountId, first)));
            Assert.Single(ends, end => end is null);
            Assert.Single(ends, end => end == AccessRefusals.LastAdministrator);
            await using var read = world.Open();
            Assert.Equal(1, await read.TopAdministrators(world.Today).CountAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task Who_administers_below_ends_no_token_and_no_delegation_of_an_account_that_reaches_further(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var (token, _) = ApiToken.Issue(world.Officer.AccountId, "báo cáo", [Permission.ViewAssignments], world.Today.AddDays(9), world.Clock.Instant());
        db.Add(token);
        await db.SaveChangesAsync();
        var given = (await new GiveDelegation(db, world.Officer, new AccessOptions(), world.Clock).RunAsync(new("thutruong", world.Today, world.Today.AddDays(9), [Permission.ReportWork]))).Value;
        foreach (var account in new[] { world.Officer.AccountId, world.Head.AccountId })
            Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(account, Role.Leader, world.CanTho))).IsRefused);
        var local = new CurrentUser(world.Leader.AccountId, "lanhdao", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
        Assert.Equal(AccessRefusals.HoldsMore, await new RevokeApiToken(db, local, world.Clock).RunAsync(token.Id));
        Assert.Equal(AccessRefusals.HoldsMore, await new EndDelegation(db, local, world.Clock).RunAsync(new(given)));
        Assert.Null(await new EndDelegation(db, world.Administrator, world.Clock).RunAsync(new(given)));
        Assert.Null(await new RevokeApiToken(db, world.Administrator, world.Clock).RunAsync(token.Id));
    }

    [Theory, BothDatabases]
    public async Task A_role_does_not_begin_before_today(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        Assert.Equal(AccessRefusals.GrantInPast, (await new GrantRole(db, world.Administrator).RunAsync(new(world.Officer.AccountId, Role.Leader, world.Works, world.Today.AddDays(-1)))).Refusal);
        Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(world.Officer.AccountId, Role.Leader, world.Works, world.Today))).IsRefused);
    }
}
