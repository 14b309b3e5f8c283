namespace DonDoc.Web.Tests;

/// <summary>Filters that a person keeps of a list, without scripts.</summary>
public sealed class SavedViewTests(DemonstrationSite site)
{
    static string Text(AngleSharp.Html.Dom.IHtmlDocument page, string selector) => page.QuerySelector(selector)?.TextContent ?? "";

    [Fact]
    public async Task A_filter_is_kept_found_again_replaced_and_removed()
    {
        var office = await site.SignedInAsync("vanphong");
        Assert.Null((await office.OpenAsync("/assignments")).QuerySelector("form:has(input[value='keep-view'])"));
        var page = await office.OpenAsync("/assignments?q=c%E1%BA%A3ng&state=&timeliness=Overdue&cursor=");
        var (_, wrong) = await office.SendAsync(page, "form:has(input[value='keep-view'])", ("view-name", " "));
        Assert.Contains("Hãy đặt tên", Text(wrong, "#problems, .views"), StringComparison.Ordinal);
        var (path, kept) = await office.SendAsync(page, "form:has(input[value='keep-view'])", ("view-name", "Cảng quá hạn"));
        Assert.StartsWith("/assignments?", path, StringComparison.Ordinal);
        Assert.Null(kept.QuerySelector("form:has(input[value='keep-view'])"));
        var link = (await office.OpenAsync("/assignments")).QuerySelector(".views a")!;
        Assert.Equal(("Cảng quá hạn", "/assignments?q=c%E1%BA%A3ng&timeliness=Overdue"), (link.TextContent, link.GetAttribute("href")));
        // Its own and of this list alone.
        Assert.DoesNotContain("Cảng quá hạn", Text(await office.OpenAsync("/documents"), "main"), StringComparison.Ordinal);
        var other = await site.SignedInAsync("soxaydung");
        Assert.DoesNotContain("Cảng quá hạn", Text(await other.OpenAsync("/assignments"), "main"), StringComparison.Ordinal);
        using (var foreign = await other.PostAsync(await office.OpenAsync(link.GetAttribute("href")!), "form:has(input[name='_handler'][value^='drop-view'])"))
            Assert.True((int)foreign.StatusCode >= 400);

        // The same name means another filter from now on.
        page = await office.OpenAsync("/assignments?state=Draft");
        (_, _) = await office.SendAsync(page, "form:has(input[value='keep-view'])", ("view-name", "cảng quá hạn"));
        page = await office.OpenAsync("/assignments?state=Draft");
        link = Assert.Single(page.QuerySelectorAll(".views a"));
        Assert.Equal(("/assignments?state=Draft", "true"), (link.GetAttribute("href"), link.GetAttribute("aria-current")));
        (_, page) = await office.SendAsync(page, "form:has(input[name='_handler'][value^='drop-view'])");
        Assert.Empty(page.QuerySelectorAll(".views a"));
    }
}
