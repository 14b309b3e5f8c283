using System.Net;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>A programme as the office of a committee writes it, without scripts: from the document above to what answers it.</summary>
public sealed class ProgrammePageTests(DemonstrationSite site)
{
    const string Plan = "/documents/112-KH-UBND";

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Link(IHtmlDocument page, string part) => page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).First(href => href.Contains(part, StringComparison.Ordinal));

    [Fact]
    public async Task A_programme_is_begun_written_compared_with_the_document_above_judged_and_kept()
    {
        var browser = await site.SignedInAsync("vanphong");
        var list = await browser.OpenAsync(Link(await browser.OpenAsync(Plan), "/programmes?document="));
        var begin = await browser.OpenAsync(Link(list, "/programmes/new?document="));
        // The office writes for its committee; the title is proposed.
        Assert.Contains("Thành ủy Hải Phòng", begin.QuerySelector("#owner option")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch", begin.QuerySelector("#title")!.TextContent, StringComparison.Ordinal);
        var (path, page) = await browser.SendAsync(begin, "form[enctype]", ("Form.Title", ""));
        Assert.NotNull(page.QuerySelector("#title-wrong"));
        (path, page) = await browser.SendAsync(begin, "form[enctype]", ("Form.Title", "Thực hiện Kế hoạch số 112/KH-UBND"));
        Assert.Contains("?done=begun", path, StringComparison.Ordinal);
        var programme = path.Split('?')[0];
        Assert.Contains("Nhiệm vụ, giải pháp", Words(page), StringComparison.Ordinal);

        // A section: empty is refused, words are kept.
        var section = await browser.OpenAsync(Link(page, "/sections/0"));
        (_, page) = await browser.SendAsync(section, "form[data-lease]", ("Form.Heading", " "), ("Form.Body", " "));
        Assert.NotNull(page.QuerySelector(".problem-summary"));
        (path, page) = await browser.SendAsync(section, "form[data-lease]", ("Form.Heading", "Mục đích"), ("Form.Body", "Cụ thể hóa kế hoạch."));
        Assert.Contains("Cụ thể hóa kế hoạch.", Words(page), StringComparison.Ordinal);
        // The form that was open before is told what was saved meanwhile, and keeps what was typed.
        (_, page) = await browser.SendAsync(section, "form[data-lease]", ("Form.Heading", "Mục đích"), ("Form.Body", "Của người thứ hai"));
        Assert.Contains("Cụ thể hóa kế hoạch.", Words(page), StringComparison.Ordinal);
        Assert.Contains("Của người thứ hai", page.QuerySelector("#body")!.TextContent, StringComparison.Ordinal);

        // A commitment.
        var shown = await browser.OpenAsync(programme);
        var add = await browser.OpenAsync(Link(shown, "/commitments/new"));
        (_, page) = await browser.SendAsync(add, "form:has(#what)", ("Form.What", ""), ("Form.DueOn", "31/02/2027"));
        Assert.NotNull(page.QuerySelector("#dueon-wrong"));
        (_, page) = await browser.SendAsync(add, "form:has(#what)", ("Form.What", "Sở Xây dựng công khai tiến độ giải phóng mặt bằng các dự án trên cổng thông tin hằng tuần"), ("Form.Lead.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Form.DueOn", "30/06/2027"));
        Assert.Contains("30/06/2027", Words(page), StringComparison.Ordinal);

        // Coverage: the suggestion is confirmed, another provision does not apply.
        var coverage = await browser.OpenAsync(programme + "/coverage");
        var yes = coverage.QuerySelectorAll("button[name=Said]").First(button => button.GetAttribute("value")!.EndsWith(":full", StringComparison.Ordinal)).GetAttribute("value")!;
        (path, page) = await browser.SendAsync(coverage, "#decide", ("Said", yes));
        Assert.Contains("#p-", path, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"[id='p-{yes.Split(':')[0]}'] .chip-good"));
        var excuse = page.QuerySelectorAll("form:has([name='Excused.Reason'])").Select(form => form.QuerySelector("[name='Excused.Provision']")!.GetAttribute("value")!).First(id => id != yes.Split(':')[0]);
        (_, page) = await browser.SendAsync(page, $"[id='p-{excuse}'] form", ("Excused.Reason", ""));
        Assert.NotNull(page.GetElementById($"reason-{excuse}-wrong"));
        (_, page) = await browser.SendAsync(page, $"[id='p-{excuse}'] form", ("Excused.Reason", "Thuộc thẩm quyền cấp trên"));
        Assert.Contains("Thuộc thẩm quyền cấp trên", page.GetElementById($"p-{excuse}")!.TextContent, StringComparison.Ordinal);
        using (var table = await browser.Client.GetAsync(programme + "/coverage/out.csv", TestContext.Current.CancellationToken))
        {
            Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Thuộc thẩm quyền cấp trên", await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        // Judgement: what is pointed out is answered.
        var judgement = await browser.OpenAsync(programme + "/judgement");
        (_, page) = await browser.SendAsync(judgement, "details.asked form", ("Form.Explanation", "Sẽ bổ sung sau khi có kinh phí"));
        Assert.Contains("Sẽ bổ sung sau khi có kinh phí", page.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);

        // Drafts: kept once, compared with what stands now.
        var drafts = await browser.OpenAsync(programme + "/drafts");
        (_, page) = await browser.SendAsync(drafts, "form:has(#note)", ("Note", "Lần 1"));
        Assert.Contains("Lần 1", Words(page), StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(drafts, "form:has(#note)", ("Note", "Lần 2"));
        Assert.NotNull(page.QuerySelector(".problem-summary"));

        // The leadership reads and is offered nothing; another house finds nothing.
        var leader = await site.SignedInAsync("lanhdao");
        page = await leader.OpenAsync(programme);
        Assert.Null(page.QuerySelector(".section-acts"));
        Assert.Null((await leader.OpenAsync(programme + "/coverage")).QuerySelector("button[name=Said]"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("soxaydung")).TryAsync(programme)).Status);

        // Given up, it makes room for another.
        shown = await browser.OpenAsync(programme);
        (_, page) = await browser.SendAsync(shown, "form:has(#reason)", ("Withdrawal.Reason", "Thử nghiệm xong"));
        Assert.Contains("Thử nghiệm xong", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_leads_from_a_number_to_the_organisations_behind_it()
    {
        var browser = await site.SignedInAsync("lanhdao");
        var list = await browser.OpenAsync(Link(await browser.OpenAsync("/documents/09-NQ-TU"), "/programmes?document="));
        var matrix = await browser.OpenAsync(Link(list, "/coverage"));
        Assert.Contains("2 chương trình đã ban hành", Words(matrix), StringComparison.Ordinal);
        var full = matrix.QuerySelectorAll("a.cell-full, a.cell-partial")[0];
        var behind = await browser.OpenAsync(full.GetAttribute("href")!);
        Assert.NotEmpty(behind.QuerySelectorAll("tbody[data-rows] tr"));
        Assert.All(behind.QuerySelectorAll("tbody[data-rows] tr .chip"), chip => Assert.Contains("Đáp ứng", chip.TextContent, StringComparison.Ordinal));
        Assert.Contains("/coverage#p-", behind.QuerySelector("tbody a")!.GetAttribute("href")!, StringComparison.Ordinal);
        using var table = await browser.Client.GetAsync(Link(matrix, "out.csv"), TestContext.Current.CancellationToken);
        var lines = (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("III.1", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_of_a_document_without_programmes_says_what_fills_it()
    {
        var browser = await site.SignedInAsync("lanhdao");
        var list = await browser.OpenAsync(Link(await browser.OpenAsync("/documents/15-NQ-TU"), "/programmes?document="));
        var matrix = await browser.OpenAsync(Link(list, "/coverage"));
        Assert.Contains("Ma trận hiện khi", matrix.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.TryAsync($"/documents/{Guid.CreateVersion7()}/coverage")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.TryAsync($"/provisions/{Guid.CreateVersion7()}/answers")).Status);
    }
}
