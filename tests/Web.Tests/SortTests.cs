namespace DonDoc.Web.Tests;

/// <summary>Lists ordered by the heads of their columns, and the columns that are shown.</summary>
public sealed class SortTests(DemonstrationSite site)
{
    [Theory]
    [InlineData("/assignments", "Code")]
    [InlineData("/reports?side=All", "Code")]
    [InlineData("/targets", "Name")]
    [InlineData("/bottlenecks", "Code")]
    public async Task A_head_orders_the_list_and_says_so(string list, string by)
    {
        var office = await site.SignedInAsync("trunguong");
        var page = await office.OpenAsync(list);
        Assert.Equal("ascending", Assert.Single(page.QuerySelectorAll("th[aria-sort]")).GetAttribute("aria-sort"));
        var up = page.QuerySelectorAll("a.sort").Select(link => link.GetAttribute("href")!).Single(href => href.EndsWith($"sort={by}", StringComparison.Ordinal));
        page = await office.OpenAsync(up);
        var head = Assert.Single(page.QuerySelectorAll("th[aria-sort]"));
        Assert.Equal("ascending", head.GetAttribute("aria-sort"));
        var rows = page.QuerySelectorAll("tbody[data-rows] tr td:not(:has(input)) a").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        var down = head.QuerySelector("a")!.GetAttribute("href")!;
        Assert.EndsWith($"sort=-{by}", down, StringComparison.Ordinal);
        page = await office.OpenAsync(down);
        Assert.Equal("descending", Assert.Single(page.QuerySelectorAll("th[aria-sort]")).GetAttribute("aria-sort"));
        Assert.NotEqual(rows, page.QuerySelectorAll("tbody[data-rows] tr td:not(:has(input)) a").Select(link => link.GetAttribute("href")!).Distinct());
        // Kept with a filter, in its form, and in the table that is taken.
        Assert.NotNull(page.QuerySelector($"form.filters input[name=sort][value='-{by}']"));
        Assert.NotNull(page.QuerySelector("form:has(input[value='keep-view'])"));
        Assert.All(page.QuerySelectorAll("a[download]"), link => Assert.Contains($"sort=-{by}", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_is_shown_or_left_out()
    {
        var office = await site.SignedInAsync("trunguong");
        var page = await office.OpenAsync("/assignments?sort=-Due&columns=due&columns=assigner");
        Assert.Equal(["Mã, nội dung", "Bên giao", "Thời hạn"], page.QuerySelectorAll("thead th").Select(head => head.TextContent.Trim().TrimEnd('▲', '▼', '↕')));
        Assert.Equal(["assigner", "due"], page.QuerySelectorAll(".column-choice input[checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal("-Due", page.QuerySelector(".column-choice input[name=sort]")?.GetAttribute("value"));
        // In the list's own links they stand as one.
        page = await office.OpenAsync(page.QuerySelector("a.sort")!.GetAttribute("href")!);
        Assert.Equal(3, page.QuerySelectorAll("thead th").Length);
    }
}
