using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>A name and a place are changed only after the question has been answered, without a script too.</summary>
public sealed class OrganisationChangeTests(DemonstrationSite site)
{
    static async Task<string> AddressAsync(Browser browser, string name) =>
        (await browser.OpenAsync("/organisations?q=" + Uri.EscapeDataString(name))).QuerySelectorAll("main a[href^='/organisations/']")
            .First(link => link.TextContent.Trim() == name).GetAttribute("href")!;

    static string Text(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.TextContent ?? "";

    [Fact]
    public async Task A_rename_asks_first_goes_back_to_the_form_as_typed_and_is_then_done()
    {
        var browser = await site.SignedInAsync("quantri");
        var home = await AddressAsync(browser, "Đảng ủy xã Yết Kiêu");
        var form = await browser.OpenAsync(home + "/change");
        var (_, asked) = await browser.SendAsync(form, "form:has(#name)", ("NewName.Name", "Đảng ủy xã Yết Kiêu Mới"), ("NewName.Day", "01/03/2027"));
        Assert.Contains("“Đảng ủy xã Yết Kiêu” sẽ mang tên “Đảng ủy xã Yết Kiêu Mới” từ ngày 01/03/2027", Text(asked, "#confirm"), StringComparison.Ordinal);
        Assert.DoesNotContain("Yết Kiêu Mới", Text(await browser.OpenAsync(home), "main"), StringComparison.Ordinal);

        var (_, back) = await browser.SendAsync(asked, "#confirm form", ("NewName.Step", "Edit"));
        Assert.Equal(("Đảng ủy xã Yết Kiêu Mới", "01/03/2027"), (back.QuerySelector("#name")!.GetAttribute("value"), back.QuerySelector("#day")!.GetAttribute("value")));

        var (path, done) = await browser.SendAsync(asked, "#confirm form", ("NewName.Step", "Do"));
        Assert.StartsWith(home + "?done=renamed&from=", path, StringComparison.Ordinal);
        Assert.Contains("Yết Kiêu Mới", Text(done, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_says_from_where_to_where_and_how_many_go_along()
    {
        var browser = await site.SignedInAsync("quantri");
        var home = await AddressAsync(browser, "Đảng ủy xã Vĩnh Thuận");
        var form = await browser.OpenAsync(home + "/change");
        var (_, asked) = await browser.SendAsync(form, "form:has(#parent)", ("NewPlace.Parent.Name", "Thành ủy Cần Thơ"), ("NewPlace.Day", "01/04/2027"));
        var question = Text(asked, "#confirm");
        Assert.Contains("sẽ trực thuộc “Thành ủy Cần Thơ” từ ngày 01/04/2027", question, StringComparison.Ordinal);
        Assert.Matches(@"Chuyển theo: \d+ tổ chức|Không có tổ chức bên dưới", question);
        var (path, _) = await browser.SendAsync(asked, "#confirm form", ("NewPlace.Step", "Do"));
        Assert.Equal(home + "?done=moved", path);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_the_question()
    {
        var browser = await site.SignedInAsync("quantri");
        var home = await AddressAsync(browser, "Đảng ủy xã Vĩnh Hải");
        var form = await browser.OpenAsync(home + "/change");
        var (_, page) = await browser.SendAsync(form, "form:has(#name)", ("NewName.Name", "Đảng ủy xã Vĩnh Hải"), ("NewName.Day", "01/03/2027"));
        Assert.Null(page.QuerySelector("#confirm"));
        Assert.NotNull(page.QuerySelector("#problems"));
        (_, page) = await browser.SendAsync(form, "form:has(#parent)", ("NewPlace.Parent.Name", "Đảng ủy xã Vĩnh Hải"), ("NewPlace.Day", "01/04/2027"));
        Assert.Null(page.QuerySelector("#confirm"));
        Assert.NotNull(page.QuerySelector("#problems"));
    }
}
