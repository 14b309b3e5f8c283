using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace DonDoc.Web.Tests;

/// <summary>An installation with an outside provider, and an administrator whose password is known.</summary>
public sealed class OutsideSite : Site, IAsyncLifetime
{
    public const string Password = "Tam-voi-qua-cau-26";

    protected override bool WantsDemonstration => false;

    private protected override PreparedData? Begins => PreparedData.Tree;

    public LocalProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await LocalProvider.StartAsync();
        var token = Services.GetRequiredService<Installation.FirstAdministrator>().Offer();
        var browser = Open();
        await browser.SendAsync(await browser.OpenAsync($"/account/setup?token={token}"), "main form", ("Form.DisplayName", "Nguyễn Văn Quản"),
            ("Form.Position", "Quản trị"), ("Form.UserName", "quantri"), ("Form.Password", Password));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // What these tests are about is behind the second factor, not in it.
        builder.UseSetting("Access:SecondFactorForAdministrators", "false");
        foreach (var (name, value) in Provider.Settings)
            builder.UseSetting(name, value);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Sign-in by a provider that is really there: what lets in, and everything that must not.</summary>
public sealed class OutsideSignInTests(OutsideSite site) : IClassFixture<OutsideSite>
{
    const string Chosen = "Bon-con-voi-qua-cau-2026";

    /// <summary>An account of the test's own, by the administrator's form and its link; gives its page and its person, signed in.</summary>
    async Task<(string Address, Browser Person)> MemberAsync(string userName, string? email = null)
    {
        var administrator = await AdministratorAsync();
        var made = await MailSite.InviteAsync(administrator, userName, email);
        var person = site.Open();
        await person.SendAsync(await person.OpenAsync(new Uri(made.QuerySelector<IHtmlInputElement>("#link")!.Value).PathAndQuery), "main form", ("Form.Password", Chosen));
        await person.SignInAsync(userName, Chosen);
        return (made.QuerySelector("main a[href^='/administration/']")!.GetAttribute("href")!, person);
    }

    async Task<Browser> AdministratorAsync()
    {
        var browser = site.Open();
        await browser.SignInAsync("quantri", OutsideSite.Password);
        return browser;
    }

    /// <summary>Presses the button of a page, goes to the provider and gives the address by which it sends the browser back.</summary>
    async Task<Uri> JourneyAsync(Browser browser, IHtmlDocument page, string form, params (string Field, string Value)[] filled)
    {
        using var sent = await browser.PostAsync(page, form, filled);
        Assert.True(sent.Headers.Location is { } to && to.ToString().StartsWith(site.Provider.Address, StringComparison.Ordinal), $"{sent.StatusCode} {sent.Headers.Location}");
        return await site.Provider.VisitAsync(sent.Headers.Location!.ToString());
    }

    async Task<Uri> ToSignInAsync(Browser browser, string returnUrl = "/account") =>
        await JourneyAsync(browser, await browser.OpenAsync("/account/sign-in" + QueryString(returnUrl)), "#outside");

    static string QueryString(string returnUrl) => QueryHelpers.AddQueryString("", "returnUrl", returnUrl);

    /// <summary>Follows the way back to where it ends.</summary>
    static async Task<string> ArriveAsync(Browser browser, Uri back)
    {
        var next = back.PathAndQuery;
        while (next.StartsWith("/account/outside/", StringComparison.Ordinal))
        {
            var to = await browser.LeadsToAsync(next);
            next = Uri.TryCreate(to, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.PathAndQuery : to;
        }

        return next;
    }

    async Task LinkAsync(Browser person, string subject)
    {
        site.Provider.Subject = subject;
        var back = await JourneyAsync(person, await person.OpenAsync("/account/outside"), "form[action='/account/outside/link']", ("password", Chosen));
        Assert.Equal("/account/outside?done=linked", await ArriveAsync(person, back));
    }

    [Fact]
    public async Task A_linked_person_enters_with_a_session_of_their_own_and_leaves_the_provider_too()
    {
        var (_, person) = await MemberAsync("ngoai.mot");
        await LinkAsync(person, "sub-1");
        Assert.Contains("sub-1", (await person.OpenAsync("/account/outside")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var other = site.Open();
        Assert.Equal("/account/tokens?x=1", await ArriveAsync(other, await ToSignInAsync(other, "/account/tokens?x=1")));
        Assert.Contains("ngoai.mot", (await other.OpenAsync("/account")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("OpenIdConnect", Ask("SELECT \"Changes\" FROM \"AuditEntries\" WHERE \"Act\" = 'access.signed_in' ORDER BY \"Sequence\" DESC LIMIT 1")[0], StringComparison.Ordinal);

        using var left = await other.PostAsync(await other.OpenAsync("/account"), "form[action='/account/sign-out']");
        Assert.StartsWith(site.Provider.Address + "/connect/logout?", left.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("id_token_hint=", left.Headers.Location.Query, StringComparison.Ordinal);
        var back = await site.Provider.VisitAsync(left.Headers.Location.ToString());
        Assert.Equal("/account/sign-in", await ArriveAsync(other, back));
        Assert.Contains("sign-in", await other.LeadsToAsync("/account"), StringComparison.Ordinal);

        // Who came by password does not visit the provider on leaving.
        using var plain = await person.PostAsync(await person.OpenAsync("/account"), "form[action='/account/sign-out']");
        Assert.Equal("/account/sign-in", plain.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_address_that_the_provider_vouches_for_opens_nothing()
    {
        await MemberAsync("ngoai.thu", "ngoai.thu@haiphong.gov.vn");
        site.Provider.Subject = "sub-stranger";
        site.Provider.Claims[OpenIddictConstants.Claims.Email] = "ngoai.thu@haiphong.gov.vn";
        site.Provider.Claims[OpenIddictConstants.Claims.EmailVerified] = "true";
        site.Provider.Claims[OpenIddictConstants.Claims.PreferredUsername] = "ngoai.thu";
        try
        {
            var browser = site.Open();
            Assert.Equal("/account/sign-in?outside=refused", await ArriveAsync(browser, await ToSignInAsync(browser)));
            Assert.Contains("chưa được liên kết", (await browser.OpenAsync("/account/sign-in?outside=refused")).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("sign-in", await browser.LeadsToAsync("/account"), StringComparison.Ordinal);
            Assert.Empty(Ask("SELECT \"UserId\" FROM \"AccountLogins\" WHERE \"ProviderKey\" = 'sub-stranger'"));
        }
        finally
        {
            site.Provider.Claims.Clear();
        }
    }

    [Fact]
    public async Task A_second_factor_of_ours_is_asked_for_unless_the_provider_asked_for_one_that_counts()
    {
        var (_, person) = await MemberAsync("ngoai.hai-lop");
        await LinkAsync(person, "sub-factor");
        Ask("UPDATE \"Accounts\" SET \"TwoFactorEnabled\" = 1 WHERE \"UserName\" = 'ngoai.hai-lop'");
        try
        {
            foreach (var (amr, where) in new[] { (null, "/account/sign-in/code"), ("pwd", "/account/sign-in/code"), ("mfa", "/account") })
            {
                site.Provider.Claims.Clear();
                if (amr is not null)
                    site.Provider.Claims["amr"] = amr;
                var browser = site.Open();
                Assert.StartsWith(where, await ArriveAsync(browser, await ToSignInAsync(browser)), StringComparison.Ordinal);
                Assert.Equal(amr == "mfa", (await browser.TryAsync("/account")).Status == HttpStatusCode.OK);
            }
        }
        finally
        {
            site.Provider.Claims.Clear();
        }
    }

    [Fact]
    public async Task A_closed_and_a_locked_account_stay_closed()
    {
        var (address, person) = await MemberAsync("ngoai.khoa");
        await LinkAsync(person, "sub-locked");
        var stranger = site.Open();
        for (var i = 0; i < 5; i++)
            await stranger.SendAsync(await stranger.OpenAsync("/account/sign-in"), "main form", ("Form.Name", "ngoai.khoa"), ("Form.Password", "sai"));
        Assert.Equal("/account/sign-in?outside=refused", await ArriveAsync(stranger, await ToSignInAsync(stranger)));
        var administrator = await AdministratorAsync();
        await administrator.SendAsync(await administrator.OpenAsync(address + "/reopen"), "main form");
        Assert.Equal("/account", await ArriveAsync(stranger, await ToSignInAsync(stranger)));
        await administrator.SendAsync(await administrator.OpenAsync(address + "/lock"), "main form", ("Form.Reason", "nghỉ việc"));
        var again = site.Open();
        Assert.Equal("/account/sign-in?outside=refused", await ArriveAsync(again, await ToSignInAsync(again)));
    }

    public static TheoryData<string, Action<ClaimsPrincipal>> Lies => new()
    {
        { "nonce", principal => principal.SetClaim(OpenIddictConstants.Claims.Nonce, "another") },
        { "audience", principal => principal.SetAudiences("another-client") },
        { "issuer", principal => principal.SetClaim(OpenIddictConstants.Claims.Private.Issuer, "https://another.example/") },
        { "expired", principal => principal.SetExpirationDate(TimeProvider.System.GetUtcNow().AddHours(-2)).SetCreationDate(TimeProvider.System.GetUtcNow().AddHours(-3)) },
    };

    [Theory]
    [MemberData(nameof(Lies), DisableDiscoveryEnumeration = true)]
    public async Task A_token_that_is_not_for_this_sign_in_is_refused(string what, Action<ClaimsPrincipal> lie)
    {
        var (_, person) = await MemberAsync("ngoai." + what);
        await LinkAsync(person, "sub-" + what);
        var browser = site.Open();
        site.Provider.Lie = lie;
        try
        {
            var back = await ToSignInAsync(browser);
            Assert.Equal("/account/sign-in?outside=failed", await ArriveAsync(browser, back));
        }
        finally
        {
            site.Provider.Lie = null;
        }

        Assert.Equal("/account", await ArriveAsync(browser, await ToSignInAsync(browser)));
    }

    /// <summary>What the token says stays the same; only how it is signed does not hold.</summary>
    public static TheoryData<string, Func<string, string>> Forgeries => new()
    {
        { "none", token => $"{Head("none")}.{token.Split('.')[1]}." },
        { "secret", token => Sealed($"{Head("HS256")}.{token.Split('.')[1]}") },
        { "other-key", token => string.Join('.', token.Split('.')[..2].Append(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(256)))) },
    };

    static string Head(string algorithm) => Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");

    // By what both sides know: good enough for the standard, and for whoever reads our configuration.
    static string Sealed(string content) =>
        $"{content}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(LocalProvider.Secret), Encoding.UTF8.GetBytes(content)))}";

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public async Task A_token_whose_signature_is_none_of_the_providers_key_is_refused(string what, Func<string, string> forge)
    {
        var (_, person) = await MemberAsync("ngoai.ky." + what);
        await LinkAsync(person, "sub-ky-" + what);
        var browser = site.Open();
        site.Provider.Forge = forge;
        try
        {
            Assert.Equal("/account/sign-in?outside=failed", await ArriveAsync(browser, await ToSignInAsync(browser)));
        }
        finally
        {
            site.Provider.Forge = null;
        }

        Assert.Equal("/account", await ArriveAsync(browser, await ToSignInAsync(browser)));
    }

    [Fact]
    public async Task An_answer_opens_only_the_browser_that_asked_and_only_once()
    {
        var (_, person) = await MemberAsync("ngoai.csrf");
        await LinkAsync(person, "sub-csrf");
        var attacker = site.Open();
        var back = await ToSignInAsync(attacker);

        // Sent to somebody else: they would work in the attacker's account.
        var victim = site.Open();
        Assert.Equal("/account/sign-in?outside=failed", await ArriveAsync(victim, back));
        Assert.Equal("/account/sign-in?outside=failed", await ArriveAsync(attacker, new Uri(back.ToString().Replace("state=", "state=x", StringComparison.Ordinal))));
        Assert.Equal("/account", await ArriveAsync(attacker, back));
        Assert.Equal("/account/sign-in?outside=failed", await ArriveAsync(attacker, back));

        // A code that was used, under the state of another journey.
        var code = QueryHelpers.ParseQuery(back.Query)["code"].ToString();
        var second = site.Open();
        var other = await ToSignInAsync(second);
        var mixed = other.ToString().Replace(Uri.EscapeDataString(QueryHelpers.ParseQuery(other.Query)["code"].ToString()), Uri.EscapeDataString(code), StringComparison.Ordinal);
        Assert.NotEqual(other.ToString(), mixed);
        Assert.Equal("/account/sign-in?outside=failed", await ArriveAsync(second, new Uri(mixed)));
    }

    [Fact]
    public async Task A_journey_to_link_is_no_sign_in_and_a_sign_in_makes_no_link()
    {
        var (_, person) = await MemberAsync("ngoai.hai");
        site.Provider.Subject = "sub-new";
        var page = await person.OpenAsync("/account/outside");
        using (var refused = await person.PostAsync(page, "form[action='/account/outside/link']", ("password", "sai")))
            Assert.Equal("/account/outside?problem=password", refused.Headers.Location!.ToString());

        var back = await JourneyAsync(person, page, "form[action='/account/outside/link']", ("password", Chosen));
        Assert.Contains("/account/outside/linked", await person.LeadsToAsync(back.PathAndQuery), StringComparison.Ordinal);
        Assert.Equal("/account/sign-in?outside=failed", await ArriveAsync(person, new Uri(LocalProvider.Site + "/account/outside/arrived")));
        Assert.Equal("/account/outside?problem=failed", await ArriveAsync(person, new Uri(LocalProvider.Site + "/account/outside/linked")));
    }

    [Fact]
    public async Task An_identity_belongs_to_one_account_and_an_administrator_may_link_and_end_it()
    {
        var (_, first) = await MemberAsync("ngoai.ba");
        await LinkAsync(first, "sub-shared");
        var (address, second) = await MemberAsync("ngoai.bon");
        site.Provider.Subject = "sub-shared";
        var back = await JourneyAsync(second, await second.OpenAsync("/account/outside"), "form[action='/account/outside/link']", ("password", Chosen));
        Assert.Equal("/account/outside?problem=taken", await ArriveAsync(second, back));

        var administrator = await AdministratorAsync();
        var (_, page) = await administrator.SendAsync(await administrator.OpenAsync(address + "/outside"), "form:has(#subject)", ("Form.Subject", "sub-shared"));
        Assert.NotNull(page.QuerySelector("#subject-wrong"));
        var (path, linked) = await administrator.SendAsync(page, "form:has(#subject)", ("Form.Subject", "sub-four"));
        Assert.EndsWith("?done=linked", path, StringComparison.Ordinal);
        site.Provider.Subject = "sub-four";
        var browser = site.Open();
        Assert.Equal("/account", await ArriveAsync(browser, await ToSignInAsync(browser)));
        await administrator.SendAsync(linked, "form:has(input[value='unlink-0'])");
        var other = site.Open();
        Assert.Equal("/account/sign-in?outside=refused", await ArriveAsync(other, await ToSignInAsync(other)));

        var own = await first.OpenAsync("/account/outside");
        Assert.NotNull((await first.SendAsync(own, "form:has(#password-0)", ("Form.Password", "sai"))).Page.QuerySelector("#password-0-wrong"));
        Assert.Equal("/account/outside?done=unlinked", (await first.SendAsync(own, "form:has(#password-0)", ("Form.Password", Chosen))).Path);
        Assert.Empty(Ask("SELECT \"UserId\" FROM \"AccountLogins\" WHERE \"ProviderKey\" = 'sub-shared'"));
        Assert.Equal(2, Ask("SELECT \"Sequence\" FROM \"AuditEntries\" WHERE \"Act\" = 'account.login_removed'").Length);
    }

    string[] Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(site.DataFolder, "dondoc.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return [.. values];
    }
}

/// <summary>An installation whose provider sends those who ask for its description elsewhere.</summary>
public sealed class RedirectedProviderTests
{
    sealed class RedirectedSite(string authority) : Site
    {
        protected override bool WantsDemonstration => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OpenIdConnect:Authority", authority);
            builder.UseSetting("OpenIdConnect:ClientId", LocalProvider.ClientId);
            builder.UseSetting("OpenIdConnect:ClientSecret", LocalProvider.Secret);
        }
    }

    [Fact]
    public async Task Nobody_is_asked_whom_the_configuration_does_not_name()
    {
        await using var elsewhere = await LocalProvider.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var named = builder.Build();
        var asked = 0;
        named.MapFallback((HttpRequest request) =>
        {
            Interlocked.Increment(ref asked);
            return Results.Redirect(elsewhere.Address.TrimEnd('/') + request.Path);
        });
        await named.StartAsync(TestContext.Current.CancellationToken);

        await using var site = new RedirectedSite(named.Urls.Single());
        var browser = site.Open();
        using var sent = await browser.PostAsync(await browser.OpenAsync("/account/sign-in"), "#outside");
        Assert.Equal("/account/sign-in?outside=failed", sent.Headers.Location!.ToString());
        Assert.NotEqual(0, asked);
    }
}

public sealed class NoOutsideProviderTests(DemonstrationSite site)
{
    [Fact]
    public async Task Without_a_provider_nothing_of_it_is_offered()
    {
        var browser = site.Open();
        var entrance = await browser.OpenAsync("/account/sign-in");
        Assert.Null(entrance.QuerySelector("#outside"));
        var token = entrance.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.PostAsync("/account/outside/begin", content, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("outside=failed", await browser.LeadsToAsync("/account/outside/arrived"), StringComparison.Ordinal);
        var officer = await site.SignedInAsync("vanphong");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.TryAsync("/account/outside")).Status);
    }

    [Theory]
    [InlineData("http://provider.example", "dondoc")]
    [InlineData("https://provider.example", "")]
    public void What_cannot_work_is_said_at_the_start(string authority, string client) =>
        Assert.Throws<InvalidOperationException>(() => new Access.OutsideOptions { Authority = authority, ClientId = client }.Check());
}
