using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>Accounts as their administrators and their people handle them, through the pages.</summary>
public sealed class AccountPageTests(DemonstrationSite site)
{
    const string Chosen = "Bon-con-voi-qua-cau-2026";

    /// <summary>An account of the test's own, made by the administrator's form; gives its page and the link to choose a password.</summary>
    static async Task<(string Address, string Link)> InviteAsync(Browser administrator, string userName)
    {
        var (_, made) = await administrator.SendAsync(await administrator.OpenAsync("/administration/new"), "main form",
            ("Form.DisplayName", "Đỗ Thị Mời"), ("Form.Position", "Chuyên viên"), ("Form.UserName", userName),
            ("Form.Home.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Form.Role", "Officer"));
        var link = made.QuerySelector("#link")?.GetAttribute("value");
        Assert.True(link is not null, made.QuerySelector("#problems")?.TextContent);
        return (made.QuerySelector("main a[href^='/administration/']")!.GetAttribute("href")!, new Uri(link).PathAndQuery);
    }

    async Task<(string Address, Browser Person)> MemberAsync(Browser administrator, string userName)
    {
        var (address, link) = await InviteAsync(administrator, userName);
        var person = site.Open();
        await person.SendAsync(await person.OpenAsync(link), "main form", ("Form.Password", Chosen));
        await person.SignInAsync(userName, Chosen);
        return (address, person);
    }

    [Fact]
    public async Task An_invited_person_chooses_the_password_by_a_link_that_is_shown_once_and_works_once()
    {
        var administrator = await site.SignedInAsync("quantri");
        var (address, link) = await InviteAsync(administrator, "moi.mot");
        Assert.Null((await administrator.OpenAsync(address)).QuerySelector("#link"));
        var person = site.Open();
        var (path, refused) = await person.SendAsync(await person.OpenAsync(link), "main form", ("Form.Password", "ngan"));
        Assert.Equal(link, path);
        Assert.NotNull(refused.QuerySelector("#password-wrong"));
        (path, _) = await person.SendAsync(refused, "main form", ("Form.Password", Chosen));
        Assert.Equal("/account/sign-in?done=password", path);
        await person.SignInAsync("moi.mot", Chosen);
        var again = await site.Open().OpenAsync(link);
        Assert.Null(again.QuerySelector("main form"));
        Assert.Contains("không dùng được", again.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_locked_is_out_at_the_next_page_and_learns_no_more_than_a_stranger()
    {
        var administrator = await site.SignedInAsync("quantri");
        var (address, person) = await MemberAsync(administrator, "moi.hai");
        await person.OpenAsync("/assignments");
        var (_, asked) = await administrator.SendAsync(await administrator.OpenAsync(address + "/lock"), "main form", ("Form.Reason", ""));
        Assert.NotNull(asked.QuerySelector("#reason-wrong"));
        var (path, shown) = await administrator.SendAsync(asked, "main form", ("Form.Reason", "chuyển công tác"));
        Assert.EndsWith("?done=lock", path, StringComparison.Ordinal);
        Assert.Contains("chuyển công tác", shown.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", await person.LeadsToAsync("/assignments"), StringComparison.Ordinal);

        var stranger = site.Open();
        async Task<string> TryAsync(string name, string password) =>
            (await stranger.SendAsync(await stranger.OpenAsync("/account/sign-in"), "main form", ("Form.Name", name), ("Form.Password", password))).Page
            .QuerySelector("#problems")!.TextContent;
        Assert.Equal(await TryAsync("khong-co-ai", Chosen), await TryAsync("moi.hai", Chosen));
        await administrator.SendAsync(await administrator.OpenAsync(address + "/reopen"), "main form");
        await stranger.SignInAsync("moi.hai", Chosen);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_other_browser()
    {
        var administrator = await site.SignedInAsync("quantri");
        var (address, first) = await MemberAsync(administrator, "moi.ba");
        var second = site.Open();
        await second.SignInAsync("moi.ba", Chosen);
        const string everywhere = "form:has(input[value=sign-out-all])";
        var (_, refused) = await first.SendAsync(await first.OpenAsync("/account"), everywhere, ("Out.Password", "sai"));
        Assert.NotNull(refused.GetElementById("outpassword-wrong"));
        await second.OpenAsync("/account");
        var (path, _) = await first.SendAsync(refused, everywhere, ("Out.Password", Chosen));
        Assert.Equal("/account/sign-in", path);
        foreach (var browser in new[] { first, second })
        {
            Assert.Contains("/account/sign-in", await browser.LeadsToAsync("/account"), StringComparison.Ordinal);
            await browser.SignInAsync("moi.ba", Chosen);
        }

        await administrator.SendAsync(await administrator.OpenAsync(address + "/sign-out"), "main form");
        Assert.Contains("/account/sign-in", await first.LeadsToAsync("/"), StringComparison.Ordinal);
        await first.SignInAsync("moi.ba", Chosen);
        await second.SignInAsync("moi.ba", Chosen);
        (path, _) = await second.SendAsync(await second.OpenAsync("/account/password"), "main form", ("Form.Old", Chosen), ("Form.New", "Nam-con-voi-qua-cau-2026"));
        Assert.Equal("/account?done=password", path);
        Assert.Contains("/account/sign-in", await first.LeadsToAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_administrators_is_told_that_another_was_there()
    {
        var administrator = await site.SignedInAsync("quantri");
        var (address, _) = await InviteAsync(administrator, "moi.bon");
        var (one, other) = (await administrator.OpenAsync(address + "/edit"), await administrator.OpenAsync(address + "/edit"));
        var (path, _) = await administrator.SendAsync(one, "main form", ("Form.Position", "Phó phòng"));
        Assert.EndsWith("done=edited", path, StringComparison.Ordinal);
        var (_, told) = await administrator.SendAsync(other, "main form", ("Form.Position", "Trưởng phòng"));
        Assert.Contains("Người khác vừa sửa", told.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Trưởng phòng", told.QuerySelector<IHtmlInputElement>("#position")!.Value);
    }

    [Fact]
    public async Task A_person_edits_name_and_address_with_their_password()
    {
        var (_, person) = await MemberAsync(await site.SignedInAsync("quantri"), "moi.nam");
        var (_, refused) = await person.SendAsync(await person.OpenAsync("/account"), "form:has(#email)", ("Form.Email", "a@haiphong.gov.vn"), ("Form.Password", "sai"));
        Assert.NotNull(refused.QuerySelector("#password-wrong"));
        Assert.Equal("a@haiphong.gov.vn", refused.QuerySelector<IHtmlInputElement>("#email")!.Value);
        var (path, shown) = await person.SendAsync(refused, "form:has(#email)", ("Form.Password", Chosen));
        Assert.Equal("/account?done=edited", path);
        Assert.Equal("a@haiphong.gov.vn", shown.QuerySelector<IHtmlInputElement>("#email")!.Value);
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("link")]
    [InlineData("edit")]
    public async Task Foreign_and_unknown_accounts_are_not_found(string act)
    {
        var administrator = await site.SignedInAsync("quantri");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await administrator.TryAsync($"/administration/{Guid.CreateVersion7()}/{act}")).Status);
        var officer = await site.SignedInAsync("vanphong");
        Assert.Contains("/account/denied", await officer.LeadsToAsync($"/administration/{Guid.CreateVersion7()}/{act}"), StringComparison.Ordinal);
    }
}
