using System.Net;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>A document as an officer follows it, without scripts: from its address to its provisions, its versions, its relations and the assignments made of it.</summary>
public sealed class DocumentPageTests(DemonstrationSite site)
{
    const string Plan = "/documents/112-KH-UBND";
    const string Programme = "/documents/05-CTr-DU";

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Link(IHtmlDocument page, string end) => page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).First(href => href.Split('?')[0].EndsWith(end, StringComparison.Ordinal));

    [Fact]
    public async Task A_provision_is_found_by_its_readable_address_and_shows_what_answers_it()
    {
        var browser = await site.SignedInAsync("vanphong");
        var page = await browser.OpenAsync(Plan);
        Assert.Contains("Sở Xây dựng công khai tiến độ", page.GetElementById("III.1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".outline a[href='{Plan}#III']"));
        var row = page.GetElementById("PL I.I.1")!;
        Assert.Equal("TR", row.TagName);
        Assert.NotNull(row.QuerySelector("a[href^='/assignments/']"));
        // The head of the table is shown once, by the page.
        Assert.DoesNotContain("| STT |", Words(page), StringComparison.Ordinal);
        Assert.Contains("/documents/", page.QuerySelector(".provisions .mark-reference")!.GetAttribute("href")!, StringComparison.Ordinal);
        var dimmed = await browser.OpenAsync(Plan + "?class=Target");
        Assert.DoesNotContain("faint", dimmed.GetElementById("II.1")!.ClassName!, StringComparison.Ordinal);
        Assert.Contains("faint", dimmed.GetElementById("III.1")!.ClassName!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.TryAsync("/documents/112-KH")).Status);
    }

    [Fact]
    public async Task A_search_is_narrowed_by_its_address_and_each_filter_is_taken_away_by_a_link()
    {
        var browser = await site.SignedInAsync("vanphong");
        var narrow = Link(await browser.OpenAsync("/search?q=ke+hoach"), "/search");
        Assert.StartsWith("/search?in=texts", narrow, StringComparison.Ordinal);
        var page = await browser.OpenAsync(narrow + "&type=k%E1%BA%BF+ho%E1%BA%A1ch&year=2026&issuer=uy+ban&org.Name=" + Uri.EscapeDataString("Thành ủy Hải Phòng"));
        Assert.Equal(4, page.QuerySelectorAll(".chosen-filters .chip").Length);
        Assert.All(page.QuerySelectorAll(".plain-list .row-facts").Select(facts => facts.TextContent), facts =>
        {
            Assert.Contains("ế hoạch", facts, StringComparison.Ordinal);
            Assert.Contains("/2026", facts, StringComparison.Ordinal);
        });
        Assert.Equal("2026", page.GetElementById("year")!.GetAttribute("value"));
        var without = page.QuerySelector(".chosen-filters a[aria-label*='Năm ban hành']")!.GetAttribute("href")!;
        Assert.DoesNotContain("year", without, StringComparison.Ordinal);
        Assert.Contains("issuer=uy", without, StringComparison.Ordinal);
        Assert.Equal(3, (await browser.OpenAsync(without)).QuerySelectorAll(".chosen-filters .chip").Length);
        var nothing = await browser.OpenAsync("/search?in=texts&q=ke+hoach&year=1931");
        Assert.Contains("bỏ bớt bộ lọc", nothing.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(nothing.QuerySelector("form.filters"));
        // An organisation that is not clear finds nothing rather than everything.
        Assert.Empty((await browser.OpenAsync("/search?in=texts&q=ke+hoach&org.Name=zzz")).QuerySelectorAll(".plain-list .row-facts"));
    }

    [Fact]
    public async Task What_a_provision_is_is_decided_where_it_is_read()
    {
        var browser = await site.SignedInAsync("vanphong");
        var page = await browser.OpenAsync(Plan);
        Assert.Null(page.QuerySelector("form.deciding"));
        var decide = page.GetElementById("IV.1")!.QuerySelector("a[data-decide]")!.GetAttribute("href")!;
        Assert.Equal($"{Plan}?decide=IV.1#IV.1", decide);
        var open = await browser.OpenAsync(decide);
        var (path, saved) = await browser.SendAsync(open, "#IV\\.1 form.deciding", ("Form.Class", "Objective"));
        Assert.Equal($"{Plan}#IV.1", path);
        var chip = saved.GetElementById("IV.1")!.QuerySelector("a[data-decide]")!;
        Assert.Equal("Mục tiêu", chip.TextContent.Trim());
        Assert.Contains("Phạm Thị Văn", chip.GetAttribute("title")!, StringComparison.Ordinal);
        // The page that was open before somebody decided.
        var (_, late) = await browser.SendAsync(open, "form.deciding", ("Form.Class", "Duty"));
        Assert.Contains("vừa thay đổi", late.QuerySelector("form.deciding [role=alert]")!.TextContent, StringComparison.Ordinal);
        // Who reads and does not register is offered nothing.
        Assert.Null((await (await site.SignedInAsync("lanhdao")).OpenAsync(Plan)).QuerySelector("a[data-decide]"));
    }

    [Fact]
    public async Task What_provisions_are_is_decided_in_a_list_and_drafts_are_made_of_them()
    {
        var browser = await site.SignedInAsync("vanphong");
        var list = await browser.OpenAsync(Link(await browser.OpenAsync(Programme), "/provisions"));
        var first = list.QuerySelector("input[name='Form.Chosen']")!.GetAttribute("value")!;
        var (path, saved) = await browser.SendAsync(list, "main form[method=post]", ("Form.Chosen", first), ("Form.Act", "Viewpoint"));
        Assert.Contains("done=saved", path, StringComparison.Ordinal);
        Assert.Contains("Phạm Thị Văn đã quyết định", Words(saved), StringComparison.Ordinal);
        // The same page a second time: what was chosen there has changed meanwhile.
        var (_, late) = await browser.SendAsync(list, "main form[method=post]", ("Form.Chosen", first), ("Form.Act", "Duty"));
        Assert.Contains("vừa thay đổi", late.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        var (_, none) = await browser.SendAsync(list, "main form[method=post]", ("Form.Act", "drafts"));
        Assert.NotNull(none.QuerySelector("#problems"));
        var (_, all) = await browser.SendAsync(list, "main form[method=post]", ("Form.Act", "all"));
        Assert.NotNull(all.QuerySelector(".notice"));

        var chosen = saved.QuerySelectorAll("input[name='Form.Chosen']")[^1].GetAttribute("value")!;
        var (review, drafts) = await browser.SendAsync(saved, "main form[method=post]", ("Form.Chosen", chosen), ("Form.Act", "drafts"));
        Assert.Contains("/drafts?p=", review, StringComparison.Ordinal);
        Assert.Contains("Văn phòng Đảng ủy lập danh mục", drafts.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var (_, wrong) = await browser.SendAsync(drafts, "main form[method=post]", ("Form[0].Due", "31/02/2030"));
        Assert.NotNull(wrong.QuerySelector("#problems"));
        var (document, made) = await browser.SendAsync(drafts, "main form[method=post]", ("Form[0].Lead.Name", "Đảng ủy phường Hồng Bàng"), ("Form[0].Due", ""));
        Assert.Contains("done=1", document, StringComparison.Ordinal);
        Assert.NotNull(made.GetElementById("III.3")!.QuerySelector("a[href^='/assignments/']"));
    }

    [Fact]
    public async Task What_is_found_outside_of_provisions_is_shown_in_the_version_that_is_searched()
    {
        var browser = await site.SignedInAsync("vanphong");
        var found = await browser.OpenAsync("/search?in=texts&q=" + Uri.EscapeDataString("T/M Ban Thường vụ Bí thư Đỗ Minh Châu"));
        var link = found.QuerySelector(".plain-list a[href*='#text-passage']")!.GetAttribute("href")!;
        Assert.Contains("?v=2&", link, StringComparison.Ordinal);
        Assert.Equal("T/M BAN THƯỜNG VỤ", (await browser.OpenAsync(link)).GetElementById("text-passage")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_version_comes_as_a_file_and_is_compared_with_the_one_before()
    {
        var browser = await site.SignedInAsync("vanphong");
        var versions = await browser.OpenAsync(Link(await browser.OpenAsync(Programme), "/versions"));
        var compared = await browser.OpenAsync(Link(versions, "/compare"));
        Assert.Contains("100%", string.Concat(compared.QuerySelectorAll("ins").Select(one => one.TextContent)), StringComparison.Ordinal);
        Assert.Contains("90%", string.Concat(compared.QuerySelectorAll("del").Select(one => one.TextContent)), StringComparison.Ordinal);
        Assert.Empty(compared.QuerySelectorAll(".pager a"));
        var same = compared.QuerySelector("button[name=Lineage]")!.GetAttribute("value")!;
        var (_, confirmed) = await browser.SendAsync(compared, "main form[method=post]", ("Lineage", same));
        Assert.Contains("đã xác nhận là một mục", Words(confirmed), StringComparison.Ordinal);

        var plan = await browser.OpenAsync(Link(await browser.OpenAsync(Plan), "/versions"));
        var form = plan.QuerySelector("form[enctype]")!;
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        content.Add(new StringContent("Draft"), "Form.Stage");
        content.Add(new StringContent("dự thảo sửa đổi"), "Form.Note");
        var bytes = System.Text.Encoding.UTF8.GetBytes("KẾ HOẠCH\nsửa đổi\nI. NHIỆM VỤ\n1. Việc mới.\n");
        content.Add(new ByteArrayContent(bytes), "file", "ban-sua.txt");
        using var answer = await browser.Client.PostAsync(new Uri(plan.Url).PathAndQuery, content, TestContext.Current.CancellationToken);
        var next = answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString();
        Assert.Contains("v=2", next, StringComparison.Ordinal);
        var draft = await browser.OpenAsync(next);
        Assert.Contains("Việc mới.", draft.GetElementById("I.1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(bytes, await browser.Client.GetByteArrayAsync(Link(draft, "/file"), TestContext.Current.CancellationToken));
        // What is read without a number stays the issued text.
        Assert.NotNull((await browser.OpenAsync(Plan)).GetElementById("III.1"));
    }

    [Fact]
    public async Task A_comparison_of_many_provisions_goes_on_from_page_to_page()
    {
        const int Many = 450;
        static byte[] Text(string way) => System.Text.Encoding.UTF8.GetBytes(
            "KẾ HOẠCH\nvề việc dài\nI. NHIỆM VỤ\n" + string.Join('\n', Enumerable.Range(1, Many).Select(number => $"{number}. Việc thứ {number} làm {way} cách cho xã số {number}.")));
        var browser = await site.SignedInAsync("vanphong");
        var (_, page) = await browser.SendAsync(await browser.OpenAsync("/documents/new"), "main form[method=post]",
            ("Form.TypeName", "kế hoạch"), ("Form.IssuerName", "Thành ủy Hải Phòng"), ("Form.Subject", "Kế hoạch rất dài"), ("Form.Stage", "Draft"));
        page = await browser.OpenAsync(await AddAsync(browser, await browser.OpenAsync(Link(page, "/versions")), Text("một")));
        page = await browser.OpenAsync(await AddAsync(browser, await browser.OpenAsync(Link(page, "/versions")), Text("nhiều")));
        page = await browser.OpenAsync((await browser.OpenAsync(Link(page, "/versions"))).QuerySelector("a[href$='from=2&to=3']")!.GetAttribute("href")!);
        Assert.Contains($"{Many} thay đổi", Words(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".pager a:not([rel])"));
        var paths = new List<string>();
        while (true)
        {
            var rows = page.QuerySelectorAll("article.compared").Select(one => one.GetAttribute("aria-label")!).ToList();
            Assert.InRange(rows.Count, 1, 200);
            paths.AddRange(rows);
            if (page.QuerySelector(".pager a[rel=next]") is not { } next)
                break;
            page = await browser.OpenAsync(next.GetAttribute("href")!);
            // The counts are those of the whole comparison, and the way back is there.
            Assert.Contains($"{Many} thay đổi", Words(page), StringComparison.Ordinal);
            Assert.DoesNotContain("cursor=", page.QuerySelector(".pager a:not([rel])")!.GetAttribute("href")!, StringComparison.Ordinal);
        }

        Assert.Equal(Enumerable.Range(1, Many).Select(number => $"I.{number}"), paths);
    }

    /// <summary>A text and its appendices come as files of their own; an appendix is joined to what is there, and one archive is kept.</summary>
    [Fact]
    public async Task Appendices_are_read_with_their_text_and_joined_to_it_later()
    {
        var text = "KẾ HOẠCH\nvề cảng biển\nI. NHIỆM VỤ\n1. Các nhiệm vụ nêu tại Phụ lục."u8.ToArray();
        var first = "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Lắp điện bờ | Sở Công Thương | 6/2026 |"u8.ToArray();
        var second = "PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Nạo vét luồng | Sở Xây dựng | 9/2026 |"u8.ToArray();
        var browser = await site.SignedInAsync("vanphong");
        var (_, page) = await browser.SendAsync(await browser.OpenAsync("/documents/new"), "main form[method=post]",
            ("Form.TypeName", "kế hoạch"), ("Form.IssuerName", "Thành ủy Hải Phòng"), ("Form.Subject", "Kế hoạch nhiều tệp"), ("Form.Stage", "Draft"));
        var versions = await browser.OpenAsync(Link(page, "/versions"));
        // Nothing to join to yet.
        Assert.Null(versions.GetElementById("join"));
        page = await browser.OpenAsync(await AddAsync(browser, versions, [("phu-luc-1.txt", first), ("van-ban.txt", text)]));
        Assert.Contains("Lắp điện bờ", Words(page), StringComparison.Ordinal);

        page = await browser.OpenAsync(await AddAsync(browser, await browser.OpenAsync(Link(page, "/versions")), [("phu-luc-2.txt", second)], join: true));
        Assert.Contains("Lắp điện bờ", Words(page), StringComparison.Ordinal);
        Assert.Contains("Nạo vét luồng", Words(page), StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById("I.1"));
        using var kept = new System.IO.Compression.ZipArchive(await browser.Client.GetStreamAsync(Link(page, "/file"), TestContext.Current.CancellationToken));
        Assert.Equal(["phu-luc-1.txt", "van-ban.txt", "phu-luc-2.txt"], kept.Entries.Select(entry => entry.Name));
    }

    static Task<string> AddAsync(Browser browser, AngleSharp.Html.Dom.IHtmlDocument versions, byte[] text) => AddAsync(browser, versions, [("ban.txt", text)]);

    /// <returns>Where it leads.</returns>
    static async Task<string> AddAsync(Browser browser, AngleSharp.Html.Dom.IHtmlDocument versions, (string Name, byte[] Content)[] files, bool join = false)
    {
        using var content = new MultipartFormDataContent { { new StringContent("Draft"), "Form.Stage" } };
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "file", name);
        if (join)
            content.Add(new StringContent("true"), "Form.Join");
        foreach (var field in versions.QuerySelectorAll("form[enctype] input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        using var answer = await browser.Client.PostAsync(new Uri(versions.Url).PathAndQuery, content, TestContext.Current.CancellationToken);
        return answer.Headers.Location!.ToString();
    }

    [Fact]
    public async Task A_draft_is_registered_without_number_and_date_and_what_says_nothing_was_issued()
    {
        var browser = await site.SignedInAsync("vanphong");
        var form = await browser.OpenAsync("/documents/new");
        Assert.Equal("Issued", form.QuerySelector("#stage option[selected]")!.GetAttribute("value"));
        Assert.Contains("chưa có số", form.GetElementById(form.QuerySelector("#stage")!.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        (string, string)[] fields = [("Form.TypeName", "kế hoạch"), ("Form.IssuerName", "Thành ủy Hải Phòng")];
        var (_, wrong) = await browser.SendAsync(form, "main form[method=post]", [.. fields, ("Form.Stage", "Draft")]);
        Assert.Equal("Draft", wrong.QuerySelector("#stage option[selected]")!.GetAttribute("value"));
        var (_, draft) = await browser.SendAsync(wrong, "main form[method=post]", ("Form.Subject", "Kế hoạch trồng cây lần đầu"));
        Assert.Contains("Dự thảo", draft.QuerySelector(".page-header .chips")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dự thảo", (await browser.OpenAsync(Link(draft, "/versions"))).QuerySelector("[data-rows] .chip")!.TextContent, StringComparison.Ordinal);
        var (_, issued) = await browser.SendAsync(await browser.OpenAsync("/documents/new"), "main form[method=post]", [.. fields, ("Form.Subject", "Kế hoạch trồng cây")]);
        Assert.Contains("Bản ban hành", (await browser.OpenAsync(Link(issued, "/versions"))).QuerySelector("[data-rows] .chip")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_registration_is_corrected_and_who_has_seen_it_before_is_told()
    {
        var browser = await site.SignedInAsync("vanphong");
        var (_, registered) = await browser.SendAsync(await browser.OpenAsync("/documents/new"), "main form[method=post]",
            ("Form.Number", "871-CTr/TU"), ("Form.IssuerName", "Thành ủy Hải Phòng"), ("Form.IssuedOn", "02/04/2025"), ("Form.Subject", "Ghi nhầm số"));
        var seen = await browser.OpenAsync(Link(await browser.OpenAsync(Link(registered, "/versions")), "/correct"));
        Assert.Equal("871-CTr/TU", seen.QuerySelector("#number")!.GetAttribute("value"));
        var (_, corrected) = await browser.SendAsync(seen, "main form[method=post]", ("Form.Number", "872-CTr/TU"));
        Assert.Contains("Đã sửa thông tin đăng ký", Words(corrected), StringComparison.Ordinal);
        Assert.Contains("872-CTr/TU", Words(await browser.OpenAsync("/documents/872-CTr-TU")), StringComparison.Ordinal);
        var (_, refused) = await browser.SendAsync(seen, "main form[method=post]", ("Form.Number", "873-CTr/TU"));
        Assert.NotNull(refused.QuerySelector("[role=alert]"));
        Assert.Equal("873-CTr/TU", refused.QuerySelector("#number")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Relations_are_a_picture_and_the_same_list_and_are_corrected()
    {
        var browser = await site.SignedInAsync("vanphong");
        var page = await browser.OpenAsync(Link(await browser.OpenAsync("/documents/15-NQ-TU"), "/graph"));
        Assert.NotNull(page.QuerySelector("svg.relations a[href^='/documents/']"));
        Assert.Contains("Sửa đổi, bổ sung", Words(page), StringComparison.Ordinal);
        var amended = page.QuerySelector("main li a[href^='/documents/']")!.GetAttribute("href")!;
        var other = await browser.OpenAsync(amended + "/graph");
        Assert.Contains("Được sửa đổi bởi", Words(other), StringComparison.Ordinal);
        Assert.Contains("Được thực hiện bởi", Words(other), StringComparison.Ordinal);
        Assert.Contains("del", (await browser.OpenAsync(Link(await browser.OpenAsync(Link(await browser.OpenAsync("/documents/15-NQ-TU"), "/versions")), "/compare"))).QuerySelector(".sides")!.InnerHtml, StringComparison.Ordinal);

        var select = page.QuerySelector("select[name^='kind.']")!;
        var chosen = page.QuerySelector("button[name=Chosen]")!.GetAttribute("value")!;
        var (_, saved) = await browser.SendAsync(page, "main form[method=post]", ("Chosen", chosen), (select.GetAttribute("name")!, "Amends"));
        Assert.NotNull(saved.QuerySelector(".notice"));
    }

    [Fact]
    public async Task Who_may_not_decide_is_offered_nothing_to_decide()
    {
        var leader = await site.SignedInAsync("lanhdao");
        var page = await leader.OpenAsync(Plan);
        Assert.Empty((await leader.OpenAsync(Link(page, "/provisions"))).QuerySelectorAll("main form[method=post] button"));
        Assert.Empty((await leader.OpenAsync(Link(page, "/versions"))).QuerySelectorAll("main form"));
        Assert.Contains("/account/denied", await leader.LeadsToAsync(Link(page, "/graph").Replace("/graph", "/drafts", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>Two statements of each find out who asks, and one counts what the bell shows.</summary>
    [Theory]
    [InlineData(Plan, "", 18)]
    [InlineData(Programme, "/provisions", 13)]
    [InlineData(Programme, "/versions", 11)]
    [InlineData(Programme, "/compare", 13)]
    [InlineData(Programme, "/graph", 14)]
    public async Task A_page_needs_at_most(string document, string part, int most)
    {
        var browser = await site.SignedInAsync("vanphong");
        var page = await browser.OpenAsync(document);
        var id = Guid.CreateVersion7().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, part.Length == 0 ? document : Link(page, "/graph").Replace("/graph", part, StringComparison.Ordinal));
        request.Headers.Add(Statements.Header, id);
        using var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(site.Statements.Of(id), 3, most);
    }
}
