using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class VersionTests
{
    /// <summary>A new point at the top of III.1 pushes the others down; II.1 has other words; I.2 is gone; IV.2 is new.</summary>
    private static readonly string Newer = Papers.Resolution
        .Replace("2. Người dân vùng cảng được hưởng lợi trước hết.\n", "", StringComparison.Ordinal)
        .Replace("60% cảng loại I dùng điện bờ", "75% cảng loại I và loại II dùng điện bờ", StringComparison.Ordinal)
        .Replace("a) Sửa đổi quy định về phí cảng biển trong năm 2026.\nb) Ban hành", "a) Rà soát các văn bản còn chồng chéo.\nb) Sửa đổi quy định về phí cảng biển trong năm 2026.\nc) Ban hành", StringComparison.Ordinal)
        + "\n2. Hằng quý báo cáo kết quả.";

    private static StoredFile File(char content, string name = "81-NQ-TW.docx") => new(new string(content, 64), name, 100, "text/plain");

    private static async Task<Outcome<int>> AddAsync(World world, CurrentUser by, DocumentId document, string text, char content, VersionStage stage = VersionStage.Issued)
    {
        await using var db = world.Open();
        return await new AddVersion(db, by, world.Clock).RunAsync(new(document, stage, "lần " + content, File(content), text));
    }

    [Theory, BothDatabases]
    public async Task Each_version_keeps_its_file_its_text_and_its_provisions(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { File = File('1', "goc.docx"), Stage = VersionStage.Draft });
        Assert.Equal(2, (await AddAsync(world, world.Inspector, id, Newer, '2')).Value);
        Assert.Equal(3, (await AddAsync(world, world.Inspector, id, Newer + "\n3. Nháp.", '3', VersionStage.Draft)).Value);
        await using var db = world.Open();
        // A draft after the issued text is kept and not read by default.
        var shown = (await new ShowDocument(db, world.Officer).RunAsync(id)).Value;
        Assert.Equal((2, 2, File('2'), Newer), (shown.Version.Number, shown.CurrentVersion, shown.File, shown.PlainText));
        var first = (await new ShowDocument(db, world.Officer).RunAsync(id, 1)).Value;
        Assert.Equal(("goc.docx", VersionStage.Draft, Papers.Resolution), (first.File!.Name, first.Version.Stage, first.PlainText));
        Assert.Equal(DocumentRefusals.NotFound, (await new ShowDocument(db, world.Officer).RunAsync(id, 9)).Refusal);
        var find = new FindDocumentFile(db, world.Officer);
        Assert.Equal([File('2'), File('1', "goc.docx"), null], [await find.RunAsync(id), await find.RunAsync(id, 1), await find.RunAsync(id, 9)]);
        Assert.Equal([(3, false), (2, true), (1, false)], (await new ListVersions(db, world.Officer).RunAsync(id)).Value.Versions.Select(row => (row.Number, row.IsCurrent)));
        Assert.Equal(12, (await new ShowProvisions(db, world.Officer).RunAsync(id, 1)).Value.Rows.Count);
        Assert.Equal(13, (await new ShowProvisions(db, world.Officer).RunAsync(id)).Value.Rows.Count);
    }

    [Theory, BothDatabases]
    public async Task A_version_whose_words_were_recognised_says_so_and_the_others_do_not(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { File = File('1') });
        await using var db = world.Open();
        Assert.False((await new AddVersion(db, world.Inspector, world.Clock).RunAsync(new(id, VersionStage.Issued, null, File('2'), Newer, new(0.71, 1)))).IsRefused);
        Assert.Equal([new VersionOrigin(0.71, 1), null], (await new ListVersions(db, world.Officer).RunAsync(id)).Value.Versions.Select(row => row.Origin));
        Assert.Equal(new VersionOrigin(0.71, 1), (await new ShowDocument(db, world.Officer).RunAsync(id)).Value.Version.Origin);
        Assert.Null((await new ShowDocument(db, world.Officer).RunAsync(id, 1)).Value.Version.Origin);
    }

    /// <summary>As of a number or a title that is typed: the level, the place and the way, and no word of it.</summary>
    [Theory, BothDatabases]
    public async Task A_mark_in_the_note_of_a_version_is_refused_and_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { File = File('1') });
        await using var db = world.Open();
        var refused = (await new AddVersion(db, world.Inspector, world.Clock).RunAsync(new(id, VersionStage.Draft, "Bản TỐI MẬT gửi kèm", File('2'), Newer))).Refusal!;
        Assert.Equal((DocumentRefusals.Classified.Code, "Note"), (refused.Code, refused.Field));
        var told = await db.AuditEntries.SingleAsync(row => row.Act == "document.classified_refused");
        Assert.Contains("Version", told.Changes!, StringComparison.Ordinal);
        Assert.Contains("ToiMat", told.Changes!, StringComparison.Ordinal);
        Assert.DoesNotContain("kèm", told.Changes!, StringComparison.Ordinal);
        Assert.Equal(1, await db.DocumentVersions.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_a_version_is_refused(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { File = File('1') });
        Assert.Equal((DocumentRefusals.SameVersion.Code, "1"), (await AddAsync(world, world.Inspector, id, Newer, '1')) is { Refusal: { } same } ? (same.Code, same.Arguments[0]) : default);
        Assert.Equal(DocumentRefusals.TextMissing, (await AddAsync(world, world.Inspector, id, " ", '2')).Refusal);
        Assert.Equal(DocumentRefusals.NotAllowed, (await AddAsync(world, world.Officer, id, Newer, '2')).Refusal);
        var inner = await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong, Audience = DocumentAudience.OwnerSubtree });
        Assert.Equal(DocumentRefusals.NotFound, (await AddAsync(world, world.Foreigner, inner, Newer, '2')).Refusal);
        await using var db = world.Open();
        Assert.Equal(2, await db.DocumentVersions.CountAsync());
        Assert.Equal(DocumentRefusals.NotFound, (await new ListVersions(db, world.Foreigner).RunAsync(inner)).Refusal);
        Assert.Null(await new FindDocumentFile(db, world.Foreigner).RunAsync(inner));
        Assert.Equal(DocumentRefusals.NotFound, (await new CompareVersions(db, world.Foreigner).RunAsync(new(new(inner), new(id)))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Two_who_add_at_once_have_a_number_each_or_are_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var outcomes = await Task.WhenAll("abcd".Select(content => Task.Run(() => AddAsync(world, world.Inspector, id, Newer, content))));
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal(DocumentRefusals.ChangedMeanwhile, outcome.Refusal));
        await using var db = world.Open();
        var kept = outcomes.Count(outcome => !outcome.IsRefused);
        Assert.Equal(Enumerable.Range(1, kept + 1), await db.DocumentVersions.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());
        Assert.Equal(12 + 13 * kept, await db.Provisions.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task A_comparison_tells_what_was_changed_moved_added_and_removed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await AddAsync(world, world.Inspector, id, Newer, '2');
        await using var db = world.Open();
        var compared = (await new CompareVersions(db, world.Officer).RunAsync(new(new(id, 1), new(id, 2)))).Value;
        (string?, string?) Paths(ProvisionChange change) => compared.Rows.Single(row => row.Change == change) is var row ? (row.Older?.Path, row.Newer?.Path) : default;
        Assert.Equal(("II.1", "II.1"), Paths(ProvisionChange.Changed));
        Assert.Equal(("I.2", null), Paths(ProvisionChange.Removed));
        Assert.Equal([("III.1.a", "III.1.b"), ("III.1.b", "III.1.c")], compared.Rows.Where(row => row.Change == ProvisionChange.Moved).Select(row => (row.Older!.Path, row.Newer!.Path)));
        Assert.Equal(["III.1.a", "IV.2"], compared.Rows.Where(row => row.Change == ProvisionChange.Added).Select(row => row.Newer!.Path));
        var words = compared.Rows.Single(row => row.Change == ProvisionChange.Changed).Words;
        Assert.Contains(new WordPiece("60%", WordChange.Removed), words);
        Assert.Contains(new WordPiece("75%", WordChange.Added), words);
        Assert.Equal("Đến năm 2030, 75% cảng loại I và loại II dùng điện bờ.", string.Concat(words.Where(piece => piece.Change != WordChange.Removed).Select(piece => piece.Words)));
    }

    [Theory, BothDatabases]
    public async Task That_two_provisions_are_one_is_proposed_and_a_person_decides(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await AddAsync(world, world.Inspector, id, Newer, '2');
        await using var db = world.Open();
        var compare = new CompareVersions(db, world.Inspector);
        var changed = (await compare.RunAsync(new(new(id, 1), new(id, 2)))).Value.Rows.Single(row => row.Change == ProvisionChange.Changed);
        Assert.Equal((LineageState.Proposed, LineageReason.SimilarWords), (changed.Link!.State, changed.Link.Reason));
        var decide = new DecideLineage(db, world.Inspector, world.Clock);
        Assert.Equal(ProvisionRefusals.NotAllowed, await new DecideLineage(db, world.Officer, world.Clock).RunAsync(new(id, changed.Older!.Id, changed.Newer!.Id, true, 0)));
        Assert.Null(await decide.RunAsync(new(id, changed.Older.Id, changed.Newer.Id, false, changed.Link.Version)));
        // Rejected stays rejected: the comparison takes them for two, and the row keeps what was proposed.
        var again = (await compare.RunAsync(new(new(id, 1), new(id, 2)))).Value.Rows;
        Assert.Contains(again, row => row.Change == ProvisionChange.Removed && row.Older!.Path == "II.1");
        Assert.Contains(again, row => row.Change == ProvisionChange.Added && row.Newer!.Path == "II.1");
        Assert.Equal(ProvisionRefusals.ChangedMeanwhile.Code, (await decide.RunAsync(new(id, changed.Older.Id, changed.Newer.Id, true, 0)))?.Code);
        Assert.Null(await decide.RunAsync(new(id, changed.Older.Id, changed.Newer.Id, true, 1)));
        Assert.Equal(LineageState.Confirmed, (await compare.RunAsync(new(new(id, 1), new(id, 2)))).Value.Rows.Single(row => row.Newer?.Path == "II.1").Link!.State);
        // A newer text continues an older one, never the other way round.
        Assert.Equal(ProvisionRefusals.NotFound, await decide.RunAsync(new(id, changed.Newer.Id, changed.Older.Id, true, 0)));
    }

    [Theory, BothDatabases]
    public async Task A_comparison_comes_in_pages_and_counts_all(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        const int Many = PageRequest.Ceiling + 30;
        static string Text(string way) => string.Join('\n', Enumerable.Range(1, Many).Select(number => $"{number}. Việc thứ {number} làm {(number % 10 == 0 ? "mọi" : way)} cách cho xã số {number}."));
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world, Text("một")));
        await AddAsync(world, world.Inspector, id, Text("nhiều"), '2');
        await using var db = world.Open();
        var compare = new CompareVersions(db, world.Officer);
        var all = new List<CompareVersions.Row>();
        for (string? cursor = null; all.Count == 0 || cursor is not null;)
        {
            var page = (await compare.RunAsync(new(new(id, 1), new(id, 2), Page: new(cursor, 100)))).Value;
            Assert.True(page.Rows.Count <= 100);
            Assert.Equal((Many / 10, Many - (Many / 10)), (page.Counts[ProvisionChange.Same], page.Counts[ProvisionChange.Changed]));
            all.AddRange(page.Rows);
            cursor = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, Many).Select(number => $"{number}"), all.Select(row => row.Newer!.Path));
        var changed = (await compare.RunAsync(new(new(id, 1), new(id, 2), OnlyChanged: true))).Value;
        Assert.Equal(PageRequest.Ceiling, changed.Rows.Count);
        var rest = (await compare.RunAsync(new(new(id, 1), new(id, 2), OnlyChanged: true, Page: new(changed.Next, PageRequest.Ceiling)))).Value;
        Assert.Null(rest.Next);
        Assert.Equal(all.Where(row => row.Change != ProvisionChange.Same).Select(row => row.Newer), changed.Rows.Concat(rest.Rows).Select(row => row.Newer));
    }

    /// <summary>“thu phí” and “thụ phí” have one key and are two words: what is looked for by keys is not said to be the same by them.</summary>
    [Fact]
    public void Words_are_called_the_same_only_where_they_are()
    {
        static ProvisionWords One(string path, string words) => new(new(Guid.CreateVersion7()), path, "", int.Parse(path, System.Globalization.CultureInfo.InvariantCulture), words);
        ProvisionWords[] older = [One("0", "Thu phí cảng biển theo lộ trình"), One("1", "Trồng cây; chăm rừng ven biển"), One("2", "Bán hàng")];
        ProvisionWords[] newer = [One("0", "Thụ phí cảng biển theo lộ trình"), One("1", "trồng cây, chăm rừng\tven biển."), One("2", "Thu phí cảng biển theo lộ trình"), One("3", "Bạn hang")];
        var matches = ProvisionMatching.Match(older, newer).ToDictionary(match => match.Newer.Path, StringComparer.Ordinal);
        // The same words under another address come before the like ones under the same.
        Assert.Equal(("0", 1, LineageReason.SameWords), (matches["2"].Older.Path, matches["2"].Score, matches["2"].Reason));
        Assert.Equal(("1", 1, LineageReason.SameWords), (matches["1"].Older.Path, matches["1"].Score, matches["1"].Reason));
        Assert.Equal(("2", 0, LineageReason.SimilarWords), (matches["3"].Older.Path, matches["3"].Score, matches["3"].Reason));
        Assert.False(matches.ContainsKey("0"));
        var alike = Assert.Single(ProvisionMatching.Match([older[0]], [newer[0]]));
        Assert.Equal(LineageReason.SimilarWords, alike.Reason);
        Assert.Equal(5.0 / 6, alike.Score, 6);
    }

    [Fact]
    public void Matching_finds_each_once_and_is_not_quadratic_in_texts_that_differ()
    {
        static List<ProvisionWords> Texts(int count, string way) => [.. Enumerable.Range(0, count)
            .Select(index => new ProvisionWords(new(Guid.CreateVersion7()), $"{way}.{index}", "", index, string.Join(' ', Enumerable.Range(0, 40).Select(word => $"{way}{index * 31 + word * 7919 % 5000}"))))];
        var older = Texts(2000, "cũ");
        var moved = older.AsEnumerable().Reverse().Select((one, index) => one with { Id = new(Guid.CreateVersion7()), Path = $"mới.{index}", Ordinal = index, Words = one.Words + " thêm" }).ToList();
        Assert.Equal(2000, ProvisionMatching.Match(older, moved).Select(match => match.Older.Id).Distinct().Count());
        Assert.Empty(ProvisionMatching.Match(older, Texts(2000, "khác")));
    }

    [Fact]
    public void What_marking_two_huge_texts_costs_has_an_end()
    {
        var marking = new WordMarking();
        static string Text(string way) => string.Join(' ', Enumerable.Range(0, 2500).Select(word => $"{way}{word * 7919 % 2500}"));
        var (one, other) = (Text("cũ"), Text("mới"));
        var pairs = WordMarking.Most / ((long)one.Length * other.Length) + 1;
        for (var pair = 0L; pair < pairs; pair++)
        {
            Assert.False(marking.IsSpent);
            Assert.Contains(marking.Of(one, other), piece => piece.Change == WordChange.Added);
        }

        Assert.True(marking.IsSpent);
        Assert.Equal([new(one, WordChange.Removed), new(other, WordChange.Added)], marking.Of(one, other));
        // What is the same is so for nothing.
        Assert.Equal([new(one, WordChange.Same)], marking.Of(one, one));
    }

    [Fact]
    public void Words_are_marked_and_long_texts_are_replaced_as_a_whole()
    {
        Assert.Equal([new("không đổi", WordChange.Same)], WordDiff.Of("không đổi", "không đổi"));
        Assert.Equal([new("mới", WordChange.Added)], WordDiff.Of("", "mới"));
        var (one, other) = (string.Join(' ', Enumerable.Repeat("a b", 8000)), string.Join(' ', Enumerable.Repeat("b a", 8000)));
        Assert.Equal([WordChange.Removed, WordChange.Added], WordDiff.Of(one, other).Select(piece => piece.Change));
    }
}
