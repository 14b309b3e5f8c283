using System.Net;
using DonDoc.Running;
using DonDoc.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DonDoc.Web.Tests;

public sealed class SignInTests(DemonstrationSite site)
{
    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_and_comes_back()
    {
        var browser = site.Open();
        var entrance = await browser.LeadsToAsync("/assignments?timeliness=Overdue");
        Assert.Contains("/account/sign-in?returnUrl=%2Fassignments", entrance, StringComparison.OrdinalIgnoreCase);
        var account = site.Accounts().Single(account => account.UserName == "lanhdao");
        var (path, _) = await browser.SendAsync(await browser.OpenAsync(entrance), "main form",
            ("Form.Name", account.UserName), ("Form.Password", account.Password));
        Assert.Equal("/assignments?timeliness=Overdue", path);
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_keeps_the_name()
    {
        var browser = site.Open();
        var (_, page) = await browser.SendAsync(await browser.OpenAsync("/account/sign-in"), "main form", ("Form.Name", "nobody"), ("Form.Password", "x"));
        Assert.Contains("không đúng", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nobody", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.StartsWith("/account/sign-in", await browser.LeadsToAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var account = site.Accounts()[0];
        using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Name", account.UserName), new("Form.Password", account.Password)]);
        var answer = await site.Open().Client.PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_out_closes_the_door()
    {
        var browser = await site.SignedInAsync("lanhdao");
        var (path, _) = await browser.SendAsync(await browser.OpenAsync("/"), "form[action='/account/sign-out']");
        Assert.Equal("/account/sign-in", path);
        Assert.Contains("sign-in", await browser.LeadsToAsync("/"), StringComparison.Ordinal);
    }
}

/// <summary>What a copied cookie is worth.</summary>
public sealed class CopiedCookieTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_cookie_kept_from_before_signing_out_opens_nothing()
    {
        var account = site.Accounts().Single(account => account.UserName == "lanhdao");
        var browser = site.Open();
        using var entered = await browser.PostAsync(await browser.OpenAsync("/account/sign-in"), "main form", ("Form.Name", account.UserName), ("Form.Password", account.Password));
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
        async Task<HttpStatusCode> OpenWithItAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/assignments");
            request.Headers.Add("Cookie", cookie);
            using var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await OpenWithItAsync());
        await browser.SendAsync(await browser.OpenAsync("/"), "form[action='/account/sign-out']");
        Assert.Equal(HttpStatusCode.Redirect, await OpenWithItAsync());
    }

    /// <summary>Keys may be kept where other programs keep theirs: what another sealed is not for us, though the key and the content are right.</summary>
    [Fact]
    public async Task A_ticket_that_another_application_sealed_with_the_same_keys_opens_nothing()
    {
        var account = site.Accounts().Single(account => account.UserName == "lanhdao");
        var browser = site.Open();
        using var entered = await browser.PostAsync(await browser.OpenAsync("/account/sign-in"), "main form", ("Form.Name", account.UserName), ("Form.Password", account.Password));
        var sealedByUs = entered.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]["session=".Length..];
        var ours = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        var ticket = ours.Unprotect(sealedByUs)!;
        async Task<HttpStatusCode> OpenAsync(string application)
        {
            var keys = DataProtectionProvider.Create(new DirectoryInfo(site.Services.GetRequiredService<Place>().Keys), builder => builder.SetApplicationName(application));
            var theirs = new TicketDataFormat(keys.CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", IdentityConstants.ApplicationScheme, "v2"));
            using var request = new HttpRequestMessage(HttpMethod.Get, "/assignments");
            request.Headers.Add("Cookie", "session=" + theirs.Protect(ticket));
            using var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await OpenAsync("DonDoc"));
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync("Another"));
    }
}

/// <summary>On an installation of its own: a locked account and the first administrator change what others would see.</summary>
[Slow("First starts.")]
public sealed class EmptySiteTests
{
    [Fact]
    public async Task The_first_administrator_is_made_by_the_link_of_the_start_and_locked_after_five_wrong_passwords()
    {
        await using var site = new EmptySite();
        var first = (Installation.FirstAdministrator)site.Services.GetService(typeof(Installation.FirstAdministrator))!;
        var token = first.Offer();
        var browser = site.Open();
        Assert.Null((await browser.OpenAsync("/account/setup?token=guess")).QuerySelector("main form[method=post] input[name='Form.UserName']"));

        (string, string)[] person = [("Form.DisplayName", "Nguyễn Văn A"), ("Form.Position", "Quản trị"), ("Form.UserName", "admin"), ("Form.Password", "short")];
        var (_, page) = await browser.SendAsync(await browser.OpenAsync($"/account/setup?token={token}"), "main form", person);
        Assert.Contains("ít nhất 14 ký tự", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nguyễn Văn A", page.QuerySelector("#displayname")!.GetAttribute("value"));

        person[3] = ("Form.Password", "Tam-voi-qua-cau-26");
        var (path, _) = await browser.SendAsync(page, "main form", person);
        Assert.Equal("/account/sign-in", path);
        Assert.Null((await browser.OpenAsync($"/account/setup?token={token}")).QuerySelector("main form input[name='Form.UserName']"));

        // Who manages accounts sets up a second factor before anything else.
        Assert.Equal("/account/second-factor", await LeadAsync(browser));
        await browser.SetUpSecondFactorAsync("Tam-voi-qua-cau-26", TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Contains("/administration", (await browser.OpenAsync("/")).QuerySelector("#rail")!.InnerHtml, StringComparison.Ordinal);

        var stranger = site.Open();
        for (var i = 0; i < 5; i++)
            (_, page) = await stranger.SendAsync(await stranger.OpenAsync("/account/sign-in"), "main form", ("Form.Name", "admin"), ("Form.Password", "wrong"));
        Assert.Contains("tạm khóa", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_the_start_makes_nobody_where_there_is_an_account_already()
    {
        await using var site = new EmptySite();
        var first = (Installation.FirstAdministrator)site.Services.GetService(typeof(Installation.FirstAdministrator))!;
        (string, string)[] person = [("Form.DisplayName", "Nguyễn Văn A"), ("Form.Position", "Quản trị"), ("Form.UserName", "admin"), ("Form.Password", "Tam-voi-qua-cau-26")];
        var token = first.Offer();
        var starter = site.Open();
        Assert.Equal("/account/sign-in", (await starter.SendAsync(await starter.OpenAsync($"/account/setup?token={token}"), "main form", person)).Path);
        // As after a restore while the link still holds.
        token = first.Offer();
        var browser = site.Open();
        person[2] = ("Form.UserName", "admin.hai");
        var (path, _) = await browser.SendAsync(await browser.OpenAsync($"/account/setup?token={token}"), "main form", person);
        Assert.StartsWith("/account/setup", path, StringComparison.Ordinal);
        Assert.False(first.Accepts(token));
        Assert.Equal("/account/sign-in", (await browser.EnterAsync("admin.hai", "Tam-voi-qua-cau-26")).Path);
    }

    static async Task<string> LeadAsync(Browser browser)
    {
        await browser.EnterAsync("admin", "Tam-voi-qua-cau-26");
        return await browser.LeadsToAsync("/");
    }

    [Fact]
    public async Task Of_two_who_use_the_link_of_the_start_at_once_one_is_the_administrator()
    {
        await using var site = new EmptySite();
        var token = ((Installation.FirstAdministrator)site.Services.GetService(typeof(Installation.FirstAdministrator))!).Offer();
        var opened = new List<(Browser Browser, AngleSharp.Html.Dom.IHtmlDocument Page)>();
        for (var number = 0; number < 4; number++)
        {
            var browser = site.Open();
            opened.Add((browser, await browser.OpenAsync($"/account/setup?token={token}")));
        }

        var ends = await Task.WhenAll(opened.Select((one, number) => Task.Run(async () => (await one.Browser.SendAsync(one.Page, "main form",
            ("Form.DisplayName", "Nguyễn Văn A"), ("Form.Position", "Quản trị"), ("Form.UserName", $"admin{number}"), ("Form.Password", "Tam-voi-qua-cau-26"))).Path)));
        Assert.Single(ends, path => path == "/account/sign-in");
    }

    [Fact]
    public void The_link_of_the_start_holds_a_day_and_is_there_again_after_a_wrong_field()
    {
        var clock = new StoppedClock();
        var first = new Installation.FirstAdministrator(clock);
        var token = first.Offer();
        Assert.True(first.Take(token));
        Assert.False(first.Take(token));
        first.GiveBack(token);
        clock.Pass(Installation.FirstAdministrator.Holds - TimeSpan.FromSeconds(1));
        Assert.True(first.Accepts(token));
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.False(first.Accepts(token));
        Assert.False(first.Take(token));
    }

    [Fact]
    public async Task Who_types_stays_signed_in_and_who_is_away_is_asked_again()
    {
        var clock = new StoppedClock();
        await using var site = new StoppedSite(clock);
        var token = ((Installation.FirstAdministrator)site.Services.GetService(typeof(Installation.FirstAdministrator))!).Offer();
        var browser = site.Open();
        await browser.SendAsync(await browser.OpenAsync($"/account/setup?token={token}"), "main form", ("Form.DisplayName", "Nguyễn Văn A"),
            ("Form.Position", "Quản trị"), ("Form.UserName", "admin"), ("Form.Password", "Tam-voi-qua-cau-26"));
        await browser.SignInAsync("admin", "Tam-voi-qua-cau-26");
        await browser.SetUpSecondFactorAsync("Tam-voi-qua-cau-26", clock.GetUtcNow().UtcDateTime);
        for (var minutes = 0; minutes < 12; minutes += 4)
        {
            clock.Pass(TimeSpan.FromMinutes(4));
            Assert.Equal("204", await browser.LeadsToAsync("/account/here"));
        }

        Assert.Equal("200", await browser.LeadsToAsync("/administration"));
        clock.Pass(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Contains("/account/sign-in", await browser.LeadsToAsync("/administration"), StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", await browser.LeadsToAsync("/account/here"), StringComparison.Ordinal);
    }

    sealed class StoppedSite(StoppedClock clock) : Site
    {
        protected override bool WantsDemonstration => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }
}
