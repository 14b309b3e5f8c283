using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Access;

public sealed class SessionTests
{
    private const string Chosen = "bốn con voi qua cầu tre";

    private static readonly AccessOptions Options = new();

    private static async Task<Refusal?> TryAsync(World world, string name, string password)
    {
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        return (await new CheckPassword(db, identity.GetRequiredService<UserManager<Account>>(), Options, world.Clock).RunAsync(new(name, password))).Refusal;
    }

    private static async Task GivePasswordAsync(World world)
    {
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        var account = await db.Accounts.SingleAsync(row => row.UserName == "phuong");
        account.PasswordHash = identity.GetRequiredService<UserManager<Account>>().PasswordHasher.HashPassword(account, Chosen);
        await db.SaveChangesAsync();
    }

    private static async Task<bool> HoldsAsync(World world, Guid account, AccountSessionId session, bool isUsed)
    {
        await using var db = world.Open();
        var found = (await new LoadCurrentUser(db, world.Clock).FindAsync(account, session))!;
        var holds = found.Holds(Options, world.Clock.Instant());
        if (holds && isUsed)
            await new KeepSession(db, world.Clock).SeenAsync(session, found.SeenAt!.Value);
        return holds;
    }

    private static async Task<AccountSessionId> OpenAsync(World world, Guid account)
    {
        await using var db = world.Open();
        return await new OpenSession(db, new KeepSession(db, world.Clock), Options, world.Clock).RunAsync(new(account, "10.1.2.3", "Edge, Windows"));
    }

    [Theory, BothDatabases]
    public async Task Five_wrong_ones_lock_for_a_quarter_of_an_hour_and_every_no_is_the_same(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await GivePasswordAsync(world);
        Assert.Null(await TryAsync(world, " PHUONG ", Chosen));
        for (var i = 0; i < 4; i++)
            Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "phuong", "sai"));
        Assert.Null(await TryAsync(world, "phuong", Chosen));
        for (var i = 0; i < 5; i++)
            Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "phuong", "sai"));
        Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "phuong", Chosen));
        Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "khong-co-ai", Chosen));
        Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "xaydung", ""));
        world.Clock.Pass(Options.LockedFor - TimeSpan.FromSeconds(1));
        Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "phuong", Chosen));
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(await TryAsync(world, "phuong", Chosen));
    }

    [Theory, BothDatabases]
    public async Task A_refused_sign_in_is_in_the_audit_log_without_what_was_typed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await GivePasswordAsync(world);
        await TryAsync(world, "phuong", "sai");
        await TryAsync(world, "mat-khau-nham-o", "");
        await using var db = world.Open();
        var entries = await db.AuditEntries.Where(row => row.Act == "access.sign_in_failed").OrderBy(row => row.Sequence).ToListAsync();
        Assert.Equal([world.WardOfficer.AccountId, null], entries.Select(entry => entry.SubjectId));
        Assert.All(entries, entry => Assert.Equal((AccessRefusals.SignInRefused.Code, null), (entry.Outcome, entry.Changes)));
    }

    [Theory, BothDatabases]
    public async Task Wrong_ones_at_once_are_all_counted(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await GivePasswordAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => TryAsync(world, "phuong", "sai"))));
        Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "phuong", Chosen));
    }

    [Theory, BothDatabases]
    public async Task A_session_ends_idle_for_administrators_sooner(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        foreach (var (account, idle) in new[] { (world.WardOfficer.AccountId, Options.IdleFor), (world.Administrator.AccountId, Options.AdministratorIdleFor) })
        {
            var session = await OpenAsync(world, account);
            world.Clock.Pass(idle - TimeSpan.FromSeconds(1));
            Assert.True(await HoldsAsync(world, account, session, isUsed: true));
            world.Clock.Pass(idle - TimeSpan.FromSeconds(1));
            Assert.True(await HoldsAsync(world, account, session, isUsed: false));
            world.Clock.Pass(TimeSpan.FromSeconds(1));
            Assert.False(await HoldsAsync(world, account, session, isUsed: true));
        }
    }

    [Theory, BothDatabases]
    public async Task No_session_outlives_half_a_day_its_end_or_its_account(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        var session = await OpenAsync(world, account);
        for (var passed = TimeSpan.Zero; passed < Options.SessionFor; passed += TimeSpan.FromMinutes(10))
        {
            Assert.True(await HoldsAsync(world, account, session, isUsed: true));
            world.Clock.Pass(TimeSpan.FromMinutes(10));
        }

        Assert.False(await HoldsAsync(world, account, session, isUsed: false));
        var next = await OpenAsync(world, account);
        await using (var db = world.Open())
            Assert.Equal(next, Assert.Single(await db.AccountSessions.Select(row => row.Id).ToListAsync()));
        Assert.False(await HoldsAsync(world, world.Head.AccountId, next, isUsed: false));
        await using (var db = world.Open())
            await new KeepSession(db, world.Clock).EndAsync(next);
        Assert.False(await HoldsAsync(world, account, next, isUsed: false));
        Assert.False(await HoldsAsync(world, account, default, isUsed: false));
    }

    [Theory, BothDatabases]
    public async Task A_person_sees_their_own_sessions_that_hold_and_ends_one(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        async Task<IReadOnlyList<AccountSessionId>> ListAsync(CurrentUser user)
        {
            await using var own = world.Open();
            return [.. (await new ListMySessions(own, user, Options, world.Clock).RunAsync()).Select(row => row.Id)];
        }

        var idle = await OpenAsync(world, account);
        world.Clock.Pass(Options.IdleFor);
        var first = await OpenAsync(world, account);
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        var second = await OpenAsync(world, account);
        await OpenAsync(world, world.Head.AccountId);
        Assert.Equal([second, first], await ListAsync(world.WardOfficer));
        await using var db = world.Open();
        await GivePasswordAsync(world);
        await using var identity = AccountTests.Identity(db);
        Task<Refusal?> EndAsync(CurrentUser user, AccountSessionId session, string password = Chosen) => new EndMySession(db, user,
            new CheckPassword(db, identity.GetRequiredService<UserManager<Account>>(), Options, world.Clock)).RunAsync(new(session, password));
        var row = (await new ListMySessions(db, world.WardOfficer, Options, world.Clock).RunAsync())[0];
        Assert.Equal(("10.1.2.3", "Edge, Windows"), (row.Address, row.Browser));
        Assert.Equal(AccessRefusals.PasswordWrong, await EndAsync(world.WardOfficer, first, "sai"));
        var foreign = await db.AccountSessions.Where(one => one.AccountId == world.Head.AccountId).Select(one => one.Id).SingleAsync();
        Assert.Equal(AccessRefusals.SessionNotFound, await EndAsync(world.WardOfficer, foreign));
        Assert.Null(await EndAsync(world.WardOfficer, first));
        Assert.Equal(AccessRefusals.SessionNotFound, await EndAsync(world.WardOfficer, first));
        Assert.Equal([second], await ListAsync(world.WardOfficer));
        Assert.Equal("""{"why":"own"}""", (await db.AuditEntries.SingleAsync(entry => entry.Act == "access.session_ended")).Changes);

        // Signed out everywhere none is left; the one whose person did it goes on.
        Task<Refusal?> OutAsync(string password) => new SignOutMyAccount(db, world.WardOfficer,
            new CheckPassword(db, identity.GetRequiredService<UserManager<Account>>(), Options, world.Clock), world.Clock).RunAsync(new(password));
        Assert.Equal(AccessRefusals.PasswordWrong, await OutAsync("sai"));
        Assert.Equal([second], await ListAsync(world.WardOfficer));
        Assert.Null(await OutAsync(Chosen));
        Assert.Empty(await ListAsync(world.WardOfficer));
        await new KeepSession(db, world.Clock).RenewAsync(second, (await new LoadCurrentUser(db, world.Clock).FindAsync(account))!.Stamp);
        Assert.Equal([second], await ListAsync(world.WardOfficer));
        Assert.NotEqual(idle, second);
    }

    [Theory, BothDatabases]
    public async Task The_end_of_a_session_by_itself_is_told_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        var noticed = await OpenAsync(world, account);
        await using var db = world.Open();
        world.Clock.Pass(Options.IdleFor);
        var found = (await new LoadCurrentUser(db, world.Clock).FindAsync(account, noticed))!;
        Assert.Equal(SessionEnd.Idle, found.EndOf(Options, world.Clock.Instant()));
        await new KeepSession(db, world.Clock).OverAsync(noticed, SessionEnd.Idle);
        await new KeepSession(db, world.Clock).OverAsync(noticed, SessionEnd.Idle);
        Assert.Null((await new LoadCurrentUser(db, world.Clock).FindAsync(account, noticed))!.EndOf(Options, world.Clock.Instant()));

        // A browser that was closed is noticed at the next sign-in.
        await OpenAsync(world, account);
        world.Clock.Pass(Options.SessionFor);
        await OpenAsync(world, account);
        var entries = await db.AuditEntries.Where(entry => entry.Act == "access.session_ended").ToListAsync();
        Assert.Equal(["""{"why":"idle"}""", """{"why":"idle"}"""], entries.Select(entry => entry.Changes));
        Assert.All(entries, entry => Assert.Equal(account, entry.AccountId));
    }

    [Theory, BothDatabases]
    public async Task Wrong_passwords_inside_a_session_lock_as_those_at_the_door_and_are_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await GivePasswordAsync(world);
        async Task<Refusal?> ProveAsync(string password)
        {
            await using var db = world.Open();
            await using var identity = AccountTests.Identity(db);
            return await new CheckPassword(db, identity.GetRequiredService<UserManager<Account>>(), Options, world.Clock).ProveAsync(world.WardOfficer.AccountId, password);
        }

        Assert.Null(await ProveAsync(Chosen));
        for (var i = 0; i < 3; i++)
            Assert.Equal(AccessRefusals.PasswordWrong, await ProveAsync("sai"));
        for (var i = 0; i < 2; i++)
            Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "phuong", "sai"));
        Assert.Equal(AccessRefusals.PasswordWrong, await ProveAsync(Chosen));
        Assert.Equal(AccessRefusals.SignInRefused, await TryAsync(world, "phuong", Chosen));
        await using var read = world.Open();
        Assert.Equal(4, await read.AuditEntries.CountAsync(entry => entry.Act == "access.proof_failed" && entry.SubjectId == world.WardOfficer.AccountId));
    }

    [Theory, BothDatabases]
    public async Task Open_links_end_with_a_password_that_is_chosen_and_their_end_is_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await GivePasswordAsync(world);
        await using var db = world.Open();
        await using var identity = AccountTests.Identity(db);
        var users = identity.GetRequiredService<UserManager<Account>>();
        var issue = new IssueAccountLink(db, world.Administrator, world.Clock, new Postbox(db, world.Clock));
        await issue.RunAsync(new(world.WardOfficer.AccountId));
        var word = (await issue.RunAsync(new(world.WardOfficer.AccountId))).Value.Word;
        var check = new CheckPassword(db, users, Options, world.Clock);
        Assert.Null(await new ChangeMyPassword(db, world.WardOfficer, users, check, world.Clock).RunAsync(new(Chosen, "sáu con vịt bơi qua ao sen")));
        Assert.Equal(AccessRefusals.LinkInvalid, (await new FindAccountLink(db, world.Clock).RunAsync(word)).Refusal);
        var told = await db.AuditEntries.Where(entry => entry.SubjectId == world.WardOfficer.AccountId && entry.Changes!.Contains("EndedAt\":[null,")).CountAsync();
        Assert.Equal(2, told);
    }

    [Theory, BothDatabases]
    public async Task Everybody_is_out_and_every_program_with_them_when_the_records_come_from_another_time(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var ward = world.WardOfficer.AccountId;
        await using var db = world.Open();
        var (token, secret) = ApiToken.Issue(ward, "báo cáo", [Permission.ViewAssignments], world.Today.AddDays(9), world.Clock.Instant());
        db.Add(token);
        await db.SaveChangesAsync();
        var session = await new OpenSession(db, new KeepSession(db, world.Clock), new(), world.Clock).RunAsync(new(ward));
        var word = (await new IssueAccountLink(db, world.Administrator, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(ward))).Value.Word;
        var load = new LoadCurrentUser(db, world.Clock);
        var before = (await load.FindAsync(ward, session))!;
        await new EndEverySignIn(db, world.Clock).RunAsync();
        var after = (await load.FindAsync(ward, session))!;
        Assert.NotNull(before.StartedAt);
        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.Null(after.StartedAt);
        db.ChangeTracker.Clear();
        Assert.Equal(AccessRefusals.TokenInvalid, (await new UseApiToken(db, load, world.Clock).RunAsync(new(secret, null))).Refusal);
        Assert.Equal(AccessRefusals.LinkInvalid, (await new FindAccountLink(db, world.Clock).RunAsync(word)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_session_never_ends_without_its_entry_wherever_the_program_is_killed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var after = 0; ; after++)
        {
            AccountSessionId session;
            await using (var db = world.Open())
                session = await new OpenSession(db, new KeepSession(db, world.Clock), new(), world.Clock).RunAsync(new(world.WardOfficer.AccountId));
            var isDead = false;
            try
            {
                await using var dying = world.Open(new DyingConnection(after));
                await new KeepSession(dying, world.Clock).OverAsync(session, SessionEnd.Idle);
            }
            catch (Exception exception) when (exception is DyingConnection.DeathException || exception.InnerException is DyingConnection.DeathException)
            {
                isDead = true;
            }

            await using var read = world.Open();
            var isThere = await read.AccountSessions.AnyAsync(row => row.Id == session);
            var told = await read.AuditEntries.CountAsync(row => row.Act == "access.session_ended");
            Assert.Equal((isDead, isDead ? 0 : 1), (isThere, told));
            if (!isDead)
                break;
        }
    }

    [Theory, BothDatabases]
    public async Task That_another_password_must_be_chosen_is_no_secret_of_the_log(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var account = await db.Accounts.SingleAsync(row => row.Id == world.WardOfficer.AccountId);
        account.AskForNewPassword();
        account.PasswordHash = "not.for.the.log";
        await db.SaveChangesAsync();
        var entry = await db.AuditEntries.Where(row => row.SubjectId == account.Id).OrderBy(row => row.Sequence).LastAsync();
        Assert.Matches("MustChangePassword[^}]*true", entry.Changes!);
        Assert.DoesNotContain("not.for", entry.Changes, StringComparison.Ordinal);
    }
}
