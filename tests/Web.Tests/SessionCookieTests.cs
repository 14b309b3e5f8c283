using AngleSharp.Dom;

namespace DonDoc.Web.Tests;

/// <summary>What a session is to its cookie, its person and the proxies before it.</summary>
public sealed class SessionCookieTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    [Fact]
    public async Task Over_https_cookies_are_for_this_host_alone_and_over_http_they_still_work()
    {
        var (_, person) = await site.InviteAsync("qua.https");
        async Task<IReadOnlyList<string>> CookiesAsync(Browser browser)
        {
            using var entered = await browser.PostAsync(await browser.OpenAsync("/account/sign-in"), "main form", ("Form.Name", "qua.https"), ("Form.Password", OfficeSite.Password));
            return [.. entered.Headers.GetValues("Set-Cookie")];
        }

        var plain = Assert.Single(await CookiesAsync(person), one => one.StartsWith("session=", StringComparison.Ordinal));
        Assert.DoesNotContain("secure", plain, StringComparison.OrdinalIgnoreCase);
        var secure = new Browser(site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") }));
        var cookie = Assert.Single(await CookiesAsync(secure), one => one.StartsWith("__Host-session=", StringComparison.Ordinal));
        foreach (var part in new[] { "path=/", "secure", "httponly", "samesite=lax" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        await secure.OpenAsync("/account");

        // The name without the prefix opens nothing over https: another site of the domain could have set it.
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("https://localhost") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", cookie.Split(';')[0]["__Host-".Length..]);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Only_the_proxy_that_is_named_is_believed()
    {
        var (_, person) = await site.InviteAsync("sau.proxy");
        await person.SignInAsync("sau.proxy", OfficeSite.Password);
        person.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        await person.OpenAsync("/account");
        OfficeSite.Move(person, "10.9.9.9");
        Assert.Equal("/account/second-factor", await person.LeadsToAsync("/account"));
    }

    [Fact]
    public async Task Another_password_renews_the_cookie_and_not_the_session()
    {
        // Half a day passes: on a site of its own.
        await using var office = new OfficeSite();
        await office.InitializeAsync();
        var (_, person) = await office.InviteAsync("doi.mat.khau");
        await person.SignInAsync("doi.mat.khau", OfficeSite.Password);
        async Task<string> StartedAsync() => (await person.OpenAsync("/account")).QuerySelector("#sessions li .muted")!.TextContent.Split(',')[0];
        var started = await StartedAsync();
        office.Clock.Pass(TimeSpan.FromMinutes(14));
        var (path, _) = await person.SendAsync(await person.OpenAsync("/account/password"), "main form", ("Form.Old", OfficeSite.Password), ("Form.New", OfficeSite.Password + "-moi"));
        Assert.Equal("/account?done=password", path);
        Assert.Equal(started, await StartedAsync());
        for (var passed = TimeSpan.FromMinutes(14); passed < TimeSpan.FromHours(12) - TimeSpan.FromMinutes(14); passed += TimeSpan.FromMinutes(14))
        {
            office.Clock.Pass(TimeSpan.FromMinutes(14));
            Assert.Equal("204", await person.LeadsToAsync("/account/here"));
        }

        office.Clock.Pass(TimeSpan.FromMinutes(14));
        Assert.Contains("/account/sign-in", await person.LeadsToAsync("/account/here"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_ends_one_of_their_sessions_from_another()
    {
        var (_, first) = await site.InviteAsync("hai.may", from: "10.7.7.7");
        first.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
        await first.SignInAsync("hai.may", OfficeSite.Password);
        var second = site.Open();
        await second.SignInAsync("hai.may", OfficeSite.Password);
        var page = await second.OpenAsync("/account");
        var rows = page.QuerySelectorAll("#sessions > li");
        Assert.Equal(2, rows.Length);
        var other = Assert.Single(rows, row => row.QuerySelector("a") is not null);
        Assert.Contains("Edge, Windows", other.TextContent, StringComparison.Ordinal);
        Assert.Contains("10.7.7.7", other.TextContent, StringComparison.Ordinal);
        var asked = await second.OpenAsync(other.QuerySelector("a")!.GetAttribute("href")!);
        var (_, refused) = await second.SendAsync(asked, "#sessions form", ("Ended.Password", "sai"));
        Assert.NotNull(refused.QuerySelector("#endpassword-wrong"));
        await first.OpenAsync("/account");
        var (path, _) = await second.SendAsync(asked, "#sessions form", ("Ended.Password", OfficeSite.Password));
        Assert.Equal("/account?done=ended", path);
        Assert.Contains("/account/sign-in", await first.LeadsToAsync("/account"), StringComparison.Ordinal);
        await second.OpenAsync("/account");
    }

    [Fact]
    public async Task A_token_asks_for_the_password_again()
    {
        var (_, person) = await site.InviteAsync("xin.ma");
        await person.SignInAsync("xin.ma", OfficeSite.Password);
        var (_, refused) = await person.SendAsync(await person.OpenAsync("/account/tokens"), "form:has([name='Form.LastDay'])", ("Form.Name", "Báo cáo"), ("Form.Password", "sai"));
        Assert.NotNull(refused.QuerySelector("#password-wrong"));
        Assert.Null(refused.QuerySelector("#issued"));
        var (_, issued) = await person.SendAsync(refused, "form:has([name='Form.LastDay'])", ("Form.Name", "Báo cáo"), ("Form.Password", OfficeSite.Password));
        Assert.NotNull(issued.QuerySelector("#issued"));
    }
}
