using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes;

public sealed class OpinionTests
{
    private static async Task<Outcome<int>> AskAsync(World world, Answer answer, DateOnly? due, IReadOnlyList<OrganisationId> bodies, IReadOnlyList<string>? persons = null, CurrentUser? by = null, int? version = null)
    {
        var seen = version ?? (await answer.ShowAsync()).Version;
        await using var db = world.Open();
        return await new AskForOpinions(db, by ?? world.Officer, world.Clock).RunAsync(new(answer.Id, seen, due, "Đề nghị tập trung vào phần chỉ tiêu", bodies, persons ?? []));
    }

    private static async Task<IReadOnlyList<ListConsultations.Row>> AskedOfAsync(World world, CurrentUser user, bool onlyOpen = false)
    {
        await using var db = world.Open();
        return (await new ListConsultations(db, user).RunAsync(new(onlyOpen))).Items;
    }

    private static async Task<Outcome<bool>> GiveAsync(
        World world, CurrentUser by, OpinionRequestId request, string? text, ProgrammeSectionId? section = null, string? quote = null, OpinionStance stance = OpinionStance.Remarks)
    {
        await using var db = world.Open();
        return await new GiveOpinion(db, by, world.Clock).RunAsync(new(request, stance, section, quote, text));
    }

    private static async Task<ShowOpinions.Result> ShowAsync(World world, Answer answer, OpinionFilter? filter = null, int? round = null, ProgrammeSectionId? section = null)
    {
        await using var db = world.Open();
        return (await new ShowOpinions(db, world.Officer).RunAsync(new(answer.Id, round, section, filter))).Value;
    }

    private static async Task<Refusal?> DisposeAsync(
        World world, Answer answer, OpinionId opinion, int version, Disposal disposal, string? reason = null, string? change = null, ProgrammeSectionId? section = null, CurrentUser? by = null)
    {
        await using var db = world.Open();
        return await new DisposeOpinion(db, by ?? world.Head, world.Clock).RunAsync(new(answer.Id, opinion, version, disposal, reason, change, section));
    }

    [Theory, BothDatabases]
    public async Task A_person_is_asked_by_name_and_of_several_the_one_of_the_province(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await using (var db = world.Open())
        {
            Assert.Equal(1, await db.Accounts.Where(row => row.UserName == "xaydung").ExecuteUpdateAsync(set => set.SetProperty(row => row.DisplayName, "Bùi Văn Cảng")));
            Assert.Equal(1, await db.Accounts.Where(row => row.UserName == "cantho").ExecuteUpdateAsync(set => set.SetProperty(row => row.DisplayName, "Bùi Văn Cảng")));
        }

        Assert.Equal(1, (await AskAsync(world, answer, world.Today.AddDays(10), [], ["Bùi Văn Cảng"])).Value);
        Assert.StartsWith("Bùi Văn Cảng", Assert.Single(await AskedOfAsync(world, world.WorksOfficer, onlyOpen: true)).AskedName, StringComparison.Ordinal);
        Assert.Empty(await AskedOfAsync(world, world.Foreigner, onlyOpen: true));
        await using (var db = world.Open())
            Assert.Equal(1, await db.Accounts.Where(row => row.UserName == "phuong").ExecuteUpdateAsync(set => set.SetProperty(row => row.DisplayName, "Bùi Văn Cảng")));
        Assert.Equal(OpinionRefusals.PersonUnclear.Code, (await AskAsync(world, answer, world.Today.AddDays(10), [], ["Bùi Văn Cảng"])).Refusal?.Code);
        Assert.Equal(OpinionRefusals.PersonUnknown.Code, (await AskAsync(world, answer, world.Today.AddDays(10), [], ["Bùi Văn"])).Refusal?.Code);
    }

    [Theory, BothDatabases]
    public async Task Who_is_asked_reads_the_draft_that_was_sent_answers_it_and_what_becomes_of_it_is_said(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var tasks = await answer.TasksAsync();
        await answer.UndertakeAsync("Lắp điện bờ tại cảng Lạch Huyện");
        Assert.Equal(1, (await AskAsync(world, answer, world.Today.AddDays(10), [world.Works, world.CanTho, world.Works], ["xaydung", "XayDung "])).Value);
        Assert.Equal((ProgrammeState.Consulting, 1), ((await answer.ShowAsync()).State, (await answer.ShowAsync()).Drafts));
        // What is written afterwards is not theirs to read.
        await answer.UndertakeAsync("Việc mới sau khi gửi");

        var asked = Assert.Single(await AskedOfAsync(world, world.Foreigner, onlyOpen: true));
        Assert.Equal(("Thành ủy Hải Phòng", "Thành ủy Cần Thơ", 0), (asked.OwnerName, asked.AskedName, asked.Given));
        await using (var db = world.Open())
        {
            var shown = (await new ShowConsultation(db, world.Foreigner).RunAsync(asked.Id)).Value;
            Assert.Contains("Lạch Huyện", shown.PlainText, StringComparison.Ordinal);
            Assert.DoesNotContain("Việc mới", shown.PlainText, StringComparison.Ordinal);
            Assert.Equal(["Sở Xây dựng thành phố Hải Phòng", "xaydung"], shown.Others.Order(StringComparer.Ordinal));
            Assert.Contains(shown.Sections, section => section.Id == tasks);
            Assert.True(shown.MayGive);
            // Of the programme itself they see nothing.
            Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowProgramme(db, world.Foreigner, world.Clock).RunAsync(answer.Id)).Refusal);
            Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowOpinions(db, world.Foreigner).RunAsync(new(answer.Id))).Refusal);
        }

        Assert.Equal(OpinionRefusals.TextMissing, (await GiveAsync(world, world.Foreigner, asked.Id, " ")).Refusal);
        Assert.Equal(OpinionRefusals.QuoteNotFound, (await GiveAsync(world, world.Foreigner, asked.Id, "Cần rõ hơn", quote: "Việc mới sau khi gửi")).Refusal);
        Assert.False((await GiveAsync(world, world.Foreigner, asked.Id, "Cần nêu số trạm", quote: "điện bờ  tại cảng\nLạch Huyện")).Value);
        Assert.False((await GiveAsync(world, world.Foreigner, asked.Id, null, stance: OpinionStance.Agrees)).Value);

        var table = await ShowAsync(world, answer);
        Assert.Equal((3, 1, 0, 2, 1, 1), (table.Figures.Asked, table.Figures.Answered, table.Figures.Silent, table.Figures.Pending, table.Figures.Waiting, table.Figures.Agree));
        var remark = table.Opinions.Single(row => row.Stance == OpinionStance.Remarks);
        Assert.Equal((tasks, 1, "Thành ủy Cần Thơ"), (remark.Place!.Id, remark.Number, remark.From));

        Assert.Equal(OpinionRefusals.ReasonMissing, await DisposeAsync(world, answer, remark.Id, remark.Version, Disposal.PartlyAccepted));
        Assert.Equal(OpinionRefusals.NothingToDispose, await DisposeAsync(world, answer, table.Opinions.Single(row => row.Stance == OpinionStance.Agrees).Id, 1, Disposal.Accepted));
        Assert.Null(await DisposeAsync(world, answer, remark.Id, remark.Version, Disposal.NotAccepted, "Chưa có số liệu"));
        Assert.Equal(OpinionRefusals.NothingChanged, await DisposeAsync(world, answer, remark.Id, 2, Disposal.NotAccepted, "Chưa có số liệu "));
        Assert.Null(await DisposeAsync(world, answer, remark.Id, 2, Disposal.Accepted, change: "Ghi 4 trạm", section: tasks));
        remark = (await ShowAsync(world, answer, OpinionFilter.Accepted)).Opinions.Single();
        Assert.Equal([Disposal.Accepted, Disposal.NotAccepted], remark.Said.Select(said => said.Disposal));
        Assert.Empty((await ShowAsync(world, answer, OpinionFilter.Waiting)).Opinions);
        await using (var db = world.Open())
        {
            var origin = Assert.Single((await new ListSectionOrigins(db, world.Officer).RunAsync(answer.Id))[tasks]);
            // Taken in by name: no word of the section was written since it was asked about.
            Assert.Equal(("Thành ủy Cần Thơ", "Ghi 4 trạm", true), (origin.From, origin.Change, origin.IsUnchanged));
            world.Clock.Pass(TimeSpan.FromMinutes(1));
            await answer.UndertakeAsync("Lắp 4 trạm điện bờ");
            Assert.False(Assert.Single((await new ListSectionOrigins(db, world.Officer).RunAsync(answer.Id))[tasks]).IsUnchanged);
            Assert.Empty(await new ListSectionOrigins(db, world.Foreigner).RunAsync(answer.Id));
            // What became of it they are told when it is issued.
            Assert.All((await new ShowConsultation(db, world.Foreigner).RunAsync(asked.Id)).Value.Opinions, one => Assert.Null(one.Disposal));
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_answers_for_another(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await AskAsync(world, answer, world.Today.AddDays(3), [world.Works], ["phuong"]);
        var ofWorks = Assert.Single(await AskedOfAsync(world, world.WorksOfficer)).Id;
        var ofPerson = Assert.Single(await AskedOfAsync(world, world.WardOfficer)).Id;
        // Its superiors read what a body is asked; they don't speak for it.
        Assert.Equal(OpinionRefusals.NotAsked, (await GiveAsync(world, world.Officer, ofWorks, "Ý kiến")).Refusal);
        Assert.Equal(OpinionRefusals.NotFound, (await GiveAsync(world, world.WardOfficer, ofWorks, "Ý kiến")).Refusal);
        Assert.Equal(OpinionRefusals.NotFound, (await GiveAsync(world, world.WorksOfficer, ofPerson, "Ý kiến")).Refusal);
        Assert.Equal(OpinionRefusals.NotFound, (await GiveAsync(world, world.Foreigner, ofWorks, "Ý kiến")).Refusal);
        Assert.Empty(await AskedOfAsync(world, world.Foreigner));
        Assert.False((await GiveAsync(world, world.WardOfficer, ofPerson, "Ý kiến cá nhân")).IsRefused);
        Assert.False((await GiveAsync(world, world.WorksOfficer, ofWorks, "Ý kiến của Sở")).IsRefused);
        var given = (await ShowAsync(world, answer)).Opinions;
        Assert.Equal(["phuong", "Sở Xây dựng thành phố Hải Phòng"], given.Select(row => row.From));
        Assert.Equal(ProgrammeRefusals.NotAllowed, await DisposeAsync(world, answer, given[0].Id, 1, Disposal.Accepted, by: world.Leader));
        Assert.Equal(ProgrammeRefusals.NotFound, await DisposeAsync(world, answer, given[0].Id, 1, Disposal.Accepted, by: world.WorksOfficer));
        await using var db = world.Open();
        Assert.Equal(OpinionRefusals.NotFound, (await new ShowConsultation(db, world.Foreigner).RunAsync(ofWorks)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task An_opinion_after_the_day_is_kept_and_marked_and_silence_stays_silence(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await AskAsync(world, answer, world.Today, [world.Works, world.CanTho]);
        Assert.Equal((0, 2), ((await ShowAsync(world, answer)).Figures.Silent, (await ShowAsync(world, answer)).Figures.Pending));
        var request = Assert.Single(await AskedOfAsync(world, world.WorksOfficer)).Id;
        world.Clock.Pass(TimeSpan.FromDays(2));
        Assert.True((await GiveAsync(world, world.WorksOfficer, request, "Gửi muộn nhưng cần thiết")).Value);
        var table = await ShowAsync(world, answer);
        Assert.Equal((1, 1, 1, 0), (table.Figures.Answered, table.Figures.Late, table.Figures.Silent, table.Figures.Pending));
        Assert.Equal(["Thành ủy Cần Thơ"], table.Rounds[0].Asked.Where(asked => asked.Given == 0).Select(asked => asked.Name));
        Assert.True(Assert.Single((await ShowAsync(world, answer, OpinionFilter.Late)).Opinions).IsLate);

        // The next round is on another draft; the first stays as it was.
        await answer.UndertakeAsync("Việc thêm theo góp ý");
        Assert.Equal(2, (await AskAsync(world, answer, world.Today.AddDays(5), [world.CanTho])).Value);
        table = await ShowAsync(world, answer);
        Assert.Equal([(2, 2), (1, 1)], table.Rounds.Select(round => (round.Number, round.Draft)));
        Assert.Empty((await ShowAsync(world, answer, round: 2)).Opinions);

        // What is given up takes no more opinions.
        await using (var db = world.Open())
            Assert.Null(await new WithdrawProgramme(db, world.Officer, world.Clock).RunAsync(new(answer.Id, (await answer.ShowAsync()).Version, "Thôi")));
        Assert.Equal(OpinionRefusals.TooLate, (await GiveAsync(world, world.WorksOfficer, request, "Nữa")).Refusal);
        Assert.Empty(await AskedOfAsync(world, world.Foreigner, onlyOpen: true));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_asked_is_refused_in_words_and_nothing_is_kept(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var soon = world.Today.AddDays(3);
        Assert.Equal(OpinionRefusals.DueMissing, (await AskAsync(world, answer, null, [world.Works])).Refusal);
        Assert.Equal(OpinionRefusals.DueInPast, (await AskAsync(world, answer, world.Today.AddDays(-1), [world.Works])).Refusal);
        Assert.Equal(OpinionRefusals.NobodyAsked, (await AskAsync(world, answer, soon, [])).Refusal);
        Assert.Equal(OpinionRefusals.AsksItself.Code, (await AskAsync(world, answer, soon, [world.HaiPhong])).Refusal!.Code);
        Assert.Equal(OpinionRefusals.BodyUnknown, (await AskAsync(world, answer, soon, [new OrganisationId(Guid.CreateVersion7())])).Refusal);
        Assert.Equal(["khong.co"], (await AskAsync(world, answer, soon, [], ["khong.co"])).Refusal!.Arguments);
        Assert.Equal(ProgrammeRefusals.NotAllowed, (await AskAsync(world, answer, soon, [world.Works], by: world.Leader)).Refusal);
        Assert.Equal(ProgrammeRefusals.NotFound, (await AskAsync(world, answer, soon, [world.Works], by: world.Foreigner)).Refusal);
        var shown = await answer.ShowAsync();
        Assert.Equal((ProgrammeState.Drafting, 0), (shown.State, shown.Drafts));
    }

    [Theory, BothDatabases]
    public async Task Of_two_at_once_the_second_is_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var seen = (await answer.ShowAsync()).Version;
        await using (var late = world.Open(new Meanwhile(async () => Assert.Equal(1, (await AskAsync(world, answer, world.Today.AddDays(2), [world.Works], by: world.Head)).Value))))
        {
            var second = await new AskForOpinions(late, world.Officer, world.Clock).RunAsync(new(answer.Id, seen, world.Today.AddDays(2), null, [world.CanTho], []));
            Assert.Equal((ProgrammeRefusals.ChangedMeanwhile.Code, "thutruong"), (second.Refusal!.Code, second.Refusal.Arguments[1]));
        }

        Assert.Single((await ShowAsync(world, answer)).Rounds);
        Assert.Equal(ProgrammeRefusals.ChangedMeanwhile.Code, (await AskAsync(world, answer, world.Today.AddDays(2), [world.CanTho], version: seen)).Refusal!.Code);

        await GiveAsync(world, world.WorksOfficer, Assert.Single(await AskedOfAsync(world, world.WorksOfficer)).Id, "Cần rõ hơn");
        var opinion = Assert.Single((await ShowAsync(world, answer)).Opinions);
        await using var slow = world.Open(new Meanwhile(async () => Assert.Null(await DisposeAsync(world, answer, opinion.Id, 1, Disposal.Accepted))));
        var told = await new DisposeOpinion(slow, world.Officer, world.Clock).RunAsync(new(answer.Id, opinion.Id, 1, Disposal.NotAccepted, "Khác", null, null));
        Assert.Equal((OpinionRefusals.DisposedMeanwhile.Code, "thutruong"), (told!.Code, told.Arguments[0]));
        Assert.Equal([Disposal.Accepted], Assert.Single((await ShowAsync(world, answer)).Opinions).Said.Select(said => said.Disposal));
    }

    [Theory, BothDatabases]
    public async Task An_opinion_keeps_the_section_of_the_draft_that_was_sent_whatever_becomes_of_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var tasks = await answer.TasksAsync();
        var heading = (await answer.ShowAsync()).Sections.Single(one => one.Id == tasks).Heading;
        var extra = await answer.WriteSectionAsync("Giải pháp đột phá");
        await AskAsync(world, answer, world.Today.AddDays(2), [world.Works]);
        var since = await answer.WriteSectionAsync("Mục thêm sau khi gửi");
        var request = Assert.Single(await AskedOfAsync(world, world.WorksOfficer)).Id;
        await answer.WriteSectionAsync("Nhiệm vụ trọng tâm", tasks);
        await using (var desk = world.Open())
            Assert.Null(await new PlaceSection(desk, world.Officer, world.Clock).RemoveAsync(answer.Id, extra, 0));

        // What is offered is what was sent, under the titles of that day.
        await using var db = world.Open();
        var show = new ShowConsultation(db, world.WorksOfficer);
        var offered = (await show.RunAsync(request)).Value.Sections;
        Assert.Contains(offered, one => one.Id == tasks && one.Heading == heading);
        Assert.Contains(offered, one => one.Id == extra && one.Heading == "Giải pháp đột phá");
        Assert.DoesNotContain(offered, one => one.Id == since);
        Assert.Equal(OpinionRefusals.PlaceUnknown, (await GiveAsync(world, world.WorksOfficer, request, "Ý kiến", since)).Refusal);
        foreach (var (text, section) in new (string, ProgrammeSectionId?)[] { ("Của mục đổi tên", tasks), ("Của mục đã bỏ", extra), ("Của toàn văn", null) })
            Assert.False((await GiveAsync(world, world.WorksOfficer, request, text, section)).IsRefused);

        var told = (await ShowAsync(world, answer)).Opinions.ToDictionary(row => row.Text, row => (row.Place?.Heading, row.Sent, row.FormerHeading));
        Assert.Equal(("Nhiệm vụ trọng tâm", heading, heading), told["Của mục đổi tên"]);
        Assert.Equal((null, "Giải pháp đột phá", null), told["Của mục đã bỏ"]);
        Assert.Equal((null, null, null), told["Của toàn văn"]);
        Assert.Equal([heading, "Giải pháp đột phá", null], (await show.RunAsync(request)).Value.Opinions.Select(one => one.Section));
    }

    /// <summary>A round that was under way when sections began to be kept.</summary>
    [Theory, BothDatabases]
    public async Task Of_a_round_from_before_the_sections_that_its_draft_has_may_be_named(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var tasks = await answer.TasksAsync();
        await AskAsync(world, answer, world.Today.AddDays(2), [world.Works]);
        var since = await answer.WriteSectionAsync("Mục thêm sau khi gửi");
        await using var db = world.Open();
        IReadOnlyList<SentSection> none = [];
        await db.OpinionRounds.ExecuteUpdateAsync(set => set.SetProperty(row => row.Sections, none));
        var request = Assert.Single(await AskedOfAsync(world, world.WorksOfficer)).Id;
        var offered = (await new ShowConsultation(db, world.WorksOfficer).RunAsync(request)).Value.Sections;
        Assert.Contains(offered, one => one.Id == tasks);
        Assert.DoesNotContain(offered, one => one.Id == since);
        Assert.False((await GiveAsync(world, world.WorksOfficer, request, "Ý kiến", tasks)).IsRefused);
        Assert.Equal(OpinionRefusals.PlaceUnknown, (await GiveAsync(world, world.WorksOfficer, request, "Ý kiến", since)).Refusal);
    }

    /// <summary>However many there are, the page that answers one reads that one.</summary>
    [Theory, BothDatabases]
    public async Task One_of_many_is_loaded_alone(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await AskAsync(world, answer, world.Today.AddDays(2), [world.Works]);
        var request = Assert.Single(await AskedOfAsync(world, world.WorksOfficer)).Id;
        foreach (var number in Enumerable.Range(1, 7))
            await GiveAsync(world, world.WorksOfficer, request, $"Ý kiến {number} {new string('x', 1000)}");
        var wanted = (await ShowAsync(world, answer)).Opinions[3];
        await DisposeAsync(world, answer, wanted.Id, wanted.Version, Disposal.Accepted, change: "Đã sửa");

        var loaded = new LoadedText();
        await using var db = world.Open(loaded);
        var one = (await new ShowOpinions(db, world.Officer).OneAsync(answer.Id, wanted.Id)).Value;
        Assert.Equal((wanted.Text, "Đã sửa", 1), (one.Opinion.Text, one.Opinion.Said[0].Change, one.Opinion.Round));
        Assert.InRange(loaded.Characters, 1000, 2000);
        Assert.Equal(OpinionRefusals.NotFound, (await new ShowOpinions(db, world.Officer).OneAsync(answer.Id, new OpinionId(Guid.CreateVersion7()))).Refusal);
        Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowOpinions(db, world.Foreigner).OneAsync(answer.Id, wanted.Id)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_long_table_goes_on_from_page_to_page(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await AskAsync(world, answer, world.Today.AddDays(2), [world.Works]);
        var request = Assert.Single(await AskedOfAsync(world, world.WorksOfficer)).Id;
        foreach (var number in Enumerable.Range(1, 7))
            await GiveAsync(world, world.WorksOfficer, request, $"Ý kiến {number}", number % 2 == 0 ? await answer.TasksAsync() : null);
        await using var db = world.Open();
        var (read, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await new ShowOpinions(db, world.Officer).RunAsync(new(answer.Id, Page: new PageRequest(cursor, 3)))).Value;
            Assert.InRange(page.Opinions.Count, 1, 3);
            read.AddRange(page.Opinions.Select(row => row.Text));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(["Ý kiến 1", "Ý kiến 3", "Ý kiến 5", "Ý kiến 7", "Ý kiến 2", "Ý kiến 4", "Ý kiến 6"], read);
    }
}
