using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Assignments;

public sealed class CorrectDraftTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task A_corrected_draft_keeps_its_history_with_the_names_of_the_day(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Drafts.MakeAsync(world, world.Head, "Rà soát kế hoạch");
        var due = world.Today.AddDays(9);
        Assert.Null(await CorrectAsync(world, world.Head, new(id, 1, "Rà soát mọi kế hoạch", world.Works, "Báo cáo", due)));
        await using var db = world.Open();
        Assert.Null(await new SendAssignment(db, world.Head, world.Clock).RunAsync(new(id, 2, world.Ward, "Báo cáo", due.AddDays(1))));
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Null(await new RenameOrganisation(db, world.Administrator).RunAsync(new(world.Works, 0, "Sở Xây dựng và Giao thông", world.Today)));

        var shown = (await new ShowAssignment(db, world.Head, Options).RunAsync(id)).Value;
        Assert.Equal("Rà soát mọi kế hoạch", shown.Row.Content);
        Assert.Equal(
            [
                (AssignmentAct.Drafted, null, null, (DateOnly?)null),
                (AssignmentAct.Corrected, "Rà soát kế hoạch", "Sở Xây dựng thành phố Hải Phòng", due),
                (AssignmentAct.Assigned, null, "Đảng ủy phường Hồng Bàng", due.AddDays(1)),
            ],
            shown.History.Select(one => (one.Act, one.Note, one.LeadName, one.DueDate)));
        Assert.All(shown.History, one => Assert.Equal("Thành ủy Hải Phòng", one.ByOrganisation));
        Assert.Single((await new ListAssignments(db, world.Head, Options).RunAsync(new(Text: "moi ke hoach"))).Items);
    }

    [Theory, BothDatabases]
    public async Task Only_the_assigner_corrects_and_only_what_they_have_seen(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Drafts.MakeAsync(world, world.Head, "Việc");
        Assert.Equal(AssignmentRefusals.NotFound, await CorrectAsync(world, world.Foreigner, new(id, 1, "Khác", null, null, null)));
        Assert.Equal(AssignmentRefusals.NotAllowed, await CorrectAsync(world, world.Inspector, new(id, 1, "Khác", null, null, null)));
        Assert.Equal(AssignmentRefusals.LeadOutOfReach, await CorrectAsync(world, world.Head, new(id, 1, "Khác", world.CanThoWard, null, null)));
        Assert.Null(await CorrectAsync(world, world.Head, new(id, 1, "Khác", null, null, null)));
        Assert.Equal(AssignmentRefusals.ChangedMeanwhile.Code, (await CorrectAsync(world, world.Officer, new(id, 1, "Khác nữa", null, null, null)))?.Code);
    }

    /// <summary>What was written and taken back before the sending is for who sees drafts of the assigner.</summary>
    [Theory, BothDatabases]
    public async Task The_sides_of_a_sent_assignment_never_read_the_retracted_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Drafts.MakeAsync(world, world.Head, "Kiểm điểm ông A");
        Assert.Null(await CorrectAsync(world, world.Head, new(id, 1, "Rà soát kế hoạch", null, null, null)));
        await using var db = world.Open();
        Assert.Null(await new SendAssignment(db, world.Head, world.Clock).RunAsync(new(id, 2, world.Ward, "Báo cáo", null)));
        db.Add(new AssignmentCooperation(id, world.CanTho));
        await db.SaveChangesAsync();
        foreach (var side in new[] { world.WardOfficer, world.Foreigner })
        {
            var shown = (await new ShowAssignment(db, side, Options).RunAsync(id)).Value;
            Assert.Equal([AssignmentAct.Assigned], shown.History.Select(one => one.Act));
            Assert.DoesNotContain("ông A", System.Text.Json.JsonSerializer.Serialize(shown), StringComparison.Ordinal);
            Assert.Empty((await new ListAssignments(db, side, Options).RunAsync(new(Text: "ong A"))).Items);
            Assert.Single((await new ListAssignments(db, side, Options).RunAsync(new())).Items);
        }

        Assert.Contains("Kiểm điểm ông A", (await new ShowAssignment(db, world.Leader, Options).RunAsync(id)).Value.History.Select(one => one.Note));
    }

    private static async Task<Refusal?> CorrectAsync(World world, CurrentUser by, CorrectDraft.Input input)
    {
        await using var db = world.Open();
        return await new CorrectDraft(db, by, world.Clock).RunAsync(input);
    }
}
