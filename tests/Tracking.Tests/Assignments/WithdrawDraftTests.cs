using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Reports;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Assignments;

public sealed class WithdrawDraftTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task What_is_withdrawn_leaves_the_lists_and_stays_readable_for_the_assigner(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Drafts.MakeAsync(world, world.Head, "Việc trùng");
        await using var db = world.Open();
        Assert.Null(await new CorrectDraft(db, world.Head, world.Clock).RunAsync(new(id, 1, "Việc trùng", world.Works, "Báo cáo", world.Today)));
        Assert.Null(await WithdrawAsync(world, world.Head, new(id, 2, "Đã có trong chương trình")));

        await using var read = world.Open();
        var list = new ListAssignments(read, world.Head, Options);
        Assert.Empty((await list.RunAsync(new())).Items);
        Assert.Equal([id], (await list.RunAsync(new(State: AssignmentState.Withdrawn))).Items.Select(row => row.Id));
        var shown = (await new ShowAssignment(read, world.Head, Options).RunAsync(id)).Value;
        Assert.Equal((AssignmentAct.Withdrawn, "Đã có trong chương trình"), (shown.History[^1].Act, shown.History[^1].Note));
        Assert.Equal(Timeliness.NoDueDate, shown.Row.Timeliness);
        Assert.Empty(shown.Acts);
        var home = await new ShowHome(read, world.Head, Options).RunAsync();
        Assert.Equal((0, 0, 0), (home.ToAssign.Total, home.DueThisWeek.Total, home.States.Count));
        Assert.Equal(AssignmentRefusals.NotFound, (await new ShowAssignment(read, world.WorksOfficer, Options).RunAsync(id)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Only_the_assigner_withdraws_and_only_what_they_have_seen(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Drafts.MakeAsync(world, world.Head, "Việc");
        Assert.Equal(AssignmentRefusals.NotFound, await WithdrawAsync(world, world.Foreigner, new(id, 1, "Không cần")));
        Assert.Equal(AssignmentRefusals.NotAllowed, await WithdrawAsync(world, world.Inspector, new(id, 1, "Không cần")));
        Assert.Equal(AssignmentRefusals.ChangedMeanwhile.Code, (await WithdrawAsync(world, world.Head, new(id, 7, "Không cần")))?.Code);
        Assert.Equal(AssignmentRefusals.WithdrawalReasonMissing, await WithdrawAsync(world, world.Head, new(id, 1, "")));
    }

    private static async Task<Refusal?> WithdrawAsync(World world, CurrentUser by, WithdrawDraft.Input input)
    {
        await using var db = world.Open();
        return await new WithdrawDraft(db, by, world.Clock).RunAsync(input);
    }
}
