using System.Globalization;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Sheets;

public sealed class SheetSlicesTests
{
    private const string Heads = "Mã|Nội dung|Sản phẩm|Cơ quan chủ trì|Cơ quan phối hợp|Bên theo dõi|Người chịu trách nhiệm|Lĩnh vực|Độ khẩn|Lặp lại|Báo cáo định kỳ|Bắt đầu|Thời hạn|Nguồn giao|Phiên bản";

    private static async Task<Outcome<PrepareSheet.Result>> GiveAsync(World world, CurrentUser by, string[] rows, bool sends = false)
    {
        await using var db = world.Open();
        return await new PrepareSheet(db, by, world.Clock, new()).RunAsync(new("bang.xlsx", SheetReadingTests.Rows(rows), sends));
    }

    private static async Task<string[]> WrongAsync(World world, CurrentUser by, string[] rows, bool sends = false) =>
        [.. (await GiveAsync(world, by, rows, sends)).Value.Wrong.Select(one => $"{Place(one)} {one.Refusal.Code}")];

    private static async Task<Outcome<TakeSheet.Result>> TakeAsync(World world, CurrentUser by, AssignmentSheetId id)
    {
        await using var db = world.Open();
        var seen = (await new ShowSheet(db, by).RunAsync(id)).Value;
        return await new TakeSheet(db, by, world.Clock).RunAsync(new(id, seen.Version, seen.Plan!.Stamp()));
    }

    private static string Place(CellProblem one) => SheetReadingTests.Place(one);

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    [Theory, BothDatabases]
    public async Task New_ones_come_as_drafts_or_are_sent_all_or_none(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var due = world.Today.AddDays(40);
        string[] rows =
        [
            Heads, $"|Rà soát phí cảng|Báo cáo|Sở Xây dựng thành phố Hải Phòng|Đảng ủy phường Hồng Bàng (11311.DU)||Giám đốc|Cảng biển|Khẩn|||{Day(world.Today)}|{Day(due)}|Họp giao ban|",
            "|Công khai tiến độ|Trang tin|31.SXD|||||||Hằng quý||Thường xuyên||",
        ];
        var prepared = (await GiveAsync(world, world.Officer, rows)).Value;
        Assert.Empty(prepared.Wrong);
        await using var db = world.Open();
        Assert.Empty(await db.Assignments.ToListAsync());
        Assert.Equal(new TakeSheet.Result(2, 0), (await TakeAsync(world, world.Officer, prepared.Id!.Value)).Value);
        var made = await db.Assignments.AsNoTracking().OrderBy(row => row.Code).ToListAsync();
        Assert.Equal((AssignmentState.Draft, world.HaiPhong, world.Works, "Báo cáo", due, Priority.Urgent, "Giám đốc", "Họp giao ban", AssignmentOrigin.Table),
            (made[0].State, made[0].AssignerId, made[0].LeadId, made[0].Product, made[0].DueDate, made[0].Priority, made[0].Responsible, made[0].OriginWords, made[0].Origin));
        Assert.Equal(world.Ward, (await db.AssignmentCooperations.SingleAsync(row => row.AssignmentId == made[0].Id)).OrganisationId);
        Assert.Equal((Recurrence.Continuous, Cadence.Quarterly, (DateOnly?)null, "bang.xlsx, 3"), (made[1].Recurrence, made[1].ReportsEvery, made[1].DueDate, made[1].OriginWords));
        // It is settled: neither a second time nor discarded.
        var shown = (await new ShowSheet(db, world.Officer).RunAsync(prepared.Id.Value)).Value;
        Assert.Equal((SheetState.Taken, 2, 0, (SheetPlan?)null), (shown.State, shown.Made, shown.Changed, shown.Plan));
        Assert.Equal(SheetRefusals.Settled, (await new TakeSheet(db, world.Officer, world.Clock).RunAsync(new(prepared.Id.Value, shown.Version, ""))).Refusal);
        Assert.Equal(SheetRefusals.Settled, await new DiscardSheet(db, world.Officer, world.Clock).RunAsync(new(prepared.Id.Value, shown.Version)));

        // Sent at once: every row must have what a sending needs.
        Assert.Equal(["C2 assignment.product_missing", "D3 assignment.lead_missing"],
            await WrongAsync(world, world.Officer, [Heads, "|Một||31.SXD|||||||||||", "|Hai|Sản phẩm||||||||||||"], sends: true));
        var sent = (await GiveAsync(world, world.Officer, rows, sends: true)).Value;
        Assert.Equal(2, (await TakeAsync(world, world.Officer, sent.Id!.Value)).Value.Made);
        Assert.Equal([AssignmentState.Assigned, AssignmentState.Assigned], await db.Assignments.Where(row => row.State != AssignmentState.Draft).Select(row => row.State).ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task Rows_with_a_code_change_what_may_change_and_show_it_before(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var due = world.Today.AddDays(40);
        var first = (await GiveAsync(world, world.Officer, [Heads, $"|Một|Báo cáo|31.SXD||||||||{Day(world.Today)}|{Day(due)}||", "|Hai||||||||||||"])).Value;
        await TakeAsync(world, world.Officer, first.Id!.Value);
        await using var db = world.Open();
        var codes = await db.Assignments.OrderBy(row => row.Code).Select(row => row.Code).ToListAsync();
        string Row(int index, string rest, int version) => $"{codes[index]}|{rest}|{version}";
        // The same again is no change; a table that changes nothing is refused.
        Assert.Equal(SheetRefusals.NothingToDo, (await GiveAsync(world, world.Officer, [Heads, Row(0, $"Một|Báo cáo|Sở Xây dựng thành phố Hải Phòng (31.SXD)||||||||{Day(world.Today)}|{Day(due)}|", 1)])).Refusal);

        var prepared = (await GiveAsync(world, world.Officer, [Heads, Row(0, $"Một|Báo cáo quý|31.SXD|11311.DU||||Ưu tiên|||{Day(world.Today)}|{Day(due)}|", 1), "Tổng|||||||||||||", Row(1, "Hai||||||||||||", 1)])).Value;
        Assert.Null(prepared.Id);
        Assert.Equal(["A3 sheet.code_unknown", "B3 assignment.content_missing"], prepared.Wrong.Select(one => $"{Place(one)} {one.Refusal.Code}"));
        prepared = (await GiveAsync(world, world.Officer, [Heads, Row(0, $"Một|Báo cáo quý|31.SXD|11311.DU||||Ưu tiên|||{Day(world.Today)}|{Day(due)}|", 1), Row(1, "Hai||||||||||||", 1)])).Value;
        var plan = (await new ShowSheet(db, world.Officer).RunAsync(prepared.Id!.Value)).Value.Plan!;
        var change = Assert.Single(plan.Changes);
        Assert.Equal(1, plan.Unchanged);
        Assert.Equal([(SheetColumn.Product, "Báo cáo", "Báo cáo quý"), (SheetColumn.Cooperating, null, "Đảng ủy phường Hồng Bàng"), (SheetColumn.Priority, (object)Priority.Normal, (object)Priority.High)],
            change.Cells.Select(cell => (cell.Column, cell.Before, cell.After!)));
        Assert.Equal(new TakeSheet.Result(0, 1), (await TakeAsync(world, world.Officer, prepared.Id.Value)).Value);
        var kept = await db.Assignments.AsNoTracking().Include(row => row.Events).SingleAsync(row => row.Code == codes[0]);
        Assert.Equal(("Báo cáo quý", Priority.High, AssignmentState.Draft), (kept.Product, kept.Priority, kept.State));
        Assert.Equal([AssignmentAct.Drafted, AssignmentAct.Corrected, AssignmentAct.Described], kept.Events.OrderBy(row => row.At).ThenBy(row => row.Id.Value).Select(row => row.Act));

        // A draft of the table goes out; from then on what is wanted of whom does not change by a table, the rest does.
        var sent = (await GiveAsync(world, world.Officer, ["Mã|Nội dung", $"{codes[0]}|Một"], sends: true)).Value;
        Assert.Equal(new TakeSheet.Result(0, 1), (await TakeAsync(world, world.Officer, sent.Id!.Value)).Value);
        Assert.Equal(["B2 sheet.sent_fixed", "C2 sheet.sent_fixed", "D2 sheet.sent_fixed", "M2 sheet.sent_fixed"],
            await WrongAsync(world, world.Officer, [Heads, $"{codes[0]}|Khác|Khác|11311.DU||||||||{Day(world.Today)}|{Day(due.AddDays(1))}||"]));
        var after = (await GiveAsync(world, world.Officer, ["Mã|Nội dung|Lĩnh vực", $"{codes[0]}|Một|Hạ tầng"])).Value;
        Assert.Equal(1, (await TakeAsync(world, world.Officer, after.Id!.Value)).Value.Changed);
        kept = await db.Assignments.AsNoTracking().SingleAsync(row => row.Code == codes[0]);
        Assert.Equal(("Hạ tầng", AssignmentState.Assigned, Priority.High), (kept.Field, kept.State, kept.Priority));
        Assert.Equal(world.Ward, (await db.AssignmentCooperations.SingleAsync(row => row.AssignmentId == kept.Id)).OrganisationId);
    }

    [Theory, BothDatabases]
    public async Task Who_came_later_is_told_and_nothing_is_half_done(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Drafts.MakeAsync(world, world.Officer, "Một");
        await using var db = world.Open();
        var code = await db.Assignments.Where(row => row.Id == id).Select(row => row.Code).SingleAsync();
        var prepared = (await GiveAsync(world, world.Officer, ["Mã|Nội dung|Lĩnh vực|Phiên bản", $"{code}|Một|A|1", "|Mới|B|"])).Value;
        var seen = (await new ShowSheet(db, world.Officer).RunAsync(prepared.Id!.Value)).Value;
        // Between the look and the word somebody else changes it.
        Assert.Null(await new CorrectDraft(db, world.Officer, world.Clock).RunAsync(new(id, 1, "Một khác", null, null, null)));
        await using (var late = world.Open())
        {
            Assert.Equal(SheetRefusals.PlanChanged, (await new TakeSheet(late, world.Officer, world.Clock).RunAsync(new(prepared.Id.Value, seen.Version, seen.Plan!.Stamp()))).Refusal);
            Assert.False(late.ChangeTracker.HasChanges());
        }

        Assert.Equal(1, await db.Assignments.CountAsync());
        // The page now says what is wrong: the row was taken when it said otherwise.
        Assert.Equal(["D2 sheet.changed_since"], (await new ShowSheet(db, world.Officer).RunAsync(prepared.Id.Value)).Value.Plan!.Wrong.Select(one => $"{Place(one)} {one.Refusal.Code}"));
        Assert.Null(await new DiscardSheet(db, world.Officer, world.Clock).RunAsync(new(prepared.Id.Value, seen.Version)));
        var rows = (await new ListSheets(db, world.Officer).RunAsync(new())).Items;
        Assert.Equal((SheetState.Discarded, "bang.xlsx", 2), (rows[0].State, rows[0].FileName, rows[0].Rows));
    }

    [Theory, BothDatabases]
    public async Task Only_for_whom_one_assigns_and_to_whom_one_may_address(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        Assert.Equal(AssignmentRefusals.AssignerOutOfReach, (await GiveAsync(world, world.Leader, ["Nội dung|Lĩnh vực", "x|y"])).Refusal);
        Assert.Equal(["B2 assignment.lead_out_of_reach", "B3 sheet.organisation_unknown", "C3 assignment.cooperating_out_of_reach", "D3 sheet.organisation_unknown"],
            await WrongAsync(world, world.Officer, ["Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Bên theo dõi", "x|Thành ủy Cần Thơ||", "y|Viện Cảng|92.TU; 31.SXD|99999"]));
        // Commas between names and within what is none.
        var commas = (await GiveAsync(world, world.Officer, ["Nội dung|Phối hợp", "x|Sở Xây dựng thành phố Hải Phòng, Đảng ủy phường Hồng Bàng", "y|Sở Xây dựng thành phố Hải Phòng, các ngành"])).Value;
        Assert.Equal("các ngành", Assert.Single(commas.Wrong).Said);
        // Another's assignment looks as if it were not there, or is not one's to change.
        var id = await Drafts.MakeAsync(world, world.Officer, "Một");
        await using var db = world.Open();
        var code = await db.Assignments.Where(row => row.Id == id).Select(row => row.Code).SingleAsync();
        Assert.Equal(["A2 sheet.code_unknown"], await WrongAsync(world, world.Foreigner, ["Mã|Nội dung", $"{code}|Một"]));
        var prepared = (await GiveAsync(world, world.Officer, ["Nội dung|Lĩnh vực", "x|y"])).Value;
        Assert.Equal(SheetRefusals.NotFound, (await new ShowSheet(db, world.Foreigner).RunAsync(prepared.Id!.Value)).Refusal);
        Assert.Equal(SheetRefusals.NotFound, (await new TakeSheet(db, world.Foreigner, world.Clock).RunAsync(new(prepared.Id.Value, 0, ""))).Refusal);
        Assert.Equal(SheetRefusals.NotFound, await new DiscardSheet(db, world.Foreigner, world.Clock).RunAsync(new(prepared.Id.Value, 0)));
        Assert.Empty((await new ListSheets(db, world.Foreigner).RunAsync(new())).Items);
        Assert.Equal(SheetRefusals.TooManyRows.Code, (await new PrepareSheet(db, world.Officer, world.Clock, new() { SheetRows = 1 }).RunAsync(new("a.csv", SheetReadingTests.Rows("Nội dung|Hạn", "x|", "y|")))).Refusal!.Code);
    }
}
