using System.Net;
using DonDoc.Web.Appearance;
using DonDoc.Web.Installation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>A request says who it is for; nothing that leaves the site believes it.</summary>
public sealed class ReachTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("localhost.evil.example", null)]
    [InlineData("evil.example:80", null)]
    [InlineData("localhost", "evil.example")]
    public async Task A_forged_host_is_refused_or_changes_nothing(string host, string? forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/documents");
        request.Headers.Host = host;
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-Host", forwarded);
            request.Headers.Add("Forwarded", $"host={forwarded}");
            request.Headers.Add("X-Original-Host", forwarded);
        }

        using var answer = await site.Open().Client.SendAsync(request, Cancel);
        if (forwarded is null)
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        else
            Assert.Equal("/account/sign-in?returnUrl=%2Fdocuments", answer.Headers.Location!.OriginalString, ignoreCase: true);
        Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_any_name_is_taken_redirections_and_links_still_follow_none()
    {
        await using var open = new AnyNameSite();
        var browser = open.Open();
        browser.Client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount", await browser.LeadsToAsync("/account"), ignoreCase: true);
        var account = open.Account("quantri");
        using var entered = await browser.PostAsync(await browser.OpenAsync("/account/sign-in"), "main form", ("Form.Name", account.UserName), ("Form.Password", account.Password));
        Assert.Equal("/", entered.Headers.Location!.OriginalString);

        var other = (await browser.OpenAsync("/administration")).QuerySelector("tbody a[href^='/administration/']")!.GetAttribute("href")!;
        foreach (var path in new[] { "/", "/account", "/administration", "/administration/new", other, "/organisations", "/openapi/v1.json" })
        {
            using var answer = await browser.Client.GetAsync(path, Cancel);
            Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://dondoc.example", "http://localhost:5080", "dondoc.example,localhost,127.0.0.1,[::1]")]
    [InlineData("https://dondoc.example", "http://0.0.0.0:5080", "dondoc.example,localhost,127.0.0.1,[::1]")]
    [InlineData(null, null, "localhost,127.0.0.1,[::1]")]
    [InlineData(null, "http://localhost:5080;http://127.0.0.1:1;http://[::1]:2", "localhost,127.0.0.1,[::1]")]
    [InlineData(null, "http://localhost:5080;http://0.0.0.0:5081", "*")]
    [InlineData(null, "http://*:5080", "*")]
    [InlineData(null, "http://dondoc.example:5080", "*")]
    public void The_names_that_are_answered_come_from_what_is_configured(string? address, string? urls, string expected) =>
        Assert.Equal(expected, string.Join(',', Reach.Names(Configuration(("Site:Address", address), ("urls", urls)))));

    [Theory]
    [InlineData("dondoc.example")]
    [InlineData("ftp://dondoc.example")]
    [InlineData("https://dondoc.example/path")]
    [InlineData("https://someone@dondoc.example")]
    public void An_address_that_is_none_stops_the_start(string address) =>
        Assert.Throws<InvalidOperationException>(() => SiteAddress.Configured(Configuration(("Site:Address", address))));

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://{0}:5080")]
    [InlineData("http://[::]:5080", "http://{0}:5080")]
    [InlineData("https://*:443", "https://{0}")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080")]
    public void Where_it_listens_everywhere_links_name_the_machine(string listening, string address) =>
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Dns.GetHostName().ToLowerInvariant()), SiteAddress.Reachable(listening));

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("HTTPS:/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData(" //evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    [InlineData("/a\u0085b")]
    [InlineData("~//evil.example")]
    [InlineData("evil.example")]
    [InlineData("@evil.example")]
    [InlineData("?x=//evil.example")]
    [InlineData("")]
    [InlineData(null)]
    public void A_return_address_that_leads_elsewhere_is_none(string? url) => Assert.Equal("/", LocalUrl.OrHome(url));

    [Theory]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("%2F%5Cevil.example")]
    [InlineData("%5C%5Cevil.example")]
    [InlineData("https%3A%2F%2Fevil.example")]
    [InlineData("%2F%09%2Fevil.example")]
    [InlineData("%2Fa%0D%0ASet-Cookie%3A%20x%3D1")]
    [InlineData("%252F%252Fevil.example")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("%2F%2Fevil.example&returnUrl=%2F%2Fevil.example")]
    [InlineData("%2F%25%32%46evil.example")]
    public async Task Signing_in_with_a_forged_return_address_stays_here(string written)
    {
        var account = site.Accounts().Single(account => account.UserName == "lanhdao");
        var browser = site.Open();
        using var answer = await browser.PostAsync(await browser.OpenAsync("/account/sign-in?returnUrl=" + written), "main form",
            ("Form.Name", account.UserName), ("Form.Password", account.Password));
        AssertStaysHere(answer);
        Assert.DoesNotContain("x=1", string.Join(' ', answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        // Who is signed in already is sent on at once.
        using var again = await browser.Client.GetAsync("/account/sign-in?returnUrl=" + written, Cancel);
        AssertStaysHere(again);
        using var chosen = await browser.PostAsync(await browser.OpenAsync("/account"), "form.appearance", ("theme", "light"), ("returnUrl", Uri.UnescapeDataString(written)));
        AssertStaysHere(chosen);
        using var left = await browser.PostAsync(await browser.OpenAsync("/account"), "form[action='/account/sign-out']", ("returnUrl", Uri.UnescapeDataString(written)));
        AssertStaysHere(left);
    }

    [Fact]
    public async Task Only_a_proxy_that_is_known_says_who_asks()
    {
        async Task<string?> SeenFromAsync(string connection, string? configured)
        {
            await using var behind = new ProxiedSite(connection, configured);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
            request.Headers.Add("X-Forwarded-For", "198.51.100.7");
            using var answer = await behind.Open().Client.SendAsync(request, Cancel);
            return Assert.Single(answer.Headers.GetValues("X-Seen"));
        }

        Assert.Equal("203.0.113.9", await SeenFromAsync("203.0.113.9", null));
        Assert.Equal("127.0.0.1", await SeenFromAsync("127.0.0.1", null));
        Assert.Equal("203.0.113.9", await SeenFromAsync("203.0.113.9", "192.0.2.1"));
        Assert.Equal("198.51.100.7", await SeenFromAsync("203.0.113.9", "203.0.113.0/24"));
    }

    static void AssertStaysHere(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var to = answer.Headers.Location!.OriginalString;
        Assert.Equal("localhost", new Uri(new Uri("http://localhost"), to.Replace('\\', '/').Replace("\t", "", StringComparison.Ordinal)).Host);
        Assert.DoesNotContain('\n', to);
    }

    static IConfiguration Configuration(params (string Key, string? Value)[] set) =>
        new ConfigurationBuilder().AddInMemoryCollection(set.Select(one => KeyValuePair.Create(one.Key, one.Value))).Build();

    sealed class AnyNameSite : Site
    {
        protected override bool WantsDemonstration => true;

        public Demonstration.DemonstrationAccount Account(string userName)
        {
            _ = Server;
            return System.Text.Json.JsonSerializer.Deserialize<Demonstration.DemonstrationAccount[]>(File.ReadAllText(Path.Combine(Data, "demonstration.json")))!
                .Single(account => account.UserName == userName);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("AllowedHosts", "*");
        }
    }

    sealed class ProxiedSite(string connection, string? proxies) : Site
    {
        protected override bool WantsDemonstration => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            if (proxies is not null)
                builder.UseSetting("Access:Proxies:0", proxies);
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Connected(IPAddress.Parse(connection))));
        }

        sealed class Connected(IPAddress from) : IStartupFilter
        {
            public Action<Microsoft.AspNetCore.Builder.IApplicationBuilder> Configure(Action<Microsoft.AspNetCore.Builder.IApplicationBuilder> next) => app =>
            {
                Microsoft.AspNetCore.Builder.UseExtensions.Use(app, async (HttpContext http, RequestDelegate rest) =>
                {
                    http.Connection.RemoteIpAddress = from;
                    http.Response.OnStarting(() =>
                    {
                        http.Response.Headers["X-Seen"] = http.Connection.RemoteIpAddress?.ToString();
                        return Task.CompletedTask;
                    });
                    await rest(http);
                });
                next(app);
            };
        }
    }
}
