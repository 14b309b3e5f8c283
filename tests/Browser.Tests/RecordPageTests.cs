using Microsoft.Playwright;

namespace DonDoc.Browser.Tests;

/// <summary>Pages of single records, of the administration and in the other language: beside <see cref="PageTests"/>, so that both cores are used.</summary>
public sealed class RecordPageTests(RunningDonDoc program)
{
    [Fact]
    public async Task In_English_and_the_other_colours_too()
    {
        foreach (var (width, colours) in new[] { (1440, ColorScheme.Dark), (390, ColorScheme.Light) })
        {
            var page = await program.SignInAsync("vanphong", width, colours: colours);
            await page.Context.AddCookiesAsync([new() { Name = "language", Value = "en", Url = program.Address }]);
            foreach (var path in PageTests.Pages.Concat(PageTests.OfTheCommittee))
                await Looking.LookAsync(page, path);
            Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        }
    }

    [Fact]
    public async Task Records_are_accessible_and_whole()
    {
        foreach (var (width, colours) in PageTests.Screens)
        {
            var page = await program.SignInAsync("vanphong", width, colours: colours);
            foreach (var list in new[] { "/documents", "/assignments", "/engagements", "/organisations", "/import" })
            {
                await page.GotoAsync(list);
                var record = await page.Locator($"main a[href^='{list}/']").First.GetAttributeAsync("href");
                await Looking.LookAsync(page, record!);
            }
        }
    }

    [Fact]
    public async Task Administration_is_accessible_and_whole()
    {
        foreach (var (width, colours) in PageTests.Screens)
        {
            var page = await program.SignInAsync("quantri", width, colours: colours);
            await Looking.LookAsync(page, "/administration");
            await Looking.LookAsync(page, "/administration/new");
            await Looking.LookAsync(page, "/administration/corrections");
            await Looking.LookAsync(page, "/audit");
            await Looking.LookAsync(page, (await page.Locator("tbody a[href^='/audit/']").First.GetAttributeAsync("href"))!);
            await Looking.LookAsync(page, "/administration/mail");
            await Looking.LookAsync(page, "/administration/jobs");
            await page.GotoAsync("/administration/reviews");
            await page.Locator("main form button, main a.btn-primary").First.ClickAsync();
            await Looking.LookAsync(page, new Uri(page.Url).AbsolutePath);
            await Looking.LookAsync(page, "/administration/reviews");
            await page.GotoAsync("/administration");
            await Looking.LookAsync(page, (await page.Locator("tbody a[href^='/administration/']").First.GetAttributeAsync("href"))!);
            await page.GotoAsync("/organisations");
            var organisation = await page.Locator("main a[href^='/organisations/']:not([href*='reorganisations'])").First.GetAttributeAsync("href");
            await Looking.LookAsync(page, organisation + "/change");
            await Looking.LookAsync(page, organisation + "/new");
        }
    }

    [Fact]
    public async Task The_matrix_of_a_document_is_accessible_and_whole()
    {
        foreach (var (width, colours) in PageTests.Screens)
        {
            var page = await program.SignInAsync("lanhdao", width, colours: colours);
            await page.GotoAsync("/documents/09-NQ-TU");
            await page.GotoAsync((await page.Locator("main a[href*='/programmes?document=']").First.GetAttributeAsync("href"))!);
            var matrix = await page.Locator("main a[href$='/coverage']").First.GetAttributeAsync("href");
            await Looking.LookAsync(page, matrix!);
            Assert.Equal(4, await page.Locator(".legend li").CountAsync());
        }
    }
}
