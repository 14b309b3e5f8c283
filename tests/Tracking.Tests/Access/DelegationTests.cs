using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>A deputy acts for a time and says for whom; a member of a delegation reads for a time. Both end with the next request.</summary>
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
        Assert.Equal(AssignmentRefusals.NotFound, await new ReportAssignmentDone(db, deputy, world.Clock).RunAsync(new(work, 2, "Xong")));

        var give = new GiveDelegation(db, world.Head, world.Clock);
        GiveDelegation.Input For(string name, params Permission[] operations) => new(name, world.Today, world.Today.AddDays(3), operations);
        Assert.Equal(AccessRefusals.DeputyNotFound, (await give.RunAsync(For("cantho", Permission.ReportWork))).Refusal);
        Assert.Equal(AccessRefusals.DeputyIsSelf, (await give.RunAsync(For("thutruong", Permission.ReportWork))).Refusal);
        Assert.Equal(AccessRefusals.NotDelegable, (await give.RunAsync(For("phuong", Permission.ManageAccounts))).Refusal);
        Assert.Equal(AccessRefusals.OperationsMissing, (await give.RunAsync(For("phuong"))).Refusal);
        var given = await give.RunAsync(For("phuong", Permission.ReportWork));
        Assert.False(given.IsRefused);

        deputy = await UserAsync(world, db, world.WardOfficer.AccountId);
        Assert.Equal(AccessRefusals.NotDelegable, (await new GiveDelegation(db, await UserAsync(world, db, world.Leader.AccountId), world.Clock)
            .RunAsync(For("phuong", Permission.ReportWork))).Refusal);
        Assert.Null(await new ReportAssignmentDone(db, deputy, world.Clock).RunAsync(new(work, 2, "Xong")));
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
        Assert.False((await new GiveDelegation(db, world.Head, world.Clock).RunAsync(new("phuong", world.Today, world.Today.AddDays(3), [Permission.ConfirmWork]))).IsRefused);
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

    [Theory]
    [BothDatabases]
    public async Task A_mandate_opens_the_inspected_organisation_for_its_time_and_content(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        await SentAsync(world, db, world.HaiPhong);
        var engagement = Engagement.Record(world.Centre, EngagementKind.Inspection, "1", "Kiểm tra", new NamedBody(world.Commission, "Uỷ ban"),
            new NamedBody(world.HaiPhong, "Thành uỷ"), Guid.Empty, world.Clock.Instant()).Value;
        db.Add(engagement);
        await db.SaveChangesAsync();
        GiveMandate.Input To(string name, int days, params Permission[] contents) =>
            new(engagement.Id, name, world.Today, world.Today.AddDays(days), contents);
        GiveMandate By(CurrentUser user) => new(db, user, new TrackingOptions(), world.Clock);

        Assert.Equal(InspectionRefusals.NotFound, (await By(world.Foreigner).RunAsync(To("cantho", 5, Permission.ViewAssignments))).Refusal);
        Assert.Equal(InspectionRefusals.MandateNotAllowed, (await By(world.Officer).RunAsync(To("cantho", 5, Permission.ViewAssignments))).Refusal);
        Assert.Equal(InspectionRefusals.MandateTooLong.Code, (await By(world.Inspector).RunAsync(To("cantho", 241, Permission.ViewAssignments))).Refusal!.Code);
        Assert.Equal(InspectionRefusals.MandateContentMissing, (await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ManageAccounts))).Refusal);
        Assert.Equal(InspectionRefusals.MandateTooWide, (await By(world.Inspector)
            .RunAsync(To("cantho", 5, Permission.ViewAssignments) with { Organisation = world.Centre })).Refusal);
        Assert.Equal(InspectionRefusals.MandateToSelf, (await By(world.Inspector).RunAsync(To("thanhtra", 5, Permission.ViewAssignments))).Refusal);
        Assert.Equal(InspectionRefusals.MemberNotFound, (await By(world.Inspector).RunAsync(To("khong-co", 5, Permission.ViewAssignments))).Refusal);

        Assert.Empty(await SeenAsync(world, db, world.Foreigner.AccountId));
        Assert.False((await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ViewDocuments))).IsRefused);
        Assert.Empty(await SeenAsync(world, db, world.Foreigner.AccountId));
        var mandate = (await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ViewAssignments))).Value;
        Assert.Single(await SeenAsync(world, db, world.Foreigner.AccountId));
        var visitor = await UserAsync(world, db, world.Foreigner.AccountId);
        Assert.DoesNotContain(world.HaiPhong, visitor.Roots(Permission.ConfirmWork));

        Assert.Equal(InspectionRefusals.MandateNotAllowed, await new EndMandate(db, world.Officer, world.Clock).RunAsync(new(engagement.Id, mandate)));
        Assert.Null(await new EndMandate(db, world.Inspector, world.Clock).RunAsync(new(engagement.Id, mandate)));
        Assert.Empty(await SeenAsync(world, db, world.Foreigner.AccountId));
        Assert.False((await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ViewAssignments))).IsRefused);
        Assert.Equal(3, (await new ListMandates(db, world.Officer).OfEngagementAsync(engagement.Id)).Rows.Count);
        world.Clock.Pass(TimeSpan.FromDays(5));
        Assert.Empty(await SeenAsync(world, db, world.Foreigner.AccountId));
    }

    private static async Task<AssignmentId> SentAsync(World world, TrackingDb db, Kernel.OrganisationId house)
    {
        var actor = new Actor(Guid.CreateVersion7(), "", world.Clock.Instant());
        var work = Assignment.Draft("X-1", "Việc", house, null, null, actor).Value;
        work.Assign(house, "Báo cáo", world.Today, null, actor);
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
