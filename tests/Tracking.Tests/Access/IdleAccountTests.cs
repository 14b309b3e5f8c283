using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

public sealed class IdleAccountTests
{
    private static readonly AccessOptions Options = new();
    private static readonly TimeSpan Limit = Options.DisableIdleAfter;
    private static readonly TimeSpan Week = Options.WarnIdleBefore;

    private static async Task SignInAsync(World world, params string[] names)
    {
        await using var db = world.Open();
        var accounts = await db.Accounts.AsNoTracking().Where(row => names.Length == 0 || names.Contains(row.UserName)).Select(row => row.Id).ToListAsync();
        foreach (var account in accounts)
            await new OpenSession(db, new KeepSession(db, world.Clock), Options, world.Clock).RunAsync(new(account));
    }

    private static async Task<DisableIdleAccounts.Result> RunAsync(World world, bool isReleased = true, bool withMail = false)
    {
        await using var db = world.Open();
        return await new DisableIdleAccounts(db, Options, world.Clock, Box(world, db, withMail)).RunAsync(isReleased);
    }

    private static Postbox Box(World world, TrackingDb db, bool withMail) =>
        new(db, world.Clock, withMail ? letter => new LetterText("vi", letter.Kind, string.Join('|', letter.Arguments)) : null);

    /// <summary>What waits is taken by a server, or refused by it for good.</summary>
    private static async Task PostAsync(World world, bool isTaken = true)
    {
        await using var db = world.Open();
        var (claim, settle) = (new ClaimMail(db, new(), world.Clock), new SettleMail(db, new(), world.Clock));
        while (await claim.RunAsync() is { } mail)
            await (isTaken ? settle.SentAsync(mail.Id, mail.Try) : settle.FailedAsync(mail.Id, mail.Try, "550 no such mailbox", isFinal: true));
    }

    private static async Task<List<string>> OpenAsync(World world)
    {
        await using var db = world.Open();
        return await db.Accounts.Where(row => row.Standing == AccountStanding.Active).OrderBy(row => row.UserName).Select(row => row.UserName!).ToListAsync();
    }

    [Theory, BothDatabases]
    public async Task Who_has_not_signed_in_for_long_is_deactivated_and_counts_anew_when_reopened(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        world.Clock.Pass(Limit - TimeSpan.FromMilliseconds(1));
        await SignInAsync(world, "quantri", "chuyenvien", "thutruong", "lanhdao", "xaydung", "cantho");
        Assert.Equal(0, (await RunAsync(world)).Disabled);
        world.Clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, (await RunAsync(world)).Disabled);
        Assert.Equal(["cantho", "chuyenvien", "lanhdao", "quantri", "thutruong", "xaydung"], await OpenAsync(world));
        Assert.Equal(0, (await RunAsync(world)).Disabled);

        await using var db = world.Open();
        var shown = (await new ShowAccount(db, world.Administrator, world.Clock).RunAsync(world.WardOfficer.AccountId)).Value;
        Assert.Equal((AccountStanding.Deactivated, Account.IdleReason), (shown.Standing, shown.StandingReason));
        Assert.Equal("DonDoc", await db.AuditEntries.Where(row => row.SubjectId == world.WardOfficer.AccountId).OrderBy(row => row.Sequence).Select(row => row.AccountName).LastAsync());
        Assert.Null(await new ReopenAccount(db, world.Administrator, world.Clock).RunAsync(new(world.WardOfficer.AccountId, shown.Version)));
        Assert.Equal(0, (await RunAsync(world)).Disabled);
        world.Clock.Pass(Limit);
        await SignInAsync(world, "quantri");
        await RunAsync(world);
        Assert.Equal(["quantri"], await OpenAsync(world));
    }

    [Theory, BothDatabases]
    public async Task A_program_with_a_token_is_no_person_but_the_administrator_sees_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        string secret;
        await using (var db = world.Open())
        {
            (var token, secret) = ApiToken.Issue(world.WardOfficer.AccountId, "báo cáo", [Permission.ViewAssignments], world.Today.AddDays(200), world.Clock.Instant());
            db.Add(token);
            await db.SaveChangesAsync();
        }

        world.Clock.Pass(Limit - Week);
        await SignInAsync(world, "quantri", "chuyenvien", "thutruong", "lanhdao", "xaydung", "cantho", "thanhtra");
        await using (var db = world.Open())
        {
            Assert.False((await new UseApiToken(db, new LoadCurrentUser(db, world.Clock), world.Clock).RunAsync(new(secret, System.Net.IPAddress.Loopback))).IsRefused);
            var soon = Assert.Single(await new ListIdleAccounts(db, world.Administrator, Options, world.Clock).RunAsync());
            Assert.Equal(("phuong", world.Clock.Instant(), world.Clock.Instant() + Week), (soon.UserName, soon.TokenUsedAt, soon.EndsAt));
            Assert.Empty(await new ListIdleAccounts(db, world.Foreigner, Options, world.Clock).RunAsync());
        }

        world.Clock.Pass(Week);
        Assert.Equal(1, (await RunAsync(world)).Disabled);
    }

    [Theory, BothDatabases]
    public async Task Who_can_be_warned_is_warned_once_and_never_deactivated_without_that(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        await using (var db = world.Open())
        {
            Assert.Null(await new EditAccount(db, world.Administrator, new Postbox(db, world.Clock)).RunAsync(new(world.WardOfficer.AccountId, 0, "Nguyễn Thị B", "", "b@haiphong.gov.vn")));
            Assert.Null(await new EditAccount(db, world.Administrator, new Postbox(db, world.Clock)).RunAsync(new(world.Officer.AccountId, 0, "Nguyễn Thị C", "", "c@haiphong.gov.vn")));
        }

        world.Clock.Pass(Limit - Week - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await RunAsync(world, withMail: true)).Warned);
        world.Clock.Pass(TimeSpan.FromMilliseconds(1));
        await SignInAsync(world, "quantri", "thutruong", "lanhdao", "xaydung", "cantho");
        Assert.Equal(2, (await RunAsync(world, withMail: true)).Warned);
        Assert.Equal(0, (await RunAsync(world, withMail: true)).Warned);
        await PostAsync(world);

        world.Clock.Pass(Week);
        await SignInAsync(world, "chuyenvien");
        // Warned a week ago, and without an address.
        Assert.Equal(new DisableIdleAccounts.Result(2, 0, 0, false), await RunAsync(world, withMail: true));
        Assert.DoesNotContain("phuong", await OpenAsync(world), StringComparer.Ordinal);
        Assert.DoesNotContain("thanhtra", await OpenAsync(world), StringComparer.Ordinal);

        // The server was off for long: the warning comes first, also for who is long overdue, and is a new one.
        world.Clock.Pass(Limit * 2);
        await SignInAsync(world, "quantri", "thutruong", "lanhdao", "xaydung", "cantho");
        Assert.Equal(new DisableIdleAccounts.Result(0, 1, 0, false), await RunAsync(world, withMail: true));
        await PostAsync(world);
        world.Clock.Pass(Week);
        Assert.Equal(1, (await RunAsync(world, withMail: true)).Disabled);
    }

    [Theory, BothDatabases]
    public async Task A_warning_that_never_left_deactivates_nobody_and_is_written_again(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        await using (var db = world.Open())
            Assert.Null(await new EditAccount(db, world.Administrator, new Postbox(db, world.Clock)).RunAsync(new(world.WardOfficer.AccountId, 0, "Nguyễn Thị B", "", "b@haiphong.gov.vn")));
        world.Clock.Pass(Limit - Week);
        await SignInAsync(world, "quantri", "chuyenvien", "thutruong", "lanhdao", "xaydung", "cantho", "thanhtra");
        Assert.Equal(1, (await RunAsync(world, withMail: true)).Warned);
        await PostAsync(world, isTaken: false);
        world.Clock.Pass(Week - TimeSpan.FromDays(1));
        Assert.Equal(0, (await RunAsync(world, withMail: true)).Warned);
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(new DisableIdleAccounts.Result(0, 1, 0, false), await RunAsync(world, withMail: true));
        // This one is taken late: the week counts from then.
        world.Clock.Pass(TimeSpan.FromDays(2));
        await PostAsync(world);
        world.Clock.Pass(Week - TimeSpan.FromDays(1));
        Assert.Equal(0, (await RunAsync(world, withMail: true)).Disabled);
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, (await RunAsync(world, withMail: true)).Disabled);
    }

    [Theory, BothDatabases]
    public async Task Tokens_and_links_end_with_an_idle_account(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        string secret;
        string? word;
        await using (var db = world.Open())
        {
            (var token, secret) = ApiToken.Issue(world.WardOfficer.AccountId, "báo cáo", [Permission.ViewAssignments], world.Today.AddDays(200), world.Clock.Instant());
            db.Add(token);
            await db.SaveChangesAsync();
        }

        world.Clock.Pass(Limit);
        await SignInAsync(world, "quantri", "chuyenvien", "thutruong", "lanhdao", "xaydung", "cantho", "thanhtra");
        await using var desk = world.Open();
        word = (await new IssueAccountLink(desk, world.Administrator, world.Clock, Box(world, desk, withMail: false)).RunAsync(new(world.WardOfficer.AccountId))).Value.Word;
        Assert.Equal(1, (await RunAsync(world)).Disabled);
        var version = (await desk.Accounts.AsNoTracking().SingleAsync(row => row.Id == world.WardOfficer.AccountId)).Version;
        desk.ChangeTracker.Clear();
        Assert.Null(await new ReopenAccount(desk, world.Administrator, world.Clock).RunAsync(new(world.WardOfficer.AccountId, version)));
        Assert.Equal(AccessRefusals.TokenInvalid, (await new UseApiToken(desk, new LoadCurrentUser(desk, world.Clock), world.Clock).RunAsync(new(secret, null))).Refusal);
        Assert.Equal(AccessRefusals.LinkInvalid, (await new FindAccountLink(desk, world.Clock).RunAsync(word)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task The_last_administrator_of_the_installation_stays(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        await using (var db = world.Open())
        {
            await new GrantRole(db, world.Administrator).RunAsync(new(world.Inspector.AccountId, Role.Administrator, world.Centre));
            // An administrator of a part is none of the whole.
            await new GrantRole(db, world.Administrator).RunAsync(new(world.Head.AccountId, Role.Administrator, world.HaiPhong));
        }

        world.Clock.Pass(TimeSpan.FromHours(1));
        await SignInAsync(world, "thanhtra", "thutruong");
        world.Clock.Pass(Limit);
        Assert.Equal(new DisableIdleAccounts.Result(7, 0, 1, false), await RunAsync(world));
        Assert.Equal(["thanhtra"], await OpenAsync(world));
    }

    [Theory, BothDatabases]
    public async Task More_than_is_believable_waits_for_an_administrator(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        world.Clock.Pass(Limit);
        await SignInAsync(world, "quantri");
        Assert.Equal(new DisableIdleAccounts.Result(0, 0, 0, true), await RunAsync(world, isReleased: false));
        Assert.Equal(8, (await OpenAsync(world)).Count);
        Assert.Equal(7, (await RunAsync(world, isReleased: true)).Disabled);
    }

    /// <summary>What a killed run did is kept; the next one does the rest, and nothing twice.</summary>
    [Theory, BothDatabases]
    public async Task A_kill_at_any_statement_is_made_up_for_by_the_next_run(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await SignInAsync(world);
        world.Clock.Pass(Limit);
        await SignInAsync(world, "quantri");
        var deaths = 0;
        for (var after = 0; ; after++)
        {
            await using var db = world.Open(new DyingConnection(after));
            try
            {
                await new DisableIdleAccounts(db, Options, world.Clock, Box(world, db, withMail: false)).RunAsync(isReleased: true);
                break;
            }
            catch (Exception exception) when (exception is DyingConnection.DeathException || exception.InnerException is DyingConnection.DeathException)
            {
                deaths++;
            }
        }

        Assert.True(deaths > 3);
        Assert.Equal(["quantri"], await OpenAsync(world));
        await using var read = world.Open();
        Assert.Equal(7, await read.AuditEntries.CountAsync(row => row.Act == "account.changed" && row.AccountName == "DonDoc" && row.AccountId == null));
    }
}
