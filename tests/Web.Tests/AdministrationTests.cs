using AngleSharp.Dom;

namespace DonDoc.Web.Tests;

/// <summary>What an administrator and an officer enter by hand, through the pages.</summary>
public sealed class AdministrationTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_role_is_granted_and_revoked_after_a_question_in_words()
    {
        var browser = await site.SignedInAsync("quantri");
        var list = await browser.OpenAsync("/administration?q=soxaydung");
        var address = list.QuerySelector("tbody a[href^='/administration/']")!.GetAttribute("href")!;
        var (wrong, refused) = await browser.SendAsync(await browser.OpenAsync(address), "main form", ("Given.Role", "Leader"), ("Given.From", "40/13/2026"));
        Assert.Equal(address, wrong);
        Assert.NotNull(refused.QuerySelector("#from-wrong"));

        var (given, granted) = await browser.SendAsync(await browser.OpenAsync(address), "main form", ("Given.Role", "Leader"));
        Assert.EndsWith("done=granted", given, StringComparison.Ordinal);
        var rows = granted.QuerySelectorAll("main a[href*='revoke=']");
        Assert.Equal(2, rows.Length);

        var ask = await browser.OpenAsync(rows.Single(row => row.ParentElement!.TextContent.Contains("Lãnh đạo", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("thôi giữ vai trò Lãnh đạo", ask.QuerySelector("#revoke")!.TextContent, StringComparison.Ordinal);
        var (ended, revoked) = await browser.SendAsync(ask, "#revoke form");
        Assert.EndsWith("done=revoked", ended, StringComparison.Ordinal);
        Assert.Single(revoked.QuerySelectorAll("main a[href*='revoke=']"));
    }

    [Fact]
    public async Task An_organisation_is_founded_below_another_once()
    {
        var browser = await site.SignedInAsync("quantri");
        var found = await browser.OpenAsync("/organisations?q=so+xay+dung+hai+phong");
        var parent = found.QuerySelectorAll("main a[href^='/organisations/']").First(link => link.TextContent.Contains("Sở Xây dựng", StringComparison.Ordinal)).GetAttribute("href")!.Split('?')[0];
        var (path, page) = await browser.SendAsync(await browser.OpenAsync(parent + "/new"), "main form", ("Form.Name", "Chi bộ Thanh tra Sở"), ("Form.Code", "31.SXD.CB9"));
        Assert.EndsWith("done=created", path, StringComparison.Ordinal);
        Assert.Contains("Chi bộ Thanh tra Sở", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var (_, again) = await browser.SendAsync(await browser.OpenAsync(parent + "/new"), "main form", ("Form.Name", "Chi bộ khác"), ("Form.Code", "31.SXD.CB9"));
        Assert.NotNull(again.QuerySelector("#code-wrong"));
        Assert.Contains("/account/denied", await (await site.SignedInAsync("vanphong")).LeadsToAsync(parent + "/new"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_registered_by_hand_once_and_its_term_can_be_corrected()
    {
        var browser = await site.SignedInAsync("vanphong");
        (string, string)[] fields =
        [
            ("Form.TypeName", "nghị quyết"), ("Form.Number", "907-NQ/TU"), ("Form.IssuerName", "Thành ủy Hải Phòng"), ("Form.IssuedOn", "20/10/2025"),
            ("Form.Subject", "về việc thử đăng ký bằng tay"),
        ];
        var (path, page) = await browser.SendAsync(await browser.OpenAsync("/documents/new"), "main form", fields);
        Assert.EndsWith("done=registered", path, StringComparison.Ordinal);
        Assert.Contains("nhiệm kỳ Đại hội năm 2021", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        var (_, twin) = await browser.SendAsync(await browser.OpenAsync("/documents/new"), "main form", fields);
        Assert.NotNull(twin.QuerySelector("#number-wrong"));
        var (next, _) = await browser.SendAsync(await browser.OpenAsync("/documents/new"), "main form", [.. fields, ("Form.Period", "NK2026")]);
        Assert.EndsWith("done=registered", next, StringComparison.Ordinal);
    }
}
