using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Programmes;
using DonDoc.Tracking.Tests.Programmes.Campaigns;
using Microsoft.EntityFrameworkCore;
using static DonDoc.Tracking.Reorganisations.ReorganisationStep;

namespace DonDoc.Tracking.Tests.Reorganisations;

/// <summary>What is open goes to the successor; what is done stays with who did it.</summary>
public sealed class InheritanceTests
{
    private static async Task<AssignmentId> SendAsync(World world, string code, OrganisationId assigner, OrganisationId lead, string? field = null, bool isDone = false, OrganisationId? cooperating = null)
    {
        Actor By(Guid account) => new(account, "Người làm", world.Clock.Instant(), assigner);
        var (giver, doer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var work = Assignment.Draft(code, "Lắp điện bờ", assigner, null, null, By(giver)).Value;
        work.Describe(new AssignmentDetails(Field: field));
        work.Assign(lead, "Báo cáo", world.Today, world.Today.AddDays(30), By(giver));
        if (isDone)
        {
            work.Accept(null, By(doer));
            work.ReportDone("Đã xong", [], By(doer));
            Assert.Null(work.Confirm(null, By(giver)));
        }

        await using var db = world.Open();
        db.Add(work);
        if (cooperating is { } other)
            db.Add(new AssignmentCooperation(work.Id, other));
        await db.SaveChangesAsync();
        return work.Id;
    }

    private static async Task<OrganisationId?> LeadAsync(World world, AssignmentId assignment)
    {
        await using var db = world.Open();
        return await db.Assignments.Where(row => row.Id == assignment).Select(row => row.LeadId).SingleAsync();
    }

    [Theory, BothDatabases]
    public async Task Open_work_goes_to_the_successor_with_its_dates_and_its_history(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var led = await SendAsync(world, "A-1", world.Centre, world.CanTho, cooperating: world.CanThoWard);
        var given = await SendAsync(world, "A-2", world.CanTho, world.CanThoWard);
        var done = await SendAsync(world, "A-3", world.Centre, world.CanTho, isDone: true);
        var helped = await SendAsync(world, "A-4", world.Centre, world.Works, cooperating: world.CanTho);
        var own = await SendAsync(world, "A-5", world.Centre, world.HaiPhong, cooperating: world.CanTho);
        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "92.TU", "31.TU", WithChildren: true));
        var preview = Assert.Single((await act.ShowAsync()).Lines).Moves!;
        Assert.Equal((1, 1, 2, 1), (preview.Led, preview.Assigned, preview.Cooperating, preview.Children));
        var result = (await act.CarryOutAsync()).Value.HandedOver;
        Assert.Equal((1, 1, 2), (result.Led, result.Assigned, result.Cooperating));

        await using var db = world.Open();
        var work = await db.Assignments.Include(row => row.Events).SingleAsync(row => row.Id == led);
        Assert.Equal((world.HaiPhong, world.Today.AddDays(30), world.Today.AddDays(30), AssignmentState.Assigned), (work.LeadId, work.DueDate, work.OriginalDueDate, work.State));
        Assert.Equal([world.CanTho, world.HaiPhong], work.Events.Where(row => row.Act is AssignmentAct.Assigned or AssignmentAct.HandedOver).OrderBy(row => row.At).ThenBy(row => row.Id.Value).Select(row => row.LeadId!.Value));
        var handed = work.Events.Single(row => row.Act == AssignmentAct.HandedOver);
        Assert.Equal((world.Today, Act.Basis), (handed.On, handed.Note));
        Assert.Equal(world.HaiPhong, await db.Assignments.Where(row => row.Id == given).Select(row => row.AssignerId).SingleAsync());
        Assert.Equal(world.CanTho, await LeadAsync(world, done));
        Assert.Equal([world.HaiPhong], await db.AssignmentCooperations.Where(row => row.AssignmentId == helped).Select(row => row.OrganisationId).ToListAsync());
        // Who leads it does not cooperate as well.
        Assert.False(await db.AssignmentCooperations.AnyAsync(row => row.AssignmentId == own));
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == "assignment.handed_over" && row.SubjectId == led.Value));
    }

    [Theory, BothDatabases]
    public async Task Of_a_split_each_assignment_goes_by_its_rule_and_the_rest_to_who_remains(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var plain = await SendAsync(world, "S-1", world.HaiPhong, world.Works);
        var ofField = await SendAsync(world, "S-2", world.HaiPhong, world.Works, "Giao thông");
        var named = await SendAsync(world, "S-3", world.HaiPhong, world.Works, "giao thông");
        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Split, "31.SXD", "31.SXD"), new(Split, "31.SXD", "31.BTV", Field: "giao thông"), new(Split, "31.SXD", "11311.DU", Assignments: "S-3"));
        Assert.Equal([(2, 1), (3, 1)], (await act.ShowAsync()).Lines.Where(line => line.Moves is not null).Select(line => (line.Place, line.Moves!.Led)));
        var result = (await act.CarryOutAsync()).Value;
        Assert.Equal((0, 2), (result.Ended, result.HandedOver.Led));
        Assert.Equal((world.Works, world.StandingCommittee, world.Ward), (await LeadAsync(world, plain), await LeadAsync(world, ofField), await LeadAsync(world, named)));

        // Now it ends: the first named takes what no rule gives to another.
        var end = await Act.PrepareAsync(world, null, new ReorganisationLine(Split, "31.SXD", "31.TU"), new(Split, "31.SXD", "31.BTV", Field: "giao thông"));
        Assert.Null((await end.CarryOutAsync()).Refusal);
        Assert.Equal(world.HaiPhong, await LeadAsync(world, plain));
        await using var db = world.Open();
        Assert.Equal([world.HaiPhong, world.StandingCommittee], await db.OrganisationSuccessions.Where(row => row.ReorganisationId == end.Id).OrderBy(row => row.Ordinal).Select(row => row.SuccessorId).ToListAsync());
    }

    /// <summary>Act of a day in the past, recorded late: what was done meanwhile stays before the handover.</summary>
    [Theory, BothDatabases]
    public async Task A_handover_recorded_late_does_not_come_before_what_was_done_meanwhile(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var led = await SendAsync(world, "L-1", world.Centre, world.Works);
        var act = await Act.PrepareAsync(world, world.Today.AddDays(-20), new ReorganisationLine(Merge, "31.SXD", "31.TU"));
        Assert.Null((await act.CarryOutAsync()).Refusal);
        await using var db = world.Open();
        var events = await db.AssignmentEvents.Where(row => row.AssignmentId == led).OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(AssignmentAct.HandedOver, events.MaxBy(row => (row.On, row.At, row.Id.Value))!.Act);
        Assert.Equal(world.Today.AddDays(-20), await db.Organisations.Where(row => row.Id == world.Works).Select(row => row.Dissolved).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task People_follow_a_merger_and_where_an_organisation_is_only_dissolved_their_roles_end(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        Guid foreigner, ward;
        await using (var db = world.Open())
        {
            foreigner = world.Foreigner.AccountId;
            ward = world.WardOfficer.AccountId;
            var deputy = new Account("pho", "Phó", "", world.CanTho) { NormalizedUserName = "PHO" };
            db.Add(deputy);
            db.Add(Delegation.Give(foreigner, deputy.Id, world.Today, world.Today, world.Today.AddDays(20), [Permission.ReportWork], world.Clock.Instant()).Value);
            var engagement = Engagement.Record(world.Centre, EngagementKind.Inspection, null, "Kiểm tra", new NamedBody(world.Commission, "Ủy ban Kiểm tra"), new NamedBody(world.CanTho, "Thành ủy Cần Thơ"), ward, world.Clock.Instant()).Value;
            db.Add(engagement);
            db.Add(new Mandate(world.Inspector.AccountId, engagement.Id, 1, world.CanTho, world.Today, world.Today.AddDays(30), [Permission.ViewAssignments], ward, world.Clock.Instant()));
            await db.SaveChangesAsync();
        }

        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "92.TU", "31.TU", WithChildren: true), new(Dissolve, "11311.DU"));
        var preview = (await act.ShowAsync()).Total;
        Assert.Equal((3, 2, 1, 1), (preview.Accounts, preview.Roles, preview.Delegations, preview.Mandates));
        var result = (await act.CarryOutAsync()).Value.HandedOver;
        Assert.Equal((2, 2, 1, 1), (result.Accounts, result.Roles, result.Delegations, result.Mandates));

        await using var after = world.Open();
        var user = (await new LoadCurrentUser(after, world.Clock).RunAsync(foreigner))!;
        Assert.Equal(world.HaiPhong, user.Home);
        Assert.Equal([world.HaiPhong], user.Roots(Permission.ReportWork));
        Assert.Empty((await new LoadCurrentUser(after, world.Clock).RunAsync(ward))!.Roots(Permission.ReportWork));
        // Delegated work goes on with the roles of today, and the one who inspects reads where the inspected went.
        var deputed = (await new LoadCurrentUser(after, world.Clock).RunAsync(await after.Accounts.Where(row => row.UserName == "pho").Select(row => row.Id).SingleAsync()))!;
        Assert.Equal([world.HaiPhong], deputed.Roots(Permission.ReportWork));
        Assert.Equal([world.HaiPhong], await after.Mandates.Where(row => row.EndedAt == null).Select(row => row.OrganisationId).ToListAsync());
        // The past is as it was: the role was held there until today.
        Assert.Equal(world.Today, await after.RoleGrants.Where(row => row.AccountId == foreigner && row.OrganisationId == world.CanTho).Select(row => row.ValidTo).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task What_campaigns_ask_and_what_is_written_goes_on_with_the_successor(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        await asking.AimAsync([OrganisationLevel.Province], [OrganisationType.PartyCommittee]);
        Assert.Equal(2, (await asking.SendAsync()).Value);
        var answer = await Answer.BeginAsync(world, parent: asking.Document);
        var foreign = await Answer.BeginAsync(world, world.Foreigner, asking.Document);
        await using (var db = world.Open())
        {
            var request = await db.CampaignRequests.SingleAsync(row => row.OrganisationId == world.CanTho);
            Assert.Null(request.AnswerBy(foreign.Id, true, Actor.Of(world.Foreigner, world.Clock)));
            await db.SaveChangesAsync();
        }

        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "92.TU", "31.TU", WithChildren: true));
        Assert.Equal((1, 1), ((await act.ShowAsync()).Total.Requests, (await act.ShowAsync()).Total.Programmes));
        Assert.Null((await act.CarryOutAsync()).Refusal);

        await using var after = world.Open();
        var passed = await after.CampaignRequests.SingleAsync(row => row.AskedId == world.CanTho);
        // Of two programmes under way about one document that of the successor goes on, and what the other answered is open again.
        Assert.Equal((world.HaiPhong, (ProgrammeId?)null), (passed.OrganisationId, passed.ProgrammeId));
        Assert.Equal(ProgrammeState.Withdrawn, await after.Programmes.Where(row => row.Id == foreign.Id).Select(row => row.State).SingleAsync());
        Assert.Equal(ProgrammeState.Drafting, await after.Programmes.Where(row => row.Id == answer.Id).Select(row => row.State).SingleAsync());
        Assert.Equal([null, "Thành ủy Cần Thơ"], (await asking.RequestsAsync()).Where(row => row.OrganisationId == world.HaiPhong).Select(row => row.InsteadOf).Order(StringComparer.Ordinal));

        // Where the successor writes none, the programme itself goes on there.
        var next = await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "31.TU", "TW", WithChildren: true));
        Assert.Null((await next.CarryOutAsync()).Refusal);
        await using var last = world.Open();
        var programme = await last.Programmes.Include(row => row.Events).SingleAsync(row => row.Id == answer.Id);
        Assert.Equal((world.Centre, ProgrammeState.Drafting), (programme.OwnerId, programme.State));
        Assert.Equal((ProgrammeAct.HandedOver, Act.Basis), programme.Events.Select(row => (row.Act, row.Note!)).Last());
    }

    [Theory, BothDatabases]
    public async Task An_opinion_that_was_asked_for_is_given_by_the_successor(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await using (var db = world.Open())
        {
            Assert.Null((await new AskForOpinions(db, world.Officer, world.Clock).RunAsync(new(answer.Id, (await answer.ShowAsync()).Version, world.Today.AddDays(10), "Xin ý kiến", [world.Works, world.CanTho], []))).Refusal);
        }

        Assert.Null((await (await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "31.SXD", "31.BTV"), new(Merge, "31117.DU", "92.TU"))).CarryOutAsync()).Refusal);
        await using var after = world.Open();
        Assert.Equal([world.StandingCommittee, world.CanTho], (await after.OpinionRequests.OrderBy(row => row.AskedName == "Thành ủy Cần Thơ").Select(row => row.OrganisationId!.Value).ToListAsync()));
        Assert.Contains("Sở Xây dựng thành phố Hải Phòng", await after.OpinionRequests.Select(row => row.AskedName).ToListAsync());
    }
}
