using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Imports;

public sealed class BulkImportTests
{
    static BulkImportId NewId() => BulkImportId.From(Guid.CreateVersion7());

    static async Task<BulkImportId> BegunAsync(World world, CurrentUser by, OrganisationId organisation, int files = 2)
    {
        await using var db = world.Open();
        var id = NewId();
        Assert.Null(await new BeginBulkImport(db, by, world.Clock).RunAsync(new(id, organisation, "kho.zip", files, 10, "khóa")));
        return id;
    }

    static async Task<ClaimBulkImport.Result?> ClaimAsync(World world)
    {
        await using var db = world.Open();
        return await new ClaimBulkImport(db, world.Clock).RunAsync();
    }

    static async Task<ShowBulkImport.Result> ShownAsync(World world, CurrentUser user, BulkImportId id, BulkResult? only = null)
    {
        await using var db = world.Open();
        return (await new ShowBulkImport(db, user).RunAsync(id, only)).Value;
    }

    [Theory, BothDatabases]
    public async Task One_server_works_on_it_file_by_file_until_each_has_its_line(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await BegunAsync(world, world.Officer, world.HaiPhong);
        var claim = (await ClaimAsync(world))!;
        Assert.Equal((id, 0, "khóa", false), (claim.Id, claim.Next, claim.SealedKey, claim.IsTried));
        Assert.Null(await ClaimAsync(world));

        await using var db = world.Open();
        var note = new NoteBulkImport(db, world.Clock);
        Assert.True(await note.LineAsync(claim, 0, new("a/một.docx", BulkResult.Refused, Reason: "file.too_large", Arguments: [50L])));
        // The same place twice, or one that is not next, is not noted.
        Assert.False(await note.LineAsync(claim, 0, new("a/một.docx", BulkResult.Registered)));
        Assert.True(await note.LineAsync(claim, 1, new(null, BulkResult.Refused, Reason: "file.classified")));
        await note.EndAsync(claim);

        var shown = await ShownAsync(world, world.Officer, id);
        Assert.Equal((BulkState.Done, 2, 2), (shown.Import.State, shown.Import.Done, shown.Import.Refused));
        Assert.Equal(["a/một.docx", null], shown.Lines.Items.Select(line => line.FileName));
        Assert.Equal([50L], shown.Lines.Items[0].Arguments);
        Assert.Empty((await ShownAsync(world, world.Officer, id, BulkResult.Registered)).Lines.Items);
        Assert.Null((await db.BulkImports.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).SealedKey);
        Assert.Null(await ClaimAsync(world));
    }

    [Theory, BothDatabases]
    public async Task A_dead_server_is_followed_by_another_and_notes_nothing_any_more(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await BegunAsync(world, world.Officer, world.HaiPhong, 3);
        var dead = (await ClaimAsync(world))!;
        await using var db = world.Open();
        var note = new NoteBulkImport(db, world.Clock);
        Assert.True(await note.LineAsync(dead, 0, new("1", BulkResult.Known)));
        world.Clock.Pass(ClaimBulkImport.Lease);
        var next = (await ClaimAsync(world))!;
        Assert.Equal((1, dead.StartedAt), (next.Next, next.StartedAt));
        Assert.False(await note.LineAsync(dead, 1, new("2", BulkResult.Known)));
        Assert.False(await note.KeepAsync(dead));
        // Nor does it end it: the files are another's now.
        Assert.False(await note.EndAsync(dead));
        Assert.True(await note.KeepAsync(next));
        Assert.Equal((BulkState.Open, 1), ((await ShownAsync(world, world.Officer, id)).Import.State, (await ShownAsync(world, world.Officer, id)).Import.Done));
    }

    [Theory, BothDatabases]
    public async Task A_file_over_which_the_program_falls_again_and_again_is_named(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await BegunAsync(world, world.Officer, world.HaiPhong);
        for (var fall = 0; fall < ClaimBulkImport.MostTries; fall++)
        {
            Assert.False((await ClaimAsync(world))!.IsTried);
            world.Clock.Pass(ClaimBulkImport.Lease);
        }

        var claim = (await ClaimAsync(world))!;
        Assert.True(claim.IsTried);
        await using var db = world.Open();
        var note = new NoteBulkImport(db, world.Clock);
        Assert.True(await note.LineAsync(claim, 0, new("1", BulkResult.Refused, Reason: BulkRefusals.FileBroke.Code)));
        await note.LeaveAsync(claim);
        Assert.False((await ClaimAsync(world))!.IsTried);
    }

    [Theory, BothDatabases]
    public async Task A_person_stops_it_lets_it_go_on_and_ends_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await BegunAsync(world, world.Officer, world.HaiPhong);
        var claim = (await ClaimAsync(world))!;
        await using var db = world.Open();
        await using var works = world.Open();
        var (steer, note) = (new SteerBulkImport(db, world.Head, world.Clock), new NoteBulkImport(works, world.Clock));
        Assert.Null(await steer.PauseAsync(id, 1));
        // The file in hand gets its line; the next has no turn.
        Assert.True(await note.LineAsync(claim, 0, new("1", BulkResult.Known)));
        Assert.False(await note.KeepAsync(claim));
        world.Clock.Pass(ClaimBulkImport.Lease);
        Assert.Null(await ClaimAsync(world));
        Assert.Equal(BulkRefusals.ChangedMeanwhile, await steer.CancelAsync(id, 1));
        Assert.Equal(BulkRefusals.NotRunning, await steer.PauseAsync(id, 2));
        Assert.Null(await steer.ResumeAsync(id, 2));
        Assert.Equal(BulkRefusals.NotPaused, await steer.ResumeAsync(id, 3));
        Assert.Equal(1, (await ClaimAsync(world))!.Next);
        Assert.Null(await steer.CancelAsync(id, 3));
        Assert.Equal(BulkRefusals.Over, await steer.ResumeAsync(id, 4));
        await note.EndAsync((await ClaimAsync(world)) ?? claim, BulkRefusals.FilesGone);
        var import = (await ShownAsync(world, world.Officer, id)).Import;
        Assert.Equal((BulkState.Cancelled, 1), (import.State, import.Done));
        await using var log = world.Open();
        Assert.Equal(["bulk_import.created", "bulk_import.paused", "bulk_import.open", "bulk_import.cancelled"],
            await log.AuditEntries.Where(entry => entry.SubjectKind == "bulk_import").OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Paused between the last look and the end: every file had its turn all the same, and only then may the files go.</summary>
    [Theory, BothDatabases]
    public async Task It_ends_also_where_a_person_stops_it_at_that_moment(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await BegunAsync(world, world.Officer, world.HaiPhong);
        var claim = (await ClaimAsync(world))!;
        await using var db = world.Open();
        await using var person = world.Open();
        var clock = new Interrupted(world.Clock, () => person.BulkImports.ExecuteUpdate(
            set => set.SetProperty(row => row.State, BulkState.Paused).SetProperty(row => row.Version, row => row.Version + 1)));
        Assert.True(await new NoteBulkImport(db, clock).EndAsync(claim));
        Assert.Equal(BulkState.Done, (await ShownAsync(world, world.Officer, id)).Import.State);
    }

    /// <summary>Something happens when it is asked for the first time.</summary>
    sealed class Interrupted(TimeProvider clock, Action happens) : TimeProvider
    {
        bool _hasHappened;

        public override DateTimeOffset GetUtcNow()
        {
            if (!_hasHappened)
                happens();
            _hasHappened = true;
            return clock.GetUtcNow();
        }
    }

    [Theory, BothDatabases]
    public async Task Who_does_not_keep_that_registry_neither_begins_nor_sees_nor_stops_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (own, foreign) = (await BegunAsync(world, world.Officer, world.HaiPhong), await BegunAsync(world, world.Foreigner, world.CanTho));
        await using var db = world.Open();
        Assert.Equal(DocumentRefusals.OwnerOutOfReach, await new BeginBulkImport(db, world.Officer, world.Clock).RunAsync(new(NewId(), world.CanTho, "", 1, 1, "")));
        Assert.Equal(DocumentRefusals.OwnerOutOfReach, await new BeginBulkImport(db, world.Leader, world.Clock).RefusalAsync(world.HaiPhong));
        Assert.Null(await new BeginBulkImport(db, world.Officer, world.Clock).ForAsync(world.CanTho));
        Assert.Equal([own], (await new ListBulkImports(db, world.Officer).RunAsync(new PageRequest())).Items.Select(row => row.Id));
        Assert.Empty((await new ListBulkImports(db, world.Leader).RunAsync(new PageRequest())).Items);
        Assert.Equal(BulkRefusals.NotFound, (await new ShowBulkImport(db, world.Officer).RunAsync(foreign)).Refusal);
        Assert.Equal(BulkRefusals.NotFound, await new SteerBulkImport(db, world.Officer, world.Clock).CancelAsync(foreign, 1));
    }

    [Theory, BothDatabases]
    public async Task None_without_files_none_with_too_many_and_few_at_a_time(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var begin = new BeginBulkImport(db, world.Officer, world.Clock);
        Assert.Equal(BulkRefusals.NoFiles, await begin.RunAsync(new(NewId(), world.HaiPhong, "", 0, 0, "")));
        Assert.Equal(BulkRefusals.TooManyFiles.Code, (await begin.RunAsync(new(NewId(), world.HaiPhong, "", BeginBulkImport.MostFiles + 1, 1, "")))?.Code);
        for (var number = 0; number < BeginBulkImport.MostOpen; number++)
            await BegunAsync(world, world.Officer, world.HaiPhong);
        Assert.Equal(BulkRefusals.TooManyOpen.Code, (await begin.RefusalAsync(world.HaiPhong))?.Code);
        Assert.Null(await new BeginBulkImport(db, world.Head, world.Clock).RefusalAsync(world.HaiPhong));
    }

    [Theory, BothDatabases]
    public async Task A_file_that_is_there_is_found_before_it_is_read_with_who_brought_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var import = new ImportWithoutReview(db, world.Officer, world.Clock, new TrackingOptions());
        var file = Proposals.File('d');
        Assert.Null(await import.FindKnownAsync(file.Sha256, world.HaiPhong));
        var first = (await import.RunAsync([new(file, "txt", "Ghi chép cuộc họp giao ban đầu tuần.", world.HaiPhong)]))[0];
        Assert.Equal(BulkResult.WaitsForReview, first.Value.Became);
        var known = (await import.FindKnownAsync(file.Sha256, world.HaiPhong))!;
        Assert.Equal((first.Value.Import, world.Officer.AccountId), (known.Import, known.By));
        Assert.Null(await import.FindKnownAsync(file.Sha256, world.Works));
        // Sent past that look, it is linked to what is there.
        var again = (await import.RunAsync([new(file, "txt", "Ghi chép cuộc họp giao ban đầu tuần.", world.HaiPhong)]))[0];
        Assert.Equal((BulkResult.Known, first.Value.Import), (again.Value.Became, again.Value.Import));
    }
}
