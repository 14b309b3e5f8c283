using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Contests;
using DonDoc.Tracking.Targets.Reckoning;
using DonDoc.Tracking.Targets.Reporting;
using DonDoc.Tracking.Targets.Setting;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using static DonDoc.Tracking.Tests.Targets.TargetWorld;

namespace DonDoc.Tracking.Tests.Targets;

public sealed class TargetSlicesTests
{
    [Theory, BothDatabases]
    public async Task From_the_plan_over_a_return_to_a_value_that_counts(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var (works, ward) = ((await LineAsync(world, id, world.Works)).Id, (await LineAsync(world, id, world.Ward)).Id);
        Assert.Equal("31.TU/CT-0001", (await ShowAsync(world, world.Head, id)).Facts.Code);

        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 30, submit: false));
        Assert.Equal(TargetStanding.NotSent, Cell(world, await LineAsync(world, id, world.Works)).Standing);
        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 35));
        Assert.Equal(TargetStanding.Waiting, Cell(world, await LineAsync(world, id, world.Works)).Standing);
        Assert.Equal(TargetRefusals.AlreadySubmitted.Code, (await EnterAsync(world, world.WorksOfficer, works, 36))?.Code);
        var sent = Cell(world, await LineAsync(world, id, world.Works)).Latest!;
        Assert.Equal((1, 35m), (sent.Number, sent.Value));
        Assert.Equal(TargetRefusals.ReasonMissing, await DoAsync(world, db => new ReturnFigure(db, world.Head, world.Clock).RunAsync(new(id, sent.Id, sent.Version, " "))));
        Assert.Null(await DoAsync(world, db => new ReturnFigure(db, world.Head, world.Clock).RunAsync(new(id, sent.Id, sent.Version, "Thiếu quý IV"))));
        Assert.Equal((TargetStanding.Returned, "Thiếu quý IV"), (Cell(world, await LineAsync(world, id, world.Works)).Standing, Cell(world, await LineAsync(world, id, world.Works)).Latest!.ReturnReason));

        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 45));
        Assert.Null(await AcceptAsync(world, world.Head, id, world.Works));
        var city = Cell(world, await LineAsync(world, id, world.HaiPhong));
        // One of two told: the sum is shown with that, and judged by nobody.
        Assert.Equal((45m, 1, 2, TargetStanding.Incomplete, null), (city.Actual!.Value, city.Actual.Reported, city.Actual.Expected, city.Standing, city.Achievement));
        Assert.Null(await EnterAsync(world, world.WardOfficer, ward, 35));
        Assert.Null(await AcceptAsync(world, world.Head, id, world.Ward));
        city = Cell(world, await LineAsync(world, id, world.HaiPhong));
        Assert.Equal((80m, 2, 2, TargetStanding.Reached, 100m), (city.Actual!.Value, city.Actual.Reported, city.Actual.Expected, city.Standing, city.Achievement));

        // An accepted value changes only by a new version, which counts when it is accepted; the old one stays.
        Assert.Equal(TargetRefusals.AmendmentReasonMissing.Code, (await EnterAsync(world, world.WardOfficer, ward, 34))?.Code);
        Assert.Null(await EnterAsync(world, world.WardOfficer, ward, 34, note: "Đếm trùng một hồ sơ"));
        Assert.Equal(80m, Cell(world, await LineAsync(world, id, world.HaiPhong)).Actual!.Value);
        Assert.Null(await AcceptAsync(world, world.Head, id, world.Ward));
        city = Cell(world, await LineAsync(world, id, world.HaiPhong));
        Assert.Equal((79m, TargetStanding.NotReached, 98.8m), (city.Actual!.Value, city.Standing, city.Achievement));
        var kept = (await DoAsync(world, db => new ShowTargetLine(db, world.Head).RunAsync(id, ward))).Value.Figures;
        Assert.Equal([(2, 34m, true), (1, 35m, false)], kept.Select(one => (one.Figure.Number, one.Figure.Value!.Value, one.Figure.IsInForce)));
    }

    [Theory, BothDatabases]
    public async Task A_line_is_entered_or_made_of_those_below_and_never_both(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var city = await LineAsync(world, id, world.HaiPhong);
        Assert.Equal(TargetRefusals.Aggregated.Code, (await EnterAsync(world, world.Officer, city.Id, 80))?.Code);
        Assert.Equal(TargetRefusals.Aggregated.Code, (await DoAsync(world, db => new SetFigures(db, world.Head, world.Clock).RunAsync(
            new(id, FigureKind.Actual, [new(city.Id, LastYear(world).Key, 80)], "Niên giám"))))?.Code);

        async Task<Refusal?> PlaceAsync(OrganisationId of, TargetAggregation aggregation, TargetLineId? parent = null)
        {
            var shown = await ShowAsync(world, world.Head, id);
            var line = shown.Lines.Single(one => one.Organisation.Id == of).Id;
            return (await DoAsync(world, db => new PlaceLine(db, world.Head, world.Clock).RunAsync(new(id, shown.Facts.Version, line, null, parent, aggregation)))).Refusal;
        }

        Assert.Null(await PlaceAsync(world.HaiPhong, TargetAggregation.None));
        Assert.Null(await EnterAsync(world, world.Officer, city.Id, 80));
        Assert.Equal(TargetRefusals.EnteredAlready, await PlaceAsync(world.HaiPhong, TargetAggregation.Sum));
        Assert.Equal(TargetRefusals.CountIsForQualitative, await PlaceAsync(world.Works, TargetAggregation.Count, city.Id));
        Assert.Equal(TargetRefusals.LineCircle, await PlaceAsync(world.HaiPhong, TargetAggregation.None, (await LineAsync(world, id, world.Works)).Id));
    }

    [Theory, BothDatabases]
    public async Task Each_side_does_its_own_part_and_sees_its_own_lines(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var (works, ward) = ((await LineAsync(world, id, world.Works)).Id, (await LineAsync(world, id, world.Ward)).Id);
        Assert.Equal([world.Works], (await ShowAsync(world, world.WorksOfficer, id)).Lines.Select(line => line.Organisation.Id));
        Assert.Equal(3, (await ShowAsync(world, world.Inspector, id)).Lines.Count);
        Assert.Equal(TargetRefusals.NotFound, (await DoAsync(world, db => new ShowTarget(db, world.Foreigner).RunAsync(new(id)))).Refusal);
        Assert.Equal(TargetRefusals.LineNotFound, await EnterAsync(world, world.WorksOfficer, ward, 1));
        Assert.Equal(TargetRefusals.NotAllowed, await EnterAsync(world, world.Leader, works, 1));
        Assert.Equal(TargetRefusals.NotAllowed, await EnterAsync(world, world.Inspector, works, 1));
        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 1));
        Assert.Equal(TargetRefusals.NotAllowed, await AcceptAsync(world, world.WorksOfficer, id, world.Works));
        Assert.Equal(TargetRefusals.NotAllowed, await AcceptAsync(world, world.Inspector, id, world.Works));
        // Four eyes: the head may tell for the department below, and then does not accept it.
        Assert.Null(await EnterAsync(world, world.Head, ward, 1));
        Assert.Equal(TargetRefusals.OwnFigure, await AcceptAsync(world, world.Head, id, world.Ward));
        Assert.Null(await AcceptAsync(world, world.Officer, id, world.Ward));

        var foreign = await DoAsync(world, db => new SetTarget(db, world.Head, world.Clock).RunAsync(new([new(new TargetTerms("Một"), null, [world.CanTho])])));
        Assert.Equal((TargetRefusals.OrganisationOutOfReach.Code, "targets.0.lines"), (foreign.Refusal!.Code, foreign.Refusal.Field));
        Assert.Equal(TargetRefusals.OwnerOutOfReach, (await DoAsync(world, db => new SetTarget(db, world.Leader, world.Clock).RunAsync(new([new(new TargetTerms("Một"), null, [world.Works])])))).Refusal);
        // What was only written down is the affair of who wrote it.
        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 2, (world.Today.Year).ToString(System.Globalization.CultureInfo.InvariantCulture), submit: false));
        Assert.DoesNotContain((await DoAsync(world, db => new ShowTargetLine(db, world.Inspector).RunAsync(id, works))).Value.Figures, one => one.Figure.State == FigureState.Entered);
    }

    [Theory, BothDatabases]
    public async Task Values_are_looked_at_before_they_are_kept(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var works = (await LineAsync(world, id, world.Works)).Id;
        async Task<string?> CodeAsync(Task<Refusal?> refused) => (await refused)?.Code;
        Assert.Equal(TargetRefusals.ValueMissing.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, null)));
        Assert.Equal(TargetRefusals.PeriodWrong.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, 1, "2026-Q1")));
        Assert.Equal(TargetRefusals.PeriodAhead.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, 1, $"{world.Today.Year + 1}")));
        Assert.Equal(TargetRefusals.NothingAroseNotHere.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, null, nothingArose: true)));
        Assert.Equal(TargetRefusals.SourceMissing.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, 1, source: null)));
        Assert.Equal(TargetRefusals.NumberTooLong.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, 0.0000001m)));
        Assert.Equal(TargetRefusals.ChangedMeanwhile.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, 1, seen: 3)));
        Assert.Equal(TextRefusals.Classified.Code, await CodeAsync(EnterAsync(world, world.WorksOfficer, works, 1, source: "TUYỆT MẬT")));
        Assert.Equal(0, await DoAsync(world, db => db.TargetFigures.CountAsync(row => row.Kind == FigureKind.Actual)));

        // All or none, and each wrong cell is named.
        var ward = (await LineAsync(world, id, world.Ward)).Id;
        var several = await DoAsync(world, db => new EnterFigures(db, world.Officer, world.Clock).RunAsync(new(
            [new(works, LastYear(world).Key, 1, Source: "BC"), new(ward, LastYear(world).Key, null, Source: "BC"), new(ward, "x", 1, Source: "BC")], true)));
        Assert.Equal(("cells.1.value", "cells.2.period"), (several!.Field, Assert.Single(several.Others).Field));
        Assert.Equal(0, await DoAsync(world, db => db.TargetFigures.CountAsync(row => row.Kind == FigureKind.Actual)));

        // A file shows it as well as words do, and is kept only with it.
        var (file, kept) = (new StoredFile(new string('c', 64), "bao-cao.docx", 9, "application/octet-stream"), 0);
        Assert.Equal(DocumentRefusals.FileDamaged, await EnterAsync(world, world.WorksOfficer, works, 1, source: null, files: [file with { Sha256 = "x" }]));
        await using (var db = world.Open())
            Assert.Null(await new EnterFigures(db, world.WorksOfficer, world.Clock).RunAsync(new([new(works, LastYear(world).Key, 1)], true, [file]), () => Task.FromResult(++kept)));
        Assert.Equal(1, kept);
        await using var reading = world.Open();
        Assert.Equal(file, await new FindTargetEvidence(reading, world.Head).RunAsync(id, file.Sha256));
        Assert.Null(await new FindTargetEvidence(reading, world.WardOfficer).RunAsync(id, file.Sha256));
        Assert.Null(await new FindTargetEvidence(reading, world.Foreigner).RunAsync(id, file.Sha256));
    }

    [Theory, BothDatabases]
    public async Task Nothing_arose_counts_as_told_and_words_are_counted(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var flow = await SetAsync(world, terms: new TargetTerms("Số mô hình mới", "mô hình", Measure: TargetMeasure.WithinPeriod), plan: 5);
        Assert.Null(await EnterAsync(world, world.WorksOfficer, (await LineAsync(world, flow, world.Works)).Id, null, nothingArose: true));
        Assert.Null(await AcceptAsync(world, world.Head, flow, world.Works));
        Assert.Null(await EnterAsync(world, world.WardOfficer, (await LineAsync(world, flow, world.Ward)).Id, 6));
        Assert.Null(await AcceptAsync(world, world.Head, flow, world.Ward));
        var city = Cell(world, await LineAsync(world, flow, world.HaiPhong));
        Assert.Equal((6m, 2, TargetStanding.Reached), (city.Actual!.Value, city.Actual.Reported, city.Standing));

        var terms = new TargetTerms("Hạ tầng số hiện đại", Kind: TargetKind.Qualitative);
        var refused = await DoAsync(world, db => new SetTarget(db, world.Head, world.Clock).RunAsync(new([new(terms, null, [world.Works], world.HaiPhong, TargetAggregation.Sum)])));
        Assert.Equal(TargetRefusals.QualitativeIsCounted.Code, refused.Refusal!.Code);
        var words = (await DoAsync(world, db => new SetTarget(db, world.Head, world.Clock).RunAsync(new([new(terms, null, [world.Works, world.Ward], world.HaiPhong, TargetAggregation.Count)])))).Value[0];
        var works = (await LineAsync(world, words, world.Works)).Id;
        Assert.Equal(TargetRefusals.WordsMissing.Code, (await EnterAsync(world, world.WorksOfficer, works, null, isMet: true))?.Code);
        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, null, words: "Đã phủ 5G", isMet: true));
        Assert.Null(await AcceptAsync(world, world.Head, words, world.Works));
        Assert.Null(await EnterAsync(world, world.WardOfficer, (await LineAsync(world, words, world.Ward)).Id, null, words: "Đã phủ", isMet: true));
        // The person's judgement stands beside what was told.
        Assert.Null(await AcceptAsync(world, world.Head, words, world.Ward, judged: false));
        city = Cell(world, await LineAsync(world, words, world.HaiPhong));
        Assert.Equal((null, 1, 2, TargetStanding.NotReached), (city.Actual!.Value, city.Actual.Reached, city.Actual.Expected, city.Standing));
        Assert.Equal((true, false), (Cell(world, await LineAsync(world, words, world.Ward)).InForce!.IsMet, Cell(world, await LineAsync(world, words, world.Ward)).InForce!.Judged));
    }

    [Theory, BothDatabases]
    public async Task Two_at_once_one_is_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var works = (await LineAsync(world, id, world.Works)).Id;
        var period = LastYear(world).Key;
        // The other has written between the reading and the saving.
        await using (var slow = world.Open(new BeforeTransaction(async () => Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 20)))))
            Assert.Equal(TargetRefusals.ChangedMeanwhile, await new EnterFigures(slow, world.Officer, world.Clock).RunAsync(new([new(works, period, 10, Source: "BC")], true)));
        var sent = Cell(world, await LineAsync(world, id, world.Works)).Latest!;
        Assert.Equal((20m, 1), (sent.Value, await DoAsync(world, db => db.TargetFigures.CountAsync(row => row.LineId == works && row.Kind == FigureKind.Actual))));
        await using (var slow = world.Open(new Meanwhile(async () => Assert.Null(await DoAsync(world, db => new ReturnFigure(db, world.Head, world.Clock).RunAsync(new(id, sent.Id, sent.Version, "Sai")))))))
            Assert.Equal(TargetRefusals.ChangedMeanwhile, await new AcceptFigures(slow, world.Head, world.Clock).RunAsync(new(id, [new(sent.Id, sent.Version)])));
        Assert.Equal(FigureState.Returned, Cell(world, await LineAsync(world, id, world.Works)).Latest!.State);
    }

    [Theory, BothDatabases]
    public async Task An_objection_stands_beside_the_value_until_it_is_decided(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var (works, period) = ((await LineAsync(world, id, world.Works)).Id, LastYear(world).Key);
        Assert.Null(await DoAsync(world, db => new SetFigures(db, world.Head, world.Clock).RunAsync(new(id, FigureKind.Plan, [new(works, period, 90)], "Quyết định giao chỉ tiêu"))));
        var plan = Cell(world, await LineAsync(world, id, world.Works)).Plan!;
        Task<Refusal?> ContestAsync(CurrentUser by, FigureBrief figure, decimal? value, string? reason = "Chưa có đường truyền", string? source = "Báo cáo khảo sát") =>
            DoAsync(world, db => new ContestFigure(db, by, world.Clock).RunAsync(new(works, figure.Id, value, null, null, reason, source)));
        Assert.Equal(TargetRefusals.NotAllowed, await ContestAsync(world.Leader, plan, 60));
        Assert.Equal(TargetRefusals.LineNotFound, await ContestAsync(world.WardOfficer, plan, 60));
        Assert.Equal(TargetRefusals.SameValue, await ContestAsync(world.WorksOfficer, plan, 90));
        Assert.Equal(TargetRefusals.ReasonMissing, await ContestAsync(world.WorksOfficer, plan, 60, reason: ""));
        Assert.Equal(TargetRefusals.SourceMissing, await ContestAsync(world.WorksOfficer, plan, 60, source: ""));
        Assert.Null(await ContestAsync(world.WorksOfficer, plan, 60));
        Assert.Equal(TargetRefusals.ContestOpen, await ContestAsync(world.WorksOfficer, plan, 50));
        var shown = await ShowAsync(world, world.Head, id);
        var contest = Assert.Single(shown.Contests);
        Assert.Equal((90m, 60m, ContestState.Open, true), (contest.Contested, contest.Value, contest.State, Cell(world, shown.Lines.Single(line => line.Id == works)).IsContested));
        // The value that was set counts until it is decided.
        Assert.Equal(90m, Cell(world, await LineAsync(world, id, world.Works)).Planned);
        Assert.Equal(TargetRefusals.NotAllowed, await DoAsync(world, db => new AcceptContest(db, world.WorksOfficer, world.Clock).RunAsync(new(id, contest.Id, contest.Version))));
        Assert.Null(await DoAsync(world, db => new AcceptContest(db, world.Head, world.Clock).RunAsync(new(id, contest.Id, contest.Version, "Đồng ý"))));
        var after = Cell(world, await LineAsync(world, id, world.Works));
        Assert.Equal((60m, 2, false), (after.Planned, after.Plan!.Number, after.IsContested));
        Assert.Equal(TargetRefusals.ContestDecided, await DoAsync(world, db => new RejectContest(db, world.Head, world.Clock).RunAsync(new(id, contest.Id, contest.Version, "Không"))));

        // What they told themselves they amend; what was set for them they contest.
        Assert.Null(await EnterAsync(world, world.WorksOfficer, works, 55));
        Assert.Null(await AcceptAsync(world, world.Head, id, world.Works));
        Assert.Equal(TargetRefusals.OwnIsAmended, await ContestAsync(world.WorksOfficer, Cell(world, await LineAsync(world, id, world.Works)).InForce!, 57));
        Assert.Null(await DoAsync(world, db => new SetFigures(db, world.Head, world.Clock).RunAsync(new(id, FigureKind.Actual, [new(works, period, 50)], "Niên giám thống kê"))));
        Assert.Null(await ContestAsync(world.WorksOfficer, Cell(world, await LineAsync(world, id, world.Works)).InForce!, 57));
        contest = (await ShowAsync(world, world.Head, id)).Contests.Single(one => one.State == ContestState.Open);
        Assert.Equal(TargetRefusals.ReasonMissing, await DoAsync(world, db => new RejectContest(db, world.Head, world.Clock).RunAsync(new(id, contest.Id, contest.Version, null))));
        Assert.Null(await DoAsync(world, db => new RejectContest(db, world.Head, world.Clock).RunAsync(new(id, contest.Id, contest.Version, "Số thống kê là số chính thức"))));
        Assert.Equal(50m, Cell(world, await LineAsync(world, id, world.Works)).Actual!.Value);
        Assert.Equal([ContestState.Rejected, ContestState.Accepted], (await ShowAsync(world, world.WorksOfficer, id)).Contests.Select(one => one.State));
    }

    [Theory, BothDatabases]
    public async Task The_list_is_narrowed_by_source_organisation_and_standing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        var second = await SetAsync(world, terms: new TargetTerms("Thu ngân sách", "tỷ đồng", Measure: TargetMeasure.WithinPeriod), plan: 10);
        async Task<IReadOnlyList<TargetId>> ListAsync(CurrentUser by, ListTargets.Input input) => [.. (await DoAsync(world, db => new ListTargets(db, by).RunAsync(input))).Items.Select(row => row.Id)];
        Assert.Equal([id, second], await ListAsync(world.Head, new()));
        Assert.Equal([id, second], await ListAsync(world.WorksOfficer, new(Standing: TargetStanding.NotSent)));
        Assert.Empty(await ListAsync(world.Foreigner, new()));
        Assert.Equal([second], await ListAsync(world.Head, new("ngan sach")));
        Assert.Null(await EnterAsync(world, world.WorksOfficer, (await LineAsync(world, id, world.Works)).Id, 20));
        Assert.Equal([id], await ListAsync(world.Head, new(Standing: TargetStanding.Waiting)));
        Assert.Empty(await ListAsync(world.WardOfficer, new(Standing: TargetStanding.Waiting)));
        Assert.Equal([second], await ListAsync(world.WorksOfficer, new(Standing: TargetStanding.NotSent)));
        Assert.Null(await DoAsync(world, db => new SetFigures(db, world.Head, world.Clock).RunAsync(new(id, FigureKind.Plan, [new(LineOf(db, id, world.Works), LastYear(world).Key, 30)], "QĐ"))));
        Assert.Null(await AcceptAsync(world, world.Head, id, world.Works));
        Assert.Equal([id], await ListAsync(world.Head, new(Standing: TargetStanding.NotReached)));
        // A later plan is compared with what is there.
        Assert.Null(await DoAsync(world, db => new SetFigures(db, world.Head, world.Clock).RunAsync(new(id, FigureKind.Plan, [new(LineOf(db, id, world.Works), LastYear(world).Key, 15)], "QĐ"))));
        Assert.Equal([id], await ListAsync(world.Head, new(Standing: TargetStanding.Reached)));
        Assert.Empty(await ListAsync(world.Head, new(Standing: TargetStanding.NotReached)));
        Assert.Equal([id, second], await ListAsync(world.Head, new(Organisation: world.Ward)));
        Assert.Empty(await ListAsync(world.Inspector, new(Organisation: world.CanTho)));
        var page = await DoAsync(world, db => new ListTargets(db, world.Head).RunAsync(new(Page: new(Limit: 1))));
        Assert.Equal([second], await ListAsync(world.Head, new(Page: new(page.Next, 1))));
        Assert.Equal((3, 1, 0), (page.Items[0].Lines, page.Items[0].Reached, page.Items[0].Waiting));
        Assert.Equal((20m, 80m), (page.Items[0].Top!.Actual!.Value, page.Items[0].End!.Planned));

        var facts = (await ShowAsync(world, world.Head, id)).Facts;
        Assert.Null(await DoAsync(world, db => new CloseTarget(db, world.Head, world.Clock).RunAsync(new(id, facts.Version, "Hết kỳ kế hoạch"))));
        Assert.Equal([second], await ListAsync(world.Head, new()));
        Assert.Equal([id], await ListAsync(world.Head, new(Closed: true)));
        Assert.Equal(TargetRefusals.Closed.Code, (await EnterAsync(world, world.WardOfficer, (await LineAsync(world, id, world.Ward)).Id, 1))?.Code);
    }

    [Theory, BothDatabases]
    public async Task One_form_holds_what_an_organisation_has_to_tell(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        await SetAsync(world, terms: new TargetTerms("Theo quý", Frequency: TargetFrequency.Quarterly), plan: null);
        var form = (await DoAsync(world, db => new ListEntries(db, world.WorksOfficer).RunAsync(new()))).Value;
        Assert.Equal((world.Works, LastYear(world).Key, id), (form.Organisation.Id, form.Period, Assert.Single(form.Rows).Target));
        Assert.Contains(form.Periods, key => key.Contains('Q', StringComparison.Ordinal));
        Assert.Equal(TargetRefusals.NotAllowed, (await DoAsync(world, db => new ListEntries(db, world.WorksOfficer).RunAsync(new(world.Ward)))).Refusal);
        Assert.Equal(TargetRefusals.NotAllowed, (await DoAsync(world, db => new ListEntries(db, world.Inspector).RunAsync(new(world.Works)))).Refusal);
        // The whole is made of its parts: nobody is asked to enter it.
        Assert.Empty((await DoAsync(world, db => new ListEntries(db, world.Officer).RunAsync(new(world.HaiPhong)))).Value.Rows);
    }

    [Theory, BothDatabases]
    public async Task What_a_value_means_does_not_change_under_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await SetAsync(world);
        Task<Refusal?> ChangeAsync(TargetTerms terms, int version) => DoAsync(world, db => new ChangeTarget(db, world.Head, world.Clock).RunAsync(new(id, version, terms)));
        var version = (await ShowAsync(world, world.Head, id)).Facts.Version;
        Assert.Equal(TargetRefusals.NothingChanged, await ChangeAsync(new TargetTerms("Tỷ lệ hồ sơ trực tuyến", "%"), version));
        Assert.Equal(TargetRefusals.HasFigures, await ChangeAsync(new TargetTerms("Tỷ lệ hồ sơ trực tuyến", "%", TargetDirection.LessIsBetter), version));
        Assert.Equal(TargetRefusals.BaselineDayMissing, await ChangeAsync(new TargetTerms("Tỷ lệ", "%", Baseline: 12), version));
        Assert.Null(await ChangeAsync(new TargetTerms("Tỷ lệ hồ sơ", "%", Baseline: 12.5m, BaselineOn: new DateOnly(2024, 12, 31)), version));
        Assert.Equal(TargetRefusals.ChangedMeanwhile, await ChangeAsync(new TargetTerms("Khác"), version));
        Assert.Equal(TargetRefusals.NameMissing, await ChangeAsync(new TargetTerms(" "), version + 1));
    }

    private static TargetLineId LineOf(TrackingDb db, TargetId id, OrganisationId of) => db.TargetLines.Where(line => line.TargetId == id && line.OrganisationId == of).Select(line => line.Id).Single();

    private static PeriodCell Cell(World world, ShowTarget.Line line) => line.Row.Cells.Single(cell => cell.Period == LastYear(world).Key);
}
