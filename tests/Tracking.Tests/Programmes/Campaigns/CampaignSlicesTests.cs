using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes.Campaigns;

public sealed class CampaignSlicesTests
{
    [Theory, BothDatabases]
    public async Task A_draft_is_refused_in_words_where_it_cannot_be(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var document = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var hidden = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { Number = "82-NQ/TW", Audience = Tracking.Documents.DocumentAudience.OwnerSubtree });
        var empty = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world, "Hai chữ") with { Number = "83-NQ/TW" });
        await using var db = world.Open();
        var write = new WriteCampaign(db, world.Inspector, world.Clock);
        var words = Asking.Words(world, document);
        Assert.Equal(CampaignRefusals.TypeUnknown, (await write.RunAsync(words with { TypeCode = "NQ" })).Refusal);
        Assert.Equal(TextRefusals.Classified.At("Title"), (await write.RunAsync(words with { Title = "Xây dựng kế hoạch (Tối mật)" })).Refusal);
        Assert.Equal(TextRefusals.Classified.At("Note"), (await write.RunAsync(words with { Note = "TỐI MẬT" })).Refusal);
        Assert.Equal(CampaignRefusals.AskerOutOfReach, (await write.RunAsync(words with { Asker = world.CanTho })).Refusal);
        Assert.Equal(CampaignRefusals.DocumentMissing, (await write.RunAsync(words with { Document = TypedId.New<Tracking.Documents.DocumentId>() })).Refusal);
        Assert.Equal(CampaignRefusals.DocumentNotShared, (await write.RunAsync(words with { Document = hidden })).Refusal);
        Assert.Equal(CampaignRefusals.DocumentUnread, (await write.RunAsync(words with { Document = empty })).Refusal);
        // The leadership reads and asks nobody.
        Assert.Equal(CampaignRefusals.AskerOutOfReach, (await new WriteCampaign(db, world.Leader, world.Clock).RunAsync(words)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Recipients_are_shown_before_and_frozen_when_it_is_sent(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        Assert.Null(await asking.AimAsync([OrganisationLevel.Province, OrganisationLevel.Commune], [OrganisationType.PartyCommittee]));
        Assert.Equal(CampaignRefusals.RecipientReasonMissing, await asking.ChooseAsync(world.Works, true, " "));
        Assert.Equal(CampaignRefusals.RecipientIsAsker, await asking.ChooseAsync(world.Commission, true, "Tự làm"));
        Assert.Null(await asking.ChooseAsync(world.Works, true, "Chủ trì hạ tầng điện bờ"));
        Assert.Null(await asking.ChooseAsync(world.CanThoWard, false, "Đang sắp xếp lại"));
        await using var db = world.Open();
        var shown = (await new ShowRecipients(db, world.Inspector).RunAsync(asking.Id)).Value;
        Assert.Equal((4, 1, 1), (shown.Asked, shown.Added, shown.NotAskedCount));
        Assert.Equal([(OrganisationLevel.Province, OrganisationType.PartyCommittee, 2), (OrganisationLevel.Province, OrganisationType.Department, 1), (OrganisationLevel.Commune, OrganisationType.PartyCommittee, 1)],
            shown.Groups.Select(group => (group.Level, group.Type, group.Count)));
        Assert.Equal((world.CanThoWard, NotAskedBecause.LeftOut, "Đang sắp xếp lại"), (shown.NotAsked[0].Organisation.Id, shown.NotAsked[0].Because, shown.NotAsked[0].Reason!));

        // Nobody but the asker's side sees the draft.
        foreach (var other in new[] { world.Officer, world.Foreigner, world.WardOfficer })
            Assert.Equal(CampaignRefusals.NotFound, (await new ShowCampaign(db, other).RunAsync(asking.Id)).Refusal);
        Assert.Equal(4, (await asking.SendAsync()).Value);
        Assert.Equal(CampaignRefusals.AlreadySent, (await asking.SendAsync()).Refusal);
        Assert.Equal(CampaignRefusals.AlreadySent, await asking.ChooseAsync(world.Works, null, null));
        var rows = await asking.RequestsAsync();
        Assert.Equal(4, rows.Length);
        Assert.All(rows, row => Assert.Equal((RequestStage.NotReceived, RequestTiming.OnTrack, world.Today.AddDays(30)), (row.Stage, row.Timing, row.DueOn)));

        // Each house sees its own and those below; a foreign one nothing of them.
        Assert.Equal(new HashSet<OrganisationId> { world.HaiPhong, world.Works, world.Ward }, (await asking.RequestsAsync(world.Officer)).Select(row => row.OrganisationId).ToHashSet());
        Assert.Equal([world.Ward], (await asking.RequestsAsync(world.WardOfficer)).Select(row => row.OrganisationId));
        Assert.Equal([world.CanTho], (await asking.RequestsAsync(world.Foreigner)).Select(row => row.OrganisationId));
        var ward = await asking.RequestOfAsync(world.Ward);
        Assert.Equal(CampaignRefusals.RequestNotFound, (await new ShowRequest(db, world.Foreigner, world.Clock, new()).RunAsync(ward)).Refusal);
        // Why others were left out is the asker's affair.
        Assert.Empty((await asking.ShowAsync(world.WardOfficer)).Choices);
        Assert.Equal(2, (await asking.ShowAsync()).Choices.Count);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_send_at_once_one_sends(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        var version = (await asking.ShowAsync()).Version;
        async Task<Outcome<int>> SendAsync()
        {
            await using var db = world.Open();
            return await new SendCampaign(db, world.Inspector, world.Clock).RunAsync(new(asking.Id, version));
        }

        var both = await Task.WhenAll(Task.Run(SendAsync), Task.Run(SendAsync));
        Assert.Equal(CampaignRefusals.ChangedMeanwhile, Assert.Single(both, one => one.IsRefused).Refusal);
        Assert.Equal(both.Single(one => !one.IsRefused).Value, (await asking.RequestsAsync()).Length);
    }

    [Theory, BothDatabases]
    public async Task A_request_is_received_once_and_begun_with_its_day_its_template_and_its_rules(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        Assert.Equal(CampaignRefusals.RuleReasonMissing, await asking.RuleAsync("III", false, null));
        Assert.Null(await asking.RuleAsync("III", false, "Thuộc thẩm quyền cấp tỉnh", OrganisationLevel.Commune));
        Assert.Null(await asking.RuleAsync("III.2", true, null, under: world.HaiPhong));
        // With a title, and with its first words where it has none.
        Assert.Equal([("III", "NHIỆM VỤ, GIẢI PHÁP"), ("III.2", "Đầu tư hạ tầng điện bờ tại các cảng loại I.")], (await asking.ShowAsync()).Rules.Select(rule => (rule.Path!, rule.Words!)));
        await asking.SendAsync();
        var id = await asking.RequestOfAsync(world.Ward);

        // Its superiors read it and receive nothing; the house does, once.
        await using (var db = world.Open())
        {
            await new ShowRequest(db, world.Officer, world.Clock, new()).ReceiveAsync(id);
            Assert.Equal(RequestStage.NotReceived, (await asking.RequestAsync(id)).Stage);
            await new ShowRequest(db, world.WardOfficer, world.Clock, new()).ReceiveAsync(id);
        }

        var shown = await asking.RequestAsync(id, world.WardOfficer);
        Assert.Equal((RequestStage.NotBegun, "phuong", true, false), (shown.Stage, shown.ReceivedBy, shown.MayBegin, shown.MayExtend));
        Assert.Equal("Thuộc thẩm quyền cấp tỉnh", shown.Provisions.Single(row => row.Path == "III.1.a").Reason);
        Assert.True(shown.Provisions.Single(row => row.Path == "III.2").Applies);

        await using var own = world.Open();
        var begin = new BeginProgramme(own, world.WardOfficer, world.Clock, new());
        var input = new BeginProgramme.Input(asking.Document, "CTr", "Thực hiện Nghị quyết số 81-NQ/TW", ProgrammeStart.Template, Request: id);
        Assert.Equal(ProgrammeRefusals.OwnerOutOfReach, (await new BeginProgramme(own, world.Officer, world.Clock, new()).RunAsync(input)).Refusal);
        Assert.Equal(CampaignRefusals.RequestNotFound, (await new BeginProgramme(own, world.Foreigner, world.Clock, new()).RunAsync(input)).Refusal);
        var programme = (await begin.RunAsync(input)).Value;
        var row = (await new ShowProgramme(own, world.WardOfficer, world.Clock).RunAsync(programme)).Value;
        Assert.Equal((id, true, world.Today.AddDays(30), world.Ward), (row.Asked.Single().Request, row.Asked.Single().IsAnswered, row.DueOn!.Value, row.Owner.Id));
        Assert.Equal(["Mục tiêu", "Nhiệm vụ"], (await own.ProgrammeSections.Where(section => section.ProgrammeId == programme).OrderBy(section => section.Ordinal).Select(section => section.Heading).ToListAsync()));
        var coverage = (await new ShowCoverage(own, world.WardOfficer).RunAsync(programme)).Value;
        Assert.Equal("Thuộc thẩm quyền cấp tỉnh", coverage.Rows.Single(one => one.Path == "III.1.a").NotApplicable!.Reason);
        Assert.Null(coverage.Rows.Single(one => one.Path == "III.2").NotApplicable);
        Assert.Equal(RequestStage.Drafting, (await asking.RequestAsync(id)).Stage);
        Assert.Equal(ProgrammeRefusals.AlreadyBegun.Code, (await begin.RunAsync(input)).Refusal!.Code);

        // Given up, it may be begun again.
        Assert.Null(await new WithdrawProgramme(own, world.WardOfficer, world.Clock).RunAsync(new(programme, row.Version, "Viết lại")));
        Assert.Equal(RequestStage.NotBegun, (await asking.RequestAsync(id)).Stage);
        Assert.False((await begin.RunAsync(input)).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task A_programme_that_was_there_before_answers_what_is_asked_later(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        Assert.Null(await asking.RuleAsync("III", false, "Thuộc thẩm quyền cấp tỉnh", OrganisationLevel.Commune));
        var before = await Answer.BeginAsync(world, world.WardOfficer, asking.Document);
        var own = await Answer.BeginAsync(world, world.Officer, asking.Document);
        await asking.SendAsync();
        var id = await asking.RequestOfAsync(world.Ward);
        var shown = await asking.RequestAsync(id, world.WardOfficer);
        Assert.Equal((before.Id, ProgrammeState.Drafting, false, false), (shown.Candidates.Single().Programme, shown.Candidates[0].State, shown.Candidates[0].IsOfOtherVersion, shown.MayBegin));
        Assert.Empty((await asking.RequestAsync(id)).Candidates);
        Assert.False((await before.ShowAsync(world.WardOfficer)).Asked.Single().IsAnswered);

        await using var db = world.Open();
        var answer = new AnswerRequest(db, world.WardOfficer, world.Clock);
        Assert.Equal(CampaignRefusals.RequestNotFound, await new AnswerRequest(db, world.Foreigner, world.Clock).RunAsync(new(id, shown.Version, before.Id)));
        Assert.Equal(ProgrammeRefusals.NotFound, await answer.RunAsync(new(id, shown.Version, own.Id)));
        Assert.Equal(ProgrammeRefusals.NotAllowed, await new AnswerRequest(db, world.Inspector, world.Clock).RunAsync(new(id, shown.Version, own.Id)));
        Assert.Equal(CampaignRefusals.RequestOfOther, await new AnswerRequest(db, world.Officer, world.Clock).RunAsync(new(id, shown.Version, own.Id)));
        Assert.Equal(CampaignRefusals.ChangedMeanwhile, await answer.RunAsync(new(id, shown.Version + 1, before.Id)));
        Assert.Null(await answer.RunAsync(new(id, shown.Version, before.Id)));
        Assert.Equal(CampaignRefusals.AlreadyAnswered, await answer.RunAsync(new(id, shown.Version, before.Id)));

        shown = await asking.RequestAsync(id, world.WardOfficer);
        Assert.Equal((RequestStage.Drafting, "phuong", before.Id), (shown.Stage, shown.ReceivedBy, shown.Programme!.Value));
        Assert.Empty(shown.Candidates);
        Assert.Equal("Thuộc thẩm quyền cấp tỉnh", (await new ShowCoverage(db, world.WardOfficer).RunAsync(before.Id)).Value.Rows.Single(one => one.Path == "III.1.a").NotApplicable!.Reason);

        // Named by mistake: taken back by who may name it, and named again; the programme remembers both.
        Assert.True(shown.MayTakeBack);
        Assert.False((await asking.RequestAsync(id)).MayTakeBack);
        Assert.Equal(ProgrammeRefusals.NotAllowed, await new AnswerRequest(db, world.Inspector, world.Clock).TakeBackAsync(id, shown.Version));
        Assert.Equal(CampaignRefusals.ChangedMeanwhile, await answer.TakeBackAsync(id, shown.Version + 1));
        Assert.Null(await answer.TakeBackAsync(id, shown.Version));
        shown = await asking.RequestAsync(id, world.WardOfficer);
        Assert.Equal((RequestStage.NotBegun, false), (shown.Stage, shown.MayBegin));
        Assert.Null(await answer.RunAsync(new(id, shown.Version, before.Id)));
        Assert.Equal([ProgrammeAct.NamedAsAnswer, ProgrammeAct.NoLongerAnswer, ProgrammeAct.NamedAsAnswer], (await before.ShowAsync(world.WardOfficer)).History.Select(one => one.Act).Skip(1));
        shown = await asking.RequestAsync(id, world.WardOfficer);

        // The day that holds is the programme's day.
        Assert.Null(await new ExtendRequest(db, world.Inspector, world.Clock, new()).RunAsync(new(id, shown.Version, world.Today.AddDays(40), "Lũ lụt")));
        Assert.Equal(world.Today.AddDays(40), (await before.ShowAsync(world.WardOfficer)).DueOn);
        Assert.Equal(world.Today.AddDays(40), (await new ListProgrammes(db, world.WardOfficer).RunAsync(new(Own: true))).Items.Single().DueOn);
        world.Clock.Pass(TimeSpan.FromDays(35));
        Assert.Empty((await new ListProgrammes(db, world.WardOfficer).RunAsync(new(Overdue: true))).Items);
        world.Clock.Pass(TimeSpan.FromDays(6));
        Assert.Single((await new ListProgrammes(db, world.WardOfficer).RunAsync(new(Overdue: true))).Items);
    }

    [Theory, BothDatabases]
    public async Task A_rule_says_how_many_recipients_it_is_about_and_their_fields_are_offered(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        await using var db = world.Open();
        await db.Organisations.Where(row => row.Id == world.Ward).ExecuteUpdateAsync(set => set.SetProperty(row => row.Field, "xây dựng, giao thông"));
        Assert.Null(await asking.AimAsync([OrganisationLevel.Commune], [OrganisationType.PartyCommittee]));
        Assert.Null(await asking.RuleAsync("III.1.a", false, "Thuộc thẩm quyền cấp tỉnh"));
        var version = (await asking.ShowAsync()).Version;
        Assert.Null(await new WriteRule(db, world.Inspector, world.Clock).RunAsync(new(asking.Id, version, null, null, null, "giao thông", world.HaiPhong, true, null)));
        Assert.Null(await new WriteRule(db, world.Inspector, world.Clock).RunAsync(new(asking.Id, version + 1, null, null, null, "y tế", null, true, null)));
        var recipients = new ShowRecipients(db, world.Inspector);
        var all = (await recipients.RunAsync(asking.Id)).Value.Asked;
        var (fields, rules) = await recipients.OfRulesAsync(asking.Id);
        Assert.Equal([new("giao thông", 1), new("xây dựng", 1)], fields);
        Assert.Equal([(1, all), (2, 1), (3, 0)], rules.OrderBy(rule => rule.Key).Select(rule => (rule.Key, rule.Value)));
        Assert.Empty((await new ShowRecipients(db, world.WardOfficer).OfRulesAsync(asking.Id)).Rules);
    }

    /// <summary>The office writes what the committee and its standing committee send.</summary>
    [Theory, BothDatabases]
    public async Task An_office_asks_in_the_name_of_its_committee(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Owner = world.HaiPhong, PlainText = Papers.Resolution, References = null });
        await using var db = world.Open();
        var secretary = world.StandingOfficer;
        var write = new WriteCampaign(db, secretary, world.Clock);
        Assert.Equal([world.HaiPhong, world.StandingCommittee], (await write.AskersAsync()).Select(one => one.Id));
        Assert.Equal(CampaignRefusals.AskerOutOfReach, (await write.RunAsync(Asking.Words(world, document) with { Asker = world.Works })).Refusal);
        var id = (await write.RunAsync(Asking.Words(world, document) with { Asker = world.HaiPhong })).Value;
        Assert.Equal(("Thành ủy Hải Phòng", true), ((await new ShowCampaign(db, secretary).RunAsync(id)).Value.Asker.Name, (await new ShowCampaign(db, secretary).RunAsync(id)).Value.MayAct));
        Assert.Empty(await new WriteCampaign(db, world.Leader, world.Clock).AskersAsync());
    }

    /// <summary>A province registered the resolution in its own book and answered that: it is the same resolution.</summary>
    [Theory, BothDatabases]
    public async Task An_answer_to_ones_own_copy_of_the_document_is_offered_and_taken(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var copy = await Papers.RegisterAsync(world, world.WardOfficer, Papers.Central(world) with { Owner = world.Ward, Audience = Tracking.Documents.DocumentAudience.OwnerSubtree });
        var other = await Papers.RegisterAsync(world, world.WardOfficer, Papers.Central(world) with { Owner = world.Ward, Number = "82-NQ/TW" });
        var before = await Answer.BeginAsync(world, world.WardOfficer, copy);
        var unrelated = await Answer.BeginAsync(world, world.WardOfficer, other);
        var asking = await Asking.BeginAsync(world);
        Assert.Null(await asking.AimAsync([OrganisationLevel.Commune], [OrganisationType.PartyCommittee]));
        Assert.Null(await asking.RuleAsync("III.1.a", false, "Thuộc thẩm quyền cấp tỉnh"));
        await asking.SendAsync();
        var id = await asking.RequestOfAsync(world.Ward);
        var shown = await asking.RequestAsync(id, world.WardOfficer);
        var candidate = Assert.Single(shown.Candidates);
        Assert.Equal((before.Id, true, false), (candidate.Programme, candidate.IsOfOtherCopy, candidate.IsOfOtherVersion));
        Assert.Single((await before.ShowAsync(world.WardOfficer)).Asked);
        await using var db = world.Open();
        var answer = new AnswerRequest(db, world.WardOfficer, world.Clock);
        Assert.Equal(CampaignRefusals.RequestOfOther, await answer.RunAsync(new(id, shown.Version, unrelated.Id)));
        Assert.Null(await answer.RunAsync(new(id, shown.Version, before.Id)));
        Assert.Equal((RequestStage.Drafting, before.Id), ((await asking.RequestAsync(id, world.WardOfficer)).Stage, (await asking.RequestAsync(id, world.WardOfficer)).Programme!.Value));
        // What the campaign excuses it of are provisions of the other copy.
        Assert.DoesNotContain((await new ShowCoverage(db, world.WardOfficer).RunAsync(before.Id)).Value.Rows, row => row.NotApplicable is not null);

        // The matrix of the campaign's copy says how many were asked, and how many have not answered.
        var matrix = (await new ShowMatrix(db, world.Inspector).RunAsync(new(asking.Document))).Value;
        Assert.Equal((0, await db.CampaignRequests.CountAsync(), await db.CampaignRequests.CountAsync()), (matrix.Programmes, matrix.Asked, matrix.Waiting));
        await before.IssueAsync(await Papers.RegisterAsync(world, world.WardOfficer, Papers.Programme(world) with { Number = "1-CTr/ĐU" }));
        matrix = (await new ShowMatrix(db, world.Inspector).RunAsync(new(asking.Document))).Value;
        Assert.Equal(matrix.Asked - 1, matrix.Waiting);
        Assert.Equal(1, (await new ShowMatrix(db, world.Inspector).RunAsync(new(asking.Document, Under: world.Ward))).Value.Asked);
    }

    [Theory, BothDatabases]
    public async Task A_document_taken_over_answers_the_request_and_given_up_opens_it_again(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        await asking.SendAsync();
        var id = await asking.RequestOfAsync(world.HaiPhong);
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { PlainText = AdoptProgrammeTests.Issued, References = null });
        await using var db = world.Open();
        var adopt = new AdoptProgramme(db, world.Officer, world.Clock);
        var programme = (await adopt.RunAsync(new(document, asking.Document))).Value;
        var shown = await asking.RequestAsync(id);
        Assert.Equal((RequestStage.Issued, RequestTiming.InTime, new DateOnly(2025, 4, 2)), (shown.Stage, shown.Timing, shown.IssuedOn!.Value));

        var version = (await new ShowProgramme(db, world.Officer, world.Clock).RunAsync(programme)).Value.Version;
        Assert.Equal(ProgrammeRefusals.NotAllowed, await new WithdrawProgramme(db, world.Leader, world.Clock).RunAsync(new(programme, version, "Nhận nhầm")));
        Assert.Null(await new WithdrawProgramme(db, world.Officer, world.Clock).RunAsync(new(programme, version, "Nhận nhầm")));
        Assert.Equal(RequestStage.NotBegun, (await asking.RequestAsync(id)).Stage);
        Assert.Null((await adopt.ProposeAsync(document)).Value.Known);
        Assert.False((await adopt.RunAsync(new(document, asking.Document))).IsRefused);
        Assert.Equal(RequestStage.Issued, (await asking.RequestAsync(id)).Stage);
    }

    [Theory, BothDatabases]
    public async Task The_board_counts_by_parts_and_a_later_day_for_one_keeps_the_first(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        await asking.SendAsync();
        var id = await asking.RequestOfAsync(world.Ward);
        await using var db = world.Open();
        await new ShowRequest(db, world.WardOfficer, world.Clock, new()).ReceiveAsync(id);
        world.Clock.Pass(TimeSpan.FromDays(31));
        var board = (await new ShowBoard(db, world.Inspector, new()).RunAsync(new(asking.Id))).Value;
        Assert.Equal((4, 3, 1, 4), (board.Total.All, board.Total.Of(RequestStage.NotReceived), board.Total.Of(RequestStage.NotBegun), board.Total.Of(RequestTiming.Overdue)));
        Assert.Equal([("Thành ủy Cần Thơ", 2, true), ("Thành ủy Hải Phòng", 2, true)], board.Parts.Select(part => (part.Organisation.Name, part.Counts.All, part.HasParts)).Order());
        var inner = (await new ShowBoard(db, world.Inspector, new()).RunAsync(new(asking.Id, world.HaiPhong))).Value;
        Assert.Equal([("Thành ủy Hải Phòng", true, 1), ("Đảng ủy phường Hồng Bàng", false, 1)], inner.Parts.Select(part => (part.Organisation.Name, part.IsItself, part.Counts.All)));
        Assert.Equal([world.Centre], inner.Path.Select(up => up.Id));
        // A part of the tree that the campaign does not stand above, and somebody's own share of it.
        Assert.Equal(CampaignRefusals.NotFound, (await new ShowBoard(db, world.Inspector, new()).RunAsync(new(asking.Id, TypedId.New<OrganisationId>()))).Refusal);
        Assert.Equal(1, (await new ShowBoard(db, world.WardOfficer, new()).RunAsync(new(asking.Id))).Value.Total.All);

        // Each number leads to just so many rows.
        foreach (var part in board.Parts)
            Assert.Equal(part.Counts.Of(RequestStage.NotReceived), (await asking.RequestsAsync(input: new(asking.Id, part.Organisation.Id, Stage: RequestStage.NotReceived))).Length);
        Assert.Single(await asking.RequestsAsync(world.WardOfficer, new(Own: true, Open: true, Timing: RequestTiming.Overdue)));

        var shown = await asking.RequestAsync(id);
        Assert.Equal(CampaignRefusals.NotAllowed, await new ExtendRequest(db, world.WardOfficer, world.Clock, new()).RunAsync(new(id, shown.Version, world.Today.AddDays(5), "Lũ lụt")));
        Assert.Null(await new ExtendRequest(db, world.Inspector, world.Clock, new()).RunAsync(new(id, shown.Version, world.Today.AddDays(5), "Lũ lụt")));
        Assert.Equal(CampaignRefusals.ChangedMeanwhile, await new ExtendRequest(db, world.Inspector, world.Clock, new()).RunAsync(new(id, shown.Version, world.Today.AddDays(9), "Lũ lụt")));
        shown = await asking.RequestAsync(id);
        Assert.Equal((RequestTiming.DueSoon, world.Today.AddDays(5), world.Today.AddDays(-1), "Lũ lụt"), (shown.Timing, shown.DueOn, shown.OriginalDueOn, shown.ExtensionReason!));

        var version = (await asking.ShowAsync()).Version;
        Assert.Equal(CampaignRefusals.NotAllowed, await new CloseCampaign(db, world.WardOfficer, world.Clock).RunAsync(new(asking.Id, version, null)));
        Assert.Null(await new CloseCampaign(db, world.Inspector, world.Clock).RunAsync(new(asking.Id, version, "Đã đủ")));
        Assert.Equal(CampaignRefusals.Closed, await new ExtendRequest(db, world.Inspector, world.Clock, new()).RunAsync(new(id, shown.Version, world.Today.AddDays(9), "Lũ lụt")));
        Assert.Empty(await asking.RequestsAsync(world.WardOfficer, new(Own: true, Open: true)));
        Assert.Equal(CampaignState.Closed, Assert.Single((await new ListCampaigns(db, world.WardOfficer).RunAsync(new())).Items).State);
    }
}
