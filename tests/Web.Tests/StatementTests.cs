namespace DonDoc.Web.Tests;

/// <summary>No page asks the database once for each row. Two statements of each request find out who asks; a list asks once for the filters that the person keeps of it.</summary>
public sealed class StatementTests(DemonstrationSite site)
{
    [Theory]
    [InlineData("/documents", 4)]
    [InlineData("/assignments", 4)]
    [InlineData("/reports", 11)]
    [InlineData("/reports/periods", 12)]
    [InlineData("/bottlenecks", 6)]
    [InlineData("/bottlenecks/ages", 4)]
    [InlineData("/engagements", 4)]
    [InlineData("/organisations", 13)]
    [InlineData("/organisations?q=hai+phong", 3)]
    [InlineData("/import", 4)]
    [InlineData("/search?q=hai+phong", 18)]
    [InlineData("/search?in=persons&q=hai+phong", 3)]
    [InlineData("/account/sign-in", 2)]
    public async Task A_page_needs_at_most(string path, int most) => Assert.InRange(await CountAsync(path), 0, most);

    /// <summary>A document with provisions asks also how they stand, what names them and what was decided on them: three statements, whatever their number; one that others copied or name asks once more for each.</summary>
    [Theory]
    [InlineData("/documents", 14)]
    [InlineData("/assignments", 19)]
    [InlineData("/bottlenecks", 15)]
    [InlineData("/engagements", 18)]
    [InlineData("/import", 12)]
    public async Task A_record_needs_at_most(string list, int most)
    {
        var browser = await site.SignedInAsync("trunguong");
        var record = (await browser.OpenAsync(list)).QuerySelectorAll("tbody a[href]").Select(link => link.GetAttribute("href")!)
            .First(href => href.StartsWith(list + "/", StringComparison.Ordinal));
        // Who opened a sensitive record is told once in a quarter of an hour, and that somebody is still there twice a minute: not counted here.
        await browser.OpenAsync(record);
        Assert.InRange(await CountAsync(record), 3, most);
    }

    /// <summary>Eleven, and one more for each list whose first rows stand behind many of another.</summary>
    [Fact]
    public async Task The_first_page_asks_once_for_all_its_lists()
    {
        var count = await CountAsync("/");
        var page = await (await site.SignedInAsync("trunguong")).OpenAsync("/");
        Assert.InRange(count, 5, 12 + page.QuerySelectorAll(".block").Length);
    }

    async Task<int> CountAsync(string path)
    {
        var browser = await site.SignedInAsync("trunguong");
        var id = Guid.CreateVersion7().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(Statements.Header, id);
        using var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return site.Statements.Of(id);
    }
}
