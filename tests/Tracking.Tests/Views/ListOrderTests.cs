using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Targets;

namespace DonDoc.Tracking.Tests.Views;

/// <summary>Each list in each of its orders, page after page: nothing twice, nothing left out, and the falling order is the rising one turned round.</summary>
public sealed class ListOrderTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_in_every_order(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        while (world.Today.Day != 10)
            world.Clock.Pass(TimeSpan.FromDays(1));
        // Two are due on one day, so that the second key decides.
        foreach (var due in new int?[] { 90, 30, 90, null, 60 })
        {
            await using var writing = world.Open();
            Assert.Null((await new DraftAssignment(writing, world.Head, world.Clock).RunAsync(new(
                "Rà soát quy hoạch cảng biển", world.Works, [], "Báo cáo rà soát", null, due is { } days ? world.Today.AddDays(days) : null, new AssignmentDetails(), Send: true))).Refusal);
        }

        foreach (var name in new[] { "Tỷ lệ đô thị hóa", "Đất cây xanh", "Cấp nước sạch" })
            await TargetWorld.SetAsync(world, terms: new TargetTerms(name, "%"));
        await using var db = world.Open();
        await new OpenPeriods(db, world.Clock, Options).RunAsync();

        var orders = await EachAsync<AssignmentOrder, AssignmentRow>(5, (sort, page) => new ListAssignments(db, world.Head, Options).RunAsync(new(Sort: sort, Page: page)), row => row.Id.ToString());
        var rows = (await new ListAssignments(db, world.Head, Options).RunAsync(new())).Items;
        Assert.Equal(orders[AssignmentOrder.Due], rows.Select(row => row.Id.ToString()));
        Assert.Equal(rows.OrderBy(row => row.DueDate ?? DateOnly.MaxValue).Select(row => row.DueDate), rows.Select(row => row.DueDate));
        Assert.Equal(orders[AssignmentOrder.Code], rows.OrderBy(row => row.Code, StringComparer.Ordinal).Select(row => row.Id.ToString()));
        Assert.NotEqual(orders[AssignmentOrder.Due], orders[AssignmentOrder.Code]);

        foreach (var side in new[] { ReportSide.All, ReportSide.ToDecide })
        {
            var reports = await EachAsync<AssignmentOrder, ListReports.Row>(5, async (sort, page) => (await new ListReports(db, world.Head, Options).RunAsync(new(side, Sort: sort, Page: page))).Page, row => row.Assignment.ToString());
            Assert.Equal(orders[AssignmentOrder.Due], reports[AssignmentOrder.Due]);
            Assert.Equal(orders[AssignmentOrder.Code], reports[AssignmentOrder.Code]);
        }

        var targets = await EachAsync<TargetOrder, ListTargets.Row>(3, (sort, page) => new ListTargets(db, world.Head).RunAsync(new(Sort: sort, Page: page)), row => row.Name);
        Assert.Equal(["Tỷ lệ đô thị hóa", "Đất cây xanh", "Cấp nước sạch"], targets[TargetOrder.Code]);
        Assert.Equal(["Cấp nước sạch", "Đất cây xanh", "Tỷ lệ đô thị hóa"], targets[TargetOrder.Name]);
    }

    [Theory, BothDatabases]
    public async Task A_cursor_of_another_order_begins_anew(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        foreach (var name in new[] { "Tỷ lệ đô thị hóa", "Cấp nước sạch" })
            await TargetWorld.SetAsync(world, terms: new TargetTerms(name, "%"));
        await using var db = world.Open();
        var first = await new ListTargets(db, world.Head).RunAsync(new(Page: new(Limit: 1), Sort: new(TargetOrder.Name)));
        Assert.NotNull(first.Next);
        Assert.Single((await new ListTargets(db, world.Head).RunAsync(new(Page: new(first.Next, 5), Sort: new(TargetOrder.Name)))).Items);
        foreach (var other in new Sort<TargetOrder>[] { new(TargetOrder.Name, Down: true), new(TargetOrder.Code) })
            Assert.Equal(2, (await new ListTargets(db, world.Head).RunAsync(new(Page: new(first.Next, 5), Sort: other))).Items.Count);
    }

    private static async Task<Dictionary<TOrder, IReadOnlyList<string>>> EachAsync<TOrder, T>(int count, Func<Sort<TOrder>, PageRequest, Task<Page<T>>> list, Func<T, string> of)
        where TOrder : struct, Enum
    {
        var found = new Dictionary<TOrder, IReadOnlyList<string>>();
        foreach (var by in Enum.GetValues<TOrder>())
        {
            var up = await PagesAsync(new(by));
            Assert.Equal((count, count), (up.Count, up.Distinct().Count()));
            Assert.Equal(up.AsEnumerable().Reverse(), await PagesAsync(new(by, Down: true)));
            found[by] = up;
        }

        return found;

        async Task<List<string>> PagesAsync(Sort<TOrder> sort)
        {
            var all = new List<string>();
            string? cursor = null;
            do
            {
                var page = await list(sort, new(cursor, 2));
                all.AddRange(page.Items.Select(of));
                cursor = page.Next;
            }
            while (cursor is not null && all.Count <= count);
            return all;
        }
    }
}
