using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>Targets on the pages: set, told, accepted, contested.</summary>
public sealed class TargetPageTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<string> FindAsync(Browser browser, string name)
    {
        var list = await browser.OpenAsync("/targets?q=" + Uri.EscapeDataString(name));
        return list.QuerySelectorAll("main tbody a[href^='/targets/']").First(link => link.TextContent.Contains(name, StringComparison.OrdinalIgnoreCase)).GetAttribute("href")!;
    }

    static async Task<IHtmlDocument> SendAsync(Browser browser, IHtmlDocument page, string form, params (string Field, string Value)[] filled) => (await browser.SendAsync(page, form, filled)).Page;

    [Fact]
    public async Task A_target_is_set_told_amended_and_accepted()
    {
        var office = await site.SignedInAsync("vanphong");
        var works = await site.SignedInAsync("soxaydung");
        var name = "Số công trình xanh được cấp phép";
        var wrong = await SendAsync(office, await office.OpenAsync("/targets/new"), "main form:has(#name)",
            ("Form.Name", name), ("Form.Unit", "công trình"), ("Form.Lines", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Period", "2025"), ("Form.Value", "12,5,3"));
        Assert.Contains("hơn một dấu phẩy", wrong.QuerySelector("#value-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(name, wrong.QuerySelector("#name")!.TextContent);
        wrong = await SendAsync(office, await office.OpenAsync("/targets/new"), "main form:has(#name)",
            ("Form.Name", name), ("Form.Lines", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Baseline", "5"), ("Form.BaselineOn", "31/02/2025"));
        Assert.Contains("31/02/2025", wrong.QuerySelector("#baselineOn-wrong")!.TextContent, StringComparison.Ordinal);
        var made = await SendAsync(office, await office.OpenAsync("/targets/new"), "main form:has(#name)",
            ("Form.Name", name), ("Form.Unit", "công trình"), ("Form.Lines", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Period", "2025"), ("Form.Value", "1.250"), ("Form.Measure", "WithinPeriod"));
        Assert.Equal(name, made.QuerySelector("h1")!.TextContent);
        Assert.Contains("≥ 1.250", made.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);

        // Pasted from a spreadsheet, and what is no number is told at its field with nothing kept.
        var form = await works.OpenAsync("/targets/enter?period=2025");
        var row = form.QuerySelectorAll("main tbody tr").Index().Single(one => one.Item.TextContent.Contains(name, StringComparison.Ordinal)).Index;
        var open = form.QuerySelectorAll("main tbody tr").Index().Where(one => one.Item.QuerySelector("input[name$='.Line']") is not null).Select(one => one.Index).ToList();
        var filled = await SendAsync(works, form, "main form[enctype]", ("Form.Act", "fill"), ("Form.Column", string.Concat(open.Select(index => index == row ? "1.3x0\tBáo cáo 15\n" : "\n")).TrimEnd('\n') + (row == open[^1] ? "" : "\n")));
        Assert.Equal("1.3x0", ((IHtmlInputElement)filled.QuerySelector($"[id='cells.{row}.value']")!).Value);
        var refused = await SendAsync(works, filled, "main form[enctype]", ("Form.Act", "send"));
        Assert.Contains("không phải là số", refused.QuerySelector($"[id='cells.{row}.value-wrong']")!.TextContent, StringComparison.Ordinal);
        var sent = await SendAsync(works, refused, "main form[enctype]", ("Form.Act", "send"), ($"Form.Rows[{open.IndexOf(row)}].Value", "1.300"));
        Assert.Contains("Đã gửi", sent.Body!.TextContent, StringComparison.Ordinal);

        var target = await FindAsync(office, name);
        var page = await office.OpenAsync(target);
        Assert.Contains("1.300", page.QuerySelector("#accept")!.TextContent, StringComparison.Ordinal);
        var accepted = await SendAsync(office, page, "#accept form");
        Assert.Contains("104 %", accepted.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(accepted.QuerySelector("svg[role=img] rect.told"));
        // From a page that stood open: refused in words, nothing twice.
        var late = await SendAsync(office, page, "#accept form");
        Assert.Contains("Người khác vừa thay đổi", late.Body!.TextContent, StringComparison.Ordinal);

        using var table = await office.Client.GetAsync(target + "/out.csv", Cancel);
        Assert.Contains("1300", await table.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var all = await office.Client.GetAsync("/targets/out.csv?q=cong+trinh+xanh", Cancel);
        Assert.Contains(name, await all.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(target + "/plan")).Status);
    }

    [Fact]
    public async Task An_objection_is_raised_and_decided_beside_the_value()
    {
        var works = await site.SignedInAsync("soxaydung");
        var office = await site.SignedInAsync("vanphong");
        var target = await FindAsync(works, "Thu hút thêm tổ chức");
        var line = (await works.OpenAsync(target)).QuerySelector("main th[scope=row] a")!.GetAttribute("href")!;
        // Nobody planned anything for the department itself: there is nothing to contest yet.
        Assert.Null((await works.OpenAsync(line)).QuerySelector("#contest"));
        await SendAsync(office, await office.OpenAsync(target + "/plan?period=2030"), "main form:has(#source)",
            [.. (await office.OpenAsync(target + "/plan?period=2030")).QuerySelectorAll("input[id$='.value']").Select(field => (field.GetAttribute("name")!, "2")), ("Form.Source", "Quyết định giao chỉ tiêu")]);
        var open = await works.OpenAsync(line);
        var lacking = await SendAsync(works, open, "#contest form", ("Form.Value", "1"), ("Form.Reason", "Không có quỹ đất"));
        Assert.Contains("nguồn", lacking.QuerySelector("#contest #source-wrong")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var raised = await SendAsync(works, lacking, "#contest form", ("Form.Value", "1"), ("Form.Reason", "Không có quỹ đất"), ("Form.Source", "Quy hoạch sử dụng đất"));
        Assert.Contains("2; đề nghị 1", raised.QuerySelector("#contests")!.TextContent, StringComparison.Ordinal);
        var answering = await office.OpenAsync(line);
        var taken = await SendAsync(office, answering, "#answer form", ("Form.Act", "accept"));
        Assert.Contains("Đã chấp nhận", taken.QuerySelector("#contests")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bản 2", taken.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_made_of_others_says_how_many_told()
    {
        var office = await site.SignedInAsync("vanphong");
        var page = await office.OpenAsync(await FindAsync(office, "dịch vụ công trực tuyến"));
        Assert.Contains("1/2 nơi đã báo", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa đủ số liệu", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa đủ số liệu để dự báo", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var works = await site.SignedInAsync("soxaydung");
        var own = await works.OpenAsync(await FindAsync(works, "dịch vụ công trực tuyến"));
        Assert.Single(own.QuerySelectorAll("main th[scope=row]"));
        Assert.Contains("đường thẳng qua các số thực hiện", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
