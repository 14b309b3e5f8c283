using DonDoc.Text.Coverage;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes;

public sealed class DraftingTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task A_programme_begins_with_the_titles_of_the_document_above_and_none_of_its_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var shown = await answer.ShowAsync();
        Assert.Equal(ProgrammeState.Drafting, shown.State);
        Assert.Equal(
            [("I.", "Mục đích, yêu cầu"), ("II.", "Mục tiêu, chỉ tiêu"), ("III.", "Nhiệm vụ, giải pháp")],
            shown.Sections.Where(section => section.Depth == 1).Take(3).Select(section => (section.Label, section.Heading)));
        Assert.Contains(("1.", "Hoàn thiện thể chế"), shown.Sections.Where(section => section.Path.StartsWith("III.", StringComparison.Ordinal)).Select(section => (section.Label, section.Heading)));
        Assert.DoesNotContain(shown.Sections, section => section.Heading.Contains("phí cảng biển", StringComparison.Ordinal) || section.Body.Length > 0);
        Assert.True(shown.MayDraft);
        Assert.Equal("81-NQ/TW", shown.Parent.Number);
    }

    [Theory, BothDatabases]
    public async Task A_file_becomes_sections_and_commitments_with_who_and_when(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        var begun = await new BeginProgramme(db, world.Officer, world.Clock, Options).RunAsync(new(parent, "KH", "Thực hiện Nghị quyết số 81-NQ/TW", ProgrammeStart.File, PlainText: """
            ỦY BAN NHÂN DÂN
            KẾ HOẠCH
            Thực hiện Nghị quyết số 81-NQ/TW
            I. MỤC ĐÍCH, YÊU CẦU
            Cụ thể hóa Nghị quyết phù hợp với cảng biển của thành phố.
            II. NHIỆM VỤ
            1. Hạ tầng điện bờ
            a) Sở Xây dựng hoàn thành lắp đặt 4 trạm điện bờ tại bến số 5 trước ngày 30/6/2027.
            b) Cảng vụ Hàng hải xây dựng Báo cáo kiểm kê khí thải tàu biển trong năm 2026.
            """));
        var shown = (await new ShowProgramme(db, world.Officer, world.Clock).RunAsync(begun.Value)).Value;
        Assert.Equal(["Mục đích, yêu cầu", "Nhiệm vụ", "Hạ tầng điện bờ"], shown.Sections.Select(section => section.Heading));
        var items = shown.Sections.SelectMany(section => section.Commitments).ToList();
        Assert.Equal(2, items.Count);
        Assert.Contains("Sở Xây dựng", items[0].Words.LeadName, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 6, 30), items[0].Words.DueOn);
    }

    [Theory, BothDatabases]
    public async Task Of_an_earlier_programme_the_dates_are_not_taken_over(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await answer.UndertakeAsync(new CommitmentWords("Lắp điện bờ tại cảng Lạch Huyện", "4 trạm", DueOn: world.Today.AddYears(1)));
        var other = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { Number = "82-NQ/TW" });
        await using var db = world.Open();
        var again = await new BeginProgramme(db, world.Officer, world.Clock, Options).RunAsync(new(other, "CTr", "Thực hiện Nghị quyết số 82-NQ/TW", ProgrammeStart.Earlier, Earlier: answer.Id));
        var words = (await new ShowProgramme(db, world.Officer, world.Clock).RunAsync(again.Value)).Value.Sections.SelectMany(section => section.Commitments).Single().Words;
        Assert.Equal(("Lắp điện bờ tại cảng Lạch Huyện", "4 trạm", null), (words.What, words.Product, words.DueOn));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_begun_is_refused_in_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await using var db = world.Open();
        Task<Outcome<ProgrammeId>> Begin(CurrentUser by, BeginProgramme.Input input) => new BeginProgramme(db, by, world.Clock, Options).RunAsync(input);
        var twice = await Begin(world.Head, new(answer.Parent, "CTr", "Lần nữa"));
        Assert.Equal(ProgrammeRefusals.AlreadyBegun.Code, twice.Refusal!.Code);
        Assert.Equal(answer.Id.Value, twice.Refusal.Existing);
        Assert.Equal(ProgrammeRefusals.TypeUnknown, (await Begin(world.WorksOfficer, new(answer.Parent, "XX", "A"))).Refusal);
        Assert.Equal(ProgrammeRefusals.TitleMissing, (await Begin(world.WorksOfficer, new(answer.Parent, "KH", " "))).Refusal);
        Assert.Equal(ProgrammeRefusals.OwnerOutOfReach, (await Begin(world.WorksOfficer, new(answer.Parent, "KH", "A", Owner: world.HaiPhong))).Refusal);
        Assert.Equal(ProgrammeRefusals.ParentMissing, (await Begin(world.WorksOfficer, new(new(Guid.CreateVersion7()), "KH", "A"))).Refusal);
        Assert.Equal(TextRefusals.Classified.At("Title"), (await Begin(world.WorksOfficer, new(answer.Parent, "KH", "Kế hoạch (Tối mật)"))).Refusal);
        Assert.Equal(ProgrammeRefusals.FileWithoutOutline, (await Begin(world.WorksOfficer, new(answer.Parent, "KH", "A", ProgrammeStart.File, PlainText: "Xin chào"))).Refusal);
        var empty = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world, "Hai chữ") with { Number = "83-NQ/TW" });
        Assert.Equal(ProgrammeRefusals.ParentUnread, (await Begin(world.WorksOfficer, new(empty, "KH", "A"))).Refusal);
    }

    [Fact]
    public void What_is_asked_under_a_title_of_the_document_above_stands_under_the_usual_section_of_that_name()
    {
        static Statement Under(params string[] headings) => new("p", headings, "…");
        var sections = OutlineProposal.OfParent(["Mục đích, yêu cầu", "Mục tiêu, chỉ tiêu", "Nhiệm vụ, giải pháp", "Tổ chức thực hiện"],
        [
            Under("MỤC TIÊU", "Đến năm 2030"), Under("MỤC TIÊU", "Đến năm 2030"), Under("MỤC TIÊU", "Tầm nhìn 2045"), Under("NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU", "Hoàn thiện thể chế"),
            Under("NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU"), Under("Phát triển nguồn nhân lực"), Under("TỔ CHỨC THỰC HIỆN"),
        ]);
        Assert.Equal(["", "Đến năm 2030, Tầm nhìn 2045", "Hoàn thiện thể chế, Phát triển nguồn nhân lực", ""], sections.Select(section => string.Join(", ", section.Below.Select(below => below.Heading))));
    }

    /// <summary>For a collective that reads on paper: any draft, to those who see drafts.</summary>
    [Theory, BothDatabases]
    public async Task A_draft_is_printed_as_it_was_kept_or_as_it_stands(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await answer.UndertakeAsync("Lắp 4 trạm điện bờ");
        await using var db = world.Open();
        Assert.Equal(1, (await new KeepDraft(db, world.Officer, world.Clock).RunAsync(new(answer.Id, null))).Value);
        await answer.UndertakeAsync("Kiểm kê 12 bến");
        var print = new PrintDraft(db, world.Officer, world.Clock);
        var (kept, now) = ((await print.RunAsync(answer.Id, 1)).Value, (await print.RunAsync(answer.Id, null)).Value);
        Assert.StartsWith("I. Mục đích, yêu cầu", now.PlainText, StringComparison.Ordinal);
        Assert.Equal((true, false, true), (kept.PlainText.Contains("4 trạm", StringComparison.Ordinal), kept.PlainText.Contains("12 bến", StringComparison.Ordinal), now.PlainText.Contains("12 bến", StringComparison.Ordinal)));
        Assert.Equal(("chương trình hành động", "Thành ủy Hải Phòng", 1), (kept.TypeName, kept.Owner, kept.Number));
        Assert.Equal(ProgrammeRefusals.DraftNotFound, (await print.RunAsync(answer.Id, 2)).Refusal);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new PrintDraft(db, world.Foreigner, world.Clock).RunAsync(answer.Id, null)).Refusal);
    }

    [Theory]
    [InlineData("Sở Xây dựng lắp 4 trạm điện bờ trước ngày 30/6/2027", "Sở Xây dựng", "4 trạm", 2027, "Sở Xây dựng lắp 4 trạm điện bờ trước ngày 30/6/2027.")]
    [InlineData("Lắp 14 trạm điện bờ", "Sở Xây dựng", "4 trạm", 2027, "Lắp 14 trạm điện bờ. Cơ quan chủ trì: Sở Xây dựng; sản phẩm: 4 trạm; thời hạn: 30/06/2027.")]
    [InlineData("Sở Xây dựng lắp trạm trước ngày 30/6/2026", "Sở Xây dựng", null, 2027, "Sở Xây dựng lắp trạm trước ngày 30/6/2026. Thời hạn: 30/06/2027.")]
    public void What_the_words_of_a_commitment_say_themselves_is_not_printed_again(string what, string lead, string? product, int year, string printed) =>
        Assert.Equal(printed, ProgrammeText.SentenceOf(new CommitmentWords(what, product, LeadName: lead, DueOn: new DateOnly(year, 6, 30))));

    /// <summary>What the program read in a file is nobody's word until somebody has saved it.</summary>
    [Theory, BothDatabases]
    public async Task What_was_read_from_a_file_is_marked_until_a_person_saves_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        var id = (await new BeginProgramme(db, world.Officer, world.Clock, Options).RunAsync(new(parent, "KH", "Thực hiện Nghị quyết số 81-NQ/TW", ProgrammeStart.File,
            PlainText: "I. NHIỆM VỤ\n1. Sở Xây dựng hoàn thành lắp đặt 4 trạm điện bờ tại bến số 5 trước ngày 30/6/2027."))).Value;
        var show = new ShowProgramme(db, world.Officer, world.Clock);
        var section = (await show.RunAsync(id)).Value.Sections.Single(one => one.Commitments.Count > 0);
        var item = section.Commitments[0];
        Assert.Equal((true, "Sở Xây dựng", null), (item.IsRead, item.Words.LeadName, item.Words.Responsible));
        Assert.DoesNotContain("hoàn thành", item.Words.Product ?? "", StringComparison.OrdinalIgnoreCase);
        Assert.False((await new WriteCommitment(db, world.Head, world.Clock).RunAsync(new(id, item.Id, section.Id, item.Version, item.Words))).IsRefused);
        var saved = (await show.RunAsync(id)).Value.Sections.SelectMany(one => one.Commitments).Single();
        Assert.Equal((false, "thutruong", item.Words), (saved.IsRead, saved.EditedBy, saved.Words));
        Assert.Equal(ProgrammeRefusals.NothingChanged, (await new WriteCommitment(db, world.Head, world.Clock).RunAsync(new(id, item.Id, section.Id, saved.Version, item.Words))).Refusal);
    }

    /// <summary>The document above under another name is no programme; what is mostly its words, or says nothing that can be read, is begun only by who says so again.</summary>
    [Theory, BothDatabases]
    public async Task A_file_that_is_the_document_above_is_refused_and_a_doubtful_one_asked_about(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var parent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        Assert.Equal(ProgrammeRefusals.FileIsParent, await BeginAsync(Papers.Resolution));
        Assert.Equal(ProgrammeRefusals.FileIsParent, await BeginAsync(Papers.Resolution.Replace("\n", "\r\n", StringComparison.Ordinal) + "\n1", anyway: true));

        // Copied, with one sentence of its own.
        var copied = Papers.Resolution[Papers.Resolution.IndexOf("I- QUAN ĐIỂM", StringComparison.Ordinal)..Papers.Resolution.IndexOf("IV- TỔ CHỨC", StringComparison.Ordinal)];
        var refused = await BeginAsync($"{copied}3. Cảng vụ kiểm kê 12 bến.");
        Assert.Equal(ProgrammeRefusals.FileMostlyParent.Code, refused?.Code);
        Assert.EndsWith("%", refused!.Arguments[0], StringComparison.Ordinal);
        Assert.True(ProgrammeRefusals.IsDoubt(refused));
        Assert.Equal(ProgrammeRefusals.FileNotVietnamese, await BeginAsync("I. GOALS\n1. The city will build four stations of shore power by the end of next June.\nII. TASKS\n1. The port authority shall report every month."));
        Assert.Equal(ProgrammeRefusals.FileWithoutCommitments, await BeginAsync("I. Ý NGHĨA\nCảng biển có ý nghĩa lớn.\nII. BỐI CẢNH\nTình hình thế giới phức tạp."));
        Assert.False(ProgrammeRefusals.IsDoubt(ProgrammeRefusals.FileIsParent));
        Assert.Null(await BeginAsync($"{copied}3. Cảng vụ kiểm kê 12 bến.", anyway: true));

        async Task<Refusal?> BeginAsync(string plain, bool anyway = false)
        {
            await using var db = world.Open();
            return (await new BeginProgramme(db, world.Officer, world.Clock, Options).RunAsync(new(parent, "KH", "Thực hiện Nghị quyết", ProgrammeStart.File, PlainText: plain, Anyway: anyway))).Refusal;
        }
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_write_in_one_section_the_second_is_told_and_loses_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var section = await answer.TasksAsync();
        Assert.Null(await LeaseAsync(world.Officer));
        Assert.Equal(("programme.section_leased", "chuyenvien"), (await LeaseAsync(world.Head) is { } leased ? (leased.Code, leased.Arguments[0]) : default));
        Assert.Equal("chuyenvien", (await answer.ShowAsync(world.Head)).Sections.Single(row => row.Id == section).WriterName);
        Assert.Equal("programme.section_leased", (await WriteAsync(world.Head, 0, "Của thủ trưởng")).Refusal?.Code);

        // The first saves, so the second's version is old; who insists all the same does not overwrite it.
        Assert.False((await WriteAsync(world.Officer, 0, "Của chuyên viên")).IsRefused);
        Assert.Equal("programme.section_changed", (await WriteAsync(world.Head, 0, "Của thủ trưởng", anyway: true)).Refusal?.Code);
        Assert.False((await WriteAsync(world.Head, 1, "Của hai người")).IsRefused);
        Assert.Equal("Của hai người", (await answer.ShowAsync()).Sections.Single(row => row.Id == section).Body);

        async Task<Refusal?> LeaseAsync(CurrentUser by)
        {
            await using var db = world.Open();
            return await new LeaseSection(db, by, world.Clock, Options).RunAsync(answer.Id, section);
        }

        async Task<Outcome<ProgrammeSectionId>> WriteAsync(CurrentUser by, int version, string body, bool anyway = false)
        {
            await using var db = world.Open();
            return await new WriteSection(db, by, world.Clock).RunAsync(new(answer.Id, section, null, version, "Nhiệm vụ, giải pháp", body, anyway));
        }
    }

    [Theory, BothDatabases]
    public async Task A_lease_ends_by_itself_and_two_who_save_at_once_do_not_lose_a_word(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var section = await answer.TasksAsync();
        await using (var db = world.Open())
            Assert.Null(await new LeaseSection(db, world.Officer, world.Clock, Options).RunAsync(answer.Id, section));
        world.Clock.Pass(TimeSpan.FromMinutes(Options.SectionLeaseMinutes + 1));
        await using var slow = world.Open(new Meanwhile(async () =>
        {
            await using var other = world.Open();
            Assert.False((await new WriteSection(other, world.Officer, world.Clock).RunAsync(new(answer.Id, section, null, 0, "Nhiệm vụ, giải pháp", "Trước"))).IsRefused);
        }));
        var refused = await new WriteSection(slow, world.Head, world.Clock).RunAsync(new(answer.Id, section, null, 0, "Nhiệm vụ, giải pháp", "Sau"));
        Assert.Equal(("programme.section_changed", "chuyenvien"), (refused.Refusal!.Code, refused.Refusal.Arguments[0]));
        Assert.Equal("Trước", (await answer.ShowAsync()).Sections.Single(row => row.Id == section).Body);
    }

    [Theory, BothDatabases]
    public async Task Sections_are_put_in_order_and_only_empty_ones_are_taken_away(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await answer.UndertakeAsync("Lắp điện bờ");
        var sections = (await answer.ShowAsync()).Sections;
        var tasks = sections.Single(row => row.Heading == "Nhiệm vụ, giải pháp");
        await using var db = world.Open();
        var place = new PlaceSection(db, world.Officer, world.Clock);
        Assert.Null(await place.MoveAsync(answer.Id, tasks.Id, up: true));
        Assert.Equal(["I.", "II.", "III.", "IV."], (await answer.ShowAsync()).Sections.Where(row => row.Depth == 1).Select(row => row.Label));
        Assert.Equal("II", (await answer.ShowAsync()).Sections.Single(row => row.Id == tasks.Id).Path);
        Assert.Equal(ProgrammeRefusals.NoFurther, await place.MoveAsync(answer.Id, sections[0].Id, up: true));
        Assert.Equal(ProgrammeRefusals.SectionNotEmpty, await place.RemoveAsync(answer.Id, tasks.Id, (await answer.ShowAsync()).Sections.Single(row => row.Id == tasks.Id).Version));
        Assert.Null(await place.RemoveAsync(answer.Id, sections[0].Id, 0));
        var added = await new WriteSection(db, world.Officer, world.Clock).RunAsync(new(answer.Id, null, tasks.Id, 0, "Mới", null));
        Assert.Equal(2, (await answer.ShowAsync()).Sections.Single(row => row.Id == added.Value).Depth);
    }

    [Theory, BothDatabases]
    public async Task Who_comes_second_is_told_what_was_changed_and_by_whom(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var sections = (await answer.ShowAsync()).Sections;
        // Another put the sections in order at the same moment: not the act that the history ends with.
        await using (var slow = world.Open(new Meanwhile(() => MoveAsync(sections[2].Id))))
            Assert.Equal(ProgrammeRefusals.PartChanged, await new PlaceSection(slow, world.Officer, world.Clock).MoveAsync(answer.Id, sections[1].Id, up: true));
        // Who writes in a section that was put elsewhere meanwhile saves it: no word of it was changed.
        await using (var db = world.Open())
            Assert.False((await new WriteSection(db, world.Officer, world.Clock).RunAsync(new(answer.Id, sections[1].Id, null, sections[1].Version, "Mục tiêu mới", null))).IsRefused);
        // Another gave the programme another title.
        var version = (await answer.ShowAsync()).Version;
        await using (var head = world.Open())
            Assert.Null(await new RenameProgramme(head, world.Head, world.Clock).RunAsync(new(answer.Id, version, "Tên khác")));
        await using var late = world.Open();
        var refusal = await new RenameProgramme(late, world.Officer, world.Clock).RunAsync(new(answer.Id, version, "Tên khác nữa"));
        Assert.Equal(("programme.changed_meanwhile", nameof(ProgrammeAct.Renamed)), (refusal!.Code, refusal.Arguments[0]));
        Assert.Equal((ProgrammeAct.Renamed, "Thực hiện Nghị quyết số 81-NQ/TW"), ((await answer.ShowAsync()).History[^1].Act, (await answer.ShowAsync()).History[^1].Note));

        async Task MoveAsync(ProgrammeSectionId section)
        {
            await using var db = world.Open();
            Assert.Null(await new PlaceSection(db, world.Head, world.Clock).MoveAsync(answer.Id, section, up: true));
        }
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_twice_makes_one(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await using var db = world.Open();
        var write = new WriteSection(db, world.Officer, world.Clock);
        var before = (await answer.ShowAsync()).Sections.Count;
        var first = await write.RunAsync(new(answer.Id, null, null, -1, "Bối cảnh ", "Một đoạn"));
        Assert.Equal(first.Value, (await write.RunAsync(new(answer.Id, null, null, -1, "Bối cảnh", "Một đoạn"))).Value);
        Assert.False((await write.RunAsync(new(answer.Id, null, null, -1, "Bối cảnh", "Đoạn khác"))).IsRefused);
        Assert.Equal(before + 2, (await answer.ShowAsync()).Sections.Count);
        var undertake = new WriteCommitment(db, world.Officer, world.Clock);
        var task = await undertake.RunAsync(new(answer.Id, null, first.Value, -1, new CommitmentWords("Lắp 4 trạm điện bờ", "4 trạm")));
        Assert.Equal(task.Value, (await undertake.RunAsync(new(answer.Id, null, first.Value, -1, new CommitmentWords("Lắp 4 trạm điện bờ", "4 trạm ")))).Value);
        Assert.False((await undertake.RunAsync(new(answer.Id, null, first.Value, -1, new CommitmentWords("Lắp 4 trạm điện bờ", "5 trạm")))).IsRefused);
        Assert.Equal(2, (await answer.ShowAsync()).Sections.Sum(row => row.Commitments.Count));
    }

    [Theory, BothDatabases]
    public async Task What_was_confirmed_beside_an_open_form_is_not_undone_by_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var provision = await answer.ProvisionAsync("III.2");
        var id = await answer.UndertakeAsync(new CommitmentWords("Lắp 4 trạm điện bờ", "4 trạm"));
        var item = (await answer.ShowAsync()).Sections.SelectMany(row => row.Commitments).Single();
        await using (var other = world.Open())
            Assert.Null(await new DecideAnswers(other, world.Head, world.Clock).RunAsync(answer.Id, [new(id, provision, AnswerDecision.Confirmed, AnswerExtent.Full)]));
        await using var db = world.Open();
        var write = new WriteCommitment(db, world.Officer, world.Clock);
        var late = await write.RunAsync(new(answer.Id, id, await answer.TasksAsync(), item.Version, item.Words with { Product = "5 trạm" }, []));
        Assert.Equal("programme.commitment_changed", late.Refusal?.Code);
        Assert.Equal(["III.2"], (await answer.ShowAsync()).Sections.SelectMany(row => row.Commitments).Single().Answers);

        // Of two who change nothing but the answers, the second is told as well.
        var seen = item.Version + 1;
        Assert.False((await write.RunAsync(new(answer.Id, id, await answer.TasksAsync(), seen, item.Words, [new(provision, AnswerExtent.Partial)]))).IsRefused);
        Assert.Equal("programme.commitment_changed", (await write.RunAsync(new(answer.Id, id, await answer.TasksAsync(), seen, item.Words, []))).Refusal?.Code);
        // Saying the same once more changes nothing.
        Assert.Null(await new DecideAnswers(db, world.Head, world.Clock).RunAsync(answer.Id, [new(id, provision, AnswerDecision.Confirmed, AnswerExtent.Partial)]));
        Assert.Equal(seen + 1, (await answer.ShowAsync()).Sections.SelectMany(row => row.Commitments).Single().Version);
    }

    [Theory, BothDatabases]
    public async Task A_commitment_says_what_it_answers_and_is_changed_only_as_it_was_seen(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var provision = await answer.ProvisionAsync("III.2");
        var id = await answer.UndertakeAsync(new CommitmentWords("Lắp 4 trạm điện bờ", "4 trạm", LeadId: world.Works, DueOn: world.Today.AddYears(1)), answers: [new(provision, AnswerExtent.Full)]);
        var item = (await answer.ShowAsync()).Sections.SelectMany(row => row.Commitments).Single();
        Assert.Equal(("Sở Xây dựng thành phố Hải Phòng", "III.2"), (item.Words.LeadName, Assert.Single(item.Answers)));
        var section = await answer.TasksAsync();
        await using var db = world.Open();
        var write = new WriteCommitment(db, world.Head, world.Clock);
        Assert.Equal(ProgrammeRefusals.DueBeforeStart, (await write.RunAsync(new(answer.Id, id, section, item.Version, item.Words with { StartsOn = world.Today.AddYears(2) }))).Refusal);
        Assert.Equal(ProgrammeRefusals.CommitmentEmpty, (await write.RunAsync(new(answer.Id, id, section, item.Version, item.Words with { What = " " }))).Refusal);
        Assert.Equal(ProgrammeRefusals.ProvisionNotFound, (await write.RunAsync(new(answer.Id, id, section, item.Version, item.Words, [new(new(Guid.CreateVersion7()), AnswerExtent.Full)]))).Refusal);
        Assert.False((await write.RunAsync(new(answer.Id, id, section, item.Version, item.Words with { Product = "5 trạm" }, []))).IsRefused);
        Assert.Empty((await answer.ShowAsync()).Sections.SelectMany(row => row.Commitments).Single().Answers);
        Assert.Equal("programme.commitment_changed", (await write.RunAsync(new(answer.Id, id, section, item.Version, item.Words))).Refusal?.Code);
        Assert.Null(await new PlaceCommitment(db, world.Head, world.Clock).RemoveAsync(answer.Id, id, item.Version + 1));
        Assert.Empty((await answer.ShowAsync()).Sections.SelectMany(row => row.Commitments));
    }

    [Theory, BothDatabases]
    public async Task What_is_written_is_seen_and_touched_by_its_own_house_only(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var section = await answer.TasksAsync();
        await using var db = world.Open();
        foreach (var stranger in new[] { world.Foreigner, world.WardOfficer })
        {
            Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowProgramme(db, stranger, world.Clock).RunAsync(answer.Id)).Refusal);
            Assert.Empty((await new ListProgrammes(db, stranger).RunAsync(new())).Items);
            Assert.Equal(ProgrammeRefusals.NotFound, (await new WriteSection(db, stranger, world.Clock).RunAsync(new(answer.Id, section, null, 0, "A", "B"))).Refusal);
        }

        Assert.False((await new ShowProgramme(db, world.Leader, world.Clock).RunAsync(answer.Id)).Value.MayDraft);
        Assert.Equal(ProgrammeRefusals.NotAllowed, (await new WriteSection(db, world.Leader, world.Clock).RunAsync(new(answer.Id, section, null, 0, "A", "B"))).Refusal);
        Assert.Equal(answer.Id, Assert.Single((await new ListProgrammes(db, world.Leader).RunAsync(new(Text: "nghi quyet", Own: true))).Items).Id);
    }

    [Theory, BothDatabases]
    public async Task Drafts_are_kept_once_each_and_compared_word_by_word(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var id = await answer.UndertakeAsync("Lắp 4 trạm điện bờ");
        await using var db = world.Open();
        var keep = new KeepDraft(db, world.Officer, world.Clock);
        Assert.Equal(1, (await keep.RunAsync(new(answer.Id, "Xin ý kiến lần 1"))).Value);
        Assert.Equal("1", (await keep.RunAsync(new(answer.Id, "Lại"))).Refusal!.With("1").Arguments[0]);
        var section = await answer.TasksAsync();
        Assert.False((await new WriteCommitment(db, world.Officer, world.Clock).RunAsync(new(answer.Id, id, section, 1, new CommitmentWords("Lắp 6 trạm điện bờ")))).IsRefused);
        Assert.Equal(2, (await keep.RunAsync(new(answer.Id, null))).Value);
        var compared = (await new CompareDrafts(db, world.Leader).RunAsync(answer.Id, 1, 2)).Value;
        var changed = Assert.Single(compared.Paragraphs, paragraph => paragraph.Count > 1);
        Assert.Equal(["4", "6"], changed.Where(piece => piece.Change != Tracking.Documents.Versions.WordChange.Same).Select(piece => piece.Words.Trim()));
        Assert.Equal(ProgrammeRefusals.DraftNotFound, (await new CompareDrafts(db, world.Leader).RunAsync(answer.Id, 1, 9)).Refusal);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new CompareDrafts(db, world.Foreigner).RunAsync(answer.Id, 1, 2)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task What_is_given_up_is_written_no_more_and_another_may_be_begun(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var shown = await answer.ShowAsync();
        await using var db = world.Open();
        Assert.Equal("programme.changed_meanwhile", (await new WithdrawProgramme(db, world.Officer, world.Clock).RunAsync(new(answer.Id, shown.Version + 1, "Nhầm")))?.Code);
        Assert.Null(await new WithdrawProgramme(db, world.Officer, world.Clock).RunAsync(new(answer.Id, shown.Version, "Nhầm văn bản")));
        Assert.Equal(ProgrammeRefusals.Withdrawn, (await new WriteSection(db, world.Officer, world.Clock).RunAsync(new(answer.Id, shown.Sections[0].Id, null, 0, "A", "B"))).Refusal);
        Assert.Empty((await new ListProgrammes(db, world.Officer).RunAsync(new())).Items);
        Assert.Equal("Nhầm văn bản", Assert.Single((await answer.ShowAsync()).History, one => one.Act == ProgrammeAct.Withdrawn).Note);
        await Answer.BeginAsync(world, parent: answer.Parent);
    }
}
