using System.Net;
using AngleSharp.Dom;
using DonDoc.Tracking.Access.Factors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>
/// An installation whose office is a network, whose clock stands, and whose administrator has a second factor. A request comes from the
/// office, from a desk of its browser's own, unless it is said to be elsewhere.
/// </summary>
public sealed class OfficeSite : Site, IAsyncLifetime
{
    const string From = "X-Test-From";

    public const string Password = "Bon-con-voi-qua-cau-2026";

    internal StoppedClock Clock { get; } = new();

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public Browser Administrator { get; private set; } = null!;

    protected override bool WantsDemonstration => false;

    int _desks;

    /// <summary>A browser at a desk of its own: one address may try to sign in only so often within a minute.</summary>
    public new Browser Open()
    {
        var browser = base.Open();
        Move(browser, $"10.1.{Interlocked.Increment(ref _desks)}.3");
        return browser;
    }

    /// <summary>From here on the browser's requests come from another address.</summary>
    public static void Move(Browser browser, string address)
    {
        browser.Client.DefaultRequestHeaders.Remove(From);
        browser.Client.DefaultRequestHeaders.Add(From, address);
    }

    public async ValueTask InitializeAsync()
    {
        var token = Services.GetRequiredService<Installation.FirstAdministrator>().Offer();
        Administrator = Open();
        await Administrator.SendAsync(await Administrator.OpenAsync($"/account/setup?token={token}"), "main form",
            ("Form.DisplayName", "Nguyễn Văn A"), ("Form.Position", "Quản trị"), ("Form.UserName", "admin"), ("Form.Password", Password));
        await Administrator.EnterAsync("admin", Password);
        await Administrator.SetUpSecondFactorAsync(Password, Now);
    }

    /// <summary>Somebody new, with a password of their own.</summary>
    /// <returns>Their page in the administration, and their browser before signing in.</returns>
    public async Task<(string Address, Browser Person)> InviteAsync(string userName, string role = "Officer", string? from = null)
    {
        var (_, made) = await Administrator.SendAsync(await Administrator.OpenAsync("/administration/new"), "main form",
            ("Form.DisplayName", "Đỗ Thị Mời"), ("Form.Position", "Chuyên viên"), ("Form.UserName", userName),
            ("Form.Home.Name", "Thành ủy Hải Phòng"), ("Form.Role", role));
        var link = made.QuerySelector("#link")?.GetAttribute("value") ?? throw new InvalidOperationException(made.QuerySelector("#problems")?.TextContent);
        var person = Open();
        if (from is not null)
            Move(person, from);
        await person.SendAsync(await person.OpenAsync(new Uri(link).PathAndQuery), "main form", ("Form.Password", Password));
        return (made.QuerySelector("main a[href^='/administration/']")!.GetAttribute("href")!, person);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Access:InsideNetworks:0", "10.0.0.0/8");
        builder.UseSetting("Access:Proxies:0", "10.9.9.9");
        // Tests let time pass; the administrator stays.
        builder.UseSetting("Access:AdministratorIdleFor", "12:00:00");
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<IStartupFilter, FromHeader>());
    }

    sealed class FromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, then) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[From].FirstOrDefault() ?? "10.1.2.3");
                return then(http);
            });
            next(app);
        };
    }
}

/// <summary>Signing in with a second factor, through the pages.</summary>
public sealed class SecondFactorTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    async Task<(Browser Person, string Key, IReadOnlyList<string> Codes, string Address)> WithFactorAsync(string userName)
    {
        var (address, person) = await site.InviteAsync(userName);
        await person.SignInAsync(userName, OfficeSite.Password);
        var (key, codes) = await person.SetUpSecondFactorAsync(OfficeSite.Password, site.Now);
        // The code of the set-up is used.
        site.Clock.Pass(TimeSpan.FromSeconds(30));
        return (person, key, codes, address);
    }

    async Task<(Browser Stranger, AngleSharp.Html.Dom.IHtmlDocument Page)> FirstStepAsync(string userName, string returnUrl = "")
    {
        var stranger = site.Open();
        var (path, page) = await stranger.SendAsync(await stranger.OpenAsync("/account/sign-in" + returnUrl), "main form",
            ("Form.Name", userName), ("Form.Password", OfficeSite.Password));
        Assert.StartsWith("/account/sign-in/code", path, StringComparison.Ordinal);
        return (stranger, page);
    }

    [Fact]
    public async Task After_the_password_comes_the_code_and_then_the_page_that_was_asked_for()
    {
        var (_, key, _, _) = await WithFactorAsync("hai.lop");
        var (stranger, asked) = await FirstStepAsync("hai.lop", "?returnUrl=%2Fassignments");
        var (_, refused) = await stranger.SendAsync(asked, "main form", ("Form.Code", "123456"));
        Assert.NotNull(refused.QuerySelector("#code-wrong"));
        var code = TimedCode.At(key, site.Now);
        var (path, _) = await stranger.SendAsync(refused, "main form", ("Form.Code", code));
        Assert.Equal("/assignments", path);
        await stranger.OpenAsync("/assignments");

        var (other, again) = await FirstStepAsync("hai.lop");
        var (_, replayed) = await other.SendAsync(again, "main form", ("Form.Code", code));
        Assert.NotNull(replayed.QuerySelector("#code-wrong"));
    }

    [Fact]
    public async Task A_recovery_code_opens_in_its_place_and_once()
    {
        var (_, _, codes, _) = await WithFactorAsync("khoi.phuc");
        async Task<string> WithAsync(string code)
        {
            var (stranger, asked) = await FirstStepAsync("khoi.phuc");
            var other = asked.QuerySelectorAll("main a").Single(link => link.GetAttribute("href")!.Contains("recovery=true", StringComparison.Ordinal)).GetAttribute("href")!;
            return (await stranger.SendAsync(await stranger.OpenAsync(other), "main form", ("Form.Code", code))).Path;
        }

        Assert.Equal("/", await WithAsync(codes[0]));
        Assert.Contains("/account/sign-in/code", await WithAsync(codes[0]), StringComparison.Ordinal);

        // Typed into the field of the app's code, as one reads it from paper.
        var (onPaper, asked) = await FirstStepAsync("khoi.phuc");
        Assert.Equal("/", (await onPaper.SendAsync(asked, "main form", ("Form.Code", codes[1].ToLowerInvariant().Replace('-', ' ')))).Path);
        Assert.Contains("/account/sign-in/code", await WithAsync(codes[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_step_opens_nothing_and_is_over_in_five_minutes()
    {
        var (_, key, _, _) = await WithFactorAsync("nua.duong");
        var (stranger, asked) = await FirstStepAsync("nua.duong");
        foreach (var path in new[] { "/", "/account", "/account/second-factor", "/assignments", "/account/here" })
            Assert.Contains("/account/sign-in?", await stranger.LeadsToAsync(path), StringComparison.OrdinalIgnoreCase);
        site.Clock.Pass(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        var (late, _) = await stranger.SendAsync(asked, "main form", ("Form.Code", TimedCode.At(key, site.Now)));
        Assert.StartsWith("/account/sign-in?", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_or_foreign_cookie_is_no_first_step()
    {
        var (person, _, _, _) = await WithFactorAsync("gia.mao");
        var session = await CookieAsync(person, "gia.mao");
        foreach (var forged in new[] { "second-step=CfDJ8forged", "second-step=" + session })
        {
            using var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in/code");
            request.Headers.Add("Cookie", forged);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/account/sign-in?", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    // The value of a first step's cookie given as a session is as worthless as the other way round.
    async Task<string> CookieAsync(Browser person, string userName)
    {
        var stranger = site.Open();
        using var entered = await stranger.PostAsync(await stranger.OpenAsync("/account/sign-in"), "main form", ("Form.Name", userName), ("Form.Password", OfficeSite.Password));
        var step = entered.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("second-step=", StringComparison.Ordinal)).Split(';')[0];
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", step.Replace("second-step=", "session=", StringComparison.Ordinal));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        // A whole session's cookie: the renewal of a set-up gives one.
        var page = await person.OpenAsync("/account/password");
        using var renewed = await person.PostAsync(page, "main form", ("Form.Old", OfficeSite.Password), ("Form.New", OfficeSite.Password + "-moi"));
        return renewed.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]["session=".Length..];
    }

    [Fact]
    public async Task An_administrator_without_one_gets_no_further_than_the_set_up()
    {
        var (_, person) = await site.InviteAsync("quan.tri.hai", "Administrator");
        var (path, _) = await person.EnterAsync("quan.tri.hai", OfficeSite.Password);
        Assert.Equal("/", path);
        foreach (var closed in new[] { "/", "/administration", "/account", "/account/tokens", "/account/here" })
            Assert.Equal("/account/second-factor", await person.LeadsToAsync(closed));
        var (key, _) = await person.SetUpSecondFactorAsync(OfficeSite.Password, site.Now);
        await person.OpenAsync("/administration");

        // Given up, it is asked for again at once.
        site.Clock.Pass(TimeSpan.FromSeconds(30));
        var off = await person.OpenAsync("/account/second-factor");
        await person.SendAsync(off, "form:has([name='Given.Code'])", ("Given.Password", OfficeSite.Password), ("Given.Code", TimedCode.At(key, site.Now)));
        Assert.Equal("/account/second-factor", await person.LeadsToAsync("/administration"));
    }

    [Fact]
    public async Task From_outside_the_networks_of_the_office_everybody_needs_one()
    {
        var (_, person) = await site.InviteAsync("di.cong.tac", from: "203.0.113.7");
        await person.EnterAsync("di.cong.tac", OfficeSite.Password);
        Assert.Equal("/account/second-factor", await person.LeadsToAsync("/assignments"));
        await person.SetUpSecondFactorAsync(OfficeSite.Password, site.Now);
        await person.OpenAsync("/assignments");
        var (_, inside) = await site.InviteAsync("o.co.quan");
        await inside.SignInAsync("o.co.quan", OfficeSite.Password);
        OfficeSite.Move(inside, "203.0.113.7");
        Assert.Equal("/account/second-factor", await inside.LeadsToAsync("/assignments"));
    }

    [Fact]
    public async Task Whoever_has_come_to_the_password_cannot_set_up_the_first_one_from_outside()
    {
        const string elsewhere = "203.0.113.8";
        var (_, person) = await site.InviteAsync("lo.mat.khau");
        var thief = site.Open();
        OfficeSite.Move(thief, elsewhere);
        var (path, refused) = await thief.EnterAsync("lo.mat.khau", OfficeSite.Password);
        Assert.Equal("/account/sign-in", path);
        Assert.Contains("liên kết dùng một lần", refused.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", await thief.LeadsToAsync("/account/second-factor"), StringComparison.OrdinalIgnoreCase);

        // A session that was begun inside and goes on outside is told the same; a form that was opened inside does nothing there.
        var inside = site.Open();
        await inside.SignInAsync("lo.mat.khau", OfficeSite.Password);
        var form = await inside.OpenAsync("/account/second-factor");
        var key = form.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        OfficeSite.Move(inside, elsewhere);
        foreach (var page in new[] { "/account/second-factor", "/account/passkeys" })
        {
            var shown = await inside.OpenAsync(page);
            Assert.NotNull(shown.QuerySelector("#not-from-here"));
            Assert.Null(shown.QuerySelector("main form"));
        }

        var (_, still) = await inside.SendAsync(form, "main form", ("Form.Code", TimedCode.At(key, site.Now)), ("Form.Password", OfficeSite.Password));
        Assert.Empty(still.QuerySelectorAll("#codes li"));

        // The browser in which the link was used may; another password ends that.
        OfficeSite.Move(person, elsewhere);
        await person.SignInAsync("lo.mat.khau", OfficeSite.Password);
        await person.SetUpSecondFactorAsync(OfficeSite.Password, site.Now);
    }

    [Fact]
    public async Task The_right_to_set_one_up_from_anywhere_ends_with_time_and_is_nobody_elses()
    {
        var (_, first) = await site.InviteAsync("quyen.mot", from: "203.0.113.10");
        await site.InviteAsync("quyen.hai", from: "203.0.113.11");
        Assert.Equal("/account/sign-in", (await first.EnterAsync("quyen.hai", OfficeSite.Password)).Path);
        site.Clock.Pass(TimeSpan.FromMinutes(31));
        Assert.Equal("/account/sign-in", (await first.EnterAsync("quyen.mot", OfficeSite.Password)).Path);
    }

    [Fact]
    public async Task A_reset_ends_the_session_the_first_step_and_the_password_and_gives_a_link()
    {
        var (person, key, _, address) = await WithFactorAsync("mat.may");
        var (stranger, asked) = await FirstStepAsync("mat.may");
        var (path, shown) = await site.Administrator.SendAsync(await site.Administrator.OpenAsync(address + "/second-factor"), "main form");
        Assert.EndsWith("/second-factor", path, StringComparison.Ordinal);
        var link = new Uri(shown.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;
        Assert.Contains("/account/sign-in", await person.LeadsToAsync("/account"), StringComparison.Ordinal);
        var (late, _) = await stranger.SendAsync(asked, "main form", ("Form.Code", TimedCode.At(key, site.Now)));
        Assert.StartsWith("/account/sign-in?", late, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await person.EnterAsync("mat.may", OfficeSite.Password)).Path);
        var elsewhere = site.Open();
        OfficeSite.Move(elsewhere, "203.0.113.9");
        await elsewhere.SendAsync(await elsewhere.OpenAsync(link), "main form", ("Form.Password", OfficeSite.Password));
        await elsewhere.SignInAsync("mat.may", OfficeSite.Password);
        await elsewhere.SetUpSecondFactorAsync(OfficeSite.Password, site.Now);
    }

    [Fact]
    public async Task A_mistyped_code_keeps_the_key_on_the_page_and_a_stale_form_is_told()
    {
        var (_, person) = await site.InviteAsync("go.nham");
        await person.SignInAsync("go.nham", OfficeSite.Password);
        var page = await person.OpenAsync("/account/second-factor");
        Assert.NotNull(page.QuerySelector("svg.qr[role=img][aria-label] path"));
        var (_, refused) = await person.SendAsync(page, "main form", ("Form.Code", "12"), ("Form.Password", OfficeSite.Password));
        Assert.Equal(page.QuerySelector("#key")!.TextContent, refused.QuerySelector("#key")!.TextContent);
        Assert.NotNull(refused.QuerySelector("#code-wrong"));
        var (_, stale) = await person.SendAsync(refused, "main form", ("Form.Sealed", "forged"), ("Form.Code", "123456"), ("Form.Password", OfficeSite.Password));
        Assert.Contains("mở quá lâu", stale.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_is_asked_for_with_the_pages_own_token_and_an_answer_to_no_question_is_refused_in_words()
    {
        var stranger = site.Open();
        using var bare = new FormUrlEncodedContent([]);
        using var forged = await stranger.Client.PostAsync("/account/sign-in/passkey", bare, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        var page = await stranger.OpenAsync("/account/sign-in");
        const string form = "form[data-passkey=get]";
        Assert.True(page.QuerySelector(form)!.HasAttribute("hidden"));
        foreach (var credential in new[] { "", "junk", """{"id":"AAAA","type":"public-key"}""" })
        {
            var (_, refused) = await stranger.SendAsync(page, form, ("Passkey.Credential", credential));
            Assert.Contains("Không nhận khóa truy cập này", refused.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        }

        // A question is asked, and the answer is nonsense.
        using var token = new FormUrlEncodedContent([new("__RequestVerificationToken", page.QuerySelector($"{form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var asked = await stranger.Client.PostAsync("/account/sign-in/passkey", token, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("\"userVerification\":\"required\"", await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var (_, nonsense) = await stranger.SendAsync(page, form, ("Passkey.Credential", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{},"clientExtensionResults":{}}"""));
        Assert.NotNull(nonsense.QuerySelector("#problems"));
    }
}
