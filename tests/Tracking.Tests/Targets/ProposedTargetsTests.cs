using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Setting;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using DonDoc.Tracking.Tests.Reorganisations;
using Microsoft.EntityFrameworkCore;
using static DonDoc.Tracking.Tests.Targets.TargetWorld;

namespace DonDoc.Tracking.Tests.Targets;

/// <summary>Targets from texts, and what becomes of targets when an organisation ends.</summary>
public sealed class ProposedTargetsTests
{
    private const string Plan = """
        KẾ HOẠCH
        I- NHIỆM VỤ
        1. Theo phụ lục.

        PHỤ LỤC I
        DANH MỤC CÁC CHỈ TIÊU CỤ THỂ
        TT	Chỉ tiêu	Đơn vị	Kết quả	Cơ quan chủ trì theo dõi, đánh giá
        I	Đến năm 2030
        1	Tỉ lệ dịch vụ công trực tuyến	%	≥ 80	Sở Xây dựng thành phố Hải Phòng
        2	Xếp hạng an toàn thông tin	Thứ bậc	≤ 10	Bộ Thông tin và Truyền thông
        3	Tổ chức được xếp hạng	Tổ chức	40 - 50	Sở Xây dựng thành phố Hải Phòng
        4	Hạ tầng số		Tiên tiến, hiện đại	Thành ủy Cần Thơ
        II	Đến năm 2045
        5	Quy mô kinh tế số	% GDP	> 50	Sở Xây dựng thành phố Hải Phòng
        """;

    [Theory, BothDatabases]
    public async Task Rows_of_a_table_become_targets_with_value_unit_and_year(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { PlainText = Plan, References = null });
        var proposed = (await DoAsync(world, db => new ProposeTargets(db, world.Officer).RunAsync(document))).Value;
        Assert.Equal([("Tỉ lệ dịch vụ công trực tuyến", "%", 80m, null, 2030), ("Xếp hạng an toàn thông tin", "Thứ bậc", 10m, null, 2030), ("Tổ chức được xếp hạng", "Tổ chức", 40m, 50m, 2030),
                ("Hạ tầng số", null, null, null, 2030), ("Quy mô kinh tế số", "% GDP", 50m, (decimal?)null, (int?)2045)],
            proposed.Rows.Select(row => (row.Name, row.Unit, row.Value, row.Upper, row.Year)));
        Assert.Equal([TargetDirection.MoreIsBetter, TargetDirection.LessIsBetter, TargetDirection.MoreIsBetter, TargetDirection.MoreIsBetter, TargetDirection.MoreIsBetter], proposed.Rows.Select(row => row.Direction));
        Assert.Equal([false, false, false, false, true], proposed.Rows.Select(row => row.IsStrict));
        Assert.Equal(TargetKind.Qualitative, proposed.Rows[3].Kind);
        // Who is not in the tree, and who may be given no work, is told in words.
        Assert.Equal([world.Works, null, world.Works, null, world.Works], proposed.Rows.Select(row => row.Lead?.Id));
        Assert.Equal("Thành ủy Cần Thơ", proposed.Rows[3].LeadWords);

        var made = await DoAsync(world, db => new SetTarget(db, world.Officer, world.Clock).RunAsync(new([.. proposed.Rows.Select(row => new SetTarget.NewTarget(
            new TargetTerms(row.Name, row.Unit, row.Direction, Kind: row.Kind), null, [row.Lead?.Id ?? world.HaiPhong],
            Plans: [new($"{row.Year}", row.Value, row.Upper, row.IsStrict, row.ValueWords)], Provision: row.Provision))])));
        Assert.Equal(5, made.Value.Count);
        var shown = await ShowAsync(world, world.Officer, made.Value[4]);
        Assert.Equal((document, "31.TU/CT-0005"), (shown.Facts.Source!.Document!.Id, shown.Facts.Code));
        var plan = shown.Lines[0].Row.Cells.Single(cell => cell.Period == "2045").Plan!;
        Assert.Equal((50m, true, "> 50"), (plan.Value, plan.IsStrict, plan.Words));
        Assert.All((await DoAsync(world, db => new ProposeTargets(db, world.Officer).RunAsync(document))).Value.Rows, row => Assert.NotNull(row.Existing));
        Assert.Equal(DocumentRefusals.NotFound, (await DoAsync(world, db => new ProposeTargets(db, world.Foreigner).RunAsync(document))).Refusal);
        Assert.Equal(5, (await DoAsync(world, db => new ListTargets(db, world.Officer).RunAsync(new(Source: document)))).Items.Count);
    }

    /// <summary>The published appendix: 41 numbered targets, of which two are divided; 55 values, none lost and each with its year.</summary>
    [Fact]
    public async Task The_targets_of_resolution_03_come_in_with_name_value_unit_and_year()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "DonDoc.slnx")))
            root = root.Parent;
        var path = Path.Combine(root.FullName, "..", "shared", "data", "documents", "03-NQ-CP-phu-luc-1-chi-tieu.md");
        Assert.SkipUnless(File.Exists(path), "The published appendix is not here; it is not part of the repository.");
        await using var world = await World.CreateAsync(Provider.Sqlite);
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { PlainText = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), References = null });
        var proposed = (await DoAsync(world, db => new ProposeTargets(db, world.Officer).RunAsync(document))).Value;
        var rows = proposed.Rows;
        Assert.Equal(0, proposed.More);
        // 11 and 23 are divided into 12 and 4; 23 has a value in words of its own, 11 has none.
        var numbers = Enumerable.Range(1, 41).Where(number => number != 11).Select(number => $"{number}").Concat(Enumerable.Range(1, 12).Select(part => $"11.{part}")).Concat(Enumerable.Range(1, 4).Select(part => $"23.{part}"));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), rows.Select(row => row.Number!.Trim('.')).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.False(string.IsNullOrWhiteSpace(row.Name)));
        Assert.All(rows, row => Assert.Equal(int.Parse(row.Number!.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) < 36 ? 2030 : 2045, row.Year));
        ProposeTargets.Row Of(string number) => rows.Single(row => row.Number!.Trim('.') == number);
        Assert.Equal((30m, "% GDP", TargetDirection.MoreIsBetter), (Of("10").Value!.Value, Of("10").Unit, Of("10").Direction));
        Assert.Equal((0.7m, true), (Of("14").Value!.Value, Of("14").IsStrict));
        Assert.Equal((16m, 18m, "%/năm"), (Of("21").Value!.Value, Of("21").Upper!.Value, Of("21").Unit));
        Assert.Equal((30m, TargetDirection.LessIsBetter), (Of("37").Value!.Value, Of("37").Direction));
        Assert.Equal(["1", "2", "23", "3", "4", "5"], rows.Where(row => row.Kind == TargetKind.Qualitative).Select(row => row.Number!.Trim('.')).Order(StringComparer.Ordinal));

        var made = await DoAsync(world, db => new SetTarget(db, world.Officer, world.Clock).RunAsync(new([.. rows.Select(row => new SetTarget.NewTarget(
            new TargetTerms(row.Name, row.Unit, row.Direction, Kind: row.Kind), null, [world.HaiPhong], Plans: [new($"{row.Year}", row.Value, row.Upper, row.IsStrict, row.ValueWords)], Provision: row.Provision))])));
        Assert.Equal(rows.Count, made.Value.Count);
    }

    [Theory, BothDatabases]
    public async Task The_successor_answers_and_no_value_of_the_past_changes(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var (works, ward) = ((await LineAsync(world, id, world.Works)).Id, (await LineAsync(world, id, world.Ward)).Id);
        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 30));
        Assert.Null(await AcceptAsync(world, world.Head, id, world.Works));
        Assert.Null(await EnterAsync(world, world.WardOfficer, ward, 55));
        Assert.Null(await AcceptAsync(world, world.Head, id, world.Ward));
        var before = (await ShowAsync(world, world.Inspector, id)).Lines.Select(line => (line.Organisation.Id, line.Row.Cells[0].Actual?.Value, line.Row.Cells[0].Standing)).ToList();

        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(ReorganisationStep.Merge, "31.SXD", To: "11311.DU"));
        Assert.Equal(1, (await act.ShowAsync()).Total.Targets);
        Assert.Equal((1, 0), (await act.CarryOutAsync()).Value.HandedOver is var moved ? (moved.Targets, moved.TargetsSet) : default);
        var after = await ShowAsync(world, world.Inspector, id);
        Assert.Equal(before, after.Lines.Select(line => (line.Organisation.Id, line.Row.Cells[0].Actual?.Value, line.Row.Cells[0].Standing)));
        Assert.Equal(world.Ward, after.Lines.Single(line => line.Id == works).Answers!.Id);
        // The ward amends what the department told, and tells for both from now on.
        Assert.Null(await EnterAsync(world, world.WardOfficer, works, 31, note: "Đối chiếu khi sáp nhập"));
        Assert.Equal(2, (await ShowAsync(world, world.WardOfficer, id)).Lines.Count);
    }
}
