using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Assignments.Reporting;

/// <summary>How much is asked of whom, and what is asked twice.</summary>
public sealed class LoadTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task What_two_ask_is_told_and_what_one_asks_is_not(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        while (world.Today.Day != 10)
            world.Clock.Pass(TimeSpan.FromDays(1));
        const string Ports = "Rà soát quy hoạch chi tiết các khu bến cảng biển trên địa bàn thành phố";
        await GiveAsync(world, world.Head, world.Works, Ports);
        // Nearly the same, by another; the same again by the first; another thing of the first.
        await GiveAsync(world, world.Inspector, world.Works, Ports + " năm nay");
        await GiveAsync(world, world.Head, world.Works, "Báo cáo tình hình thu ngân sách và đầu tư công sáu tháng đầu năm của thành phố");
        await GiveAsync(world, world.Head, world.Ward, Ports);
        await using (var db = world.Open())
            await new OpenPeriods(db, world.Clock, Options).RunAsync();

        var it = await ShowAsync(world, world.Inspector, world.HaiPhong);
        Assert.Equal(new ShowLoad.Load(4, 2, 1), it.Total);
        var group = Assert.Single(it.Twice);
        Assert.Equal((world.Works, 2, false), (group.Lead.Id, group.Items.Count, group.IsSameProvision));
        Assert.Equal(2, group.Items.Select(item => item.Asker.Id).Distinct().Count());
        Assert.Equal(new ShowLoad.Load(3, 2, 1), Assert.Single(it.Lines, line => line.Organisation.Id != world.Ward).Load);
        Assert.Equal(new ShowLoad.Load(1, 1, 0), Assert.Single(it.Lines, line => line.Organisation.Id == world.Ward).Load);
        Assert.Equal([(3, 2, 1), (1, 1, 1)], it.Askers.Select(asker => (asker.Items, asker.Leads, asker.Twice)));
        Assert.Equal(it.Total.Items, it.Lines.Sum(line => line.Load.Items));

        // The ward sees what it is asked and no more.
        var ward = await ShowAsync(world, world.WardOfficer, world.Ward);
        Assert.Equal(new ShowLoad.Load(1, 1, 0), ward.Total);
        await using var foreign = world.Open();
        Assert.Equal(OrganisationRefusals.NotFound, (await new ShowLoad(foreign, world.Foreigner).RunAsync(new(Organisation: world.Ward))).Refusal);
    }

    private static async Task GiveAsync(World world, CurrentUser by, OrganisationId lead, string content)
    {
        await using var db = world.Open();
        var made = await new DraftAssignment(db, by, world.Clock).RunAsync(new(content, lead, [], "Báo cáo", null, world.Today.AddDays(90), new AssignmentDetails(), Send: true));
        Assert.Null(made.Refusal);
    }

    private static async Task<ShowLoad.Result> ShowAsync(World world, CurrentUser user, OrganisationId top)
    {
        await using var db = world.Open();
        return (await new ShowLoad(db, user).RunAsync(new(Organisation: top))).Value;
    }
}
