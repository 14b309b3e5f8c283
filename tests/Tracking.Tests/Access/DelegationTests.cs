using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>A deputy acts for a time, says for whom, and sees no more than that takes; it ends with the next request.</summary>
public sealed class DelegationTests
{
    [Theory]
    [BothDatabases]
    public async Task A_deputy_reports_on_behalf_of_the_head_who_then_cannot_confirm_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var work = await SentAsync(world, db, world.HaiPhong);
        var deputy = await UserAsync(world, db, world.WardOfficer.AccountId);
        Assert.Equal(AssignmentRefusals.NotFound, await new ReportAssignmentDone(db, deputy, world.Clock, new()).RunAsync(new(work, 2, "Xong")));

        var give = new GiveDelegation(db, world.Head, new AccessOptions(), world.Clock);
        GiveDelegation.Input For(string name, params Permission[] operations) => new(name, world.Today, world.Today.AddDays(3), operations);
        Assert.Equal(AccessRefusals.DeputyNotFound, (await give.RunAsync(For("cantho", Permission.ReportWork))).Refusal);
        Assert.Equal(AccessRefusals.DeputyIsSelf, (await give.RunAsync(For("thutruong", Permission.ReportWork))).Refusal);
        Assert.Equal(AccessRefusals.NotDelegable, (await give.RunAsync(For("phuong", Permission.ManageAccounts))).Refusal);
        Assert.Equal(AccessRefusals.OperationsMissing, (await give.RunAsync(For("phuong"))).Refusal);
        var given = await give.RunAsync(For("phuong", Permission.ReportWork));
        Assert.False(given.IsRefused);

        deputy = await UserAsync(world, db, world.WardOfficer.AccountId);
        Assert.Equal(AccessRefusals.NotDelegable, (await new GiveDelegation(db, await UserAsync(world, db, world.Leader.AccountId), new AccessOptions(), world.Clock)
            .RunAsync(For("phuong", Permission.ReportWork))).Refusal);
        Assert.Null(await new ReportAssignmentDone(db, deputy, world.Clock, new()).RunAsync(new(work, 2, "Xong")));
        var told = await db.AssignmentEvents.SingleAsync(row => row.AssignmentId == work && row.Act == AssignmentAct.ReportedDone);
        Assert.Equal((world.WardOfficer.AccountId, world.Head.AccountId, "thutruong"), (told.By, told.ForAccountId, told.ForName));
        Assert.Equal(AssignmentRefusals.OwnReport, await new ConfirmAssignment(db, world.Head, world.Clock).RunAsync(new(work, 3)));

        Assert.Equal(AccessRefusals.DelegationNotFound, await new EndDelegation(db, world.Foreigner, world.Clock).RunAsync(new(given.Value)));
        Assert.Null(await new EndDelegation(db, world.Head, world.Clock).RunAsync(new(given.Value)));
        Assert.Empty(await SeenAsync(world, db, world.WardOfficer.AccountId));
    }

    [Theory]
    [BothDatabases]
    public async Task A_delegation_is_empty_while_the_delegator_holds_no_role_or_is_locked(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        await SentAsync(world, db, world.HaiPhong);
        Assert.False((await new GiveDelegation(db, world.Head, new AccessOptions(), world.Clock).RunAsync(new("phuong", world.Today, world.Today.AddDays(3), [Permission.ConfirmWork]))).IsRefused);
        Assert.Single(await SeenAsync(world, db, world.WardOfficer.AccountId));
        var head = await db.Accounts.SingleAsync(row => row.Id == world.Head.AccountId);
        head.Close(AccountStanding.Locked, "thử", world.Clock.Instant());
        await db.SaveChangesAsync();
        Assert.Empty(await SeenAsync(world, db, world.WardOfficer.AccountId));
        head.Reopen(world.Clock.Instant());
        await db.SaveChangesAsync();
        Assert.Single(await SeenAsync(world, db, world.WardOfficer.AccountId));
        (await db.RoleGrants.SingleAsync(row => row.AccountId == world.Head.AccountId)).Revoke(world.Today);
        await db.SaveChangesAsync();
        Assert.Empty(await SeenAsync(world, db, world.WardOfficer.AccountId));
    }

    /// <summary>Of all that the delegator sees, the records on which the delegated act can be done.</summary>
    [Theory]
    [BothDatabases]
    public async Task A_deputy_sees_what_the_delegated_act_is_done_on_and_nothing_else(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var led = await SentAsync(world, db, world.HaiPhong, assigner: world.Centre);
        var below = await SentAsync(world, db, world.Works, assigner: world.Centre);
        var assigned = await SentAsync(world, db, world.CanTho, assigner: world.HaiPhong);
        var draft = Assignment.Draft("X-9", "Việc", world.HaiPhong, null, null, new Actor(Guid.Empty, "", world.Clock.Instant())).Value;
        db.Add(draft);
        await db.SaveChangesAsync();
        foreach (var (operation, seen) in new[]
                 {
                     (Permission.ReportWork, new[] { led, below }), (Permission.ConfirmWork, [assigned]), (Permission.AssignWork, [assigned, draft.Id]),
                 })
        {
            var given = (await new GiveDelegation(db, world.Head, new AccessOptions(), world.Clock)
                .RunAsync(new("cantho", world.Today, world.Today.AddDays(3), [operation]))).Refusal;
            Assert.Equal(AccessRefusals.DeputyNotFound, given);
            var delegation = (await new GiveDelegation(db, world.Head, new AccessOptions(), world.Clock)
                .RunAsync(new("phuong", world.Today, world.Today.AddDays(3), [operation]))).Value;
            Assert.Equal(seen.OrderBy(id => id.Value), (await SeenAsync(world, db, world.WardOfficer.AccountId)).OrderBy(id => id.Value));
            var deputy = await UserAsync(world, db, world.WardOfficer.AccountId);
            Assert.Equal(operation == Permission.AssignWork, deputy.Roots(Permission.ViewOrganisations).Contains(world.HaiPhong));
            Assert.DoesNotContain(world.HaiPhong, deputy.Roots(Permission.ViewDocuments));
            Assert.Null(await new EndDelegation(db, world.Head, world.Clock).RunAsync(new(delegation)));
        }
    }

    [Theory]
    [BothDatabases]
    public async Task A_delegation_has_a_longest_term_and_goes_in_no_circle(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        GiveDelegation By(CurrentUser user) => new(db, user, new AccessOptions(), world.Clock);
        GiveDelegation.Input To(string name, int from, int to) => new(name, world.Today.AddDays(from), world.Today.AddDays(to), [Permission.ReportWork]);
        Assert.Equal(AccessRefusals.DelegationTooLong.Code, (await By(world.Head).RunAsync(To("chuyenvien", 0, 91))).Refusal!.Code);
        Assert.False((await By(world.Head).RunAsync(To("chuyenvien", 10, 100))).IsRefused);
        Assert.Equal(AccessRefusals.DelegationCircle, (await By(world.Officer).RunAsync(To("thutruong", 0, 11))).Refusal);
        Assert.False((await By(world.Officer).RunAsync(To("thutruong", 0, 10))).IsRefused);
        Assert.Equal(AccessRefusals.AlreadyHeld, (await By(world.Officer).RunAsync(To("thutruong", 1, 9))).Refusal);
    }

    [Theory]
    [BothDatabases]
    public async Task An_administrator_of_either_ends_a_delegation_and_finds_who_holds_one(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var given = (await new GiveDelegation(db, world.Head, new AccessOptions(), world.Clock)
            .RunAsync(new("phuong", world.Today, world.Today.AddDays(3), [Permission.ReportWork]))).Value;
        var local = new CurrentUser(world.Leader.AccountId, "", world.Ward, world.Today, [(Permission.ManageAccounts, world.Ward)]);
        Assert.Equal(["phuong"], (await new ListAccounts(db, local, world.Clock).RunAsync(new(HasMandate: true))).Items.Select(row => row.UserName));
        var row = Assert.Single(await new ListDelegations(db, local).OfAccountAsync(world.WardOfficer.AccountId));
        Assert.Equal((given, true, "thutruong"), (row.Id, row.IsReceived, row.Person));
        Assert.Empty(await new ListDelegations(db, local).OfAccountAsync(world.Officer.AccountId));
        Assert.Empty(await new ListDelegations(db, world.Foreigner).OfAccountAsync(world.WardOfficer.AccountId));
        Assert.Null(await new EndDelegation(db, local, world.Clock).RunAsync(new(given)));
        Assert.Empty((await new ListAccounts(db, local, world.Clock).RunAsync(new(HasMandate: true))).Items);
    }

    private static async Task<AssignmentId> SentAsync(World world, TrackingDb db, OrganisationId lead, OrganisationId? assigner = null)
    {
        var actor = new Actor(Guid.CreateVersion7(), "", world.Clock.Instant());
        var work = Assignment.Draft($"X-{Guid.CreateVersion7()}", "Việc", assigner ?? lead, null, null, actor).Value;
        work.Assign(lead, "Báo cáo", world.Today, null, actor);
        db.Add(work);
        await db.SaveChangesAsync();
        return work.Id;
    }

    private static async Task<CurrentUser> UserAsync(World world, TrackingDb db, Guid account) =>
        (await new LoadCurrentUser(db, world.Clock).RunAsync(account))!;

    private static async Task<List<AssignmentId>> SeenAsync(World world, TrackingDb db, Guid account)
    {
        var user = await UserAsync(world, db, account);
        return await db.Assignments.VisibleTo(user, db).Select(row => row.Id).ToListAsync();
    }
}
