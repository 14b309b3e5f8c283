using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Factors;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Access;

public sealed class AccountTests
{
    /// <summary>The framework's user manager on our tables, wired as the web host wires it.</summary>
    internal static ServiceProvider Identity(TrackingDb db)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(db);
        services.AddSingleton(new AccessOptions()).AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddIdentityCore<Account>();
        services.AddSingleton<IDataProtectionProvider>(Keys).AddScoped<IUserStore<Account>, AccountStore>();
        return services.BuildServiceProvider();
    }

    /// <summary>What the tests encipher with: keys that live as long as the run.</summary>
    internal static readonly EphemeralDataProtectionProvider Keys = new();

    private static CreateAccount.Input Input(World world) =>
        new("nguyen.van.a", "Nguyễn Văn A", "Chuyên viên", "a@haiphong.gov.vn", "Bảy-con-vịt-bơi-14", world.Works, Role.Officer);

    private static async Task<Outcome<Guid>> CreateAsync(World world, CurrentUser by, CreateAccount.Input input)
    {
        await using var db = world.Open();
        await using var identity = Identity(db);
        return await new CreateAccount(db, by, identity.GetRequiredService<UserManager<Account>>(), world.Clock).RunAsync(input);
    }

    /// <summary>A role in the house alone opens nothing of the committee's: whoever makes the account says which is meant.</summary>
    [Theory, BothDatabases]
    public async Task Where_the_home_works_for_a_committee_the_place_of_the_role_is_asked_for(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var input = Input(world) with { Home = world.StandingCommittee };
        var refusal = (await CreateAsync(world, world.Administrator, input)).Refusal!;
        Assert.Equal((AccessRefusals.RoleInMissing.Code, "RoleIn"), (refusal.Code, refusal.Field));
        Assert.Equal(["Ban Thường vụ Thành ủy Hải Phòng", "Thành ủy Hải Phòng"], refusal.Arguments);

        var id = (await CreateAsync(world, world.Administrator, input with { RoleIn = world.HaiPhong })).Value;
        await using var db = world.Open();
        Assert.Equal([world.HaiPhong], (await new LoadCurrentUser(db, world.Clock).RunAsync(id))!.Roots(Permission.ViewDrafts));
        // Only the house itself is a choice too.
        Assert.False((await CreateAsync(world, world.Administrator, input with { UserName = "nguyen.van.b", RoleIn = world.StandingCommittee })).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task A_new_account_signs_in_and_is_what_its_role_says(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = (await CreateAsync(world, world.Administrator, Input(world))).Value;
        await using var db = world.Open();
        await using var identity = Identity(db);
        var users = identity.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByNameAsync("NGUYEN.van.a");
        Assert.True(await users.CheckPasswordAsync(account!, "Bảy-con-vịt-bơi-14"));
        Assert.False(await users.CheckPasswordAsync(account!, "Bảy-con-vịt-bơi-15"));
        Assert.True((await users.AccessFailedAsync(account!)).Succeeded);

        var user = (await new LoadCurrentUser(db, world.Clock).RunAsync(id))!;
        Assert.Equal(("Nguyễn Văn A", world.Works), (user.Name, user.Home));
        Assert.True(user.Has(Permission.ReportWork));
        Assert.False(user.Has(Permission.ManageAccounts));
        Assert.Equal([world.Works], user.Roots(Permission.ReportWork));
        var mine = (await new ShowMyAccount(db, user).RunAsync()).Value;
        Assert.Equal(("Chuyên viên", "Sở Xây dựng thành phố Hải Phòng"), (mine.Position, mine.Home.Name));
        Assert.Equal(Role.Officer, Assert.Single(mine.Grants).Role);
        Assert.Null(await new LoadCurrentUser(db, world.Clock).RunAsync(Guid.CreateVersion7()));
    }

    [Theory, BothDatabases]
    public async Task What_the_framework_refuses_leaves_no_account_and_no_role(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var good = Input(world);
        Assert.Equal(AccessRefusals.PasswordShort.Code, (await CreateAsync(world, world.Administrator, good with { Password = "abc" })).Refusal?.Code);
        Assert.Equal(AccessRefusals.UserNameInvalid.Code, (await CreateAsync(world, world.Administrator, good with { UserName = "có dấu cách" })).Refusal?.Code);
        Assert.Equal(AccessRefusals.UserNameTaken, (await CreateAsync(world, world.Administrator, good with { UserName = "PHUONG" })).Refusal);
        Assert.Equal(AccessRefusals.NameMissing, (await CreateAsync(world, world.Administrator, good with { DisplayName = " " })).Refusal);
        Assert.Equal(AccessRefusals.OrganisationOutOfReach, (await CreateAsync(world, world.Head, good)).Refusal);
        await using var db = world.Open();
        Assert.Equal(8, await db.Accounts.CountAsync());
        Assert.Equal(8, await db.RoleGrants.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task A_role_holds_from_its_first_day_to_its_last(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        await using (var db = world.Open())
        {
            var grant = new GrantRole(db, world.Administrator);
            Assert.False((await grant.RunAsync(new(account, Role.Administrator, world.Ward, world.Today.AddDays(1), world.Today.AddDays(3)))).IsRefused);
            Assert.Equal(AccessRefusals.GrantEndsBeforeStart, (await grant.RunAsync(new(account, Role.Head, world.Ward, world.Today, world.Today))).Refusal);
            Assert.Equal(AccessRefusals.AccountNotFound, (await grant.RunAsync(new(Guid.CreateVersion7(), Role.Head, world.Ward))).Refusal);
        }

        foreach (var holds in new[] { false, true, true, false })
        {
            await using var db = world.Open();
            var user = (await new LoadCurrentUser(db, world.Clock).RunAsync(account))!;
            Assert.Equal(holds, user.Has(Permission.ManageAccounts));
            world.Clock.Pass(TimeSpan.FromDays(1));
        }
    }

    [Theory, BothDatabases]
    public async Task A_revoked_role_is_gone_today_and_nobody_gives_beyond_their_reach(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var local = new CurrentUser(world.Head.AccountId, "", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
        await using var db = world.Open();
        var grant = new GrantRole(db, local);
        Assert.Equal(AccessRefusals.AccountNotFound, (await grant.RunAsync(new(world.Foreigner.AccountId, Role.Leader, world.HaiPhong))).Refusal);
        Assert.Equal(AccessRefusals.OrganisationOutOfReach, (await grant.RunAsync(new(world.WardOfficer.AccountId, Role.Administrator, world.Centre))).Refusal);
        var given = (await grant.RunAsync(new(world.WardOfficer.AccountId, Role.Administrator, world.Ward))).Value;
        Assert.Equal(AccessRefusals.AlreadyHeld, (await grant.RunAsync(new(world.WardOfficer.AccountId, Role.Administrator, world.Ward, To: world.Today.AddDays(9)))).Refusal);
        Assert.Null(await new RevokeRole(db, local).RunAsync(new(given)));
        Assert.Equal(AccessRefusals.GrantEnded, await new RevokeRole(db, local).RunAsync(new(given)));
        Assert.False((await new LoadCurrentUser(db, world.Clock).RunAsync(world.WardOfficer.AccountId))!.Has(Permission.ManageAccounts));
        var foreign = await db.RoleGrants.Where(row => row.AccountId == world.Foreigner.AccountId).Select(row => row.Id).SingleAsync();
        Assert.Equal(AccessRefusals.GrantNotFound, await new RevokeRole(db, local).RunAsync(new(foreign)));
        var own = await db.RoleGrants.Where(row => row.AccountId == world.Administrator.AccountId).Select(row => row.Id).SingleAsync();
        Assert.Equal(AccessRefusals.OwnAdministration, await new RevokeRole(db, world.Administrator).RunAsync(new(own)));
    }

    [Theory, BothDatabases]
    public async Task A_list_holds_the_scope_and_nothing_foreign_in_two_statements(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var local = new CurrentUser(world.Head.AccountId, "", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
        var counter = new StatementCounter();
        await using var db = world.Open(counter);
        var page = await new ListAccounts(db, local, world.Clock).RunAsync(new());
        Assert.Equal(2, counter.Count);
        Assert.Equal(["chuyenvien", "lanhdao", "phuong", "thutruong", "xaydung"], page.Items.Select(row => row.UserName));
        Assert.All(page.Items, row => Assert.Single(row.Grants));
        Assert.Empty((await new ListAccounts(db, local, world.Clock).RunAsync(new("cantho"))).Items);
        Assert.Empty((await new ListAccounts(db, world.Head, world.Clock).RunAsync(new())).Items);
        var first = await new ListAccounts(db, local, world.Clock).RunAsync(new(Page: new(null, 3)));
        Assert.Equal(["phuong", "thutruong", "xaydung"], first.Items.Skip(2).Concat((await new ListAccounts(db, local, world.Clock).RunAsync(new(Page: new(first.Next, 3)))).Items).Select(row => row.UserName));
    }

    /// <summary>Where else somebody works is not for the administrator of one place to know.</summary>
    [Theory, BothDatabases]
    public async Task A_local_administrator_sees_no_role_outside_their_scope(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var local = new CurrentUser(world.Head.AccountId, "", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
        await using var db = world.Open();
        var ward = world.WardOfficer.AccountId;
        Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(ward, Role.Leader, world.CanTho))).IsRefused);
        foreach (var (user, roles) in new[] { (local, 1), (world.Administrator, 2) })
        {
            var row = Assert.Single((await new ListAccounts(db, user, world.Clock).RunAsync(new("phuong"))).Items);
            Assert.Equal(roles, row.Grants.Count);
            Assert.Equal(row.Grants, (await new ShowAccount(db, user, world.Clock).RunAsync(ward)).Value.Grants);
        }

        Assert.Equal(AccessRefusals.AccountNotFound, (await new ShowAccount(db, local, world.Clock).RunAsync(world.Foreigner.AccountId)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_lock_holds_to_its_instant_and_may_hold_for_ever(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        async Task<bool> IsLockedAsync(DateTimeOffset? end)
        {
            var account = await db.Accounts.SingleAsync(row => row.Id == world.WardOfficer.AccountId);
            account.LockoutEnd = end;
            await db.SaveChangesAsync();
            return (await new ListAccounts(db, world.Administrator, world.Clock).RunAsync(new("phuong"))).Items.Single().IsLocked;
        }

        Assert.True(await IsLockedAsync(DateTimeOffset.MaxValue));
        Assert.True(await IsLockedAsync(world.Clock.GetUtcNow().AddMinutes(1)));
        Assert.False(await IsLockedAsync(world.Clock.GetUtcNow().AddMinutes(-1)));
        Assert.False(await IsLockedAsync(null));
    }

    [Fact]
    public void Every_role_reads_and_only_some_decide()
    {
        foreach (var role in Enum.GetValues<Role>())
            Assert.Contains(Permission.ViewAssignments, AccessMatrix.Operations(role));
        Assert.Equal([Role.Officer, Role.Head, Role.Inspector], Enum.GetValues<Role>().Where(role => AccessMatrix.Operations(role).Contains(Permission.ConfirmWork)));
        Assert.Equal([Role.Administrator], Enum.GetValues<Role>().Where(role => AccessMatrix.Operations(role).Contains(Permission.ManageAccounts)));
    }
}
