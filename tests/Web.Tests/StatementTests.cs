namespace DonDoc.Web.Tests;

/// <summary>No page asks the database once for each row. Two statements of each request find out who asks, and one counts what the bell shows; a list asks once for the filters that the person keeps of it.</summary>
public sealed class StatementTests(DemonstrationSite site)
{
    [Theory]
    [InlineData("/documents", 5)]
    [InlineData("/assignments", 5)]
    [InlineData("/reports", 12)]
    [InlineData("/inbox", 9)]
    [InlineData("/notices", 8)]
    [InlineData("/reports/periods", 14)]
    [InlineData("/bottlenecks", 7)]
    [InlineData("/rollups/peers", 15)]
    [InlineData("/rollups/map", 13)]
    [InlineData("/rollups/map?figure=Stalled", 12)]
    [InlineData("/reports/load", 14)]
    [InlineData("/bottlenecks/ages", 5)]
    [InlineData("/engagements", 5)]
    [InlineData("/organisations", 14)]
    [InlineData("/organisations?q=hai+phong", 4)]
    [InlineData("/import", 5)]
    [InlineData("/search?q=hai+phong", 19)]
    [InlineData("/search?in=persons&q=hai+phong", 4)]
    [InlineData("/account/sign-in", 3)]
    public async Task A_page_needs_at_most(string path, int most) => Assert.InRange(await CountAsync(path), 0, most);

    /// <summary>A document with provisions asks also how they stand, what names them and what was decided on them: three statements, whatever their number; one that others copied or name asks once more for each.</summary>
    [Theory]
    [InlineData("/documents", 15)]
    [InlineData("/assignments", 23)]
    [InlineData("/bottlenecks", 16)]
    [InlineData("/engagements", 19)]
    [InlineData("/import", 13)]
    public async Task A_record_needs_at_most(string list, int most)
    {
        var browser = await site.SignedInAsync("trunguong");
        var record = (await browser.OpenAsync(list)).QuerySelectorAll("tbody a[href]").Select(link => link.GetAttribute("href")!)
            .First(href => href.StartsWith(list + "/", StringComparison.Ordinal));
        // Who opened a sensitive record is told once in a quarter of an hour, and that somebody is still there twice a minute: not counted here.
        await browser.OpenAsync(record);
        Assert.InRange(await CountAsync(record), 3, most);
    }

    /// <summary>However much there is: twelve for its lists and sums, the rest for what waits elsewhere, the person and the frame.</summary>
    [Fact]
    public async Task The_first_page_asks_a_fixed_number() => Assert.InRange(await CountAsync("/"), 14, 27);

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
