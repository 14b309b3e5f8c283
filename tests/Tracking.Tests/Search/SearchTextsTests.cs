using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Tests.Assignments;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Search;

public sealed class SearchTextsTests
{
    private const string Resolution = """
        I. QUAN ĐIỂM
        1. Phát triển khoa học, công nghệ là đột phá quan trọng hàng đầu.
        2. Người dân và doanh nghiệp là trung tâm.
        II. NHIỆM VỤ, GIẢI PHÁP
        1. Hoàn thiện thể chế
        a) Sửa đổi, bổ sung các quy định về đấu thầu.
        b) Ủy ban nhân dân các cấp rà soát thủ tục hành chính.
        2. Tăng cường đầu tư hạ tầng số
        a) Phủ sóng 5G toàn quốc vào năm 2030.
        """;

    [Theory, BothDatabases]
    public async Task A_provision_is_found_by_its_words_with_and_without_diacritics(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await RegisterAsync(world, world.Officer, "57-NQ/TU", "Về đột phá phát triển khoa học, công nghệ", Resolution);
        Assert.Equal([(id, "II.1.a")], await FindAsync(world, world.Officer, "đấu thầu"));
        Assert.Equal([(id, "II.1.a")], await FindAsync(world, world.Officer, "dau thau"));
        Assert.Equal([(id, "II.1.b")], await FindAsync(world, world.Officer, "uỷ ban rà soát"));
        Assert.Equal([(id, "II.1.b")], await FindAsync(world, world.Officer, "\"thủ tục hành chính\""));
        Assert.Equal([(id, "II.1.b")], await FindAsync(world, world.Officer, "“thủ tục hành chính”"));
        Assert.Empty(await FindAsync(world, world.Officer, "\"hành chính thủ tục\""));
        // Typed with diacritics, a word means just that word.
        Assert.Empty(await FindAsync(world, world.Officer, "đầu thẩu"));
        Assert.Empty(await FindAsync(world, world.Officer, "đấu thầu không có"));
    }

    [Theory, BothDatabases]
    public async Task A_document_is_found_by_its_number_in_any_spelling_before_what_only_mentions_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await RegisterAsync(world, world.Officer, "45-NQ/TU", "Xây dựng và phát triển thành phố", "1. Mở đầu.");
        var mentions = await RegisterAsync(world, world.Officer, "12-KH/TU", "Kế hoạch năm 2025", "1. Thực hiện Nghị quyết số 45-NQ/TU ngày 24/01/2025.", "kế hoạch");
        foreach (var text in new[] { "45-NQ/TU", "NQ 45", "nq45", "nghị quyết số 45", "nghi quyet 45" })
            Assert.Equal((id, (string?)null), (await FindAsync(world, world.Officer, text))[0]);
        Assert.Equal([(id, null), (mentions, "1")], await FindAsync(world, world.Officer, "45-NQ/TU"));
    }

    /// <summary>The index knows no places: a number by its pairs alone would stand in every text that mentions two others.</summary>
    [Theory, BothDatabases]
    public async Task A_number_is_not_pieced_together_from_others(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await RegisterAsync(world, world.Officer, "1-KH/TU", "Kế hoạch", "1. Thực hiện Nghị quyết số 45-NQ/HU và Nghị quyết số 12-NQ/TW ngày 24/01/2025 và ngày 02/01/2024.", "kế hoạch");
        Assert.NotEmpty(await FindAsync(world, world.Officer, "12-NQ/TW"));
        Assert.NotEmpty(await FindAsync(world, world.Officer, "12-nq/tw 24/01/2025"));
        Assert.Empty(await FindAsync(world, world.Officer, "45-NQ/TW"));
        Assert.Empty(await FindAsync(world, world.Officer, "24/01/2024"));
    }

    [Theory, BothDatabases]
    public async Task Titles_come_first_then_words_in_company_then_words_apart_and_of_each_the_latest(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        async Task<DocumentId> At(int number, int year, string subject, string text) =>
            await RegisterAsync(world, world.Officer, $"{number}-NQ/TU", subject, text, issued: new DateOnly(year, 1, 1));
        var apart = await At(1, 2025, "Một", "1. Công tác đấu tranh; nhà thầu và năng lực.");
        var together = await At(2, 2022, "Hai", "1. Năng lực đấu thầu qua mạng.");
        var inTwo = await At(3, 2023, "Ba", "1. Đấu thầu rộng rãi, không giới hạn năng lực.");
        var title = await At(4, 2010, "Đấu thầu và năng lực", "1. Mở đầu.");
        Assert.Equal([title, inTwo, together, apart], (await FindAsync(world, world.Officer, "đấu thầu năng lực")).Select(hit => hit.Document));
        Assert.Equal([title, inTwo, together, apart], (await FindAsync(world, world.Officer, "dau thau nang luc")).Select(hit => hit.Document));
        Assert.Equal([title, inTwo, together], (await FindAsync(world, world.Officer, "\"đấu thầu\" năng lực")).Select(hit => hit.Document));
        // One word with, its neighbour without.
        Assert.Equal([title, inTwo, together, apart], (await FindAsync(world, world.Officer, "đấu thau năng luc")).Select(hit => hit.Document));
    }

    [Theory, BothDatabases]
    public async Task A_page_goes_on_where_the_last_ended_across_all_steps(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var i = 1; i <= 6; i++)
        {
            await RegisterAsync(world, world.Officer, $"{i}-NQ/TU", i % 3 == 0 ? "Đất đai đô thị" : "Việc khác",
                i % 3 == 1 ? "1. Quản lý đất đai và đô thị." : "1. Quản lý đất nông nghiệp, nhà đai, khu đô và thị.", issued: new DateOnly(2019 + i, 1, 1));
        }

        var whole = await FindAsync(world, world.Officer, "đất đai đô thị");
        var seen = new List<(DocumentId, string?)>();
        await using var db = world.Open();
        string? cursor = null;
        do
        {
            var page = await new SearchTexts(db, world.Officer).RunAsync(new("đất đai đô thị", Page: new(cursor, 1)));
            seen.AddRange(page.Items.Select(hit => (hit.Document!.Value, hit.Path)));
            cursor = page.Next;
        }
        while (cursor is not null && seen.Count < 50);
        Assert.Equal(8, whole.Count);
        Assert.Equal(whole, seen);
    }

    [Theory, BothDatabases]
    public async Task What_was_found_is_shown_in_its_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await RegisterAsync(world, world.Officer, "57-NQ/TU", "Về khoa học", Resolution);
        await using var db = world.Open();
        var hit = Assert.Single((await new SearchTexts(db, world.Officer).RunAsync(new("ra soat thu tuc"))).Items);
        Assert.Equal(["rà soát thủ tục"], hit.Words.Where(word => word.IsMarked).Select(word => word.Text));
        Assert.Equal(("b)", "nghị quyết", "57-NQ/TU"), (hit.Label, hit.TypeName, hit.Number));
        Assert.Equal("Ủy ban nhân dân các cấp rà soát thủ tục hành chính.", string.Concat(hit.Words.Select(word => word.Text))[3..]);
    }

    [Theory, BothDatabases]
    public async Task Filters_narrow_and_a_word_still_being_typed_goes_on(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var resolution = await RegisterAsync(world, world.Officer, "1-NQ/TU", "Chuyển đổi số toàn diện", "1. Mở đầu.", issued: new DateOnly(2020, 5, 5));
        var plan = await RegisterAsync(world, world.Officer, "2-KH/TU", "Chuyển đổi số năm 2024", "1. Mở đầu.", "kế hoạch", new DateOnly(2024, 5, 5));
        await using var db = world.Open();
        var search = new SearchTexts(db, world.Officer);
        async Task<IEnumerable<DocumentId>> Ids(SearchTexts.Input input) => (await search.RunAsync(input)).Items.Select(hit => hit.Document!.Value);
        Assert.Equal([plan, resolution], await Ids(new("chuyển đổi số")));
        Assert.Equal([plan], await Ids(new("chuyển đổi số", TypeName: "kế hoạch")));
        Assert.Equal([resolution], await Ids(new("chuyển đổi số", To: new DateOnly(2023, 12, 31))));
        Assert.Equal([plan], await Ids(new("chuyển đổi số", From: new DateOnly(2024, 1, 1))));
        Assert.Equal([resolution], await Ids(new("chuyển đổi số toàn di", IsUnfinished: true)));
        Assert.Empty(await Ids(new("chuyển đổi số toàn di")));
        Assert.Empty(await Ids(new("  “ ” - ")));
        Assert.Equal([plan, resolution], await Ids(new("chuyển đổi số", Organisation: world.HaiPhong)));
        Assert.Empty(await Ids(new("chuyển đổi số", Organisation: world.Works)));
        Assert.Equal([plan, resolution], await Ids(new("chuyển đổi số", IssuerName: "thanh uy hai phong")));
        Assert.Empty(await Ids(new("chuyển đổi số", IssuerName: "Bộ Chính trị")));
    }

    [Theory, BothDatabases]
    public async Task A_field_is_that_of_who_registered_or_issued_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var registered = await RegisterAsync(world, world.WorksOfficer, "7-KH/SXD", "Cải tạo cảng cá", "1. Mở đầu.", "kế hoạch");
        await RegisterAsync(world, world.Officer, "8-NQ/TU", "Cải tạo bến tàu", "1. Mở đầu.");
        await using var db = world.Open();
        await db.Organisations.Where(row => row.Id == world.Works).ExecuteUpdateAsync(set => set.SetProperty(row => row.Field, "xây dựng"), TestContext.Current.CancellationToken);
        var search = new SearchTexts(db, world.Officer);
        Assert.Equal([registered], (await search.RunAsync(new("cải tạo", Field: "xây dựng"))).Items.Select(hit => hit.Document!.Value));
        Assert.Empty((await search.RunAsync(new("cải tạo", Field: "y tế"))).Items);
        Assert.Equal(["xây dựng"], await new ListFields(db, world.Officer).RunAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await new ListFields(db, world.Foreigner).RunAsync(TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task Nothing_foreign_is_found_or_counted(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await RegisterAsync(world, world.Foreigner, "9-NQ/TU", "Điều chỉnh quy hoạch cảng biển", Resolution);
        Assert.Empty(await FindAsync(world, world.Officer, "cảng biển"));
        Assert.Empty(await FindAsync(world, world.WardOfficer, "đấu thầu"));
        Assert.NotEmpty(await FindAsync(world, world.Foreigner, "đấu thầu"));
        Assert.NotEmpty(await FindAsync(world, world.Administrator, "cảng biển"));
    }

    [Theory, BothDatabases]
    public async Task Pages_give_each_place_once_and_few_of_one_document(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        for (var i = 1; i <= 12; i++)
            await RegisterAsync(world, world.Officer, $"{i}-NQ/TU", "Nâng cao chất lượng", string.Join('\n', Enumerable.Range(1, 6).Select(n => $"{n}. Nhiệm vụ trọng tâm số {n} của năm.")));
        var seen = new List<(DocumentId?, string?)>();
        string? cursor = null;
        await using var db = world.Open();
        do
        {
            var page = await new SearchTexts(db, world.Officer).RunAsync(new("nhiệm vụ trọng tâm", Page: new(cursor, 7)));
            seen.AddRange(page.Items.Select(hit => (hit.Document, hit.Path)));
            cursor = page.Next;
        }
        while (cursor is not null && seen.Count < 200);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(12, seen.Select(one => one.Item1).Distinct().Count());
        Assert.InRange(seen.Count, 36, 50);
    }

    /// <summary>No index takes words or rows without end.</summary>
    [Theory, BothDatabases]
    public async Task Words_and_lines_without_end_are_found_by_their_beginnings(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var word = await RegisterAsync(world, world.Officer, "1-NQ/TU", "Một từ dài", new string('ê', 50_000));
        var line = await RegisterAsync(world, world.Officer, "2-NQ/TU", "Một dòng dài", string.Concat(Enumerable.Range(0, 60_000).Select(i => $"chữ{i % 977} ")) + "cuốicùng");
        Assert.Equal([word], (await FindAsync(world, world.Officer, new string('ê', 90))).Select(hit => hit.Document).Distinct());
        Assert.Equal([(line, null)], await FindAsync(world, world.Officer, "cuốicùng"));
    }

    /// <summary>Of what is indexed twice, as a title and as text, no database takes any length in one row.</summary>
    [Theory, BothDatabases]
    public async Task A_task_without_end_is_found_by_its_beginning_and_by_its_end(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var task = $"Rà soát danh mục {string.Join(' ', Enumerable.Range(10_000, 40_000))} cuốicùng";
        var id = await RegisterAsync(world, world.Officer, "3-KH/TU", "Một việc dài", $"""
            II. NHIỆM VỤ
            | TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |
            |---|---|---|---|
            | 1 | {task} | Văn phòng | Quý III/2023 |
            """, "kế hoạch");
        await using (var db = world.Open())
            Assert.Contains(await db.Provisions.Select(row => row.Heading!.Length).ToListAsync(TestContext.Current.CancellationToken), length => length > 200_000);
        Assert.Equal(id, Assert.Single((await FindAsync(world, world.Officer, "rà soát danh mục")).Select(hit => hit.Document).Distinct()));
        Assert.Equal(id, Assert.Single((await FindAsync(world, world.Officer, "cuốicùng")).Select(hit => hit.Document).Distinct()));
    }

    [Theory, BothDatabases]
    public async Task Assignments_are_found_as_they_are_written_now(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Drafts.MakeAsync(world, world.Head, "Xây dựng đề án vị trí việc làm");
        await using var db = world.Open();
        Assert.Equal(id, Assert.Single((await new SearchTexts(db, world.Head).RunAsync(new("vi tri viec lam", SearchKind.Assignment))).Items).Assignment);
        Assert.Null(await new CorrectDraft(db, world.Head, world.Clock).RunAsync(new(id, 1, "Xây dựng quy chế làm việc", null, null, null)));
        Assert.Empty((await new SearchTexts(db, world.Head).RunAsync(new("vị trí việc làm", SearchKind.Assignment))).Items);
        Assert.Single((await new SearchTexts(db, world.Head).RunAsync(new("quy chế", SearchKind.Assignment))).Items);
        Assert.Empty((await new SearchTexts(db, world.Foreigner).RunAsync(new("quy chế", SearchKind.Assignment))).Items);
    }

    private static async Task<IReadOnlyList<(DocumentId Document, string? Path)>> FindAsync(World world, CurrentUser user, string text)
    {
        await using var db = world.Open();
        return [.. (await new SearchTexts(db, user).RunAsync(new(text))).Items.Select(hit => (hit.Document!.Value, hit.Path))];
    }

    private static async Task<DocumentId> RegisterAsync(
        World world, CurrentUser by, string number, string subject, string text, string type = "nghị quyết", DateOnly? issued = null)
    {
        await using var db = world.Open();
        var registered = await new RegisterDocument(db, by, world.Clock, new()).RunAsync(
            new("", type, number, by.Home, null, issued ?? new DateOnly(2025, 1, 24), subject, PlainText: text));
        Assert.Null(registered.Refusal);
        return registered.Value;
    }
}
