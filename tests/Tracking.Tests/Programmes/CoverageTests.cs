using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;

namespace DonDoc.Tracking.Tests.Programmes;

public sealed class CoverageTests
{
    [Theory, BothDatabases]
    public async Task A_suggestion_says_why_and_counts_only_when_a_person_confirms_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var id = await answer.UndertakeAsync("Đầu tư hạ tầng điện bờ tại cảng Lạch Huyện, hoàn thành 4 trạm trước ngày 30/6/2027");
        var row = await RowAsync();
        var suggested = row.Suggestions[0];
        Assert.Equal(id, suggested.Commitment.Id);
        Assert.Contains("hạ tầng điện bờ", suggested.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ProvisionStanding.Unanswered, row.Standing);

        Assert.Null(await DecideAsync(world.Head, new DecideAnswers.Said(id, row.Provision, AnswerDecision.Confirmed, AnswerExtent.Partial)));
        row = await RowAsync();
        Assert.Equal(ProvisionStanding.Partial, row.Standing);
        Assert.Equal((suggested.Score, suggested.Words, "thutruong"), (row.Answers[0].Score!.Value, row.Answers[0].Words, row.Answers[0].By));
        Assert.Empty(row.Suggestions);

        Assert.Null(await DecideAsync(world.Head, new DecideAnswers.Said(id, row.Provision, AnswerDecision.Confirmed, AnswerExtent.Full)));
        Assert.Equal(ProvisionStanding.Full, (await RowAsync()).Standing);
        Assert.Null(await DecideAsync(world.Head, new DecideAnswers.Said(id, row.Provision, AnswerDecision.Rejected)));
        row = await RowAsync();
        Assert.Equal((ProvisionStanding.Unanswered, 0, 0), (row.Standing, row.Answers.Count, row.Suggestions.Count));
        Assert.Null(await DecideAsync(world.Head, new DecideAnswers.Said(id, row.Provision, null)));
        Assert.NotEmpty((await RowAsync()).Suggestions);

        async Task<ShowCoverage.Row> RowAsync()
        {
            await using var db = world.Open();
            return (await new ShowCoverage(db, world.Officer).RunAsync(answer.Id)).Value.Rows.Single(row => row.Path == "III.2");
        }

        async Task<Refusal?> DecideAsync(CurrentUser by, params DecideAnswers.Said[] said)
        {
            await using var db = world.Open();
            return await new DecideAnswers(db, by, world.Clock).RunAsync(answer.Id, said);
        }
    }

    /// <summary>At once only "in part", in the confirmer's name and with their number in the history; and back again, but for what somebody has decided on since.</summary>
    [Theory, BothDatabases]
    public async Task Clear_suggestions_are_confirmed_at_once_in_part_and_taken_back_at_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await answer.UndertakeAsync("Đầu tư hạ tầng điện bờ tại cảng Lạch Huyện, hoàn thành 4 trạm trước ngày 30/6/2027");
        await answer.UndertakeAsync("Sở Tài chính rà soát, sửa đổi quy định về phí cảng biển theo 3 nhóm tàu, trình Hội đồng nhân dân trong quý I/2027");
        await using var db = world.Open();
        var confirm = new ConfirmClear(db, world.Officer, world.Clock);
        var clear = (await ShowAsync()).Clear.ToList();
        Assert.Superset(new HashSet<string> { "III.1.a", "III.2" }, clear.Select(row => row.Path).ToHashSet());
        var count = clear.Count;
        Assert.Equal(ProgrammeRefusals.NotAllowed, (await new ConfirmClear(db, world.Leader, world.Clock).RunAsync(answer.Id)).Refusal);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new ConfirmClear(db, world.Foreigner, world.Clock).RunAsync(answer.Id)).Refusal);
        Assert.Equal(count, (await confirm.RunAsync(answer.Id)).Value);
        var after = await ShowAsync();
        Assert.Equal((count, 0, 0), (after.Count(ProvisionStanding.Partial), after.Count(ProvisionStanding.Full), after.Clear.Count()));
        Assert.Equal(("chuyenvien", count), (after.Together!.By, after.Together.Standing));
        var history = (await answer.ShowAsync()).History[^1];
        Assert.Equal((ProgrammeAct.ConfirmedTogether, $"{count}"), (history.Act, history.Note));
        Assert.Equal(ProgrammeRefusals.NothingClear, (await confirm.RunAsync(answer.Id)).Refusal);

        // One is raised to full by a person: that is theirs, and stays.
        world.Clock.Pass(TimeSpan.FromMinutes(5));
        Assert.Null(await new DecideAnswers(db, world.Head, world.Clock).RunAsync(answer.Id, [new(clear[0].Suggestions[0].Commitment.Id, clear[0].Provision, AnswerDecision.Confirmed, AnswerExtent.Full)]));
        Assert.Equal(count - 1, (await ShowAsync()).Together!.Standing);
        Assert.Equal(ProgrammeRefusals.NothingToTakeBack, (await confirm.TakeBackAsync(answer.Id, after.Together.At.AddMilliseconds(1))).Refusal);
        Assert.Equal(ProgrammeRefusals.NotAllowed, (await new ConfirmClear(db, world.Leader, world.Clock).TakeBackAsync(answer.Id, after.Together.At)).Refusal);
        Assert.Equal(count - 1, (await confirm.TakeBackAsync(answer.Id, after.Together.At)).Value);
        var back = await ShowAsync();
        Assert.Equal((1, 0, true), (back.Count(ProvisionStanding.Full), back.Count(ProvisionStanding.Partial), back.Together is null));
        Assert.Equal(ProgrammeRefusals.NothingToTakeBack, (await confirm.TakeBackAsync(answer.Id, after.Together.At)).Refusal);

        async Task<ShowCoverage.Result> ShowAsync()
        {
            await using var read = world.Open();
            return (await new ShowCoverage(read, world.Officer).RunAsync(answer.Id)).Value;
        }
    }

    /// <summary>Whoever repeats the provision has promised nothing: it may be confirmed by a person who looks, not beside others.</summary>
    [Theory, BothDatabases]
    public async Task What_is_copied_from_a_provision_is_no_clear_answer_to_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await using var db = world.Open();
        var show = new ShowCoverage(db, world.Officer);
        var row = (await show.RunAsync(answer.Id)).Value.Rows.Single(row => row.Path == "III.2");
        await answer.UndertakeAsync(row.Words);
        var suggested = (await show.RunAsync(answer.Id)).Value.Rows.Single(row => row.Path == "III.2").Suggestions[0];
        Assert.True(suggested.Score >= 0.6, $"{suggested.Score}");
        Assert.Equal((true, false), (suggested.IsCopied, suggested.IsClear));
        Assert.Equal(ProgrammeRefusals.NothingClear, (await new ConfirmClear(db, world.Officer, world.Clock).RunAsync(answer.Id)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task What_does_not_concern_the_organisation_needs_a_reason_and_is_not_answered_as_well(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var id = await answer.UndertakeAsync("Rà soát phí cảng biển");
        var provision = await answer.ProvisionAsync("III.1.a");
        await using var db = world.Open();
        var say = new SayNotApplicable(db, world.Officer, world.Clock);
        Assert.Equal(ProgrammeRefusals.NotApplicableReasonMissing, await say.RunAsync(new(answer.Id, provision, " ")));
        Assert.Null(await say.RunAsync(new(answer.Id, provision, "Thuộc thẩm quyền của Trung ương")));
        Assert.Equal(ProgrammeRefusals.SaidNotApplicable, await new DecideAnswers(db, world.Officer, world.Clock).RunAsync(answer.Id, [new(id, provision, AnswerDecision.Confirmed)]));
        var shown = (await new ShowCoverage(db, world.Leader).RunAsync(answer.Id)).Value;
        Assert.Equal("Thuộc thẩm quyền của Trung ương", shown.Rows.Single(row => row.Provision == provision).NotApplicable?.Reason);
        Assert.Equal(1, shown.Count(ProvisionStanding.NotApplicable));
        Assert.False(shown.MayDecide);
        Assert.Equal(ProgrammeRefusals.NotFound, await new SayNotApplicable(db, world.Foreigner, world.Clock).RunAsync(new(answer.Id, provision, "Không")));
        Assert.Null(await say.RunAsync(new(answer.Id, provision, null, IsTakenBack: true)));
        Assert.Null(await new DecideAnswers(db, world.Officer, world.Clock).RunAsync(answer.Id, [new(id, provision, AnswerDecision.Confirmed)]));
        Assert.Equal(ProgrammeRefusals.AnsweredAlready, await say.RunAsync(new(answer.Id, provision, "Không liên quan")));
    }

    [Theory, BothDatabases]
    public async Task Several_that_do_not_apply_are_said_at_once_for_one_reason_or_not_at_all(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var id = await answer.UndertakeAsync("Rà soát phí cảng biển");
        var (first, second, silent) = (await answer.ProvisionAsync("III.1.a"), await answer.ProvisionAsync("III.1.b"), await answer.ProvisionAsync("I.1"));
        await using var db = world.Open();
        var say = new SayNotApplicable(db, world.Officer, world.Clock);
        Assert.Equal(ProgrammeRefusals.ProvisionNotFound, await say.RunAsync(new(answer.Id, first, "Không có cảng", Others: [silent])));
        Assert.Null(await new DecideAnswers(db, world.Officer, world.Clock).RunAsync(answer.Id, [new(id, second, AnswerDecision.Confirmed)]));
        Assert.Equal(ProgrammeRefusals.AnsweredAlready, await say.RunAsync(new(answer.Id, first, "Không có cảng", Others: [second])));
        Assert.Equal(0, (await new ShowCoverage(db, world.Officer).RunAsync(answer.Id)).Value.Count(ProvisionStanding.NotApplicable));
        Assert.Null(await new DecideAnswers(db, world.Officer, world.Clock).RunAsync(answer.Id, [new(id, second, null)]));
        Assert.Null(await say.RunAsync(new(answer.Id, first, "Không có cảng", Others: [second, second])));
        Assert.Equal(2, (await new ShowCoverage(db, world.Officer).RunAsync(answer.Id)).Value.Count(ProvisionStanding.NotApplicable));
        // The same form a second time says nothing new; another reason for one of them is told.
        Assert.Null(await say.RunAsync(new(answer.Id, first, "Không có cảng", Others: [second])));
        Assert.Equal(ProgrammeRefusals.SaidNotApplicable, await say.RunAsync(new(answer.Id, second, "Khác")));
    }

    [Theory, BothDatabases]
    public async Task Provisions_and_commitments_of_elsewhere_are_refused(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var other = await Answer.BeginAsync(world, world.WorksOfficer, answer.Parent);
        var id = await answer.UndertakeAsync("Rà soát phí cảng biển");
        var provision = await answer.ProvisionAsync("III.1.a");
        await using var db = world.Open();
        Assert.Equal(ProgrammeRefusals.CommitmentNotFound, await new DecideAnswers(db, world.WorksOfficer, world.Clock).RunAsync(other.Id, [new(id, provision, AnswerDecision.Confirmed)]));
        Assert.Equal(ProgrammeRefusals.ProvisionNotFound, await new DecideAnswers(db, world.Officer, world.Clock).RunAsync(answer.Id, [new(id, await answer.ProvisionAsync("I.1"), AnswerDecision.Confirmed)]));
    }

    [Theory, BothDatabases]
    public async Task What_asks_nothing_of_anybody_is_neither_answered_nor_excused(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var silent = await answer.ProvisionAsync("I.1");
        await using var db = world.Open();
        Assert.Equal(ProgrammeRefusals.ProvisionNotFound, await new SayNotApplicable(db, world.Officer, world.Clock).RunAsync(new(answer.Id, silent, "Không liên quan")));
        Assert.Equal(ProgrammeRefusals.ProvisionNotFound, (await new WriteCommitment(db, world.Officer, world.Clock).RunAsync(
            new(answer.Id, null, await answer.TasksAsync(), 0, new("Rà soát phí cảng biển"), [new(silent, AnswerExtent.Full)]))).Refusal);
        Assert.DoesNotContain((await answer.ShowAsync()).Sections, section => section.Commitments.Count > 0);
    }

    [Theory, BothDatabases]
    public async Task A_suggestion_taken_up_where_the_commitment_is_written_keeps_score_and_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var words = new CommitmentWords("Đầu tư hạ tầng điện bờ tại cảng Lạch Huyện, hoàn thành 4 trạm trước ngày 30/6/2027");
        var id = await answer.UndertakeAsync(words);
        var (suggested, unsuggested) = (await answer.ProvisionAsync("III.2"), await answer.ProvisionAsync("III.1.a"));
        var suggestion = (await RowAsync("III.2")).Suggestions[0];
        await using (var db = world.Open())
        {
            Assert.False((await new WriteCommitment(db, world.Officer, world.Clock).RunAsync(
                new(answer.Id, id, await answer.TasksAsync(), (await answer.ShowAsync()).Sections.SelectMany(section => section.Commitments).Single().Version, words with { What = "Lắp 4 trạm" }, [new(suggested, AnswerExtent.Full), new(unsuggested, AnswerExtent.Full)]))).IsRefused);
        }

        var kept = (await RowAsync("III.2")).Answers[0];
        Assert.Equal((suggestion.Score, suggestion.Words), (kept.Score!.Value, kept.Words));
        Assert.Null((await RowAsync("III.1.a")).Answers[0].Score);

        async Task<ShowCoverage.Row> RowAsync(string path)
        {
            await using var db = world.Open();
            return (await new ShowCoverage(db, world.Officer).RunAsync(answer.Id)).Value.Rows.Single(row => row.Path == path);
        }
    }

    [Theory, BothDatabases]
    public async Task The_matrix_counts_what_is_issued_by_parts_of_the_tree_and_leads_to_each(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var provision = await answer.ProvisionAsync("III.2");
        await answer.UndertakeAsync(new("Đầu tư 4 trạm điện bờ"), answers: [new(provision, AnswerExtent.Full)]);
        var ward = await Answer.BeginAsync(world, world.WardOfficer, answer.Parent);
        await using (var db = world.Open())
            Assert.Null(await new SayNotApplicable(db, world.WardOfficer, world.Clock).RunAsync(new(ward.Id, provision, "Phường không có cảng")));
        var foreign = await Answer.BeginAsync(world, world.Foreigner, answer.Parent);

        var before = await MatrixAsync(world.Inspector);
        Assert.Equal(0, before.Programmes);
        await answer.IssueAsync(await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world)));
        await ward.IssueAsync(await Papers.RegisterAsync(world, world.WardOfficer, Papers.Programme(world) with { Number = "1-CTr/ĐU" }));
        await foreign.IssueAsync(await Papers.RegisterAsync(world, world.Foreigner, Papers.Programme(world) with { Number = "2-CTr/TU" }));

        var matrix = await MatrixAsync(world.Inspector);
        Assert.Equal((3, 2), (matrix.Programmes, matrix.PartCount));
        Assert.Equal(["Thành ủy Cần Thơ", "Thành ủy Hải Phòng"], matrix.Parts.Select(part => part.Organisation.Name));
        var line = matrix.Lines.Single(row => row.Path == "III.2");
        Assert.Equal(new ShowMatrix.Cell(3, 1, 0, 1), line.Total);
        Assert.Equal([new ShowMatrix.Cell(1, 0, 0, 0), new ShowMatrix.Cell(2, 1, 0, 1)], line.Cells);
        Assert.Equal(1, line.Total.Unanswered);
        Assert.Equal(matrix.All - 1, matrix.Unanswered);

        // Hải Phòng sees its own; opened, its parts.
        Assert.Equal(2, (await MatrixAsync(world.Leader)).Programmes);
        var below = await MatrixAsync(world.Inspector, world.HaiPhong);
        // Its own programme stands beside those of its parts, and leads to itself alone: the columns are all that is counted.
        Assert.Equal([("Thành ủy Hải Phòng", true, false), ("Đảng ủy phường Hồng Bàng", false, false)], below.Parts.Select(part => (part.Organisation.Name, part.IsAlone, part.HasParts)));
        var own = below.Lines.Single(row => row.Path == "III.2");
        Assert.Equal([new ShowMatrix.Cell(1, 1, 0, 0), new ShowMatrix.Cell(1, 0, 0, 1)], own.Cells);
        Assert.All(below.Lines, row => Assert.Equal((row.Total.Programmes, row.Total.Full, row.Total.NotApplicable), (row.Cells.Sum(cell => cell.Programmes), row.Cells.Sum(cell => cell.Full), row.Cells.Sum(cell => cell.NotApplicable))));
        Assert.Equal([true, false], (await MatrixAsync(world.Leader)).Parts.Select(part => part.IsAlone));
        await using var read = world.Open();
        Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowMatrix(read, world.Leader).RunAsync(new(answer.Parent, Under: world.CanTho))).Refusal);

        var list = (await new ListStandings(read, world.Inspector).RunAsync(new(provision))).Value;
        Assert.Equal(
            [("Thành ủy Cần Thơ", ProvisionStanding.Unanswered), ("Đảng ủy phường Hồng Bàng", ProvisionStanding.NotApplicable), ("Thành ủy Hải Phòng", ProvisionStanding.Full)],
            list.Rows.Items.OrderBy(row => row.Standing == ProvisionStanding.Full).ThenBy(row => row.Standing).Select(row => (row.Owner.Name, row.Standing)));
        Assert.Equal(["Thành ủy Hải Phòng"], (await new ListStandings(read, world.Inspector).RunAsync(new(provision, world.HaiPhong, Alone: true))).Value.Rows.Items.Select(row => row.Owner.Name));
        Assert.Equal("Phường không có cảng", Assert.Single((await new ListStandings(read, world.Inspector).RunAsync(new(provision, Standing: ProvisionStanding.NotApplicable))).Value.Rows.Items).Reason);
        Assert.Equal("Đầu tư 4 trạm điện bờ", Assert.Single((await new ListStandings(read, world.Leader).RunAsync(new(provision, world.HaiPhong, ProvisionStanding.Full))).Value.Rows.Items).Commitments[0]);

        async Task<ShowMatrix.Result> MatrixAsync(CurrentUser by, OrganisationId? under = null)
        {
            var counter = new StatementCounter();
            await using var db = world.Open(counter);
            var shown = (await new ShowMatrix(db, by).RunAsync(new(answer.Parent, Under: under))).Value;
            Assert.True(counter.Count <= 13, $"{counter.Count} statements");
            return shown;
        }
    }
}
