using System.Globalization;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>Periodic reports as two offices send and decide them, without scripts, and what a page that stood open is told.</summary>
public sealed class ReportPageTests(DemonstrationSite site)
{
    static string InDays(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7).AddDays(days).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Form(string name) => $"form:has(input[name='_handler'][value='{name}'])";

    /// <summary>Work for the department of works, and where it stands in the list of reports of a side.</summary>
    static async Task<string> GiveAsync(Browser office, string content)
    {
        var (path, shown) = await office.SendAsync(await office.OpenAsync("/assignments/new"), Form("assignment"),
            ("Form.Content", content), ("Form.Lead.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Product", "Báo cáo"), ("Form.Due", InDays(90)), ("Form.Send", "true"));
        Assert.True(path.Contains("?done=assigned", StringComparison.Ordinal), shown.QuerySelector(".problem-summary")?.TextContent ?? path);
        return path.Split('?')[0];
    }

    static string List(string side, string words) => $"/reports?side={side}&q={Uri.EscapeDataString(words)}";

    static string ReportIn(IHtmlDocument list) => list.QuerySelector("tbody a[href*='/reports/']")!.GetAttribute("href")!;

    [Fact]
    public async Task A_report_is_written_kept_sent_returned_sent_again_and_accepted()
    {
        var (office, works) = (await site.SignedInAsync("vanphong"), await site.SignedInAsync("soxaydung"));
        var assignment = await GiveAsync(office, "Rà soát kết cấu cầu Bính");
        var list = await works.OpenAsync(List("Mine", "cầu Bính"));
        Assert.Contains("Chưa báo cáo", Words(list), StringComparison.Ordinal);
        var url = ReportIn(list);
        var open = await works.OpenAsync(url);
        var (_, page) = await works.SendAsync(open, Form("write-report"), ("Form.Do", "send"), ("Form.Percent", "một nửa"));
        Assert.NotNull(page.QuerySelector("#result-wrong"));
        Assert.Equal("một nửa", page.QuerySelector("#percent")!.GetAttribute("value"));
        (_, page) = await works.SendAsync(page, Form("write-report"), ("Form.Do", "keep"), ("Form.Result", "Đã đo đạc ba trụ cầu"), ("Form.Percent", "20"));
        Assert.Contains("Đang soạn", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Đã đo đạc", Words(await office.OpenAsync(url)), StringComparison.Ordinal);
        // The page that stood open since before the draft: told, and what was typed stays.
        (_, var stale) = await works.SendAsync(open, Form("write-report"), ("Form.Do", "send"), ("Form.Result", "Bản cũ"));
        Assert.NotNull(stale.QuerySelector("[data-changed]"));
        Assert.Equal("Bản cũ", stale.QuerySelector("#result")!.TextContent);
        (var sent, page) = await works.SendAsync(page, Form("write-report"), ("Form.Do", "send"), ("Form.Result", "Đã đo đạc ba trụ cầu"), ("Form.Percent", "20"), ("Form.Judgement", "AtRisk"));
        Assert.EndsWith("done=sent", sent, StringComparison.Ordinal);
        Assert.Contains("20%", Words(await works.OpenAsync(assignment)), StringComparison.Ordinal);
        // Who sent it is offered no decision; who neither reports nor confirms, nothing at all.
        Assert.Null(page.QuerySelector(Form("decide-report")));
        Assert.Null((await (await site.SignedInAsync("lanhdao")).OpenAsync(url)).QuerySelector("main form[method=post]"));

        var decide = await office.OpenAsync(url);
        (_, page) = await office.SendAsync(decide, Form("decide-report"), ("Decision.Do", "return"));
        Assert.NotNull(page.QuerySelector("#note-wrong"));
        (_, page) = await office.SendAsync(page, Form("decide-report"), ("Decision.Do", "return"), ("Decision.Note", "Chưa nêu kết quả đo"));
        Assert.Contains("Bị trả lại", Words(page), StringComparison.Ordinal);
        page = await works.OpenAsync(url);
        Assert.Contains("Chưa nêu kết quả đo", Words(page), StringComparison.Ordinal);
        await works.SendAsync(page, Form("write-report"), ("Form.Do", "send"), ("Form.Result", "Đã đo ba trụ: lún 2 mm"), ("Form.Percent", "25"));
        // Decided in the list, by its tick.
        list = await office.OpenAsync(List("ToDecide", "cầu Bính"));
        (_, page) = await office.SendAsync(list, Form("decide-reports"), ("Form.Do", "accept"));
        Assert.Contains("Chưa chọn dòng nào", Words(page), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, Form("decide-reports"), ("Form.Do", "accept"), ("Form.Chosen", page.QuerySelector("input[name='Form.Chosen']")!.GetAttribute("value")!));
        Assert.Contains("Đã chấp nhận 1 báo cáo", Words(page), StringComparison.Ordinal);
        // The form of the page that stood open is refused in words.
        (_, page) = await office.SendAsync(decide, Form("decide-report"), ("Decision.Do", "return"), ("Decision.Note", "Trả lại"));
        Assert.NotNull(page.QuerySelector(".problem-summary"));
        Assert.Contains("Đã chấp nhận", Words(await works.OpenAsync(url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_arose_is_one_press_for_what_is_ticked_and_the_figures_and_the_table_tell_it()
    {
        var (office, works) = (await site.SignedInAsync("vanphong"), await site.SignedInAsync("soxaydung"));
        await GiveAsync(office, "Kiểm kê biển báo đường thuỷ");
        var list = await works.OpenAsync(List("Mine", "biển báo đường thuỷ"));
        var (_, page) = await works.SendAsync(list, Form("say-nothing"), ("Form.Chosen", list.QuerySelector("input[name='Form.Chosen']")!.GetAttribute("value")!));
        Assert.Contains("cho 1 nhiệm vụ", Words(page), StringComparison.Ordinal);
        page = await works.OpenAsync(List("Mine", "biển báo đường thuỷ"));
        Assert.Contains("Không phát sinh", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        // Sent again from the page that stood open: nothing is said twice.
        (_, page) = await works.SendAsync(list, Form("say-nothing"), ("Form.Chosen", list.QuerySelector("input[name='Form.Chosen']")!.GetAttribute("value")!));
        Assert.NotNull(page.QuerySelector(".problem-summary"));
        var standing = await office.OpenAsync("/reports/periods");
        Assert.NotNull(standing.QuerySelector("tfoot"));
        using var table = await works.Client.GetAsync(new Uri("/reports/out.csv" + List("Mine", "biển báo đường thuỷ")["/reports".Length..], UriKind.Relative), TestContext.Current.CancellationToken);
        var rows = (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Không phát sinh", Assert.Single(rows.Skip(1)), StringComparison.Ordinal);
    }
}
