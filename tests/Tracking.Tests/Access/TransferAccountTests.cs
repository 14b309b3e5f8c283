using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Access;

public sealed class TransferAccountTests
{
    private static CurrentUser Local(World world) => new(world.Head.AccountId, "thutruong", world.HaiPhong, world.Today, [(Permission.ManageAccounts, world.HaiPhong)]);

    private static async Task<Refusal?> MoveAsync(World world, CurrentUser by, Guid account, OrganisationId home, int version = 0)
    {
        await using var db = world.Open();
        return await new TransferAccount(db, by, world.Clock).RunAsync(new(account, version, home));
    }

    [Theory, BothDatabases]
    public async Task Somebody_works_elsewhere_from_the_next_click_on_and_the_log_tells_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var works = world.WorksOfficer.AccountId;
        await using var db = world.Open();
        var given = await new GiveDelegation(db, world.Head, new AccessOptions(), world.Clock).RunAsync(new("xaydung", world.Today, world.Today.AddDays(9), [Permission.ReportWork]));
        Assert.False(given.IsRefused);
        Assert.Null(await MoveAsync(world, Local(world), works, world.Ward));
        var moved = (await new LoadCurrentUser(db, world.Clock).RunAsync(works))!;
        Assert.Equal(world.Ward, moved.Home);
        // Delegated work was between people of one house.
        Assert.Empty(moved.DelegatedRoots(Permission.ReportWork));
        var entry = await db.AuditEntries.Where(row => row.SubjectId == works && row.Act == "account.changed").OrderBy(row => row.Sequence).LastAsync();
        Assert.Contains("HomeOrganisationId", entry.Changes, StringComparison.Ordinal);
        Assert.Equal(AccessRefusals.AlreadyThere, await MoveAsync(world, Local(world), works, world.Ward, version: 1));
        Assert.Equal(AccessRefusals.ChangedMeanwhile, await MoveAsync(world, Local(world), works, world.HaiPhong));
    }

    [Theory, BothDatabases]
    public async Task Who_moves_somebody_manages_accounts_at_both_ends_and_not_above_themselves(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var local = Local(world);
        Assert.Equal(AccessRefusals.OrganisationOutOfReach, await MoveAsync(world, local, world.WardOfficer.AccountId, world.CanTho));
        Assert.Equal(AccessRefusals.AccountNotFound, await MoveAsync(world, local, world.Foreigner.AccountId, world.Ward));
        Assert.Equal(AccessRefusals.AccountNotFound, await MoveAsync(world, world.Officer, world.WardOfficer.AccountId, world.Works));
        Assert.Equal(AccessRefusals.OwnAccount, await MoveAsync(world, local, world.Head.AccountId, world.Ward));
        await using (var db = world.Open())
            Assert.False((await new GrantRole(db, world.Administrator).RunAsync(new(world.Leader.AccountId, Role.Administrator, world.Centre))).IsRefused);
        Assert.Equal(AccessRefusals.HoldsMore, await MoveAsync(world, local, world.Leader.AccountId, world.Ward));
    }
}
