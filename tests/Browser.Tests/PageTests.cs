using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DonDoc.Browser.Tests;

/// <summary>Every page of every role as a person sees it: accessible, not cut off, without an error in the console.</summary>
public sealed class PageTests(RunningDonDoc program)
{
    static readonly string[] Pages =
    [
        "/", "/documents", "/documents/new", "/documents/numbering", "/import", "/import/bulk", "/assignments", "/assignments?sign=NotReported", "/engagements", "/organisations", "/search?q=hai+phong", "/search?q=nghi+quyet", "/search?in=texts&q=kinh+te", "/account",
        "/account/tokens", "/account/delegations", "/account/data", "/account/second-factor", "/account/passkeys", "/access",
    ];

    /// <summary>Documents of the committee, which a department has no part in.</summary>
    static readonly string[] OfTheCommittee = ["/documents/15-NQ-TU", "/documents/112-KH-UBND"];

    static readonly (int Width, ColorScheme Colours)[] Screens = [(1440, ColorScheme.Light), (390, ColorScheme.Dark)];

    /// <summary>The officer, who may most, on both screens; others see parts of the same pages.</summary>
    [Theory]
    [InlineData("vanphong", 0)]
    [InlineData("vanphong", 1)]
    [InlineData("lanhdao", 0)]
    [InlineData("soxaydung", 1)]
    public async Task Lists_are_accessible_and_whole(string account, int screen)
    {
        var (width, colours) = Screens[screen];
        var page = await program.SignInAsync(account, width, colours: colours);
        foreach (var path in account == "soxaydung" ? Pages : [.. Pages, .. OfTheCommittee])
            await LookAsync(page, path);
    }

    [Fact]
    public async Task In_English_and_the_other_colours_too()
    {
        foreach (var (width, colours) in new[] { (1440, ColorScheme.Dark), (390, ColorScheme.Light) })
        {
            var page = await program.SignInAsync("vanphong", width, colours: colours);
            await page.Context.AddCookiesAsync([new() { Name = "language", Value = "en", Url = program.Address }]);
            foreach (var path in Pages.Concat(OfTheCommittee))
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
            await LookAsync(page, "/administration/jobs");
            await page.GotoAsync("/administration/reviews");
            await page.Locator("main form button, main a.btn-primary").First.ClickAsync();
            await LookAsync(page, new Uri(page.Url).AbsolutePath);
            await LookAsync(page, "/administration/reviews");
            await page.GotoAsync("/administration");
            await LookAsync(page, (await page.Locator("tbody a[href^='/administration/']").First.GetAttributeAsync("href"))!);
            await page.GotoAsync("/organisations");
            var organisation = await page.Locator("main a[href^='/organisations/']").First.GetAttributeAsync("href");
            await LookAsync(page, organisation + "/change");
            await LookAsync(page, organisation + "/new");
        }
    }

    /// <summary>No base element says where the site begins; the script that loads pages must know it all the same.</summary>
    [Fact]
    public async Task A_move_within_the_site_is_patched_into_the_page_and_its_islands_wake()
    {
        var page = await program.SignInAsync("vanphong");
        await page.GotoAsync("/documents");
        await page.EvaluateAsync("window.stays = true");
        await page.Locator("#rail a[href='/organisations']").ClickAsync();
        await page.WaitForURLAsync("**/organisations");
        await page.Locator("#rail a[href='/']").ClickAsync();
        await page.Locator(".chart[data-awake]").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.stays === true"));
    }

    [Fact]
    public async Task A_script_or_a_style_that_somebody_slips_in_does_nothing()
    {
        var page = await program.SignInAsync("vanphong");
        await page.GotoAsync("/documents");
        var blocked = new List<string>();
        page.Console += (_, message) => blocked.Add(message.Text);
        await page.EvaluateAsync("""
            document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = 1"><p id="slipped" style="color: rgb(1, 2, 3)">x</p><base href="http://evil.example/">');
            const script = document.createElement('script'); script.textContent = 'window.ran = 2'; document.body.append(script);
            """);
        await page.WaitForTimeoutAsync(500);
        Assert.True(await page.EvaluateAsync<bool>("window.ran === undefined"));
        Assert.NotEqual("rgb(1, 2, 3)", await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('slipped')).color"));
        Assert.DoesNotContain("evil", await page.EvaluateAsync<string>("document.querySelector('#rail a').href"), StringComparison.Ordinal);
        Assert.Contains(blocked, text => text.Contains("Content Security Policy", StringComparison.Ordinal));
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
        // The browser itself notes that a page was refused; whatever else it notes is ours.
        errors.RemoveAll(error => refused && error.Contains("status of 403", StringComparison.Ordinal));
        Assert.True(errors.Count == 0, $"{path}: {string.Join("; ", errors)}");
    }
}
