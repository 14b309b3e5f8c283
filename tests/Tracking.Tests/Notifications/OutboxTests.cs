using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Notifications;

/// <summary>The outbox without a mail server: who may send what, when, and what is left of it.</summary>
public sealed class OutboxTests
{
    private static readonly MailSchedule Schedule = new();

    private static LetterText Write(Letter letter) => new("vi", letter.Kind, $"sealed {letter.Path}");

    private static Postbox Box(World world, TrackingDb db) => new(db, world.Clock, Write);

    private static async Task PutAsync(World world, string to, OrganisationId? owner = null, TimeSpan? holds = null)
    {
        await using var db = world.Open();
        Box(world, db).Put(new Letter("test.letter", to, "Ai đó", owner ?? world.Ward) { SendBefore = holds is { } time ? world.Clock.Instant() + time : null });
        await db.SaveChangesAsync();
    }

    private static async Task<ClaimMail.Result?> ClaimAsync(World world)
    {
        await using var db = world.Open();
        return await new ClaimMail(db, Schedule, world.Clock).RunAsync();
    }

    private static async Task FailAsync(World world, ClaimMail.Result mail, bool isFinal = false)
    {
        await using var db = world.Open();
        await new SettleMail(db, Schedule, world.Clock).FailedAsync(mail.Id, mail.Try, "451 later", isFinal);
    }

    private static async Task SentAsync(World world, ClaimMail.Result mail)
    {
        await using var db = world.Open();
        await new SettleMail(db, Schedule, world.Clock).SentAsync(mail.Id, mail.Try);
    }

    private static async Task<OutgoingMail> OnlyAsync(World world)
    {
        await using var db = world.Open();
        return await db.OutgoingMails.AsNoTracking().SingleAsync();
    }

    [Theory, BothDatabases]
    public async Task Of_several_servers_one_sends_a_mail(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var number = 0; number < 5; number++)
            await PutAsync(world, $"{number}@x.vn");
        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await ClaimAsync(world) is { } mail)
                mine.Add(mail.To);
            return mine;
        })));
        Assert.Equal(["0@x.vn", "1@x.vn", "2@x.vn", "3@x.vn", "4@x.vn"], claimed.SelectMany(mine => mine).Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_try_that_died_is_taken_over_and_may_note_nothing_any_more(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await PutAsync(world, "a@x.vn");
        var dead = (await ClaimAsync(world))!;
        Assert.Null(await ClaimAsync(world));
        world.Clock.Pass(Schedule.Lease);
        var second = (await ClaimAsync(world))!;
        Assert.Equal((dead.Id, 2), (second.Id, second.Try));
        await SentAsync(world, dead);
        await FailAsync(world, dead, isFinal: true);
        Assert.Equal(MailState.Waiting, (await OnlyAsync(world)).State);
        await SentAsync(world, second);
        var sent = await OnlyAsync(world);
        Assert.Equal((MailState.Sent, null, 2), (sent.State, sent.SecretBody, sent.Tries));
        world.Clock.Pass(TimeSpan.FromDays(9));
        Assert.Null(await ClaimAsync(world));
    }

    [Theory, BothDatabases]
    public async Task Pauses_grow_and_come_to_an_end(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await PutAsync(world, "a@x.vn");
        var pauses = new List<double>();
        for (var mail = await ClaimAsync(world); ; mail = await ClaimAsync(world))
        {
            await FailAsync(world, mail!);
            var row = await OnlyAsync(world);
            if (row.State == MailState.Failed)
                break;
            pauses.Add((row.DueAt - world.Clock.Instant()).TotalMinutes);
            world.Clock.Pass(row.DueAt - world.Clock.Instant() - TimeSpan.FromMilliseconds(1));
            Assert.Null(await ClaimAsync(world));
            world.Clock.Pass(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([1, 4, 16, 64, 256, 360, 360], pauses);
        var given = await OnlyAsync(world);
        Assert.Equal((Schedule.Tries, "451 later"), (given.Tries, given.Answer));
        Assert.NotNull(given.SecretBody);

        await using var db = world.Open();
        var retry = new RetryMail(db, world.Administrator, world.Clock);
        Assert.Equal(NotificationRefusals.MailNotFound, await new RetryMail(db, world.Foreigner, world.Clock).RunAsync(given.Id));
        Assert.Null(await retry.RunAsync(given.Id));
        Assert.Equal(NotificationRefusals.MailNotFailed, await retry.RunAsync(given.Id));
        Assert.NotNull(await ClaimAsync(world));
    }

    [Theory, BothDatabases]
    public async Task What_comes_too_late_is_not_sent(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await PutAsync(world, "a@x.vn", holds: TimeSpan.FromHours(1));
        world.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Null(await ClaimAsync(world));
        var late = await OnlyAsync(world);
        Assert.Equal((MailState.Expired, null), (late.State, late.SecretBody));
    }

    [Theory, BothDatabases]
    public async Task A_link_and_its_mail_are_written_together_and_a_newer_link_takes_the_mail_back(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var account = world.WardOfficer.AccountId;
        await using (var db = world.Open())
            Assert.Null(await new EditAccount(db, world.Administrator, new Postbox(db, world.Clock)).RunAsync(new(account, 0, "Nguyễn Thị B", "Chuyên viên", "b@haiphong.gov.vn")));

        // Killed at each statement in turn: a link without a mail, or a mail without a link, is never there.
        for (var after = 0; ; after++)
        {
            await using var db = world.Open(new DyingConnection(after));
            try
            {
                var issued = (await new IssueAccountLink(db, world.Administrator, world.Clock, Box(world, db)).RunAsync(new(account))).Value;
                Assert.Equal((null, "b@haiphong.gov.vn"), (issued.Word, issued.MailedTo));
                break;
            }
            catch (Exception exception) when (exception is DyingConnection.DeathException || exception.InnerException is DyingConnection.DeathException)
            {
                await using var read = world.Open();
                Assert.Equal((0, 0), (await read.AccountLinks.CountAsync(), await read.OutgoingMails.CountAsync()));
            }
        }

        await using (var db = world.Open())
            await new IssueAccountLink(db, world.Administrator, world.Clock, Box(world, db)).RunAsync(new(account));
        await using var last = world.Open();
        Assert.Equal([MailState.Expired, MailState.Waiting], await last.OutgoingMails.OrderBy(row => row.Id).Select(row => row.State).ToListAsync());
        Assert.Single(await last.AccountLinks.Where(row => row.EndedAt == null).ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task A_request_of_a_stranger_leaves_the_same_for_every_name_and_is_answered_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using (var db = world.Open())
            Assert.Null(await new EditAccount(db, world.Administrator, new Postbox(db, world.Clock)).RunAsync(new(world.WardOfficer.AccountId, 0, "Nguyễn Thị B", "", "b@haiphong.gov.vn")));
        var counts = new List<int>();
        foreach (var name in new[] { "phuong", "B@haiphong.gov.vn", "khong-co-ai", "chuyenvien", "" })
        {
            var counter = new StatementCounter();
            await using var db = world.Open(counter);
            await new AskForPassword(db, world.Clock).RunAsync(new(name));
            counts.Add(counter.Count);
        }

        Assert.Single(counts.Distinct());
        await using (var db = world.Open())
            Assert.Equal(5, await db.PasswordRequests.CountAsync());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = world.Open();
            await new AnswerPasswordRequests(db, world.Clock, Box(world, db)).RunAsync();
        })));
        await using var read = world.Open();
        Assert.Equal(0, await read.PasswordRequests.CountAsync());
        Assert.Equal(["b@haiphong.gov.vn", "b@haiphong.gov.vn"], await read.OutgoingMails.Select(row => row.To).ToListAsync());
        Assert.Single(await read.OutgoingMails.Where(row => row.State == MailState.Waiting).ToListAsync());
        Assert.Single(await read.AccountLinks.Where(row => row.EndedAt == null).ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task An_administrator_sees_the_mail_of_their_people_and_no_other(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await PutAsync(world, "phuong@x.vn");
        await PutAsync(world, "cantho@x.vn", world.CanTho);
        var local = new CurrentUser(world.Head.AccountId, "", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);
        await using var db = world.Open();
        Assert.Equal("phuong@x.vn", Assert.Single((await new ListMail(db, local).RunAsync(new())).Items).To);
        Assert.Empty((await new ListMail(db, world.Officer).RunAsync(new())).Items);
        var first = await new ListMail(db, world.Administrator).RunAsync(new(Page: new PageRequest(Limit: 1)));
        var second = await new ListMail(db, world.Administrator).RunAsync(new(Page: new PageRequest(first.Next, 1)));
        Assert.Equal(["cantho@x.vn", "phuong@x.vn"], first.Items.Concat(second.Items).Select(row => row.To).Order(StringComparer.Ordinal));
        Assert.Null(second.Next);
    }

    [Theory, BothDatabases]
    public async Task Mail_that_was_settled_long_ago_is_removed_and_what_waits_stays(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var box = new Postbox(db, world.Clock, letter => new LetterText("vi", letter.Kind, "sealed"));
        foreach (var to in new[] { "sent@haiphong.gov.vn", "waiting@haiphong.gov.vn" })
            box.Put(new Letter("access.idle.warning", to, "Đỗ Thị Mời", world.HaiPhong));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var (schedule, claimed) = (new MailSchedule { KeepFor = TimeSpan.FromDays(60) }, await new ClaimMail(db, new(), world.Clock).RunAsync());
        await new SettleMail(db, new(), world.Clock).SentAsync(claimed!.Id, claimed.Try);
        var purge = new PurgeMail(db, schedule, world.Clock);
        world.Clock.Pass(TimeSpan.FromDays(60));
        Assert.Equal(0, await purge.RunAsync());
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        // Nobody can set it so low that a warning is forgotten before it counts.
        Assert.Equal(1, await new PurgeMail(db, new MailSchedule { KeepFor = TimeSpan.Zero }, world.Clock).RunAsync());
        Assert.Equal(MailState.Waiting, (await db.OutgoingMails.AsNoTracking().SingleAsync()).State);
    }

    [Theory, BothDatabases]
    public async Task The_old_address_is_told_that_there_is_another_and_not_which(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var letters = new List<Letter>();
        var box = new Postbox(db, world.Clock, letter =>
        {
            letters.Add(letter);
            return new LetterText("vi", letter.Kind, "sealed");
        });
        var ward = world.WardOfficer.AccountId;
        var edit = new EditAccount(db, world.Administrator, box);
        Assert.Null(await edit.RunAsync(new(ward, 0, "Đỗ Thị Mời", "", "cu@haiphong.gov.vn")));
        Assert.Null(await edit.RunAsync(new(ward, 1, "Đỗ Thị Mời", "", "CU@haiphong.gov.vn")));
        Assert.Empty(letters);
        Assert.Null(await edit.RunAsync(new(ward, 2, "Đỗ Thị Mời", "", "moi@haiphong.gov.vn")));
        var letter = Assert.Single(letters);
        Assert.Equal(("access.address_changed", "CU@haiphong.gov.vn"), (letter.Kind, letter.To));
        Assert.DoesNotContain("moi@haiphong.gov.vn", letter.Arguments.OfType<string>(), StringComparer.Ordinal);
    }
}
