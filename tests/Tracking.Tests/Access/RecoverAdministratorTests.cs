using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

public sealed class RecoverAdministratorTests
{
    [Theory, BothDatabases]
    public async Task Where_nobody_is_left_who_administers_somebody_gets_the_role_and_a_link_and_the_log_tells_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Passwords.GiveAsync(world, world.Administrator.AccountId);
        await using var db = world.Open();
        var recover = new RecoverAdministrator(db, world.Clock);
        Assert.Equal(AccessRefusals.AdministratorLeft, (await recover.RunAsync(new("lanhdao"))).Refusal);

        // As two versions before this one could leave it.
        await db.Accounts.Where(row => row.Id == world.Administrator.AccountId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Standing, AccountStanding.Deactivated));
        Assert.Equal(AccessRefusals.AccountNotFound, (await recover.RunAsync(new("khong.co"))).Refusal);
        var made = (await recover.RunAsync(new(" LanhDao "))).Value;
        Assert.Equal("lanhdao", made.DisplayName);
        Assert.Equal(world.Leader.AccountId, (await new FindAccountLink(db, world.Clock).RunAsync(made.Word)).Value.Account);
        Assert.True((await new LoadCurrentUser(db, world.Clock).RunAsync(world.Leader.AccountId))!.IsWhole(Permission.ManageAccounts));
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == "access.administrator_recovered" && row.SubjectId == world.Leader.AccountId));
        // The link is a way in: nobody else is made meanwhile.
        Assert.Equal(AccessRefusals.AdministratorLeft, (await recover.RunAsync(new("phuong"))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_closed_administrator_without_the_factor_comes_back(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var account = await db.Accounts.SingleAsync(row => row.Id == world.Administrator.AccountId);
        Assert.Null(account.Close(AccountStanding.Locked, "Nghi ngờ", world.Clock.Instant()));
        (account.TwoFactorEnabled, account.PasswordHash) = (true, "x");
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        Assert.False((await new RecoverAdministrator(db, world.Clock).RunAsync(new("quantri"))).IsRefused);
        db.ChangeTracker.Clear();
        var back = await db.Accounts.SingleAsync(row => row.Id == world.Administrator.AccountId);
        Assert.Equal((AccountStanding.Active, false, null), (back.Standing, back.TwoFactorEnabled, back.PasswordHash));
    }
}
