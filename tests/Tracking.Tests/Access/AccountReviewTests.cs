using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

public sealed class AccountReviewTests
{
    private static readonly AccessOptions Options = new();

    private static CurrentUser Local(World world) => new(world.Head.AccountId, "thutruong", world.HaiPhong, world.Today,
        [(Permission.ManageAccounts, world.HaiPhong), (Permission.ViewOrganisations, world.HaiPhong)]);

    private static async Task<AccountReviewId> OpenAsync(World world, CurrentUser? user = null, OrganisationId? at = null)
    {
        await using var db = world.Open();
        return (await new OpenReview(db, user ?? world.Administrator, world.Clock).RunAsync(new(at ?? world.HaiPhong))).Value;
    }

    private static async Task<ShowReview.Result> ShowAsync(World world, AccountReviewId review, bool openOnly = false)
    {
        await using var db = world.Open();
        return (await new ShowReview(db, world.Administrator).RunAsync(new(review, openOnly))).Value;
    }

    private static async Task<Refusal?> DecideAsync(
        World world, AccountReviewId review, Guid account, ReviewDecision decision, string? reason = null, int version = 0, CurrentUser? user = null)
    {
        await using var db = world.Open();
        return await new DecideReviewed(db, user ?? world.Administrator, world.Clock).RunAsync(new(review, account, version, decision, reason));
    }

    private static async Task<Refusal?> FinishAsync(World world, AccountReviewId review)
    {
        await using var db = world.Open();
        return await new FinishReview(db, world.Administrator, world.Clock).RunAsync(review);
    }

    [Theory, BothDatabases]
    public async Task A_review_shows_what_every_account_of_the_scope_held_when_it_was_opened(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var ward = world.WardOfficer;
        await using (var db = world.Open())
        {
            await new OpenSession(db, new KeepSession(db, world.Clock), Options, world.Clock).RunAsync(new(ward.AccountId));
            Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(ward.AccountId, Role.Leader, world.Works, To: world.Today.AddDays(30)))).IsRefused);
            Assert.False((await new GiveDelegation(db, world.Officer, Options, world.Clock).RunAsync(new("thutruong", world.Today, world.Today.AddDays(9), [Permission.ReportWork]))).IsRefused);
            db.Add(ApiToken.Issue(ward.AccountId, "báo cáo", [Permission.ViewAssignments], world.Today.AddDays(9), world.Clock.Instant()).Token);
            var engagement = Engagement.Record(world.Centre, EngagementKind.Inspection, "1", "Kiểm tra", new NamedBody(world.Commission, "Uỷ ban"),
                new NamedBody(world.Works, "Sở"), Guid.Empty, world.Clock.Instant()).Value;
            db.Add(engagement);
            db.Add(new Mandate(ward.AccountId, engagement.Id, 1, world.Works, world.Today, world.Today.AddDays(20), [Permission.ViewDocuments], world.Administrator.AccountId, world.Clock.Instant()));
            await db.SaveChangesAsync();
        }

        var shown = await ShowAsync(world, await OpenAsync(world));
        Assert.Equal(["chuyenvien", "lanhdao", "phuong", "thutruong", "xaydung"], shown.Rows.Items.Select(row => row.UserName));
        Assert.Equal((5, 0, "Thành ủy Hải Phòng"), (shown.Accounts, shown.Decided, shown.Organisation.Name));
        var facts = shown.Rows.Items.Single(row => row.Account == ward.AccountId).Facts;
        Assert.Equal([(Role.Officer, "Đảng ủy phường Hồng Bàng", null), (Role.Leader, "Sở Xây dựng thành phố Hải Phòng", (DateOnly?)world.Today.AddDays(30))],
            facts.Roles.Select(role => (role.Role, role.Organisation, role.To)));
        Assert.Equal(("Sở Xây dựng thành phố Hải Phòng", world.Today.AddDays(20)), facts.Mandates.Select(one => (one.Organisation, one.To)).Single());
        Assert.Equal((1, null, world.Clock.Instant(), false), (facts.Tokens, facts.TokensUsedAt, facts.LastSignInAt, facts.HasSecondFactor));

        Assert.Equal([new AccountFacts.Deputy(false, "thutruong", world.Today.AddDays(9))], shown.Rows.Items[0].Facts.Delegations);
        Assert.Equal([new AccountFacts.Deputy(true, "chuyenvien", world.Today.AddDays(9))], shown.Rows.Items[3].Facts.Delegations);

        // What changes afterwards does not change what was reviewed.
        await using (var db = world.Open())
            await new RevokeRole(db, world.Administrator).RunAsync(new(await db.RoleGrants.Where(row => row.Role == Role.Leader && row.AccountId == ward.AccountId).Select(row => row.Id).SingleAsync()));
        Assert.Equal(2, (await ShowAsync(world, shown.Id)).Rows.Items.Single(row => row.Account == ward.AccountId).Facts.Roles.Count);
    }

    [Theory, BothDatabases]
    public async Task What_an_account_holds_elsewhere_does_not_stand_in_a_review_that_others_read(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using (var db = world.Open())
            Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(world.WardOfficer.AccountId, Role.Leader, world.CanTho))).IsRefused);
        var here = await ShowAsync(world, await OpenAsync(world));
        Assert.Equal([Role.Officer], here.Rows.Items.Single(row => row.Account == world.WardOfficer.AccountId).Facts.Roles.Select(role => role.Role));
        var all = await ShowAsync(world, await OpenAsync(world, at: world.Centre));
        Assert.Equal(2, all.Rows.Items.Single(row => row.Account == world.WardOfficer.AccountId).Facts.Roles.Count);
    }

    [Theory, BothDatabases]
    public async Task Decisions_are_kept_with_their_reason_and_closing_closes(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var review = await OpenAsync(world);
        Assert.Equal(AccessRefusals.ReasonMissing, await DecideAsync(world, review, world.WardOfficer.AccountId, ReviewDecision.Close, " "));
        Assert.Null(await DecideAsync(world, review, world.WardOfficer.AccountId, ReviewDecision.Close, "đã chuyển công tác"));
        Assert.Null(await DecideAsync(world, review, world.Officer.AccountId, ReviewDecision.Change, "thôi vai trò"));
        foreach (var account in new[] { world.Head.AccountId, world.Leader.AccountId })
            Assert.Null(await DecideAsync(world, review, account, ReviewDecision.Keep));
        Assert.Equal(AccessRefusals.ReviewUnfinished.With("1").Arguments, (await FinishAsync(world, review))!.Arguments);
        Assert.Equal(["xaydung"], (await ShowAsync(world, review, openOnly: true)).Rows.Items.Select(row => row.UserName));
        Assert.Null(await DecideAsync(world, review, world.WorksOfficer.AccountId, ReviewDecision.Keep));
        Assert.Equal(AccessRefusals.AlreadyClosed, await DecideAsync(world, review, world.WardOfficer.AccountId, ReviewDecision.Keep, version: 1));
        Assert.Null(await FinishAsync(world, review));
        Assert.Equal(AccessRefusals.ReviewFinished, await FinishAsync(world, review));
        Assert.Equal(AccessRefusals.ReviewFinished, await DecideAsync(world, review, world.Head.AccountId, ReviewDecision.Change, "muộn", version: 1));

        var row = (await ShowAsync(world, review)).Rows.Items.Single(one => one.Account == world.WardOfficer.AccountId);
        Assert.Equal((ReviewDecision.Close, "đã chuyển công tác", "quantri", world.Clock.Instant()), (row.Decision, row.Reason, row.DecidedBy, row.DecidedAt));
        await using var db = world.Open();
        Assert.Equal(AccountStanding.Deactivated, (await new ShowAccount(db, world.Administrator, world.Clock).RunAsync(world.WardOfficer.AccountId)).Value.Standing);
        Assert.Equal(5, await db.AuditEntries.CountAsync(entry => entry.SubjectKind == "account_review" && entry.Act == "account_review.decision_changed"));
        Assert.Equal((5, 3, 1, 1), (await new ListReviews(db, world.Administrator).RunAsync()).Items.Select(one => (one.Accounts, one.Kept, one.ToChange, one.Closed)).Single());
    }

    [Theory, BothDatabases]
    public async Task Two_administrators_at_once_open_one_review_and_decide_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAsync(world))));
        var review = Assert.Single(opened.Distinct());
        Assert.Equal(5, (await ShowAsync(world, review)).Accounts);

        var account = world.WorksOfficer.AccountId;
        var ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => DecideAsync(
            world, review, account, number % 2 == 0 ? ReviewDecision.Keep : ReviewDecision.Change, $"người {number}", user: number < 2 ? world.Administrator : Local(world)))));
        Assert.Single(ends, end => end is null);
        Assert.Equal(3, ends.Count(end => end == AccessRefusals.ChangedMeanwhile));

        // Decided by another between one's reading and one's saving: not closed either.
        await using var db = world.Open(new Meanwhile(async () => Assert.Null(await DecideAsync(world, review, world.Leader.AccountId, ReviewDecision.Keep))));
        Assert.Equal(AccessRefusals.ChangedMeanwhile, await new DecideReviewed(db, world.Administrator, world.Clock).RunAsync(new(review, world.Leader.AccountId, 0, ReviewDecision.Close, "x")));
        await using var read = world.Open();
        Assert.Equal(AccountStanding.Active, await read.Accounts.Where(row => row.Id == world.Leader.AccountId).Select(row => row.Standing).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task A_review_that_is_finished_between_reading_and_saving_changes_no_more(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var review = await OpenAsync(world);
        foreach (var account in new[] { world.Head, world.Leader, world.Officer, world.WorksOfficer, world.WardOfficer })
            Assert.Null(await DecideAsync(world, review, account.AccountId, ReviewDecision.Keep));
        await using var db = world.Open(new Meanwhile(async () => Assert.Null(await FinishAsync(world, review))));
        Assert.Equal(AccessRefusals.ReviewFinished, await new DecideReviewed(db, world.Administrator, world.Clock).RunAsync(new(review, world.Head.AccountId, 1, ReviewDecision.Close, "muộn")));
        Assert.Equal((ReviewDecision?)ReviewDecision.Keep, (await ShowAsync(world, review)).Rows.Items.Single(row => row.Account == world.Head.AccountId).Decision);
    }

    [Theory, BothDatabases]
    public async Task Tokens_and_links_end_with_an_account_that_a_review_closes(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var ward = world.WardOfficer.AccountId;
        var (token, secret) = ApiToken.Issue(ward, "báo cáo", [Permission.ViewAssignments], world.Today.AddDays(9), world.Clock.Instant());
        await using var db = world.Open();
        db.Add(token);
        await db.SaveChangesAsync();
        var word = (await new IssueAccountLink(db, world.Administrator, world.Clock, new Postbox(db, world.Clock)).RunAsync(new(ward))).Value.Word;
        var review = await OpenAsync(world);
        Assert.Null(await DecideAsync(world, review, ward, ReviewDecision.Close, "đã chuyển công tác"));
        db.ChangeTracker.Clear();
        var version = (await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == ward)).Version;
        Assert.Null(await new ReopenAccount(db, world.Administrator, world.Clock).RunAsync(new(ward, version)));
        Assert.Equal(AccessRefusals.TokenInvalid, (await new UseApiToken(db, new LoadCurrentUser(db, world.Clock), world.Clock).RunAsync(new(secret, null))).Refusal);
        Assert.Equal(AccessRefusals.LinkInvalid, (await new FindAccountLink(db, world.Clock).RunAsync(word)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_reviews_what_is_not_theirs_or_closes_themselves_or_who_holds_more(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var all = await OpenAsync(world, at: world.Centre);
        await using var db = world.Open();
        Assert.Equal(AccessRefusals.ReviewNotFound, (await new ShowReview(db, Local(world)).RunAsync(new(all))).Refusal);
        Assert.Equal(AccessRefusals.ReviewNotFound, await DecideAsync(world, all, world.Leader.AccountId, ReviewDecision.Keep, user: Local(world)));
        Assert.Equal(AccessRefusals.ReviewNotFound, await new FinishReview(db, Local(world), world.Clock).RunAsync(all));
        Assert.Empty((await new ListReviews(db, Local(world)).RunAsync()).Items);
        Assert.Equal(AccessRefusals.OrganisationOutOfReach, (await new OpenReview(db, Local(world), world.Clock).RunAsync(new(world.CanTho))).Refusal);
        Assert.Equal(AccessRefusals.OwnAccount, await DecideAsync(world, all, world.Administrator.AccountId, ReviewDecision.Close, "thử"));

        var local = await OpenAsync(world, Local(world));
        Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(world.Leader.AccountId, Role.Administrator, world.Centre))).IsRefused);
        Assert.Equal(AccessRefusals.HoldsMore, await DecideAsync(world, local, world.Leader.AccountId, ReviewDecision.Close, "thử", user: Local(world)));
        Assert.Null(await DecideAsync(world, local, world.Leader.AccountId, ReviewDecision.Keep, user: Local(world)));
    }

    [Theory, BothDatabases]
    public async Task A_review_is_due_half_a_year_after_the_last_one_there_or_above(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        async Task<ShowReviewDue.Row> DueAsync(CurrentUser user)
        {
            await using var db = world.Open();
            return Assert.Single(await new ShowReviewDue(db, user, Options).RunAsync());
        }

        // Nothing is known of when the accounts were made: now.
        var due = await DueAsync(Local(world));
        Assert.Equal((world.Today, null, true), (due.DueOn, due.Open, due.IsPressing(world.Today)));
        var review = await OpenAsync(world, at: world.Centre);
        Assert.Equal((review, 8, 0), (await DueAsync(world.Administrator)) is { Open: { } open } row ? (open, row.Accounts, row.Decided) : default);
        await using (var db = world.Open())
        {
            foreach (var account in await db.ReviewedAccounts.Where(one => one.ReviewId == review).Select(one => one.AccountId).ToListAsync())
                Assert.Null(await DecideAsync(world, review, account, ReviewDecision.Keep));
        }

        Assert.Null(await FinishAsync(world, review));
        var next = world.Today.AddMonths(6);
        foreach (var user in new[] { world.Administrator, Local(world) })
        {
            due = await DueAsync(user);
            Assert.Equal((next, null), (due.DueOn, due.Open));
            Assert.False(due.IsPressing(next.AddDays(-ShowReviewDue.Row.DaysAhead - 1)));
            Assert.True(due.IsPressing(next.AddDays(-ShowReviewDue.Row.DaysAhead)));
        }

        await using var last = world.Open();
        Assert.Empty(await new ShowReviewDue(last, world.Officer, Options).RunAsync());
        Assert.Empty(await new ShowReviewDue(last, world.Administrator, new AccessOptions { ReviewEvery = 0 }).RunAsync());
    }

    [Theory, BothDatabases]
    public async Task A_kill_while_opening_leaves_no_half_of_a_review(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var after = 0; ; after++)
        {
            await using var db = world.Open(new DyingConnection(after));
            try
            {
                await new OpenReview(db, world.Administrator, world.Clock).RunAsync(new(world.HaiPhong));
                break;
            }
            catch (Exception exception) when (exception is DyingConnection.DeathException || exception.InnerException is DyingConnection.DeathException)
            {
                await using var read = world.Open();
                Assert.Equal((0, 0), (await read.AccountReviews.CountAsync(), await read.ReviewedAccounts.CountAsync()));
            }
        }

        await using var last = world.Open();
        Assert.Equal((1, 5), (await last.AccountReviews.CountAsync(), await last.ReviewedAccounts.CountAsync()));
    }
}
