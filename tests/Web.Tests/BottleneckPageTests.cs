using System.Globalization;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>Bottlenecks as two offices raise, answer and settle them, without scripts, and what a page that stood open is told.</summary>
public sealed class BottleneckPageTests(DemonstrationSite site)
{
    static string InDays(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7).AddDays(days).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Form(string name) => $"form:has(input[name='_handler'][value='{name}'])";

    /// <summary>Work that the office gives to the department of works.</summary>
    static async Task<string> GiveAsync(Browser office, string content)
    {
        var (path, shown) = await office.SendAsync(await office.OpenAsync("/assignments/new"), Form("assignment"),
            ("Form.Content", content), ("Form.Lead.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Product", "Báo cáo"), ("Form.Due", InDays(90)), ("Form.Send", "true"));
        Assert.True(path.Contains("?done=assigned", StringComparison.Ordinal), shown.QuerySelector(".problem-summary")?.TextContent ?? path);
        return path.Split('?')[0];
    }

    [Fact]
    public async Task A_bottleneck_is_raised_taken_up_answered_sent_back_resolved_and_confirmed()
    {
        var (office, works) = (await site.SignedInAsync("vanphong"), await site.SignedInAsync("soxaydung"));
        var assignment = await GiveAsync(office, "Giao khu vực biển Đồ Sơn");
        var page = await works.OpenAsync(assignment);
        page = await works.OpenAsync(page.QuerySelector("#bottlenecks a[href*='/bottlenecks/new']")!.GetAttribute("href")!);
        (_, page) = await works.SendAsync(page, Form("bottleneck"), ("Form.Hinders", "Chưa có quy định về lấn biển"));
        Assert.NotNull(page.QuerySelector("#kind-wrong"));
        Assert.Equal("Chưa có quy định về lấn biển", page.QuerySelector("#hinders")!.TextContent);
        (_, page) = await works.SendAsync(page, Form("bottleneck"), ("Form.Kind", "law"), ("Form.Asks", ""));
        Assert.NotNull(page.QuerySelector("#asks-wrong"));
        (_, page) = await works.SendAsync(page, Form("bottleneck"), ("Form.Asks", "Hướng dẫn trình tự"), ("Form.Other.Name", "Bộ Không Có"));
        Assert.NotNull(page.QuerySelector("#other-wrong"));
        (var path, page) = await works.SendAsync(page, Form("bottleneck"), ("Form.Other.Name", ""), ("Form.Severity", "Stops"));
        Assert.EndsWith("done=raised", path, StringComparison.Ordinal);
        var url = path.Split('?')[0];
        Assert.Contains("Công việc dừng lại", Words(page), StringComparison.Ordinal);
        Assert.Contains(url, (await works.OpenAsync(assignment)).QuerySelector("#bottlenecks")!.InnerHtml, StringComparison.Ordinal);

        // Who is asked is told on the first page, and finds it in the list of what is theirs.
        Assert.NotNull((await office.OpenAsync("/")).QuerySelector("a[href='/bottlenecks?side=ToResolve']"));
        Assert.Contains(url, (await office.OpenAsync("/bottlenecks?side=ToResolve")).QuerySelector("tbody")!.InnerHtml, StringComparison.Ordinal);
        var open = await office.OpenAsync(url);
        (_, page) = await office.SendAsync(open, Form("bottleneck-take-up"));
        Assert.Contains("Đang giải quyết", Words(page), StringComparison.Ordinal);
        // The page that stood open: told, and what was typed stays.
        (_, var stale) = await office.SendAsync(open, Form("bottleneck-answer"), ("Act.Note", "Bản cũ"));
        Assert.NotNull(stale.QuerySelector("[data-changed]"));
        Assert.Equal("Bản cũ", stale.QuerySelector("#bottleneck-answer-note")!.TextContent);
        (_, page) = await office.SendAsync(page, Form("bottleneck-answer"), ("Act.Note", ""));
        Assert.NotNull(page.QuerySelector("#bottleneck-answer-note-wrong"));
        (_, page) = await office.SendAsync(page, Form("bottleneck-answer"), ("Act.Note", "Áp dụng Nghị định số 11"));
        Assert.Contains("Đã trả lời", Words(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(Form("bottleneck-confirm")));

        page = await works.OpenAsync(url);
        Assert.NotNull((await works.OpenAsync("/")).QuerySelector("a[href='/bottlenecks?side=Raised']"));
        (_, page) = await works.SendAsync(page, Form("bottleneck-send-back"), ("Act.Note", "Nghị định không nói về lấn biển"));
        Assert.Contains("Nghị định không nói về lấn biển", page.QuerySelector(".notice-late")!.TextContent, StringComparison.Ordinal);
        (_, page) = await office.SendAsync(await office.OpenAsync(url), Form("bottleneck-forward"), ("Act.To.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Act.Note", "Trả về"));
        Assert.NotNull(page.QuerySelector("#bottleneck-forward-to-wrong"));
        (_, page) = await office.SendAsync(await office.OpenAsync(url), Form("bottleneck-resolve"), ("Act.Note", "Đã ban hành Quyết định số 12/QĐ-UBND"));
        Assert.Contains("chờ xác nhận", Words(page), StringComparison.Ordinal);
        (_, page) = await works.SendAsync(await works.OpenAsync(url), Form("bottleneck-confirm"));
        Assert.Contains("Đã tháo gỡ", Words(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(Form("bottleneck-reopen")));
        // Who neither raised it nor is asked reads, and is offered nothing.
        Assert.Null((await (await site.SignedInAsync("lanhdao")).OpenAsync(url)).QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task A_difficulty_of_a_report_is_raised_with_one_press()
    {
        var works = await site.SignedInAsync("soxaydung");
        var list = await works.OpenAsync("/reports?side=Mine&q=" + Uri.EscapeDataString("công khai tiến độ"));
        var report = list.QuerySelector("tbody a[href*='/reports/']")!.GetAttribute("href")!;
        var page = await works.OpenAsync(report);
        var raise = page.QuerySelector("#bottlenecks a[href*='/bottlenecks/new']")!.GetAttribute("href")!;
        page = await works.OpenAsync(raise);
        Assert.Contains("chưa có số liệu giải ngân", page.QuerySelector("#hinders")!.TextContent, StringComparison.Ordinal);
        var (path, shown) = await works.SendAsync(page, Form("bottleneck"), ("Form.Kind", "data"), ("Form.Asks", "Yêu cầu chủ đầu tư gửi số liệu"));
        Assert.EndsWith("done=raised", path, StringComparison.Ordinal);
        Assert.NotNull(shown.QuerySelector($"a[href='{report}']"));
        Assert.NotNull((await works.OpenAsync(report)).QuerySelector($"#bottlenecks a[href='{path.Split('?')[0]}']"));
        Assert.DoesNotContain("Khó khăn chưa được nêu", Words(await works.OpenAsync("/reports?side=Mine&q=" + Uri.EscapeDataString("công khai tiến độ"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_work_says_where_to_begin_and_a_foreign_one_opens_nothing()
    {
        var works = await site.SignedInAsync("soxaydung");
        var page = await works.OpenAsync("/bottlenecks/new");
        Assert.NotNull(page.QuerySelector("a[href='/assignments?duty=ToReport']"));
        var foreign = (await (await site.SignedInAsync("trunguong")).OpenAsync("/assignments?q=" + Uri.EscapeDataString("nhân rộng các mô hình"))).QuerySelector("tbody a[href^='/assignments/']")!.GetAttribute("href")!.Split('/')[^1];
        foreach (var id in new[] { foreign, $"{Guid.CreateVersion7()}" })
        {
            page = await works.OpenAsync($"/bottlenecks/new?assignment={id}");
            Assert.Null(page.QuerySelector(Form("bottleneck")));
            Assert.NotNull(page.QuerySelector(".problem-summary"));
        }
    }
}
