using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Exports;

public sealed class PreparedExportTests
{
    static readonly ExportOptions Options = new() { KeepFor = TimeSpan.FromDays(7), MostOpen = 2 };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<Outcome<PreparedExportId>> AskAsync(World world, CurrentUser by, string query = "q=a", ExportFormat format = ExportFormat.Xlsx)
    {
        await using var db = world.Open();
        return await new AskForExport(db, by, Options, world.Clock).RunAsync(new("assignments", format, query, "https://x", "vi"), Cancel);
    }

    static async Task<ClaimExport.Result?> ClaimAsync(World world)
    {
        await using var db = world.Open();
        return await new ClaimExport(db, world.Clock).RunAsync(Cancel);
    }

    static async Task<bool> FinishAsync(World world, CurrentUser by, ClaimExport.Result claim)
    {
        await using var db = world.Open();
        db.Witness = () => new Witness(by.AccountId, by.Name, by.Home);
        return await new FinishExport(db, by, world.Clock).RunAsync(new(claim, "assignment.exported", Permission.ViewAssignments, "khóa", 5, 5, 100), Cancel);
    }

    static async Task<Outcome<TakeExport.Result>> TakeAsync(World world, CurrentUser by, PreparedExportId export)
    {
        await using var db = world.Open();
        return await new TakeExport(db, by, Options, world.Clock).RunAsync(export, Permission.ViewAssignments, Cancel);
    }

    static async Task<IReadOnlyList<ListExports.Row>> RowsAsync(World world, CurrentUser by)
    {
        await using var db = world.Open();
        return (await new ListExports(db, by, Options, world.Clock).RunAsync(new PageRequest(), Cancel)).Items;
    }

    [Theory, BothDatabases]
    public async Task One_server_makes_it_and_only_who_asked_has_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = (await AskAsync(world, world.Officer)).Value;
        Assert.Equal(ExportRefusals.NotReady, (await TakeAsync(world, world.Officer, id)).Refusal);
        var claim = (await ClaimAsync(world))!;
        Assert.Equal((id, 1, "assignments", "q=a", false), (claim.Id, claim.Claim, claim.List, claim.Query, claim.IsTried));
        Assert.Null(await ClaimAsync(world));
        await using (var db = world.Open())
            Assert.True(await new NoteExport(db, world.Clock).KeepAsync(claim, 5, 3, Cancel));
        var row = Assert.Single(await RowsAsync(world, world.Officer));
        Assert.Equal((ExportState.Open, 5, 3, false), (row.State, row.Total, row.Done, row.IsNew));

        Assert.True(await FinishAsync(world, world.Officer, claim));
        Assert.False(await FinishAsync(world, world.Officer, claim));
        row = Assert.Single(await RowsAsync(world, world.Officer));
        Assert.Equal((ExportState.Ready, 5, 100L, true), (row.State, row.Done, row.Bytes, row.IsNew));
        var taken = (await TakeAsync(world, world.Officer, id)).Value;
        Assert.Equal((1, "khóa"), (taken.Claim, taken.SealedKey));
        Assert.Empty(await RowsAsync(world, world.Leader));
        Assert.Equal(ExportRefusals.NotFound, (await TakeAsync(world, world.Leader, id)).Refusal);

        await using var own = world.Open();
        own.Witness = () => new Witness(world.Officer.AccountId, world.Officer.Name, world.Officer.Home);
        var take = new TakeExport(own, world.Officer, Options, world.Clock);
        await take.TakenAsync(taken, Cancel);
        Assert.False(Assert.Single(await RowsAsync(world, world.Officer)).IsNew);
        var told = await own.AuditEntries.Where(entry => entry.Act == "assignment.exported" || entry.Act == "export.taken").OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Act, entry.AccountId }).ToListAsync(Cancel);
        Assert.Equal([("assignment.exported", (Guid?)world.Officer.AccountId), ("export.taken", world.Officer.AccountId)], told.Select(entry => (entry.Act, entry.AccountId)));
    }

    [Theory, BothDatabases]
    public async Task What_a_kill_cut_off_is_begun_anew_and_the_dead_note_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = (await AskAsync(world, world.Officer)).Value;
        var dead = (await ClaimAsync(world))!;
        world.Clock.Pass(ClaimExport.Lease);
        var next = (await ClaimAsync(world))!;
        Assert.Equal((id, 2), (next.Id, next.Claim));
        await using (var db = world.Open())
        {
            var note = new NoteExport(db, world.Clock);
            Assert.False(await note.KeepAsync(dead, 5, 3, Cancel));
            await note.FailAsync(dead, ExportRefusals.Broke, Cancel);
        }

        Assert.False(await FinishAsync(world, world.Officer, dead));
        Assert.Equal(ExportState.Open, Assert.Single(await RowsAsync(world, world.Officer)).State);
        // The program ends: another need not wait for the lease.
        await using (var db = world.Open())
            await new NoteExport(db, world.Clock).LeaveAsync(next, Cancel);
        for (var claim = 3; claim <= ClaimExport.MostTries; claim++)
        {
            Assert.False((await ClaimAsync(world))!.IsTried);
            world.Clock.Pass(ClaimExport.Lease);
        }

        Assert.True((await ClaimAsync(world))!.IsTried);
    }

    [Theory, BothDatabases]
    public async Task Cancelled_is_gone_and_the_same_asked_for_twice_is_one(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = (await AskAsync(world, world.Officer)).Value;
        Assert.Equal(id, (await AskAsync(world, world.Officer)).Value);
        Assert.NotEqual(id, (await AskAsync(world, world.Officer, format: ExportFormat.Csv)).Value);
        Assert.Equal(ExportRefusals.TooManyOpen.Code, (await AskAsync(world, world.Officer, "q=b")).Refusal!.Code);
        Assert.False((await AskAsync(world, world.Leader)).IsRefused);
        var claim = (await ClaimAsync(world))!;
        await using var db = world.Open();
        Assert.Equal(ExportRefusals.NotFound, await new DropExport(db, world.Leader).RunAsync(id, Cancel));
        Assert.Null(await new DropExport(db, world.Officer).RunAsync(id, Cancel));
        Assert.Equal(id, claim.Id);
        Assert.False(await new NoteExport(db, world.Clock).KeepAsync(claim, 5, 3, Cancel));
        Assert.False(await FinishAsync(world, world.Officer, claim));
        Assert.DoesNotContain(await db.AuditEntries.Select(entry => entry.Act).ToListAsync(Cancel), act => act == "assignment.exported");
    }

    [Theory, BothDatabases]
    public async Task It_is_given_while_the_rights_are_those_by_which_it_was_made_and_for_a_time(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = (await AskAsync(world, world.Officer)).Value;
        Assert.True(await FinishAsync(world, world.Officer, (await ClaimAsync(world))!));
        CurrentUser With(params Reach[] reaches) => new(world.Officer.AccountId, "x", world.Officer.Home, world.Officer.Today, reaches);
        Assert.Equal(ExportRefusals.NotAllowed, (await TakeAsync(world, With((Permission.ViewDocuments, world.HaiPhong)), id)).Refusal);
        Assert.Equal(ExportRefusals.RightsChanged, (await TakeAsync(world, With((Permission.ViewAssignments, world.Works)), id)).Refusal);
        Assert.False((await TakeAsync(world, world.Officer, id)).IsRefused);

        world.Clock.Pass(Options.KeepFor);
        Assert.Equal(ExportRefusals.NotFound, (await TakeAsync(world, world.Officer, id)).Refusal);
        Assert.Empty(await RowsAsync(world, world.Officer));
        await using var db = world.Open();
        Assert.Equal(1, await new ForgetExports(db, Options, world.Clock).RunAsync(Cancel));
        Assert.Empty(await new ClaimExport(db, world.Clock).KeptAsync(Cancel));
    }
}
