using Microsoft.Playwright;

namespace DonDoc.Browser.Tests;

/// <summary>Every page of every role as a person sees it: accessible, not cut off, without an error in the console.</summary>
public sealed class PageTests(RunningDonDoc program)
{
    internal static readonly string[] Pages =
    [
        "/", "/documents", "/documents/new", "/documents/numbering", "/import", "/import/bulk", "/assignments", "/assignments?sign=NotReported", "/engagements", "/organisations", "/organisations/reorganisations", "/search?q=hai+phong", "/search?q=nghi+quyet", "/search?in=texts&q=kinh+te", "/account",
        "/account/tokens", "/account/delegations", "/account/data", "/account/second-factor", "/account/passkeys", "/access",
    ];

    /// <summary>Documents of the committee, which a department has no part in.</summary>
    internal static readonly string[] OfTheCommittee = ["/documents/15-NQ-TU", "/documents/112-KH-UBND"];

    internal static readonly (int Width, ColorScheme Colours)[] Screens = [(1440, ColorScheme.Light), (390, ColorScheme.Dark)];

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
            await Looking.LookAsync(page, path);
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
            await Looking.LookAsync(await program.OpenAsync(width, colours: colours), "/account/sign-in");
    }
}
