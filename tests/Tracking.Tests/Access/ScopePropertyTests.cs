using CsCheck;
using DonDoc.Running;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>
/// No sequence of foundings, moves, renames, mergers, roles, mandates and delegations shows a person more than the matrix allows, or less,
/// on any day, whichever way the clock is moved.
/// </summary>
[Slow("Many random histories.")]
public sealed class ScopePropertyTests
{
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly Gen<(int Verb, int A, int B, int Day)[]> Steps =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[-20, 20]).Array[6, 30];

    [Theory]
    [BothDatabases]
    public async Task Nobody_sees_more_or_less_than_the_matrix_says(Provider provider)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var mergers = 0;
        await Steps.SampleAsync(async steps => { mergers += await HoldsAsync(provider, steps); }, seed: Seed, iter: provider == Provider.Sqlite ? 40 : 4, threads: 1);
        Assert.NotEqual(0, mergers);
    }

    [Fact]
    public void The_model_tells_a_foreign_draft_from_ones_own()
    {
        var (home, other) = (TypedId.New<OrganisationId>(), TypedId.New<OrganisationId>());
        var account = Guid.CreateVersion7();
        var day = new DateOnly(2026, 3, 2);
        var model = new ScopeModel();
        model.Roles.Add(new(account, Role.Officer, home, day, day.AddDays(1)));
        model.Works.Add(new(TypedId.New<AssignmentId>(), true, home, other, other, other));
        model.Works.Add(new(TypedId.New<AssignmentId>(), true, other, home, home, home));
        Assert.Equal([model.Works[0].Id], model.Seen(account, day));
        Assert.Empty(model.Seen(account, day.AddDays(1)));
        Assert.Empty(model.Seen(account, day.AddDays(-1)));
    }

    /// <returns>How many mergers were carried out.</returns>
    private static async Task<int> HoldsAsync(Provider provider, (int Verb, int A, int B, int Day)[] steps)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var run = new ScopeRun(world, db);
        await run.BeginAsync();
        foreach (var (verb, a, b, day) in steps)
            await run.StepAsync(verb, a, b, day);
        foreach (var offset in new[] { 0, 9, -9, 25, 1 })
            await AssertAsync(run, db, world.Today.AddDays(offset));
        return run.Mergers;
    }

    private static async Task AssertAsync(ScopeRun run, TrackingDb db, DateOnly day)
    {
        foreach (var account in run.Model.Homes.Keys)
        {
            if (await new LoadCurrentUser(db, new DayClock(day)).RunAsync(account) is not { } user)
            {
                Assert.Contains(account, run.Model.Closed);
                continue;
            }

            Assert.DoesNotContain(account, run.Model.Closed);
            // Small as this country is, everybody's scope is narrow or whole; each other way of asking must give the same.
            CurrentUser Read(Breadth breadth) =>
                new(user.AccountId, user.Name, user.Home, user.Today, user.Reaches.Select(reach => reach with { Breadth = breadth }));
            Assert.DoesNotContain(user.Reaches, reach => reach.Breadth == Breadth.Wide);
            foreach (var asked in new[] { user, Read(Breadth.Narrow), Read(Breadth.Wide) })
            {
                Assert.Equal(run.Model.Seen(account, day).OrderBy(id => id.Value), (await db.Assignments.VisibleTo(asked, db).Select(row => row.Id).ToListAsync()).OrderBy(id => id.Value));
                Assert.Equal(run.Model.SeenBottlenecks(account, day).OrderBy(id => id.Value), (await db.Bottlenecks.VisibleTo(asked, db).Select(row => row.Id).ToListAsync()).OrderBy(id => id.Value));
                Assert.Equal(run.Model.SeenDocuments(account, day).OrderBy(id => id.Value), (await db.Documents.VisibleTo(asked, db).Select(row => row.Id).ToListAsync()).OrderBy(id => id.Value));
                Assert.Equal(run.Model.SeenEngagements(account, day).OrderBy(id => id.Value), (await db.Engagements.VisibleTo(asked, db).Select(row => row.Id).ToListAsync()).OrderBy(id => id.Value));
                Assert.Equal(run.Model.SeenOrganisations(account, day).OrderBy(id => id.Value), (await db.Organisations.VisibleTo(asked, db).Select(row => row.Id).ToListAsync()).OrderBy(id => id.Value));
            }

            Assert.Equal(run.Model.Reported(account, day).OrderBy(id => id.Value), (await db.Assignments.LedBy(user, db).Select(row => row.Id).ToListAsync()).OrderBy(id => id.Value));
            Assert.Empty(user.Roots(Permission.ManageAccounts).Except(user.OwnRoots(Permission.ManageAccounts)));
        }
    }

    /// <summary>Noon of a day.</summary>
    private sealed class DayClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero);
    }
}

/// <summary>Does the same to the product and to the model.</summary>
internal sealed class ScopeRun(World world, TrackingDb db)
{
    private readonly List<OrganisationId> organisations = [];
    private List<RoleGrant> grants = [];
    private List<Mandate> mandates = [];
    private readonly List<Delegation> delegations = [];
    private EngagementId engagement;
    private Guid[] accounts = [];

    public ScopeModel Model { get; } = new();

    /// <summary>How many were carried out.</summary>
    public int Mergers { get; private set; }

    private CurrentUser Installation => CurrentUser.Installation(world.Centre, world.Today);

    public async Task BeginAsync()
    {
        organisations.AddRange(await db.Organisations.OrderBy(row => row.Code).Select(row => row.Id).ToListAsync());
        foreach (var place in await db.OrganisationPlacements.ToListAsync())
            Model.Places.Add(new(place.OrganisationId, place.ParentId, place.ValidFrom));
        Model.Commissions.Add(world.Commission);
        Model.Organs.Add(world.StandingCommittee);
        foreach (var account in await db.Accounts.OrderBy(row => row.UserName).ToListAsync())
            Model.Homes.Add(account.Id, account.HomeOrganisationId);
        accounts = [.. Model.Homes.Keys];
        foreach (var grant in await db.RoleGrants.OrderBy(row => row.Id).ToListAsync())
            Remember(grant);
        engagement = Trip(world.Centre, world.Commission, world.HaiPhong);
        foreach (var number in Enumerable.Range(0, 6))
            Work(number, number * 7, number % 3 == 0);
        await db.SaveChangesAsync();
    }

    public async Task StepAsync(int verb, int a, int b, int offset)
    {
        var (one, other, day) = (organisations[a % organisations.Count], organisations[b % organisations.Count], world.Today.AddDays(offset));
        var (person, deputy) = (accounts[a % accounts.Length], accounts[b % accounts.Length]);
        switch (verb)
        {
            case 0:
                var isCommission = b % 2 == 0;
                var founded = await new FoundOrganisation(db, Installation, world.Clock).RunAsync(new($"X{organisations.Count}", $"Chi bộ {organisations.Count}",
                    OrganisationLevel.Grassroots, isCommission ? OrganisationType.InspectionCommission : OrganisationType.PartyCell, one));
                // Below what ended nothing is founded.
                if (founded.IsRefused)
                    break;
                organisations.Add(founded.Value);
                Model.Places.Add(new(founded.Value, one, DateOnly.MinValue));
                if (isCommission)
                    Model.Commissions.Add(founded.Value);
                break;
            case 1:
                var version = await db.Organisations.Where(row => row.Id == one).Select(row => row.Version).SingleAsync();
                if (await new MoveOrganisation(db, Installation, world.Clock).RunAsync(new(one, version, other, day)) is null)
                    Move(one, other, day);
                break;
            case 2:
                var current = await db.Organisations.Where(row => row.Id == one).Select(row => row.Version).SingleAsync();
                await new RenameOrganisation(db, Installation).RunAsync(new(one, current, $"Tên {a}", day));
                break;
            case 3:
                var grant = new RoleGrant(person, (Role)(b % 5), other, day, offset % 2 == 0 ? null : day.AddDays(15));
                db.Add(grant);
                Remember(grant);
                break;
            case 4:
                var index = a % grants.Count;
                grants[index].Revoke(day);
                Model.Roles[index] = Model.Roles[index] with { To = grants[index].ValidTo };
                break;
            case 5:
                var mandate = new Mandate(person, engagement, 1, other, day, day.AddDays(12),
                    [AccessMatrix.MandateContents[b % AccessMatrix.MandateContents.Count]], Guid.Empty, world.Clock.Instant());
                db.Add(mandate);
                mandates.Add(mandate);
                Model.Visits.Add(new(person, other, day, day.AddDays(12), AccessMatrix.MandateContents[b % AccessMatrix.MandateContents.Count]));
                break;
            case 6 when mandates.Count > 0:
                if (mandates[a % mandates.Count].End(world.Today, world.Clock.Instant()) is null)
                    Model.Visits[a % mandates.Count] = Model.Visits[a % mandates.Count] with { To = DateOnly.MinValue };
                break;
            case 7:
                var operation = AccessMatrix.Delegable[b % AccessMatrix.Delegable.Count];
                var from = world.Today.AddDays(Math.Abs(offset));
                if (Delegation.Give(person, deputy, world.Today, from, from.AddDays(10), [operation], world.Clock.Instant()) is { IsRefused: false } given)
                {
                    db.Add(given.Value);
                    delegations.Add(given.Value);
                    Model.Delegations.Add(new(person, deputy, world.Today, from, from.AddDays(10), operation));
                }

                break;
            case 8:
                Work(a, b, offset > 0);
                break;
            case 9:
                var paper = new Document(one, "NQ", "nghị quyết", null, null, "Nơi ban hành", null, "2026", "Văn bản", b % 2 == 0 ? DocumentAudience.Subordinates : DocumentAudience.OwnerSubtree,
                    Guid.Empty, world.Clock.Instant());
                db.Add(paper);
                Model.Papers.Add(new(paper.Id, one, b % 2 == 0));
                break;
            case 10 when one != other:
                Trip(organisations[(a + b) % organisations.Count], one, other);
                break;
            case 12 when one != other:
                await MergeAsync(one, other, day);
                break;
            case 11:
                var account = await db.Accounts.SingleAsync(row => row.Id == person);
                if (Model.Closed.Remove(person))
                    account.Reopen(world.Clock.Instant());
                else if (Model.Closed.Add(person))
                    account.Close(offset > 0 ? AccountStanding.Locked : AccountStanding.Deactivated, "thử", world.Clock.Instant());
                break;
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.AttachRange(grants);
        db.AttachRange(mandates);
    }

    private void Work(int a, int b, bool isDraft)
    {
        OrganisationId Pick(int number) => organisations[number % organisations.Count];
        var actor = new Actor(Guid.Empty, "", world.Clock.Instant());
        var work = Assignment.Draft($"X-{Model.Works.Count}", "Việc", Pick(a), Pick(b + 1), null, actor).Value;
        if (isDraft)
            work.Propose(Pick(b), "Báo cáo", world.Today, null);
        else
            work.Assign(Pick(b), "Báo cáo", world.Today, null, actor);
        db.Add(work);
        db.Add(new AssignmentCooperation(work.Id, Pick(a + b)));
        Model.Works.Add(new(work.Id, isDraft, Pick(a), Pick(b), Pick(b + 1), Pick(a + b)));
        if (!isDraft)
            Hinder(work.Id, Pick(b + 2), Pick(a + 1), Pick(a + b + 2));
    }

    /// <summary>Sides that the work does not have, so that each of them alone must show it; sent on once where there is somebody else.</summary>
    private void Hinder(AssignmentId held, OrganisationId raiser, OrganisationId asked, OrganisationId next)
    {
        var actor = new Actor(Guid.Empty, "", world.Clock.Instant());
        if (Bottleneck.Raise($"V-{Model.Hindrances.Count}", raiser, asked, new("law", BottleneckSeverity.Slows, "Vướng", "Đề nghị"), [held], null, world.Today, actor) is not { IsRefused: false } raised)
            return;
        var isSentOn = raised.Value.Forward(next, "Thẩm quyền", world.Today, actor) is null;
        db.Add(raised.Value);
        Model.Hindrances.Add(new(raised.Value.Id, raiser, isSentOn ? [asked, next] : [asked], held));
    }

    private EngagementId Trip(OrganisationId owner, OrganisationId inspecting, OrganisationId inspected)
    {
        var recorded = Engagement.Record(owner, EngagementKind.Inspection, "1", "Kiểm tra", new NamedBody(inspecting, "Bên kiểm tra"),
            new NamedBody(inspected, "Bên được kiểm tra"), Guid.Empty, world.Clock.Instant()).Value;
        recorded.LedBy(new NamedPerson("Trưởng đoàn", []));
        db.Add(recorded);
        Model.Trips.Add(new(recorded.Id, owner, inspecting, inspected));
        return recorded.Id;
    }

    private void Remember(RoleGrant grant)
    {
        grants.Add(grant);
        Model.Roles.Add(new(grant.AccountId, grant.Role, grant.OrganisationId, grant.ValidFrom, grant.ValidTo));
    }

    /// <summary>
    /// One goes into another, with or without what stands below it. What that did to places, sides, roles and mandates is read back as plain rows
    /// (<c>InheritanceTests</c> says whether it is right); whom they now let see what is for the model to say. Papers and trips stay with whose they were.
    /// </summary>
    private async Task MergeAsync(OrganisationId merged, OrganisationId into, DateOnly day)
    {
        db.ChangeTracker.Clear();
        var codes = await db.Organisations.ToDictionaryAsync(row => row.Id, row => row.Code);
        db.ChangeTracker.Clear();
        var line = new ReorganisationLine(ReorganisationStep.Merge, codes[merged], codes[into], WithChildren: day.Day % 2 == 0);
        var prepared = await new PrepareReorganisation(db, Installation, world.Clock).RunAsync(new("Sắp xếp", day, "Quyết định số 12-QĐ/TW", [line]));
        db.ChangeTracker.Clear();
        if (!prepared.IsRefused)
        {
            var version = await db.Reorganisations.Where(row => row.Id == prepared.Value).Select(row => row.Version).SingleAsync();
            Mergers += (await new ReorganiseOrganisations(db, Installation, world.Clock).RunAsync(new(prepared.Value, version))).IsRefused ? 0 : 1;
        }

        db.ChangeTracker.Clear();
        await ReadBackAsync();
    }

    private async Task ReadBackAsync()
    {
        Model.Places.Clear();
        foreach (var place in await db.OrganisationPlacements.AsNoTracking().OrderBy(row => row.ValidFrom).ToListAsync())
            Model.Places.Add(new(place.OrganisationId, place.ParentId, place.ValidFrom));
        foreach (var account in await db.Accounts.AsNoTracking().ToListAsync())
            Model.Homes[account.Id] = account.HomeOrganisationId;
        (grants, mandates) = ([], []);
        Model.Roles.Clear();
        foreach (var grant in await db.RoleGrants.AsNoTracking().OrderBy(row => row.Id).ToListAsync())
            Remember(grant);
        Model.Visits.Clear();
        foreach (var mandate in await db.Mandates.AsNoTracking().OrderBy(row => row.Id).ToListAsync())
        {
            mandates.Add(mandate);
            Model.Visits.Add(new(mandate.AccountId, mandate.OrganisationId, mandate.ValidFrom, mandate.EndedAt is null ? mandate.ValidTo : DateOnly.MinValue, mandate.Contents.Single()));
        }

        Model.Delegations.Clear();
        foreach (var given in await db.Delegations.AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.Id).ToListAsync())
            Model.Delegations.Add(new(given.DelegatorId, given.DeputyId, given.GivenOn, given.ValidFrom, given.ValidTo, given.Operations.Single()));
        var asked = (await db.BottleneckEvents.AsNoTracking().ToListAsync()).ToLookup(row => row.BottleneckId, row => row.ResolverId);
        var raisers = await db.Bottlenecks.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.RaiserId);
        for (var i = 0; i < Model.Hindrances.Count; i++)
            Model.Hindrances[i] = Model.Hindrances[i] with { Raiser = raisers[Model.Hindrances[i].Id], Resolvers = [.. asked[Model.Hindrances[i].Id].Distinct()] };
        var helping = (await db.AssignmentCooperations.AsNoTracking().ToListAsync()).ToLookup(row => row.AssignmentId, row => row.OrganisationId);
        var works = await db.Assignments.AsNoTracking().ToDictionaryAsync(row => row.Id);
        for (var i = 0; i < Model.Works.Count; i++)
        {
            var work = works[Model.Works[i].Id];
            Model.Works[i] = Model.Works[i] with
            {
                Assigner = work.AssignerId,
                Lead = work.LeadId ?? work.AssignerId,
                Supervisor = work.SupervisorId ?? work.AssignerId,
                Cooperating = helping[work.Id].FirstOrDefault(work.AssignerId),
            };
        }
    }

    private void Move(OrganisationId moved, OrganisationId parent, DateOnly day)
    {
        Model.Places.RemoveAll(place => place.Organisation == moved && place.From == day);
        Model.Places.Add(new(moved, parent, day));
    }
}
