using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Inspections;

/// <summary>A named member of a delegation reads the inspected side for a time; it ends with the next request, and can always be ended.</summary>
public sealed class MandateTests
{
    [Theory]
    [BothDatabases]
    public async Task It_opens_the_inspected_organisation_for_its_time_and_content(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var engagement = await EngagementAsync(world, db);
        GiveMandate By(CurrentUser user) => new(db, user, new TrackingOptions(), world.Clock);
        GiveMandate.Input To(string name, int days, params Permission[] contents) => new(engagement, null, name, world.Today, world.Today.AddDays(days), contents);

        Assert.Equal(InspectionRefusals.NotFound, (await By(world.Foreigner).RunAsync(To("cantho", 5, Permission.ViewAssignments))).Refusal);
        Assert.Equal(InspectionRefusals.MandateNotAllowed, (await By(world.Officer).RunAsync(To("cantho", 5, Permission.ViewAssignments))).Refusal);
        Assert.Equal(InspectionRefusals.MandateTooLong.Code, (await By(world.Inspector).RunAsync(To("cantho", 241, Permission.ViewAssignments))).Refusal!.Code);
        Assert.Equal(InspectionRefusals.MandateContentMissing, (await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ManageAccounts))).Refusal);
        Assert.Equal(InspectionRefusals.MandateTooWide, (await By(world.Inspector)
            .RunAsync(To("cantho", 5, Permission.ViewAssignments) with { Organisation = world.Centre })).Refusal);
        Assert.Equal(InspectionRefusals.MandateToSelf, (await By(world.Inspector).RunAsync(To("thanhtra", 5, Permission.ViewAssignments))).Refusal);
        Assert.Equal(InspectionRefusals.MemberNotFound, (await By(world.Inspector).RunAsync(To("khong-co", 5, Permission.ViewAssignments))).Refusal);

        Assert.Empty(await SeenAsync(world, db));
        Assert.False((await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ViewDocuments))).IsRefused);
        Assert.Empty(await SeenAsync(world, db));
        var mandate = (await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ViewAssignments))).Value;
        Assert.Single(await SeenAsync(world, db));
        Assert.DoesNotContain(world.HaiPhong, (await UserAsync(world, db)).Roots(Permission.ConfirmWork));

        Assert.Equal(InspectionRefusals.MandateNotAllowed, await new EndMandate(db, world.Officer, world.Clock).RunAsync(new(mandate)));
        Assert.Equal(AccessRefusals.MandateNotFound, await new EndMandate(db, world.WardOfficer, world.Clock).RunAsync(new(mandate)));
        Assert.Null(await new EndMandate(db, world.Inspector, world.Clock).RunAsync(new(mandate)));
        Assert.Empty(await SeenAsync(world, db));
        Assert.False((await By(world.Inspector).RunAsync(To("cantho", 5, Permission.ViewAssignments))).IsRefused);
        Assert.Equal(3, (await new ListMandates(db, world.Officer).OfEngagementAsync(engagement)).Rows.Count);
        world.Clock.Pass(TimeSpan.FromDays(5));
        Assert.Empty(await SeenAsync(world, db));
    }

    /// <summary>Who reads stands in the delegation's list, under their own name.</summary>
    [Theory]
    [BothDatabases]
    public async Task It_belongs_to_a_member_of_the_accounts_name_or_to_one_who_joins_with_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var engagement = await EngagementAsync(world, db, "Trần Cẩm Tú", "Phượng");
        GiveMandate.Input As(int? member, string name) =>
            new(engagement, member, name, world.Today, world.Today.AddDays(5), [Permission.ViewAssignments]);
        async Task<Refusal?> GiveAsync(int? member, string name)
        {
            await using var own = world.Open();
            return (await new GiveMandate(own, world.Inspector, new TrackingOptions(), world.Clock).RunAsync(As(member, name))).Refusal;
        }

        Assert.Equal(InspectionRefusals.MemberMissing, await GiveAsync(9, "cantho"));
        Assert.Equal("Trần Cẩm Tú", Assert.Single((await GiveAsync(1, "cantho"))!.Arguments));
        Assert.Equal(InspectionRefusals.MemberIsAnother.Code, (await GiveAsync(1, "cantho"))!.Code);
        Assert.Null(await GiveAsync(2, "phuong"));
        Assert.Equal(AccessRefusals.AlreadyHeld, await GiveAsync(2, "phuong"));
        Assert.Equal(InspectionRefusals.MemberIsAnother.Code, (await GiveAsync(2, "cantho"))!.Code);
        Assert.Null(await GiveAsync(null, "cantho"));
        Assert.Equal(AccessRefusals.AlreadyHeld, await GiveAsync(null, "cantho"));

        Assert.Equal([2, 3], await db.Mandates.OrderBy(row => row.Id).Select(row => row.Member).ToListAsync());
        Assert.Equal([null, world.WardOfficer.AccountId, world.Foreigner.AccountId],
            await db.EngagementMembers.OrderBy(row => row.Ordinal).Select(row => row.AccountId).ToListAsync());
        var panel = await new ListMandates(db, world.Inspector).OfEngagementAsync(engagement);
        Assert.Equal([("Trần Cẩm Tú", false), ("Phượng", true), ("cantho", true)], panel.Seats.Select(seat => (seat.Name, seat.IsTaken)));
        Assert.Empty((await new ListMandates(db, world.Officer).OfEngagementAsync(engagement)).Seats);
    }

    /// <summary>Two recorders of one office could otherwise give each other what neither may see.</summary>
    [Theory]
    [BothDatabases]
    public async Task Nobody_gives_sight_that_their_own_roles_do_not_give_them(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var engagement = await EngagementAsync(world, db);
        var clerk = new CurrentUser(world.Inspector.AccountId, "", world.Commission, world.Today,
            [(Permission.ViewEngagements, world.Centre), (Permission.RecordEngagements, world.Centre), new Reach(Permission.ViewAssignments, world.HaiPhong, IsVisit: true)]);
        Assert.Equal(InspectionRefusals.MandateBeyondOwn, (await new GiveMandate(db, clerk, new TrackingOptions(), world.Clock)
            .RunAsync(new(engagement, null, "cantho", world.Today, world.Today.AddDays(5), [Permission.ViewAssignments]))).Refusal);
        Assert.False((await new GiveMandate(db, clerk, new TrackingOptions(), world.Clock)
            .RunAsync(new(engagement, null, "cantho", world.Today, world.Today.AddDays(5), [Permission.ViewEngagements]))).IsRefused);
    }

    /// <summary>The tree of today does not stand in the way, nor that the giver has lost the right to give.</summary>
    [Theory]
    [BothDatabases]
    public async Task It_can_be_ended_whatever_became_of_the_organisations(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var engagement = await EngagementAsync(world, db);
        var giver = new CurrentUser(world.Inspector.AccountId, "", world.Commission, world.Today, []);
        var house = new CurrentUser(world.Head.AccountId, "", world.Commission, world.Today, [(Permission.RecordEngagements, world.Commission)]);
        var local = new CurrentUser(world.Leader.AccountId, "", world.CanTho, world.Today, [(Permission.ManageAccounts, world.CanTho)]);
        var mandates = new List<MandateId>();
        for (var number = 0; number < 3; number++)
        {
            mandates.Add((await new GiveMandate(db, world.Inspector, new TrackingOptions(), world.Clock)
                .RunAsync(new(engagement, null, "cantho", world.Today, world.Today.AddDays(5 + number), [Permission.ViewAssignments]))).Value);
        }

        // The inspected organisation leaves the level of the inspecting side, which goes below it.
        var moved = await db.Organisations.Where(row => row.Id == world.Commission).Select(row => row.Version).SingleAsync();
        Assert.Null(await new MoveOrganisation(db, world.Administrator, world.Clock).RunAsync(new(world.Commission, moved, world.Works, world.Today)));
        db.ChangeTracker.Clear();
        Assert.Equal(InspectionRefusals.MandateNotAllowed, (await new GiveMandate(db, world.Inspector, new TrackingOptions(), world.Clock)
            .RunAsync(new(engagement, null, "cantho", world.Today, world.Today.AddDays(5), [Permission.ViewAssignments]))).Refusal);

        Assert.Equal(3, (await new ListMandates(db, giver).GivenByMeAsync()).Count(row => row.MayEnd));
        Assert.Equal(3, (await new ListMandates(db, local).OfAccountAsync(world.Foreigner.AccountId)).Count(row => row.MayEnd));
        foreach (var (user, mandate) in new[] { giver, house, local }.Zip(mandates))
            Assert.Null(await new EndMandate(db, user, world.Clock).RunAsync(new(mandate)));
        Assert.Empty(await new ListMandates(db, giver).GivenByMeAsync());
        Assert.Equal(AccessRefusals.MandateEnded, await new EndMandate(db, local, world.Clock).RunAsync(new(mandates[0])));
    }

    /// <summary>Recorded by the commission; a work led by Hải Phòng waits to be seen.</summary>
    private static async Task<EngagementId> EngagementAsync(World world, TrackingDb db, params string[] members)
    {
        var engagement = Engagement.Record(world.Commission, EngagementKind.Inspection, "1", "Kiểm tra", new NamedBody(world.Commission, "Uỷ ban"),
            new NamedBody(world.HaiPhong, "Thành uỷ"), Guid.Empty, world.Clock.Instant()).Value;
        foreach (var member in members)
            engagement.LedBy(new NamedPerson(member, []));
        db.Add(engagement);
        var actor = new Actor(Guid.CreateVersion7(), "", world.Clock.Instant());
        var work = Assignment.Draft("X-1", "Việc", world.HaiPhong, null, null, actor).Value;
        work.Assign(world.HaiPhong, "Báo cáo", world.Today, null, actor);
        db.Add(work);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return engagement.Id;
    }

    private static async Task<CurrentUser> UserAsync(World world, TrackingDb db) => (await new LoadCurrentUser(db, world.Clock).RunAsync(world.Foreigner.AccountId))!;

    private static async Task<List<AssignmentId>> SeenAsync(World world, TrackingDb db)
    {
        var user = await UserAsync(world, db);
        return await db.Assignments.VisibleTo(user, db).Select(row => row.Id).ToListAsync();
    }
}
