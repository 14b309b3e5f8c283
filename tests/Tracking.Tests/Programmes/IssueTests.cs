using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Ballots;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Issue;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes;

public sealed class IssueTests
{
    [Theory]
    [InlineData("Thực hiện Nghị quyết số 81-NQ/TW", "thực hiện Nghị quyết số 81-NQ/TW")]
    [InlineData("Đầu tư hạ tầng cảng biển", "đầu tư hạ tầng cảng biển")]
    [InlineData("UBND thành phố thực hiện Nghị quyết", "UBND thành phố thực hiện Nghị quyết")]
    [InlineData("HĐND các cấp", "HĐND các cấp")]
    [InlineData("Hải Phòng phát triển cảng biển xanh", "Hải Phòng phát triển cảng biển xanh")]
    [InlineData("Về Nghị quyết số 81-NQ/TW", "về Nghị quyết số 81-NQ/TW")]
    [InlineData("Học Bác, làm theo Bác", "học Bác, làm theo Bác")]
    [InlineData("A", "a")]
    public void A_title_goes_on_in_small_letters_unless_it_begins_with_a_name(string title, string printed) => Assert.Equal(printed, ProgrammePaper.Continued(title));

    [Theory, BothDatabases]
    public async Task An_adopted_programme_becomes_a_document_with_provisions_that_those_below_answer(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await AdoptedAsync(world);
        await using var db = world.Open();
        var issue = Of(world, db, world.Officer);
        var proposal = (await issue.ProposeAsync(answer.Id)).Value;
        Assert.Equal((null, "Thành ủy Hải Phòng", 2, 3, true), (proposal.Number, proposal.Issuer, proposal.Commitments, proposal.Subordinates, proposal.MayIssue));
        Assert.Equal(["Ban Chấp hành Trung ương Đảng", "Sở Xây dựng thành phố Hải Phòng"], proposal.Recipients.Select(one => one.Name));

        var input = Input(world, answer, proposal) with { Subordinates = true };
        var text = (await issue.TextAsync(input)).Value;
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM\nHải Phòng, ngày 02 tháng 03 năm 2026", text, StringComparison.Ordinal);
        Assert.Contains("T/M THÀNH ỦY HẢI PHÒNG\nBÍ THƯ", text, StringComparison.Ordinal);
        var document = (await issue.RunAsync(input)).Value;

        var shown = (await new ShowDocument(db, world.Officer).RunAsync(document)).Value;
        Assert.Equal(("12-CTr/TU", "chương trình hành động", world.HaiPhong), (shown.Number, shown.TypeName, shown.IssuerId!.Value));
        Assert.Contains(shown.References, reference => reference.To == answer.Parent);
        var rows = (await new ShowProvisions(db, world.Officer).RunAsync(document)).Value.Rows.Where(row => row.IsTableRow).ToList();
        Assert.Equal(["Lắp 4 trạm điện bờ", "Đào tạo 50 thuyền viên"], rows.Select(row => row.Heading));
        Assert.Equal(("Sở Xây dựng thành phố Hải Phòng", new DateOnly(2027, 6, 30), "4 trạm"), (rows[0].Duty!.Lead, rows[0].Duty!.DueOn!.Value, rows[0].Duty!.Product));
        Assert.Equal(rows.Select(row => (ProvisionId?)row.Id), await db.ProgrammeCommitments.Where(row => row.ProgrammeId == answer.Id).OrderBy(row => row.Ordinal).Select(row => row.IssuedProvisionId).ToListAsync());

        var programme = await answer.ShowAsync();
        Assert.Equal((ProgrammeState.Issued, document, world.Today), (programme.State, programme.DocumentId!.Value, programme.IssuedOn!.Value));
        // The ward below reads it, and begins its own.
        Assert.False((await new BeginProgramme(db, world.WardOfficer, world.Clock, new()).RunAsync(new(document, "KH", "Thực hiện Chương trình 12-CTr/TU"))).IsRefused);
    }

    private static readonly CommitmentWords Whole = new(
        "Lắp 6 trạm điện bờ", "6 trạm nghiệm thu", "Số bến có điện bờ", "6 bến", LeadName: "Cảng vụ Hải Phòng", Cooperating: "Sở Tài chính\nCông an thành phố", Responsible: "Giám đốc Cảng vụ",
        StartsOn: new DateOnly(2026, 4, 1), DueOn: new DateOnly(2028, 6, 30), Milestones: "Quý IV/2026: 2 trạm\nQuý IV/2027: 4 trạm", Means: "40 tỷ đồng", Authority: "Chủ tịch UBND thành phố");

    /// <summary>What the collective adopted is what is issued: of a commitment every word, wherever it is printed.</summary>
    [Theory, BothDatabases]
    public async Task All_that_was_adopted_of_a_commitment_is_printed_in_the_appendix_or_in_its_section(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await answer.UndertakeAsync(Whole);
        await AdoptedAsync(world, begun: answer);
        await using var db = world.Open();
        var issue = Of(world, db, world.Officer);
        var input = Input(world, answer, (await issue.ProposeAsync(answer.Id)).Value);
        var appendix = (await issue.TextAsync(input)).Value;
        var inSections = (await issue.TextAsync(input with { Commitments = CommitmentPlace.Sections })).Value;
        foreach (var text in new[] { appendix, inSections })
        {
            foreach (var said in new[] { "6 trạm nghiệm thu", "Số bến có điện bờ", "6 bến", "Cảng vụ Hải Phòng", "Sở Tài chính; Công an thành phố", "Giám đốc Cảng vụ", "01/04/2026", "30/06/2028", "Quý IV/2026: 2 trạm; Quý IV/2027: 4 trạm", "40 tỷ đồng", "Chủ tịch UBND thành phố" })
                Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Contains("| STT | Nhiệm vụ | Cơ quan chủ trì | Người chịu trách nhiệm | Cơ quan phối hợp | Thời gian hoàn thành | Thời gian bắt đầu | Mốc thực hiện | Sản phẩm | Thước đo, chỉ tiêu | Nguồn lực | Thẩm quyền |\n", appendix, StringComparison.Ordinal);
        Assert.DoesNotContain("Phụ lục", inSections, StringComparison.OrdinalIgnoreCase);

        // Each stands at its own line all the same, in whichever form: those below answer it there.
        var document = (await issue.RunAsync(input with { Commitments = CommitmentPlace.Sections })).Value;
        var placed = await db.ProgrammeCommitments.Where(row => row.ProgrammeId == answer.Id).OrderBy(row => row.Ordinal).Select(row => row.IssuedProvisionId).ToListAsync();
        var rows = (await new ShowProvisions(db, world.Officer).RunAsync(document)).Value.Rows;
        Assert.Equal(["Lắp 6 trạm", "Lắp 4 trạm", "Đào tạo 50"], placed.Select(id => string.Join(' ', rows.Single(row => row.Id == id).WordsIn(inSections).Split(' ').SkipWhile(word => word == "-").Take(3))));
    }

    [Theory, BothDatabases]
    public async Task A_column_of_which_nothing_is_said_is_left_out_of_the_appendix(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await AdoptedAsync(world);
        await using var db = world.Open();
        var issue = Of(world, db, world.Officer);
        Assert.Contains("| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm |\n|---|---|---|---|---|---|\n",
            (await issue.TextAsync(Input(world, answer, (await issue.ProposeAsync(answer.Id)).Value))).Value, StringComparison.Ordinal);
    }

    /// <summary>The centre's sentence, the province's commitment, the ward's.</summary>
    [Theory, BothDatabases]
    public async Task A_provision_is_followed_through_three_levels(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await AdoptedAsync(world);
        var provision = await answer.ProvisionAsync("III.2");
        var commitment = (await answer.ShowAsync()).Sections.SelectMany(section => section.Commitments).First().Id;
        await using var db = world.Open();
        Assert.Null(await new DecideAnswers(db, world.Officer, world.Clock).RunAsync(answer.Id, [new(commitment, provision, AnswerDecision.Confirmed)]));
        await IssueAsync(world, answer);
        var document = (await answer.ShowAsync()).DocumentId!.Value;
        var before = (await new ShowCascade(db, world.Inspector).RunAsync(new(provision))).Value;
        var one = Assert.Single(before.Answers);
        Assert.Equal(("Thành ủy Hải Phòng", 0, 0, 0), (one.Owner.Name, one.Full, one.Partial, one.Below));
        Assert.Equal((1, 0), (before.Total, before.Reached));

        var ward = await Answer.BeginAsync(world, world.WardOfficer, document);
        var theirs = await WardAsync(world, ward);
        Assert.Null(await new DecideAnswers(db, world.WardOfficer, world.Clock).RunAsync(ward.Id, [new(theirs, one.Issued!.Value, AnswerDecision.Confirmed, AnswerExtent.Partial)]));
        Assert.Equal(0, Assert.Single((await new ShowCascade(db, world.Inspector).RunAsync(new(provision))).Value.Answers).Partial);
        await ward.IssueAsync(await Papers.RegisterAsync(world, world.WardOfficer, Papers.Programme(world) with { Number = "1-CTr/ĐU" }));
        var after = (await new ShowCascade(db, world.Inspector).RunAsync(new(provision))).Value;
        Assert.Equal((0, 1, 1, 1), (after.Answers[0].Full, after.Answers[0].Partial, after.Answers[0].Below, after.Reached));
        // Who does not see the province sees nothing of it.
        Assert.Empty((await new ShowCascade(db, world.Foreigner).RunAsync(new(provision))).Value.Answers);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowCascade(db, world.Foreigner).RunAsync(new(provision, world.HaiPhong))).Refusal);
    }

    private static async Task<ProgrammeCommitmentId> WardAsync(World world, Answer ward)
    {
        var section = (await ward.ShowAsync(world.WardOfficer)).Sections[0].Id;
        await using var db = world.Open();
        return (await new WriteCommitment(db, world.WardOfficer, world.Clock).RunAsync(new(ward.Id, null, section, 0, new CommitmentWords("Lắp 1 trạm điện bờ tại bến phà")))).Value;
    }

    [Theory, BothDatabases]
    public async Task Its_receipt_is_seen(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await AdoptedAsync(world);
        await IssueAsync(world, answer);
        await using var db = world.Open();
        var before = (await new ReceiveProgramme(db, world.Officer, world.Clock).ShowAsync(answer.Id)).Value;
        Assert.Equal((2, 2, false), (before.Total, before.Waiting, before.IsMine));
        var receive = new ReceiveProgramme(db, world.WorksOfficer, world.Clock);
        // What was sent stands in the list of whom it was sent to.
        Assert.Equal([answer.Id], (await new ListProgrammes(db, world.WorksOfficer).RunAsync(new(Received: true))).Items.Select(row => row.Id));
        Assert.Empty((await new ListProgrammes(db, world.WardOfficer).RunAsync(new(Received: true))).Items);
        Assert.True((await receive.ShowAsync(answer.Id)).Value.IsMine);
        Assert.Equal(1, await receive.CountWaitingAsync());
        Assert.Null(await receive.RunAsync(answer.Id));
        Assert.Equal(0, await receive.CountWaitingAsync());
        var after = (await new ReceiveProgramme(db, world.Officer, world.Clock).ShowAsync(answer.Id)).Value;
        Assert.Equal((1, "xaydung"), (after.Waiting, after.Rows.Single(row => row.ReceivedAt is not null).ReceivedBy));
        Assert.Equal(IssueRefusals.NotRecipient, await new ReceiveProgramme(db, world.Officer, world.Clock).RunAsync(answer.Id));
        // It is read where it was sent; how it came about stays with its house: who voted how, earlier words.
        Assert.False((await new ShowProgramme(db, world.WorksOfficer, world.Clock).RunAsync(answer.Id)).Value.SeesDrafts);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowBallots(db, world.WorksOfficer, new()).RunAsync(answer.Id)).Refusal);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new CompareDrafts(db, world.WorksOfficer).RunAsync(answer.Id, null, null)).Refusal);
        Assert.True((await answer.ShowAsync()).SeesDrafts);
        Assert.Single((await new ShowBallots(db, world.Officer, new()).RunAsync(answer.Id)).Value.Ballots);
        Assert.NotEmpty((await new CompareDrafts(db, world.Officer).RunAsync(answer.Id, null, null)).Value.Drafts);
        Assert.Equal(ProgrammeRefusals.NotFound, await new ReceiveProgramme(db, world.Foreigner, world.Clock).RunAsync(answer.Id));
        Assert.Equal(ProgrammeRefusals.NotFound, await new ReceiveProgramme(db, world.WardOfficer, world.Clock).RunAsync(answer.Id));
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_confirm_at_once_the_first_receipt_stands(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await AdoptedAsync(world);
        await IssueAsync(world, answer);
        await using var slow = world.Open(new Meanwhile(async () =>
        {
            world.Clock.Pass(TimeSpan.FromMinutes(1));
            await using var db = world.Open();
            Assert.Null(await new ReceiveProgramme(db, world.WorksOfficer, world.Clock).RunAsync(answer.Id));
            world.Clock.Pass(TimeSpan.FromMinutes(1));
        }));
        Assert.Null(await new ReceiveProgramme(slow, world.WorksOfficer, world.Clock).RunAsync(answer.Id));
        await using var read = world.Open();
        var received = (await new ReceiveProgramme(read, world.Officer, world.Clock).ShowAsync(answer.Id)).Value.Rows.Single(row => row.ReceivedAt is not null);
        Assert.Equal(("xaydung", TimeSpan.FromMinutes(1)), (received.ReceivedBy, world.Clock.GetUtcNow().UtcDateTime - received.ReceivedAt!.Value));
    }

    [Theory, BothDatabases]
    public async Task What_is_wrong_is_refused_and_nothing_is_half_issued(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var early = await Answer.BeginAsync(world);
        await using (var db = world.Open())
        {
            var proposal = (await Of(world, db, world.Officer).ProposeAsync(early.Id)).Value;
            Assert.Equal(ProgrammeRefusals.NotDecided, (await Of(world, db, world.Officer).RunAsync(Input(world, early, proposal))).Refusal);
        }

        var answer = await AdoptedAsync(world, early.Parent, world.Officer, early);
        await using var open = world.Open();
        var issue = Of(world, open, world.Officer);
        var given = Input(world, answer, (await issue.ProposeAsync(answer.Id)).Value);
        Assert.Equal(IssueRefusals.NumberMissing, (await issue.RunAsync(given with { Number = " " })).Refusal);
        Assert.Equal(IssueRefusals.DateMissing, (await issue.RunAsync(given with { IssuedOn = null })).Refusal);
        Assert.Equal(IssueRefusals.SignerMissing, (await issue.RunAsync(given with { SignerName = null })).Refusal);
        Assert.Equal(IssueRefusals.RecipientUnknown, (await issue.RunAsync(given with { Recipients = [new(Guid.CreateVersion7())] })).Refusal);
        Assert.Equal(DocumentRefusals.IssuedInFuture, (await issue.RunAsync(given with { IssuedOn = world.Today.AddDays(1) })).Refusal);
        Assert.Equal(IssueRefusals.BeforeDecision.With(PageRequest.Key(world.Today)).Arguments, (await issue.RunAsync(given with { IssuedOn = world.Today.AddDays(-1) })).Refusal!.Arguments);
        Assert.Equal(ProgrammeRefusals.NotAllowed, (await Of(world, open, world.Leader).RunAsync(given)).Refusal);
        // A number that is taken.
        await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Issuer = world.HaiPhong, IssuerName = null, IssuedOn = world.Today });
        await using (var db = world.Open())
            Assert.Equal(DocumentRefusals.AlreadyRegistered.Code, (await Of(world, db, world.Officer).RunAsync(given)).Refusal!.Code);

        // Killed at any statement it is not issued, until none is left to be killed at.
        var kills = 0;
        for (var after = 2; ; after += 3)
        {
            await using var dying = world.Open(new DyingConnection(after));
            try
            {
                Assert.False((await Of(world, dying, world.Officer).RunAsync(given with { Number = "14-CTr/TU" })).IsRefused);
                break;
            }
            catch (Exception death) when (death is DyingConnection.DeathException or DbUpdateException { InnerException: DyingConnection.DeathException })
            {
                kills++;
                await using var db = world.Open();
                Assert.Equal(ProgrammeState.Decided, (await new ShowProgramme(db, world.Officer, world.Clock).RunAsync(answer.Id)).Value.State);
                Assert.False(await db.Documents.AnyAsync(row => row.Number == "14-CTr/TU"));
            }
        }

        Assert.True(kills > 4, $"{kills} kills");
        await using var again = world.Open();
        Assert.Equal("programme.changed_meanwhile", (await Of(world, again, world.Officer).RunAsync(given with { Number = "15-CTr/TU" })).Refusal?.Code);
        Assert.Equal("15-CTr/TU", (await Of(world, again, world.Officer).ProposeAsync(answer.Id)).Value.Number);
    }

    /// <summary>A section was open in a form when the ballot began, and was saved in the same moment.</summary>
    [Theory, BothDatabases]
    public async Task Only_the_words_that_were_adopted_are_issued(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var section = (await answer.ShowAsync()).Sections[0];
        await using (var slow = world.Open(new Meanwhile(async () => await AdoptedAsync(world, answer.Parent, world.Officer, answer))))
            Assert.False((await new WriteSection(slow, world.Head, world.Clock).RunAsync(new(answer.Id, section.Id, null, section.Version, section.Heading, "Viết sau khi biểu quyết"))).IsRefused);
        await using var db = world.Open();
        var issue = Of(world, db, world.Officer);
        var input = Input(world, answer, (await issue.ProposeAsync(answer.Id)).Value);
        Assert.Equal(IssueRefusals.NotAsDecided.Code, (await issue.TextAsync(input)).Refusal?.Code);
        Assert.Equal(IssueRefusals.NotAsDecided.Code, (await issue.RunAsync(input)).Refusal?.Code);
        // It is withdrawn, and begun anew.
        Assert.Null(await new WithdrawProgramme(db, world.Officer, world.Clock).RunAsync(new(answer.Id, (await answer.ShowAsync()).Version, "Lời văn không khớp")));
    }

    [Theory, BothDatabases]
    public async Task What_was_adopted_is_taken_up_again_and_voted_on_anew_before_it_is_issued(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await AdoptedAsync(world);
        await using var db = world.Open();
        var version = (await answer.ShowAsync()).Version;
        var reconsider = new ReconsiderProgramme(db, world.Officer, world.Clock);
        Assert.Equal(ProgrammeRefusals.NotAllowed, await new ReconsiderProgramme(db, world.Leader, world.Clock).RunAsync(new(answer.Id, version, "Sai")));
        Assert.Equal(ProgrammeRefusals.ReasonMissing, await reconsider.RunAsync(new(answer.Id, version, " ")));
        Assert.Equal("programme.changed_meanwhile", (await reconsider.RunAsync(new(answer.Id, version - 1, "Sai")))?.Code);
        Assert.Null(await reconsider.RunAsync(new(answer.Id, version, "Thiếu cơ quan phối hợp")));
        Assert.Equal(ProgrammeRefusals.NotDecided, await reconsider.RunAsync(new(answer.Id, version + 1, "Lần nữa")));
        var shown = await answer.ShowAsync();
        Assert.Equal((ProgrammeState.Drafting, ProgrammeAct.TakenUpAgain, "Thiếu cơ quan phối hợp"), (shown.State, shown.History[^1].Act, shown.History[^1].Note));
        await using (var early = world.Open())
            Assert.Equal(ProgrammeRefusals.NotDecided, (await Of(world, early, world.Officer).RunAsync(Input(world, answer, (await Of(world, early, world.Officer).ProposeAsync(answer.Id)).Value))).Refusal);

        world.Clock.Pass(TimeSpan.FromHours(1));
        // More is undertaken, and the collective decides on that.
        await answer.UndertakeAsync("Kiểm tra điện bờ hằng quý");
        await AdoptedAsync(world, begun: answer);
        await IssueAsync(world, answer);
        Assert.Equal(3, await db.ProgrammeCommitments.CountAsync(row => row.ProgrammeId == answer.Id && row.IssuedProvisionId != null));
    }

    [Theory, BothDatabases]
    public async Task Each_commitment_stands_at_its_own_row_whatever_tables_the_sections_have(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var section = (await answer.ShowAsync()).Sections[0];
        await using var db = world.Open();
        Assert.False((await new WriteSection(db, world.Officer, world.Clock).RunAsync(new(answer.Id, section.Id, null, section.Version, section.Heading,
            "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Rà soát bến cảng | Sở Xây dựng | 2026 |\n| 2 | Kiểm kê tàu | Cảng vụ | 2027 |"))).IsRefused);
        await answer.UndertakeAsync(new CommitmentWords("1. Đầu tư | giai đoạn 2\nPHỤ LỤC\n- Nơi nhận: các cảng"));
        await AdoptedAsync(world, begun: answer);
        await IssueAsync(world, answer);
        var placed = await db.ProgrammeCommitments.Where(row => row.ProgrammeId == answer.Id).OrderBy(row => row.Ordinal)
            .Join(db.Provisions, row => row.IssuedProvisionId, provision => provision.Id, (row, provision) => provision.Heading).ToListAsync();
        Assert.Equal(["1. Đầu tư / giai đoạn 2; PHỤ LỤC; - Nơi nhận: các cảng", "Lắp 4 trạm điện bờ", "Đào tạo 50 thuyền viên"], placed);
    }

    [Theory, BothDatabases]
    public async Task For_who_was_dissolved_the_nearest_superior_that_exists_gets_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await AdoptedAsync(world);
        await using var db = world.Open();
        var gone = new[] { world.CanTho, world.Works };
        await db.Organisations.Where(row => gone.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Dissolved, world.Today));
        var issue = Of(world, db, world.Officer);
        var input = Input(world, answer, (await issue.ProposeAsync(answer.Id)).Value);
        // The paper names who gets it, and nobody who is no more.
        var paper = (await issue.TextAsync(input with { Recipients = gone })).Value;
        Assert.Contains("- Ban Chấp hành Trung ương Đảng", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Thành ủy Cần Thơ", paper, StringComparison.Ordinal);
        // The works department stood under the owner, who has it already; the centre is asked once, for the province.
        Assert.False((await issue.RunAsync(input with { Recipients = gone })).IsRefused);
        var one = await db.ProgrammeRecipients.SingleAsync(row => row.ProgrammeId == answer.Id);
        Assert.Equal((world.Centre, world.CanTho), (one.OrganisationId, one.InsteadOfId!.Value));
    }

    private static IssueProgramme Of(World world, TrackingDb db, CurrentUser by) => new(db, by, world.Clock, new RegisterDocument(db, by, world.Clock, new()));

    private static IssueProgramme.Input Input(World world, Answer answer, IssueProgramme.Proposal proposal) => new(
        answer.Id, proposal.Version, "12-CTr/TU", world.Today, null, "Hải Phòng", "Bí thư", "Trịnh Văn A", [.. proposal.Recipients.Select(one => one.Id)], OtherRecipients: "Lưu Văn phòng");

    private static async Task IssueAsync(World world, Answer answer)
    {
        await using var db = world.Open();
        var issue = Of(world, db, world.Officer);
        Assert.False((await issue.RunAsync(Input(world, answer, (await issue.ProposeAsync(answer.Id)).Value))).IsRefused);
    }

    private static async Task<Answer> AdoptedAsync(World world, DocumentId? parent = null, CurrentUser? by = null, Answer? begun = null)
    {
        var answer = begun ?? await Answer.BeginAsync(world, by, parent);
        await answer.UndertakeAsync(new CommitmentWords("Lắp 4 trạm điện bờ", "4 trạm", LeadId: world.Works, DueOn: new DateOnly(2027, 6, 30)));
        await answer.UndertakeAsync(new CommitmentWords("Đào tạo 50 thuyền viên", LeadName: "Trường Hàng hải", DueOn: new DateOnly(2026, 12, 31)));
        var ballot = await BallotTests.OpenAsync(world, answer, "A; Bí thư");
        await using var db = world.Open();
        Assert.Null(await new CastVote(db, world.Officer, world.Clock).RunAsync(new(answer.Id, ballot, 1, Vote.For)));
        var version = (await new ShowBallots(db, world.Officer, new()).RunAsync(answer.Id)).Value.Ballots[0].Version;
        Assert.Equal(BallotOutcome.Adopted, (await new CloseBallot(db, world.Officer, world.Clock).RunAsync(new(answer.Id, ballot, version, "Biên bản"))).Value.Outcome);
        return answer;
    }
}
