using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
using DonDoc.Tracking.Notifications.Letters;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Notifications;

/// <summary>Letters that urge: about what is late alone, seen by whom they concern, and told once they are issued.</summary>
public sealed class LetterTests
{
    private static readonly TrackingOptions Options = new();

    private static async Task<AssignmentId> SentAsync(World world, int days, OrganisationId? lead = null)
    {
        await using var db = world.Open();
        var id = (await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new("Rà soát quy hoạch cảng biển", lead ?? world.Works, [], "Báo cáo rà soát", null, world.Today.AddDays(days), new AssignmentDetails(), Send: true))).Value;
        Assert.Null(await new AcceptAssignment(db, lead == world.Ward ? world.WardOfficer : world.WorksOfficer, world.Clock).RunAsync(new(id, await VersionAsync(world, id), null)));
        return id;
    }

    private static async Task<int> VersionAsync(World world, AssignmentId id)
    {
        await using var db = world.Open();
        return await db.Assignments.Where(row => row.Id == id).Select(row => row.Version).SingleAsync();
    }

    private static async Task<Outcome<UrgingLetterId>> DraftAsync(World world, CurrentUser user, OrganisationId lead, params AssignmentId[] works)
    {
        await using var db = world.Open();
        var drafted = await new DraftLetter(db, user, world.Clock).RunAsync(new(lead, works, new("Nêu rõ khó khăn", world.Today.AddDays(7), "Chánh Văn phòng", "Nguyễn Văn A")));
        Assert.DoesNotContain(db.ChangeTracker.Entries(), entry => entry.State != EntityState.Unchanged);
        return drafted;
    }

    private static async Task<Outcome<IssueLetter.Result>> IssueAsync(World world, CurrentUser user, UrgingLetterId letter, int version = 0, string? number = "12-CV/TU", int days = 0)
    {
        await using var db = world.Open();
        var issued = await new IssueLetter(db, user, world.Clock).RunAsync(new(letter, version, number, world.Today.AddDays(days)));
        Assert.DoesNotContain(db.ChangeTracker.Entries(), entry => entry.State != EntityState.Unchanged);
        return issued;
    }

    private static async Task<ShowLetter.Result?> ShowAsync(World world, CurrentUser user, UrgingLetterId letter)
    {
        await using var db = world.Open();
        var shown = await new ShowLetter(db, user).RunAsync(letter);
        return shown.IsRefused ? null : shown.Value;
    }

    [Theory, BothDatabases]
    public async Task From_the_list_to_the_inbox_of_who_is_late(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (late, later, inTime) = (await SentAsync(world, 3), await SentAsync(world, 5), await SentAsync(world, 60));
        var elsewhere = await SentAsync(world, 4, world.Ward);
        world.Clock.Pass(TimeSpan.FromDays(10));
        await using (var db = world.Open())
        {
            Assert.Equal([(world.Works, 2), (world.Ward, 1)], (await new ListLateLeads(db, world.Head).RunAsync()).Select(row => (row.Id, row.Count)));
            Assert.Empty(await new ListLateLeads(db, world.WorksOfficer).RunAsync());
            Assert.Empty(await new ListLateLeads(db, world.Foreigner).RunAsync());
            var prepared = (await new PrepareLetter(db, world.Head).RunAsync(world.Works)).Value;
            Assert.Equal([late, later], prepared.Works.Select(work => work.Id));
            Assert.Equal(LetterRefusals.NotFound, (await new PrepareLetter(db, world.Foreigner).RunAsync(world.Works)).Refusal);
        }

        Assert.Equal(LetterRefusals.WorksMissing, (await DraftAsync(world, world.Head, world.Works)).Refusal);
        foreach (var wrong in new[] { inTime, elsewhere, TypedId.New<AssignmentId>() })
            Assert.Equal(LetterRefusals.WorkNotLate, (await DraftAsync(world, world.Head, world.Works, late, wrong)).Refusal);
        Assert.Equal(LetterRefusals.WorkNotLate, (await DraftAsync(world, world.WorksOfficer, world.Works, late)).Refusal);
        var letter = (await DraftAsync(world, world.Head, world.Works, late, later)).Value;

        // A draft is its own side's affair.
        Assert.Null(await ShowAsync(world, world.WorksOfficer, letter));
        Assert.Null(await ShowAsync(world, world.Foreigner, letter));
        var shown = (await ShowAsync(world, world.Head, letter))!;
        Assert.Equal((world.Works, true, 2, 7, 0), (shown.LeadId, shown.MayAct, shown.Works.Count, shown.Works[0].DaysLate, shown.Works[0].Urged));
        Assert.Equal(LetterRefusals.NotFound, (await IssueAsync(world, world.WorksOfficer, letter)).Refusal);
        Assert.Equal(LetterRefusals.NumberMissing, (await IssueAsync(world, world.Head, letter, number: " ")).Refusal);
        Assert.Equal(LetterRefusals.IssuedOnWrong, (await IssueAsync(world, world.Head, letter, days: 1)).Refusal);
        Assert.Equal(LetterRefusals.IssuedOnWrong, (await IssueAsync(world, world.Head, letter, days: -1)).Refusal);
        Assert.Equal(LetterRefusals.ChangedMeanwhile, (await IssueAsync(world, world.Head, letter, version: 7)).Refusal);

        // One of the two is done before it is sent: it stays on the list, and nobody is urged to it.
        await using (var db = world.Open())
            Assert.Null(await new ReportAssignmentDone(db, world.WorksOfficer, world.Clock, new()).RunAsync(new(later, await VersionAsync(world, later), "Đã xong")));
        Assert.Equal(new IssueLetter.Result(1, 1), (await IssueAsync(world, world.Head, letter)).Value);
        Assert.Equal(LetterRefusals.Issued, (await IssueAsync(world, world.Head, letter)).Refusal);
        shown = (await ShowAsync(world, world.WorksOfficer, letter))!;
        Assert.Equal(("12-CV/TU", world.Today, false, 2), (shown.Number, shown.IssuedOn, shown.MayAct, shown.Works.Count));
        Assert.Null(await ShowAsync(world, world.Foreigner, letter));
        await using var last = world.Open();
        var notice = Assert.Single((await new ShowInbox(last, world.WorksOfficer).RunAsync(new())).Items, row => row.Kind == NoticeKind.ByLetter);
        Assert.Contains("12-CV/TU", notice.Words, StringComparison.Ordinal);
        Assert.Single((await new ListNotices(last, world.Head).RunAsync(new(Kind: NoticeKind.ByLetter))).Items);
        Assert.Contains("12-CV/TU", (await new ShowAssignment(last, world.WorksOfficer, Options).RunAsync(late)).Value.History.Single(one => one.Act == AssignmentAct.Urged).Note, StringComparison.Ordinal);
        Assert.Equal((1, 2, 1), (await ListAsync(world.WorksOfficer), (await new ListLetters(last, world.Head).RunAsync()).Items[0].Works, (await new ListLetters(last, world.Head).RunAsync()).Items[0].Open));
        Assert.Equal(0, await ListAsync(world.Foreigner));

        async Task<int> ListAsync(CurrentUser user)
        {
            await using var db = world.Open();
            return (await new ListLetters(db, user).RunAsync()).Items.Count;
        }
    }

    [Theory, BothDatabases]
    public async Task Two_at_once_and_a_draft_that_is_thrown_away(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var late = await SentAsync(world, 3);
        world.Clock.Pass(TimeSpan.FromDays(10));
        var letter = (await DraftAsync(world, world.Head, world.Works, late)).Value;
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => IssueAsync(world, n % 2 == 0 ? world.Head : world.Officer, letter))));
        Assert.Single(done, one => !one.IsRefused);
        await using (var db = world.Open())
        {
            Assert.Equal(1, await db.Notices.CountAsync(row => row.Kind == NoticeKind.ByLetter));
            Assert.Equal(LetterRefusals.Issued, await new DiscardLetter(db, world.Head).RunAsync(new(letter, 1)));
        }

        // The same day and the same place on a list: it was urged by letter today.
        var second = (await DraftAsync(world, world.Head, world.Works, late)).Value;
        Assert.Equal(NotificationRefusals.UrgedToday, (await IssueAsync(world, world.Head, second)).Refusal);
        await using (var db = world.Open())
        {
            Assert.Equal(LetterRefusals.NotFound, await new DiscardLetter(db, world.WorksOfficer).RunAsync(new(second, 0)));
            Assert.Null(await new DiscardLetter(db, world.Head).RunAsync(new(second, 0)));
        }

        Assert.Null(await ShowAsync(world, world.Head, second));
        await using var last = world.Open();
        Assert.Equal(1, await last.UrgingLetterWorks.CountAsync());
    }

    /// <summary>A letter speaks to whom it is written, and to nobody who took the work over since.</summary>
    [Theory, BothDatabases]
    public async Task What_was_handed_over_since_is_not_urged(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var late = await SentAsync(world, 3);
        world.Clock.Pass(TimeSpan.FromDays(10));
        var letter = (await DraftAsync(world, world.Head, world.Works, late)).Value;
        await using (var db = world.Open())
        {
            Assert.Null((await db.Assignments.SingleAsync(row => row.Id == late)).HandOver(world.Works, world.Ward, world.Today, null, Actor.Of(world.Head, world.Clock)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(new IssueLetter.Result(0, 1), (await IssueAsync(world, world.Head, letter)).Value);
        await using var last = world.Open();
        Assert.False(await last.Notices.AnyAsync(row => row.Kind == NoticeKind.ByLetter));
    }
}
