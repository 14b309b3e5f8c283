using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DonDoc.Browser.Tests;

/// <summary>Looks at a page as a person would: no serious obstacle, nothing cut off, no error in the console.</summary>
static class Looking
{
    public static async Task LookAsync(IPage page, string path)
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
        // Half a second of silence in which a part that comes alive later is there; a page without one is whole when it is loaded.
        if (await page.Locator("main [data-island]").CountAsync() > 0)
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
