using CsCheck;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Organisations;

public sealed class MoveOrganisationTests
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);

    [Theory, BothDatabases]
    public async Task The_whole_subtree_moves_on_the_day_and_not_before(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        Assert.Null(await MoveAsync(world, world.HaiPhong, world.CanTho, NewYear));
        await using var db = world.Open();
        Assert.False(await db.AncestryOn(NewYear.AddDays(-1)).AnyAsync(row => row.AncestorId == world.CanTho && row.DescendantId == world.Ward));
        Assert.Equal(2, await db.AncestryOn(NewYear).Where(row => row.AncestorId == world.CanTho && row.DescendantId == world.Ward).Select(row => row.Depth).SingleAsync());
        Assert.Equal(3, await db.AncestryOn(NewYear).Where(row => row.AncestorId == world.Centre && row.DescendantId == world.Ward).Select(row => row.Depth).SingleAsync());
        var tree = await new ShowOrganisationTree(db, world.Inspector).RunAsync(new(world.CanTho, NewYear));
        Assert.Contains(tree.Items, row => row.Id == world.HaiPhong);
        var before = await new ShowOrganisationTree(db, world.Inspector).RunAsync(new(world.CanTho));
        Assert.DoesNotContain(before.Items, row => row.Id == world.HaiPhong);
    }

    [Theory, BothDatabases]
    public async Task Neither_below_itself_nor_below_what_will_be_below_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        Assert.Equal(OrganisationRefusals.Cycle, await MoveAsync(world, world.HaiPhong, world.Ward, NewYear));
        Assert.Equal(OrganisationRefusals.Cycle, await MoveAsync(world, world.HaiPhong, world.HaiPhong, NewYear));
        // Cần Thơ goes under Hải Phòng in 2027; until then a move of Hải Phòng under Cần Thơ looks harmless, and is not.
        Assert.Null(await MoveAsync(world, world.CanTho, world.HaiPhong, NewYear));
        Assert.Equal(OrganisationRefusals.Cycle, await MoveAsync(world, world.HaiPhong, world.CanTho, new DateOnly(2026, 6, 1)));
    }

    [Theory, BothDatabases]
    public async Task A_foreign_organisation_is_as_absent_as_one_that_is_not_there(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var local = new CurrentUser(Guid.Empty, "", world.HaiPhong, world.Today, [(Permission.ManageOrganisations, world.HaiPhong)]);
        await using var db = world.Open();
        var move = new MoveOrganisation(db, local, world.Clock);
        Assert.Equal(OrganisationRefusals.NotFound, await move.RunAsync(new(world.CanThoWard, 0, world.HaiPhong, NewYear)));
        Assert.Equal(OrganisationRefusals.NotFound, await move.RunAsync(new(new OrganisationId(Guid.CreateVersion7()), 0, world.HaiPhong, NewYear)));
        Assert.Equal(OrganisationRefusals.ParentNotFound, await move.RunAsync(new(world.Ward, 0, world.CanTho, NewYear)));
        Assert.Equal(OrganisationRefusals.NotFound, await new RenameOrganisation(db, world.Officer).RunAsync(new(world.Ward, 0, "Tên mới", NewYear)));
    }

    [Theory, BothDatabases]
    public async Task Two_moves_at_once_cannot_spoil_the_tree(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var first = world.Open();
        await using var second = world.Open();
        // Both have read the tree before either saves: the second works on a closure that is no longer true.
        _ = await first.OrganisationTree.SingleAsync();
        _ = await second.OrganisationTree.SingleAsync();
        Assert.Null(await new MoveOrganisation(first, world.Administrator, world.Clock).RunAsync(new(world.HaiPhong, 0, world.CanTho, NewYear)));
        Assert.Equal(OrganisationRefusals.ChangedMeanwhile,
            await new MoveOrganisation(second, world.Administrator, world.Clock).RunAsync(new(world.Works, 0, world.Ward, NewYear)));
        await AssertClosureAsync(world);
    }

    [Theory, BothDatabases]
    public async Task A_stale_version_is_refused(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using (var db = world.Open())
            Assert.Null(await new RenameOrganisation(db, world.Administrator).RunAsync(new(world.Ward, 0, "Đảng ủy phường Mới", NewYear)));
        await using (var db = world.Open())
            Assert.Equal(OrganisationRefusals.ChangedMeanwhile, await new RenameOrganisation(db, world.Administrator).RunAsync(new(world.Ward, 0, "Đảng ủy phường Khác", NewYear)));
    }

    /// <summary>Random foundings and moves, past and future: on every day the closure says what walking up the placements says.</summary>
    [Theory, BothDatabases]
    public async Task The_closure_equals_ancestry_recomputed_from_the_placements(Provider provider)
    {
        var histories = provider == Provider.Sqlite ? 12 : 4;
        var random = new Random(20260302);
        for (var history = 0; history < histories; history++)
        {
            await using var world = await World.CreateAsync(provider);
            var nodes = new List<OrganisationId> { world.Centre, world.HaiPhong, world.Works, world.Ward, world.CanTho, world.CanThoWard };
            for (var i = 0; i < 8; i++)
            {
                await using var db = world.Open();
                DateOnly? founded = random.Next(2) == 0 ? null : Day(random);
                var made = await new FoundOrganisation(db, world.Administrator, world.Clock).RunAsync(new(
                    $"X{i}", $"Tổ chức {i}", OrganisationLevel.Grassroots, OrganisationType.Other, nodes[random.Next(nodes.Count)], founded));
                if (!made.IsRefused)
                    nodes.Add(made.Value);
            }

            var moved = 0;
            for (var i = 0; i < 25; i++)
            {
                if (await MoveAsync(world, nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)], Day(random)) is null)
                    moved++;
            }

            Assert.True(moved > 2, "The history must hold moves.");
            await AssertClosureAsync(world);
        }
    }

    [Fact]
    public void Moves_in_memory_keep_the_closure_right() =>
        // The pure half, 20,000 histories: nodes 0…7, each move (node, parent, day).
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 7], Gen.Int[0, 12]).List[1, 30].Sample(moves => MemoryTree.Holds(moves), seed: "0000KOIQeJa5", iter: 20_000);

    private static DateOnly Day(Random random) => new DateOnly(2024, 1, 1).AddDays(random.Next(0, 40) * 30);

    private static async Task<Refusal?> MoveAsync(World world, OrganisationId organisation, OrganisationId parent, DateOnly day)
    {
        await using var db = world.Open();
        var version = await db.Organisations.Where(row => row.Id == organisation).Select(row => row.Version).SingleAsync();
        return await new MoveOrganisation(db, world.Administrator, world.Clock).RunAsync(new(organisation, version, parent, day));
    }

    private static async Task AssertClosureAsync(World world)
    {
        await using var db = world.Open();
        var placements = await db.OrganisationPlacements.AsNoTracking().ToListAsync();
        var closure = await db.Ancestry.AsNoTracking().ToListAsync();
        var organisations = await db.Organisations.AsNoTracking().ToListAsync();
        var days = placements.Select(row => row.ValidFrom).Concat(closure.Select(row => row.ValidFrom)).Distinct()
            .SelectMany(day => day == Timeline.Beginning ? [day] : new[] { day.AddDays(-1), day });
        foreach (var day in days)
        {
            var parents = placements.Where(row => row.ValidFrom <= day && day < row.ValidTo).ToDictionary(row => row.OrganisationId, row => row.ParentId);
            var expected = new HashSet<(OrganisationId, OrganisationId, int)>();
            foreach (var organisation in organisations)
            {
                var (at, depth) = (organisation.Id, 0);
                expected.Add((at, organisation.Id, depth));
                while (parents.TryGetValue(at, out var up))
                {
                    expected.Add((at = up, organisation.Id, ++depth));
                    Assert.True(depth < 50, "A circle.");
                }
            }

            var found = closure.Where(row => row.ValidFrom <= day && day < row.ValidTo).Select(row => (row.AncestorId, row.DescendantId, row.Depth)).ToList();
            Assert.Equal(expected.Count, found.Count);
            Assert.True(expected.SetEquals(found));
        }
    }
}
