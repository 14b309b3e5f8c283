using DonDoc.Text.Clarity;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Judgement;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;

namespace DonDoc.Tracking.Tests.Programmes;

public sealed class JudgementTests
{
    private const string Copied = "Đầu tư hạ tầng điện bờ tại các cảng loại I, sửa đổi quy định về phí cảng biển trong năm 2026, ban hành tiêu chí cảng xanh";

    private const string Shared = "Thành lập tổ giúp việc gồm chín thành viên do đồng chí Phó Chủ tịch phụ trách kinh tế biển làm tổ trưởng, họp giao ban vào sáng thứ sáu hằng tuần tại trụ sở";

    private const string Resolution = """
        NGHỊ QUYẾT
        về phát triển cảng biển xanh
        Số 81-NQ/TW
        III- NHIỆM VỤ, GIẢI PHÁP
        1. Đầu tư hạ tầng điện bờ tại các cảng loại I, sửa đổi quy định về phí cảng biển trong năm 2026, ban hành tiêu chí cảng xanh và kiểm tra hằng quý.
        2. Đào tạo 500 thuyền viên trước năm 2028.
        """;

    [Theory, BothDatabases]
    public async Task Words_of_the_document_above_stand_beside_their_source_and_can_be_explained(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await BeginAsync(world, world.Officer);
        await answer.UndertakeAsync(Copied);
        await answer.UndertakeAsync(new CommitmentWords("Ban hành Quyết định về mức phí điện bờ", "Quyết định", LeadName: "Sở Tài chính", Responsible: "Giám đốc Sở Tài chính", DueOn: world.Today.AddMonths(6), Authority: "Hội đồng nhân dân"));
        var judged = await JudgeAsync(answer, world.Leader);
        var passage = Assert.Single(judged.Passages);
        Assert.Null(passage.Source);
        Assert.Equal("III.1", passage.ProvisionPath);
        Assert.Contains("phí cảng biển trong năm 2026", passage.SourceWords, StringComparison.Ordinal);
        Assert.True(judged.VerbatimShare > 0.2 && judged.SiblingShare == 0);
        Assert.False(judged.MayExplain);

        await using var db = world.Open();
        var explain = new ExplainFlag(db, world.Officer, world.Clock);
        Assert.Equal(ProgrammeRefusals.PassageMissing, await explain.RunAsync(new(answer.Id, FlagKind.Copied, "không có trong chương trình", "Vì")));
        Assert.Equal(ProgrammeRefusals.ExplanationMissing, await explain.RunAsync(new(answer.Id, FlagKind.Copied, passage.Words, " ")));
        Assert.Equal(ProgrammeRefusals.NotAllowed, await new ExplainFlag(db, world.Leader, world.Clock).RunAsync(new(answer.Id, FlagKind.Copied, passage.Words, "Vì")));
        Assert.Null(await explain.RunAsync(new(answer.Id, FlagKind.Copied, passage.Words, "Giữ nguyên văn theo yêu cầu")));
        Assert.Equal("Giữ nguyên văn theo yêu cầu", Assert.Single((await JudgeAsync(answer, world.Leader)).Passages).Explanation?.Text);
        Assert.Null(await explain.RunAsync(new(answer.Id, FlagKind.Copied, passage.Words, null, IsTakenBack: true)));
        Assert.Null(Assert.Single((await JudgeAsync(answer, world.Leader)).Passages).Explanation);
    }

    /// <summary>“Cơ quan chủ trì: …; phối hợp: …” is how the program lays a commitment out: nobody wrote it, and every programme has it.</summary>
    [Theory, BothDatabases]
    public async Task Only_what_somebody_wrote_is_judged(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var mine = await BeginAsync(world, world.Officer);
        var words = new CommitmentWords("Kiểm tra phao tiêu hằng quý", "Biên bản", LeadName: "Cảng vụ Hàng hải", Responsible: "Phó Giám đốc phụ trách",
            Cooperating: string.Join('\n', Enumerable.Range(1, 20).Select(number => $"Phòng Kinh tế, Hạ tầng và Đô thị xã số {number}")), Means: "Từ nguồn thu phí hạ tầng cảng biển của thành phố");
        await mine.UndertakeAsync(words);
        var theirs = await BeginAsync(world, world.Foreigner, mine);
        await using (var db = world.Open())
        {
            var section = (await theirs.ShowAsync(world.Foreigner)).Sections[0].Id;
            Assert.False((await new WriteCommitment(db, world.Foreigner, world.Clock).RunAsync(new(theirs.Id, null, section, 0, words with { What = "Nạo vét luồng vào đầu mùa khô" }))).IsRefused);
        }

        await theirs.IssueAsync(await Papers.RegisterAsync(world, world.Foreigner, Papers.Programme(world) with { Number = "2-CTr/TU" }));
        var judged = await JudgeAsync(mine, world.Officer);
        Assert.Equal((1, 0, 0), (judged.Compared, judged.Hard.Count, judged.Passages.Count));
        Assert.Equal(0, judged.SiblingShare);
    }

    [Theory, BothDatabases]
    public async Task A_sibling_is_named_and_quoted_only_to_those_who_see_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var mine = await BeginAsync(world, world.Officer);
        await mine.UndertakeAsync(Shared);
        var theirs = await BeginAsync(world, world.Foreigner, mine);
        await using (var db = world.Open())
        {
            var section = (await theirs.ShowAsync(world.Foreigner)).Sections[0].Id;
            Assert.False((await new WriteCommitment(db, world.Foreigner, world.Clock).RunAsync(new(theirs.Id, null, section, 0, new CommitmentWords(Shared)))).IsRefused);
        }

        using var siblings = new SiblingTexts();
        Assert.Equal(0, (await JudgeAsync(mine, world.Officer, siblings)).SiblingShare);
        await theirs.IssueAsync(await Papers.RegisterAsync(world, world.Foreigner, Papers.Programme(world) with { Number = "2-CTr/TU" }));
        var judged = await JudgeAsync(mine, world.Officer, siblings);
        Assert.True(judged.SiblingShare > 0.3);
        Assert.Equal(1, judged.Compared);
        var hidden = Assert.Single(judged.Passages);
        Assert.Equal((null, null, null), (hidden.Source!.Programme, hidden.Source.Name, hidden.SourceWords));
        var seen = Assert.Single((await JudgeAsync(mine, world.Inspector, siblings)).Passages);
        Assert.Equal("Thành ủy Cần Thơ", seen.Source!.Name);
        Assert.Contains("chín thành viên", seen.SourceWords, StringComparison.Ordinal);
        Assert.Equal(0, (await JudgeAsync(theirs, world.Inspector, siblings)).SiblingShare);
    }

    [Theory, BothDatabases]
    public async Task What_was_taken_over_by_mistake_and_given_up_is_a_sibling_no_more(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var mine = await BeginAsync(world, world.Officer);
        await mine.UndertakeAsync(Shared);
        var document = await Papers.RegisterAsync(world, world.Foreigner, Papers.Programme(world) with { Number = "2-CTr/TU", IssuerName = "Thành ủy Cần Thơ", PlainText = $"CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề cảng biển\nI. NHIỆM VỤ\n1. {Shared}.", References = null });
        await using var db = world.Open();
        var adopt = new AdoptProgramme(db, world.Foreigner, world.Clock);
        var mistaken = (await adopt.RunAsync(new(document, mine.Parent))).Value;
        using var siblings = new SiblingTexts();
        Assert.Equal(1, (await JudgeAsync(mine, world.Officer, siblings)).Compared);
        var version = (await new ShowProgramme(db, world.Foreigner, world.Clock).RunAsync(mistaken)).Value.Version;
        Assert.Null(await new WithdrawProgramme(db, world.Foreigner, world.Clock).RunAsync(new(mistaken, version, "Nhận nhầm")));
        Assert.Equal((0, 0), ((await JudgeAsync(mine, world.Officer, siblings)).Compared, (await JudgeAsync(mine, world.Officer, siblings)).SiblingShare));
        Assert.False((await adopt.RunAsync(new(document, mine.Parent))).IsRefused);
        Assert.True((await JudgeAsync(mine, world.Officer, siblings)).SiblingShare > 0.3);
    }

    /// <summary>The words beside a passage cost one statement and the texts that are shown, however many passages and siblings there are.</summary>
    [Theory, BothDatabases]
    public async Task Many_passages_cost_no_more_statements_and_a_text_is_fetched_only_where_its_words_are_shown(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var mine = await BeginAsync(world, world.Officer);
        await mine.UndertakeAsync(Shared);
        var theirs = await BeginAsync(world, world.Foreigner, mine);
        var filling = string.Join(' ', Enumerable.Range(0, 500).Select(number => $"từ{number}"));
        await using (var db = world.Open())
        {
            var section = (await theirs.ShowAsync(world.Foreigner)).Sections[0].Id;
            var write = new WriteCommitment(db, world.Foreigner, world.Clock);
            foreach (var what in new[] { Shared, $"Việc khác. {filling}" })
                Assert.False((await write.RunAsync(new(theirs.Id, null, section, 0, new CommitmentWords(what)))).IsRefused);
        }

        await theirs.IssueAsync(await Papers.RegisterAsync(world, world.Foreigner, Papers.Programme(world) with { Number = "2-CTr/TU" }));
        using var siblings = new SiblingTexts();
        await JudgeAsync(mine, world.Inspector, siblings);
        async Task<LoadedText> LoadedAsync(CurrentUser by)
        {
            var loaded = new LoadedText();
            await using var db = world.Open(loaded);
            Assert.NotEmpty((await new JudgeProgramme(db, by, siblings, ClarityRules.Default).RunAsync(mine.Id)).Value.Passages);
            return loaded;
        }

        // Who does not see the sibling loads nothing of it; who does loads it once.
        var (hidden, once) = (await LoadedAsync(world.Officer), await LoadedAsync(world.Inspector));
        Assert.InRange(once.Characters - hidden.Characters, filling.Length, 2 * filling.Length);
        await mine.UndertakeAsync($"Phần chép lại. {filling}");
        var many = await LoadedAsync(world.Inspector);
        Assert.Equal(once.Statements, many.Statements);
        Assert.InRange(many.Characters - once.Characters, filling.Length, 2 * filling.Length);
    }

    [Theory, BothDatabases]
    public async Task Who_compares_with_the_programmes_of_one_document_holds_up_no_other(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var slow = await BeginAsync(world, world.Officer);
        var quick = await Answer.BeginAsync(world, world.Officer, await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world, Resolution) with { Number = "82-NQ/TW" }));
        using var siblings = new SiblingTexts();
        var held = new Held("IssuedOn");
        await using var db = world.Open(held);
        var first = new JudgeProgramme(db, world.Officer, siblings, ClarityRules.Default).RunAsync(slow.Id);
        await held.Reached.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, (await JudgeAsync(quick, world.Officer, siblings).WaitAsync(TimeSpan.FromSeconds(30))).Compared);
        Assert.False(first.IsCompleted);
        held.LetGo();
        Assert.Equal(0, (await first).Value.Compared);
    }

    [Theory, BothDatabases]
    public async Task What_is_typed_beside_the_words_counts_and_hollow_words_come_first(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await BeginAsync(world, world.Officer);
        await answer.UndertakeAsync("Tăng cường công tác tuyên truyền, nâng cao nhận thức");
        await answer.UndertakeAsync(new CommitmentWords("Ban hành Quyết định về mức phí điện bờ", "Quyết định", LeadName: "Sở Tài chính", Responsible: "Giám đốc Sở Tài chính", DueOn: world.Today.AddMonths(6), Authority: "Hội đồng nhân dân"));
        var judged = await JudgeAsync(answer, world.Officer);
        Assert.Equal((2, 1), (judged.Commitments, judged.Vague));
        var first = judged.Unclear[0];
        Assert.True(first.IsVague);
        Assert.Contains(PartKind.When, first.Missing);
        Assert.Contains(first.Hollow, reason => reason.Reason == VagueReason.VagueVerb);
        Assert.Single(judged.Unclear);
        await using var db = world.Open();
        Assert.Equal(ProgrammeRefusals.NotFound, (await new JudgeProgramme(db, world.Foreigner, new SiblingTexts(), ClarityRules.Default).RunAsync(answer.Id)).Refusal);
    }

    private static async Task<Answer> BeginAsync(World world, CurrentUser by, Answer? beside = null) =>
        await Answer.BeginAsync(world, by, beside?.Parent ?? await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world, Resolution)));

    private static async Task<JudgeProgramme.Result> JudgeAsync(Answer answer, CurrentUser by, SiblingTexts? siblings = null)
    {
        await using var db = answer.Open();
        using var own = new SiblingTexts();
        return (await new JudgeProgramme(db, by, siblings ?? own, ClarityRules.Default).RunAsync(answer.Id)).Value;
    }
}
