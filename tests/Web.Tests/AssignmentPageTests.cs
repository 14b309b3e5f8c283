using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>Work as two offices do it, without scripts: given by hand, taken on, told of, put off, paused, done; and what a page that stood open is told.</summary>
public sealed class AssignmentPageTests(DemonstrationSite site)
{
    static string InDays(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7).AddDays(days).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Form(string name) => $"form:has(input[name='_handler'][value='{name}'])";

    static async Task<string> GiveAsync(Browser browser, string content, string query = "", params (string, string)[] more)
    {
        var page = await browser.OpenAsync("/assignments/new" + query);
        var (path, shown) = await browser.SendAsync(page, Form("assignment"),
            [("Form.Content", content), ("Form.Lead.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Product", "Báo cáo"), ("Form.Due", InDays(30)), ("Form.Send", "true"), .. more]);
        Assert.True(path.Contains("?done=assigned", StringComparison.Ordinal), shown.QuerySelector(".problem-summary")?.TextContent ?? path);
        return path.Split('?')[0];
    }

    [Fact]
    public async Task Work_is_given_taken_on_told_of_put_off_paused_done_and_opened_again()
    {
        var office = await site.SignedInAsync("vanphong");
        var works = await site.SignedInAsync("soxaydung");
        var form = await office.OpenAsync("/assignments/new");
        var (_, wrong) = await office.SendAsync(form, Form("assignment"), ("Form.Content", "Rà soát"), ("Form.Due", "31/02/2030"), ("Form.Send", "true"), ("Form.Cooperating", "Sở Không Có"));
        foreach (var field in new[] { "#lead-wrong", "#product-wrong", "#due-wrong", "#cooperating-wrong" })
            Assert.NotNull(wrong.QuerySelector(field));
        Assert.Equal("Rà soát", wrong.QuerySelector("#content")!.TextContent);
        var url = await GiveAsync(office, "Rà soát kho bãi cảng biển", "", ("Form.Cooperating", "Sở Tài chính thành phố Hải Phòng; Sở Công Thương thành phố Hải Phòng"),
            ("Form.Field", "Hạ tầng"), ("Form.Priority", "Urgent"), ("Form.Meeting", "Giao ban tháng 11"));

        var page = await works.OpenAsync(url);
        Assert.Contains("Sở Tài chính", Words(page), StringComparison.Ordinal);
        Assert.Contains("Giao ban tháng 11", Words(page), StringComparison.Ordinal);
        (_, page) = await works.SendAsync(page, Form("accept"));
        Assert.Contains("Đang thực hiện", Words(page), StringComparison.Ordinal);
        (_, wrong) = await works.SendAsync(page, Form("progress"), ("Act.Percent", "150"), ("Act.Note", "Đã khảo sát"));
        Assert.NotNull(wrong.QuerySelector("#progress-percent-wrong"));
        Assert.Equal("Đã khảo sát", wrong.QuerySelector("#progress-note")!.TextContent);
        (_, page) = await works.SendAsync(wrong, Form("progress"), ("Act.Percent", "40"), ("Act.Note", "Đã khảo sát"));
        Assert.Contains("40%", Words(page), StringComparison.Ordinal);
        (_, page) = await works.SendAsync(page, Form("milestone"), ("Milestone.Name", "Dự thảo báo cáo"), ("Milestone.Due", InDays(10)));
        (_, page) = await works.SendAsync(page, "#milestones form");
        Assert.Contains("Đạt " + InDays(0), Words(page), StringComparison.Ordinal);
        (_, page) = await works.SendAsync(page, Form("ask-extension"), ("Act.Due", InDays(60)), ("Act.Note", "Chờ số liệu"));

        using (var table = await office.Client.GetAsync("/assignments/out.csv?priority=Urgent&q=kho+bai", TestContext.Current.CancellationToken))
        {
            Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
            var row = Assert.Single((await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
            Assert.Contains("Xin gia hạn", row, StringComparison.Ordinal);
        }

        // The assigner finds it among what waits, and decides with the due date asked for before its eyes.
        Assert.Contains("Rà soát kho bãi cảng biển", Words(await office.OpenAsync("/assignments?duty=ToDecide")), StringComparison.Ordinal);
        page = await office.OpenAsync(url);
        Assert.Equal(InDays(60), page.QuerySelector("#grant-extension-due")!.GetAttribute("value"));
        (_, page) = await office.SendAsync(page, Form("grant-extension"));
        Assert.Contains("hạn ban đầu " + InDays(30), Words(page), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, Form("suspend"), ("Act.Note", "Chờ hướng dẫn"));
        Assert.Contains("Tạm dừng", Words(page), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, Form("resume"));
        (_, page) = await office.SendAsync(await office.OpenAsync(url + "?describe=1"), Form("describe"), ("Details.Cooperating", "Sở Tài chính thành phố Hải Phòng"), ("Details.Priority", "High"));
        Assert.DoesNotContain("Sở Công Thương", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);

        page = await works.OpenAsync(url);
        (_, page) = await works.SendAsync(page, Form("report"), ("Form.Note", "Báo cáo số 12/BC-SXD"));
        page = await office.OpenAsync(url);
        Assert.Contains("Không có minh chứng", Words(page), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, Form("confirm"));
        (_, page) = await office.SendAsync(page, Form("reopen"), ("Act.Note", "Số liệu không khớp"));
        Assert.Contains("Số liệu không khớp", Words(page), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, Form("cancel"), ("Act.Note", "Đã có nhiệm vụ khác"));
        Assert.Contains("Đã hủy", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Rà soát kho bãi cảng biển", Words(await office.OpenAsync("/assignments?q=kho+bai")), StringComparison.Ordinal);
        Assert.Contains("Rà soát kho bãi cảng biển", Words(await office.OpenAsync("/assignments?q=kho+bai&state=Cancelled")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_declined_goes_back_and_what_is_replaced_leads_to_its_draft()
    {
        var office = await site.SignedInAsync("vanphong");
        var works = await site.SignedInAsync("soxaydung");
        var url = await GiveAsync(office, "Lập danh mục bến thủy");
        var (_, page) = await works.SendAsync(await works.OpenAsync(url), Form("decline"), ("Act.Note", ""));
        Assert.NotNull(page.QuerySelector("#decline-note-wrong"));
        (_, page) = await works.SendAsync(page, Form("decline"), ("Act.Note", "Thuộc Sở Nông nghiệp"));
        page = await office.OpenAsync(url);
        Assert.Contains("Không nhận thực hiện: Thuộc Sở Nông nghiệp", Words(page), StringComparison.Ordinal);
        var (path, draft) = await office.SendAsync(page, Form("replace"), ("Act.Note", "Giao lại cho đúng nơi"));
        Assert.Contains("?done=replace", path, StringComparison.Ordinal);
        Assert.NotEqual(url, path.Split('?')[0]);
        Assert.Contains("Thay cho", Words(draft), StringComparison.Ordinal);
        Assert.Contains("Được thay bằng", Words(await office.OpenAsync(url)), StringComparison.Ordinal);
        // A draft is the assigner's own.
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(path.Split('?')[0])).Status);
    }

    /// <summary>Each form that comes too late: a page with the reason, and what was typed at its place.</summary>
    [Fact]
    public async Task A_page_that_stood_open_is_told_and_keeps_what_was_typed()
    {
        var office = await site.SignedInAsync("vanphong");
        var works = await site.SignedInAsync("soxaydung");
        var url = await GiveAsync(office, "Kiểm đếm đèn đường");
        var (worksOpen, officeOpen) = (await works.OpenAsync(url), await office.OpenAsync(url));
        _ = await office.SendAsync(officeOpen, Form("cancel"), ("Act.Note", "Không còn cần"));
        foreach (var (browser, open, form) in new[]
                 {
                     (works, worksOpen, "accept"), (works, worksOpen, "decline"), (works, worksOpen, "receive-work"), (works, worksOpen, "progress"),
                     (works, worksOpen, "ask-extension"), (office, officeOpen, "grant-extension"), (office, officeOpen, "suspend"), (office, officeOpen, "replace"), (office, officeOpen, "cancel"),
                     (works, worksOpen, "milestone"),
                 })
        {
            (string, string)[] typed = form == "milestone" ? [("Milestone.Name", "Đã gõ"), ("Milestone.Due", InDays(3))]
                : form == "receive-work" ? [] : form is "ask-extension" or "grant-extension" ? [("Act.Note", "Đã gõ"), ("Act.Due", InDays(90))] : [("Act.Note", "Đã gõ")];
            using var answer = await browser.PostAsync(open, Form(form), typed);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{form}: {answer.StatusCode}");
            var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            Assert.True(page.QuerySelector(".problem-summary") is { } told && told.TextContent.Contains("người khác", StringComparison.Ordinal), $"{form}: {page.QuerySelector(".problem-summary")?.TextContent}");
            Assert.NotNull(page.QuerySelector($"{Form(form)} [data-changed]"));
            if (typed.Length > 0)
                Assert.True(page.QuerySelector(Form(form))!.InnerHtml.Contains("Đã gõ", StringComparison.Ordinal), form);
        }
    }

    [Fact]
    public async Task A_part_is_given_to_those_below_and_found_from_the_whole()
    {
        var works = await site.SignedInAsync("soxaydung");
        var office = await site.SignedInAsync("vanphong");
        var whole = await GiveAsync(office, "Rà soát hè phố");
        var page = await works.OpenAsync(whole);
        var link = page.QuerySelector("a[href*='/assignments/new?parent=']")!.GetAttribute("href")!;
        var part = await GiveAsync(works, "Rà soát hè phố quận cũ", link["/assignments/new".Length..]);
        Assert.Contains("Thuộc nhiệm vụ", Words(await works.OpenAsync(part)), StringComparison.Ordinal);
        page = await works.OpenAsync(whole);
        Assert.Contains("Rà soát hè phố quận cũ", Words(await works.OpenAsync(page.QuerySelector("a[href*='/assignments?parent=']")!.GetAttribute("href")!)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync($"/assignments/new?parent={Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync($"/assignments/new?commitment={Guid.CreateVersion7()}")).Status);
    }

    /// <summary>What a file is and until when it holds is asked beside it, kept where the date was wrong, and told in the history and in the table.</summary>
    [Fact]
    public async Task Evidence_is_given_with_its_kind_and_its_end()
    {
        var office = await site.SignedInAsync("vanphong");
        var works = await site.SignedInAsync("soxaydung");
        var url = await GiveAsync(office, "Lập biên bản mốc giới");
        var page = await ReportAsync("31/02/2027");
        Assert.NotNull(page.QuerySelector("#until-wrong"));
        Assert.Equal("31/02/2027", page.QuerySelector("#until")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#kind option[value='minutes']")!.HasAttribute("selected"));
        page = await ReportAsync(InDays(-1));
        Assert.NotNull(page.QuerySelector("#until-wrong"));
        page = await ReportAsync(InDays(5));
        Assert.Contains("Biên bản, có hiệu lực đến " + InDays(5), Words(page), StringComparison.Ordinal);
        var table = (await office.Client.GetStringAsync("/assignments/out.csv?q=moc+gioi", TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Minh chứng có hiệu lực đến", table[0], StringComparison.Ordinal);
        Assert.Contains("Lập biên bản mốc giới", Assert.Single(table.Skip(1)), StringComparison.Ordinal);
        // It holds still, so nothing is found by the sign.
        Assert.DoesNotContain("Lập biên bản mốc giới", Words(await office.OpenAsync("/assignments?sign=EvidenceOver")), StringComparison.Ordinal);

        async Task<IHtmlDocument> ReportAsync(string until)
        {
            var form = (await works.OpenAsync(url)).QuerySelector(Form("report"))!;
            string Of(string name) => form.QuerySelector($"[name='{name}']")!.GetAttribute("value")!;
            using var content = new MultipartFormDataContent
            {
                { new StringContent(Of("__RequestVerificationToken")), "__RequestVerificationToken" },
                { new StringContent("report"), "_handler" },
                { new StringContent(Of("Form.Version")), "Form.Version" },
                { new StringContent("minutes"), "Form.Kind" },
                { new StringContent(until), "Form.Until" },
                { new ByteArrayContent("Biên bản bàn giao mốc giới"u8.ToArray()), "files", "bien-ban.txt" },
            };
            using var answer = await works.Client.PostAsync(url, content, TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.Redirect)
                return await works.OpenAsync(url);
            return await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }
    }
}
