using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DonDoc.Browser.Tests;

/// <summary>Every page of every role as a person sees it: accessible, not cut off, without an error in the console.</summary>
public sealed class PageTests(RunningDonDoc program)
{
    static readonly string[] Pages =
    [
        "/", "/documents", "/documents/new", "/import", "/assignments", "/engagements", "/organisations", "/search?q=hai+phong", "/search?in=findings&q=a", "/account",
        "/account/tokens", "/account/delegations", "/account/data", "/account/second-factor", "/account/passkeys", "/access",
    ];

    static readonly (int Width, ColorScheme Colours)[] Screens = [(1440, ColorScheme.Light), (390, ColorScheme.Dark)];

    [Theory]
    [InlineData("vanphong")]
    [InlineData("lanhdao")]
    [InlineData("soxaydung")]
    public async Task Lists_are_accessible_and_whole(string account)
    {
        foreach (var (width, colours) in Screens)
        {
            var page = await program.SignInAsync(account, width, colours: colours);
            foreach (var path in Pages)
                await LookAsync(page, path);
        }
    }

    [Fact]
    public async Task In_English_and_the_other_colours_too()
    {
        foreach (var (width, colours) in new[] { (1440, ColorScheme.Dark), (390, ColorScheme.Light) })
        {
            var page = await program.SignInAsync("vanphong", width, colours: colours);
            await page.Context.AddCookiesAsync([new() { Name = "language", Value = "en", Url = program.Address }]);
            foreach (var path in Pages)
                await LookAsync(page, path);
            Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        }
    }

    [Fact]
    public async Task Records_are_accessible_and_whole()
    {
        foreach (var (width, colours) in Screens)
        {
            var page = await program.SignInAsync("vanphong", width, colours: colours);
            foreach (var list in new[] { "/documents", "/assignments", "/engagements", "/organisations", "/import" })
            {
                await page.GotoAsync(list);
                var record = await page.Locator($"main a[href^='{list}/']").First.GetAttributeAsync("href");
                await LookAsync(page, record!);
            }
        }
    }

    [Fact]
    public async Task Administration_is_accessible_and_whole()
    {
        foreach (var (width, colours) in Screens)
        {
            var page = await program.SignInAsync("quantri", width, colours: colours);
            await LookAsync(page, "/administration");
            await LookAsync(page, "/administration/new");
            await LookAsync(page, "/administration/corrections");
            await LookAsync(page, "/audit");
            await LookAsync(page, (await page.Locator("tbody a[href^='/audit/']").First.GetAttributeAsync("href"))!);
            await LookAsync(page, "/administration/mail");
            await page.GotoAsync("/administration");
            await LookAsync(page, (await page.Locator("tbody a[href^='/administration/']").First.GetAttributeAsync("href"))!);
            await page.GotoAsync("/organisations");
            var organisation = await page.Locator("main a[href^='/organisations/']").First.GetAttributeAsync("href");
            await LookAsync(page, organisation + "/change");
            await LookAsync(page, organisation + "/new");
        }
    }

    [Fact]
    public async Task The_door_is_accessible_and_whole()
    {
        foreach (var (width, colours) in Screens)
            await LookAsync(await program.OpenAsync(width, colours: colours), "/account/sign-in");
    }

    static async Task LookAsync(IPage page, string path)
    {
        var errors = new List<string>();
        void Keep(object? sender, IConsoleMessage message)
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        }

        page.Console += Keep;
        var answer = await page.GotoAsync(path);
        // An account without the permission gets the page that says so; that page is looked at as well.
        var refused = answer!.Status == 403;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var found = await page.RunAxe();
        page.Console -= Keep;

        var width = page.ViewportSize!.Width;
        var serious = found.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{path} at {width}: {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}").ToList();
        Assert.True(serious.Count == 0, string.Join('\n', serious));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{path} is {overflow} pixels too wide for a screen of {width}.");
        Assert.True(refused || errors.Count == 0, $"{path}: {string.Join("; ", errors)}");
    }
}
