using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Factors;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Access;

public sealed class SecondFactorTests
{
    private const string Long = Passwords.Chosen;

    // As long as a password with a second factor must be, and too short to stand alone.
    private const string Short = "voi qua cầu";

    private static readonly AccessOptions Options = new() { PasswordRounds = 1_000 };

    /// <summary>The ward officer at work, with what the slices of the second factor need.</summary>
    private sealed class Desk(World world) : IAsyncDisposable
    {
        private readonly TrackingDb db = world.Open();
        private ServiceProvider? identity;

        public TrackingDb Db => db;

        public AccountStore Store => new(db, AccountTests.Keys, Options);

        public CheckPassword Password
        {
            get
            {
                identity ??= AccountTests.Identity(db);
                return new(db, identity.GetRequiredService<UserManager<Account>>(), Options, world.Clock);
            }
        }

        public CheckSecondFactor Second => new(db, Store, Options, world.Clock);

        public SetUpAuthenticator SetUp => new(db, world.WardOfficer, Store, Password, world.Clock);

        public TurnOffAuthenticator TurnOff => new(db, world.WardOfficer, Store, Password, Second, Options);

        public RenewRecoveryCodes Renew => new(db, world.WardOfficer, Store, Password);

        public async ValueTask DisposeAsync()
        {
            if (identity is not null)
                await identity.DisposeAsync();
            await db.DisposeAsync();
        }
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(World world, string password = Long)
    {
        await Passwords.GiveAsync(world, world.WardOfficer.AccountId, password);
        var key = TimedCode.NewKey();
        await using var desk = new Desk(world);
        var done = await desk.SetUp.RunAsync(new(key, TimedCode.At(key, world.Clock.Instant()), password));
        // The code of the set-up is used; the next one comes in half a minute.
        world.Clock.Pass(TimeSpan.FromSeconds(30));
        return (key, done.Value.All);
    }

    private static async Task<bool> OpensAsync(World world, string code)
    {
        await using var desk = new Desk(world);
        var judged = await desk.Second.RunAsync(new(world.WardOfficer.AccountId, code));
        Assert.True(judged.Refusal is null || judged.Refusal == AccessRefusals.CodeWrong);
        return !judged.IsRefused;
    }

    private static async Task<bool> PasswordOpensAsync(World world, string password = Long)
    {
        await using var desk = new Desk(world);
        return !(await desk.Password.RunAsync(new("phuong", password))).IsRefused;
    }

    [Theory, BothDatabases]
    public async Task A_code_opens_once_within_half_a_minute_of_its_own(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (key, _) = await SetUpAsync(world);
        string At(int seconds) => TimedCode.At(key, world.Clock.Instant().AddSeconds(seconds));
        Assert.False(await OpensAsync(world, At(60)));
        Assert.False(await OpensAsync(world, At(-30)), "The code of the set-up was used.");
        Assert.True(await OpensAsync(world, $"{At(0)[..3]} {At(0)[3..]}"));
        Assert.False(await OpensAsync(world, At(0)), "A code was taken twice.");
        Assert.True(await OpensAsync(world, At(30)), "A telephone that is early was refused.");
        Assert.False(await OpensAsync(world, At(0)), "A code older than the last was taken.");
        world.Clock.Pass(TimeSpan.FromSeconds(90));
        Assert.True(await OpensAsync(world, At(-30)), "A telephone that is late was refused.");
    }

    [Theory, BothDatabases]
    public async Task Of_many_with_one_code_at_once_one_is_in(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (key, codes) = await SetUpAsync(world);
        var code = TimedCode.At(key, world.Clock.Instant());
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpensAsync(world, code)))), isIn => isIn);
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpensAsync(world, codes[0])))), isIn => isIn);
    }

    [Theory, BothDatabases]
    public async Task A_recovery_code_opens_once_however_it_is_typed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (_, codes) = await SetUpAsync(world);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.True(await OpensAsync(world, codes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()));
        Assert.False(await OpensAsync(world, codes[3]));
        Assert.False(await OpensAsync(world, ""));
        await using var desk = new Desk(world);
        Assert.Equal(9, (await new ShowSecondFactor(desk.Db, world.WardOfficer, desk.Store).RunAsync()).CodesLeft);
        Assert.Equal(AccessRefusals.PasswordWrong, (await desk.Renew.RunAsync(new("sai"))).Refusal);
        var fresh = (await desk.Renew.RunAsync(new(Long))).Value.All;
        Assert.False(await OpensAsync(world, codes[4]));
        Assert.True(await OpensAsync(world, fresh[0]));
    }

    /// <summary>Who has the password could otherwise begin anew before each lock, and guess without end.</summary>
    [Theory, BothDatabases]
    public async Task Wrong_codes_lock_like_wrong_passwords_and_the_right_password_does_not_forgive_them(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (key, codes) = await SetUpAsync(world);
        for (var i = 0; i < 4; i++)
        {
            Assert.False(await OpensAsync(world, "000 00x"));
            Assert.True(await PasswordOpensAsync(world));
        }

        Assert.False(await OpensAsync(world, "nothing"));
        Assert.False(await OpensAsync(world, TimedCode.At(key, world.Clock.Instant())), "A right code opened a locked account.");
        Assert.False(await OpensAsync(world, codes[0]));
        Assert.False(await PasswordOpensAsync(world));
        world.Clock.Pass(Options.LockedFor);
        Assert.True(await OpensAsync(world, codes[0]));
        await using var db = world.Open();
        Assert.Equal(7, await db.AuditEntries.CountAsync(row => row.Act == "access.second_factor_failed" && row.SubjectId == world.WardOfficer.AccountId));
        Assert.Equal(0, (await db.Accounts.SingleAsync(row => row.UserName == "phuong")).AccessFailedCount);
    }

    [Theory, BothDatabases]
    public async Task What_is_kept_opens_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (key, codes) = await SetUpAsync(world);
        await using var db = world.Open();
        var kept = await db.Set<IdentityUserToken<Guid>>().Select(row => row.Value!).ToListAsync();
        Assert.Equal(2, kept.Count);
        Assert.All(kept, value => Assert.DoesNotContain(key, value, StringComparison.OrdinalIgnoreCase));
        Assert.All(codes, code => Assert.All(kept, value => Assert.DoesNotContain(RecoveryCode.Plain(code), value, StringComparison.OrdinalIgnoreCase)));
        var log = string.Join('\n', await db.AuditEntries.Select(row => row.Changes ?? "").ToListAsync());
        Assert.All(kept, value => Assert.DoesNotContain(value, log, StringComparison.Ordinal));
        Assert.Contains("TwoFactorEnabled", log, StringComparison.Ordinal);

        // Another's row, or another installation's keys, give no key: neither opens, and neither fails.
        var account = await db.Accounts.SingleAsync(row => row.UserName == "phuong");
        Assert.Equal(key, await new AccountStore(db, AccountTests.Keys, Options).GetAuthenticatorKeyAsync(account, default));
        Assert.Null(await new AccountStore(db, new EphemeralDataProtectionProvider(), Options).GetAuthenticatorKeyAsync(account, default));
    }

    [Theory, BothDatabases]
    public async Task It_is_set_up_with_a_code_and_the_password_and_ends_every_other_session(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Passwords.GiveAsync(world, world.WardOfficer.AccountId);
        var key = TimedCode.NewKey();
        var code = TimedCode.At(key, world.Clock.Instant());
        await using var desk = new Desk(world);
        async Task<string?> StampAsync() => (await desk.Db.Accounts.AsNoTracking().SingleAsync(row => row.UserName == "phuong")).SecurityStamp;
        var before = await StampAsync();
        Assert.Equal(AccessRefusals.CodeMistyped, (await desk.SetUp.RunAsync(new(key, "123", Long))).Refusal);
        Assert.Equal(AccessRefusals.PasswordWrong, (await desk.SetUp.RunAsync(new(key, code, "sai"))).Refusal);
        Assert.Equal(before, await StampAsync());
        Assert.False((await desk.SetUp.RunAsync(new(key, code, Long))).IsRefused);
        Assert.NotEqual(before, await StampAsync());
        Assert.Equal(AccessRefusals.SecondFactorOn, (await desk.SetUp.RunAsync(new(key, code, Long))).Refusal);
        var found = (await new LoadCurrentUser(desk.Db, world.Clock).FindAsync(world.WardOfficer.AccountId))!;
        Assert.True(found.HasSecondFactor);
    }

    [Theory, BothDatabases]
    public async Task It_is_given_up_with_both_and_never_leaves_a_short_password_alone(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (key, codes) = await SetUpAsync(world, Short);
        string Code() => TimedCode.At(key, world.Clock.Instant());
        await using (var desk = new Desk(world))
        {
            var refused = await desk.TurnOff.RunAsync(new(Short, Code()));
            Assert.Equal((AccessRefusals.PasswordShortAlone.Code, "14"), (refused?.Code, refused?.Arguments[0]));
        }

        await Passwords.GiveAsync(world, world.WardOfficer.AccountId);
        await using (var desk = new Desk(world))
        {
            Assert.Equal(AccessRefusals.PasswordWrong, await desk.TurnOff.RunAsync(new("sai", Code())));
            Assert.Equal(AccessRefusals.CodeWrong, await desk.TurnOff.RunAsync(new(Long, "000000")));
            Assert.Null(await desk.TurnOff.RunAsync(new(Long, codes[0])));
            Assert.Equal(AccessRefusals.SecondFactorOff, await desk.TurnOff.RunAsync(new(Long, codes[1])));
            Assert.Equal(AccessRefusals.SecondFactorOff, (await desk.Renew.RunAsync(new(Long))).Refusal);
            Assert.Empty(await desk.Db.Set<IdentityUserToken<Guid>>().ToListAsync());
        }

        Assert.False(await OpensAsync(world, Code()));
    }

    [Theory, BothDatabases]
    public async Task An_administrator_takes_away_what_was_lost_and_asks_for_a_new_password(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        await using var desk = new Desk(world);
        string? word = null;
        async Task<Refusal?> ResetAsync(CurrentUser by, Guid whose)
        {
            var version = (await desk.Db.Accounts.AsNoTracking().SingleAsync(row => row.Id == whose)).Version;
            var reset = await new ResetSecondFactor(desk.Db, by, desk.Store, world.Clock, new Postbox(desk.Db, world.Clock)).RunAsync(new(whose, version));
            word = reset.IsRefused ? null : reset.Value.Word;
            return reset.Refusal;
        }

        Assert.Equal(AccessRefusals.SecondFactorOff, await ResetAsync(world.Administrator, account));
        var (key, codes) = await SetUpAsync(world);
        desk.Db.ChangeTracker.Clear();
        Assert.Equal(AccessRefusals.AccountNotFound, await ResetAsync(world.Head, account));
        var local = new CurrentUser(world.Head.AccountId, "", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
        Assert.False((await new GrantRole(desk.Db, world.Administrator).RunAsync(new(account, Role.Leader, world.CanTho))).IsRefused);
        Assert.Equal(AccessRefusals.HoldsMore, await ResetAsync(local, account));
        Assert.Equal(AccessRefusals.OwnAccount, await ResetAsync(world.Administrator, world.Administrator.AccountId));
        var load = new LoadCurrentUser(desk.Db, world.Clock);
        var before = (await load.FindAsync(account))!;
        Assert.Null(await ResetAsync(world.Administrator, account));
        var after = (await load.FindAsync(account))!;
        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.False(after.HasSecondFactor);
        // The password that was known opens nothing; the link does.
        Assert.Equal(AccessRefusals.PasswordWrong, await desk.Password.ProveAsync(account, Long));
        Assert.Equal(account, (await new FindAccountLink(desk.Db, world.Clock).RunAsync(word)).Value.Account);
        Assert.False(await OpensAsync(world, codes[0]));
        Assert.False(await OpensAsync(world, TimedCode.At(key, world.Clock.Instant())));
    }
}
