using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Factors;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>Passkeys as they are kept; what an authenticator answers is the framework's to check, and tried with a browser.</summary>
public sealed class PasskeyTests
{
    private static readonly AccessOptions Options = new() { PasswordRounds = 1_000 };

    private static UserPasskeyInfo Made(byte number, uint signCount = 0) =>
        new([number, 1, 2, 3], [4, 5, 6], new DateTimeOffset(2026, 3, 2, 2, number, 0, TimeSpan.Zero), signCount, ["internal"], true, true, false, [7], [8]);

    private static async Task<T> DoAsync<T>(World world, Func<TrackingDb, AccountStore, CheckPassword, Task<T>> act)
    {
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        var check = new CheckPassword(db, identity.GetRequiredService<UserManager<Account>>(), Options, world.Clock);
        return await act(db, new AccountStore(db, AccountTests.Keys, Options), check);
    }

    private static Task<Outcome<IssuedCodes>> AddAsync(World world, byte number, string name = "Máy cơ quan", string password = Passwords.Chosen, CurrentUser? by = null) =>
        DoAsync(world, (db, store, check) => new AddPasskey(db, by ?? world.WardOfficer, store, check).RunAsync(new(Made(number), name, password)));

    private static Task<Refusal?> RemoveAsync(World world, string id, string password = Passwords.Chosen) =>
        DoAsync(world, (db, store, check) => new RemovePasskey(db, world.WardOfficer, store, check, Options).RunAsync(new(id, password)));

    private static Task<IReadOnlyList<ListPasskeys.Row>> ListAsync(World world, CurrentUser? by = null) =>
        DoAsync(world, (db, _, _) => new ListPasskeys(db, by ?? world.WardOfficer).RunAsync());

    private static Task<Outcome<Account>> EnterAsync(World world, byte number, uint signCount = 1) =>
        DoAsync(world, (db, _, _) => new EnterByPasskey(db, world.Clock).RunAsync(new(world.WardOfficer.AccountId, Made(number, signCount))));

    [Theory, BothDatabases]
    public async Task The_first_brings_recovery_codes_and_the_last_takes_them_along(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Passwords.GiveAsync(world, world.WardOfficer.AccountId);
        Assert.Equal(AccessRefusals.PasskeyNameMissing, (await AddAsync(world, 1, " ")).Refusal);
        Assert.Equal(AccessRefusals.PasswordWrong, (await AddAsync(world, 1, password: "sai")).Refusal);
        Assert.Equal(10, (await AddAsync(world, 1)).Value.All.Count);
        Assert.Empty((await AddAsync(world, 2, "Điện thoại")).Value.All);
        Assert.Equal(AccessRefusals.PasskeyRefused, (await AddAsync(world, 2, "Lần nữa")).Refusal);
        var rows = await ListAsync(world);
        Assert.Equal(["Máy cơ quan", "Điện thoại"], rows.Select(row => row.Name));
        Assert.Empty(await ListAsync(world, world.Head));

        Assert.Equal(AccessRefusals.PasskeyNotFound, await RemoveAsync(world, "AAAA"));
        Assert.Equal(AccessRefusals.PasswordWrong, await RemoveAsync(world, rows[0].Id, "sai"));
        Assert.Null(await RemoveAsync(world, rows[0].Id));
        Assert.True(await DoAsync(world, async (db, _, _) => (await new LoadCurrentUser(db, world.Clock).FindAsync(world.WardOfficer.AccountId))!.HasSecondFactor));
        Assert.Null(await RemoveAsync(world, rows[1].Id));
        await using var db = world.Open();
        Assert.False((await new LoadCurrentUser(db, world.Clock).FindAsync(world.WardOfficer.AccountId))!.HasSecondFactor);
        Assert.Empty(await db.Set<IdentityUserToken<Guid>>().ToListAsync());
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Changes!.Contains("IdentityUserPasskey") && entry.Changes!.Contains("removed")));
    }

    /// <summary>What is asked again before an act that matters: one's own passkey, which the framework found to answer.</summary>
    [Theory, BothDatabases]
    public async Task A_passkey_of_ones_own_stands_for_the_password_and_no_other(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Passwords.GiveAsync(world, world.WardOfficer.AccountId);
        await Passwords.GiveAsync(world, world.Head.AccountId);
        await AddAsync(world, 1);
        await AddAsync(world, 2, by: world.Head);
        Task<Refusal?> ProveAsync(Proof proof) => DoAsync(world, (_, _, check) => check.ProveAsync(world.WardOfficer.AccountId, proof));
        Assert.Null(await ProveAsync(new(null, world.WardOfficer.AccountId, Made(1, 1))));
        foreach (var foreign in new Proof[]
                 {
                     new(null), new(null, world.WardOfficer.AccountId), new(null, world.Head.AccountId, Made(2, 1)), new(null, world.WardOfficer.AccountId, Made(2, 1)),
                     new(null, world.Head.AccountId, Made(1, 2)),
                 })
        {
            Assert.Equal(AccessRefusals.PasskeyRefused, await ProveAsync(foreign));
        }

        Assert.Equal(AccessRefusals.PasswordWrong, await ProveAsync("sai"));
        Assert.Null(await ProveAsync(Passwords.Chosen));
        await using var db = world.Open();
        Assert.Equal(5, await db.AuditEntries.CountAsync(row => row.Act == "access.passkey_failed"));
    }

    [Theory, BothDatabases]
    public async Task A_short_password_is_not_left_alone(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Passwords.GiveAsync(world, world.WardOfficer.AccountId, "voi qua cầu");
        await AddAsync(world, 1, password: "voi qua cầu");
        var id = (await ListAsync(world)).Single().Id;
        Assert.Equal(AccessRefusals.PasswordShortAlone.Code, (await RemoveAsync(world, id, "voi qua cầu"))?.Code);
        Assert.Equal("Điện thoại", await DoAsync(world, async (db, _, _) =>
        {
            Assert.Equal(AccessRefusals.PasskeyNotFound, await new NamePasskey(db, world.Head).RunAsync(new(id, "của người khác")));
            Assert.Null(await new NamePasskey(db, world.WardOfficer).RunAsync(new(id, " Điện thoại ")));
            Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == "access.passkey_renamed" && row.SubjectId == world.WardOfficer.AccountId));
            return (await new ListPasskeys(db, world.WardOfficer).RunAsync()).Single().Name;
        }));
    }

    [Theory, BothDatabases]
    public async Task It_opens_what_a_password_would_open_and_nothing_that_is_closed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Passwords.GiveAsync(world, world.WardOfficer.AccountId);
        await AddAsync(world, 1);
        Assert.False((await EnterAsync(world, 1, signCount: 7)).IsRefused);
        Assert.Equal(7u, await DoAsync(world, async (db, _, _) => (await db.Passkeys.SingleAsync()).Data.SignCount));
        Assert.Equal(AccessRefusals.PasskeyRefused, (await EnterAsync(world, 2)).Refusal);
        Assert.Equal(AccessRefusals.PasskeyRefused, (await DoAsync(world, (db, _, _) => new EnterByPasskey(db, world.Clock).RunAsync(new(null, null)))).Refusal);
        for (var i = 0; i < Options.FailuresBeforeLock; i++)
            await DoAsync(world, (_, _, check) => check.RunAsync(new("phuong", "sai")));
        Assert.Equal(AccessRefusals.PasskeyRefused, (await EnterAsync(world, 1)).Refusal);
        world.Clock.Pass(Options.LockedFor);
        Assert.False((await EnterAsync(world, 1)).IsRefused);
        await DoAsync(world, async (db, _, _) =>
        {
            var version = (await db.Accounts.SingleAsync(row => row.UserName == "phuong")).Version;
            return await new CloseAccount(db, world.Administrator, world.Clock).RunAsync(new(world.WardOfficer.AccountId, version, AccountStanding.Locked, "nghỉ"));
        });
        Assert.Equal(AccessRefusals.PasskeyRefused, (await EnterAsync(world, 1)).Refusal);
        await using var read = world.Open();
        Assert.Equal(4, await read.AuditEntries.CountAsync(entry => entry.Act == "access.passkey_failed"));
    }
}
