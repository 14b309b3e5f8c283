using System.Net;

namespace DonDoc.Web.Tests;

/// <summary>Peers side by side, the map of the provinces and the reporting load, as pages.</summary>
public sealed class PeerPageTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_map_says_in_words_and_links_what_its_colours_say()
    {
        var centre = await site.SignedInAsync("trunguong");
        var page = await centre.OpenAsync("/rollups/map?figure=Total");
        Assert.Equal(34, page.QuerySelectorAll("#map path[d]").Length);
        Assert.All(page.QuerySelectorAll("#map svg[role=group] path[d]"), path => Assert.NotEmpty(path.QuerySelector("title")!.TextContent));
        var links = page.QuerySelectorAll("#map svg a[href]");
        Assert.Equal(34, links.Length);
        Assert.Equal(34, page.QuerySelectorAll("#provinces tbody tr").Length);
        // The step of a province is the same in the picture and in the table.
        var haiPhong = page.QuerySelectorAll("#provinces tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Contains("Hải Phòng", StringComparison.Ordinal));
        Assert.Equal("5", haiPhong.QuerySelectorAll("td")[^1].TextContent.Trim());
        var shape = links.Single(link => link.GetAttribute("aria-label")!.Contains("Hải Phòng", StringComparison.Ordinal));
        Assert.Contains("step-5", shape.QuerySelector("path")!.ClassName, StringComparison.Ordinal);
        Assert.Equal(haiPhong.QuerySelector("a")!.GetAttribute("href"), shape.GetAttribute("href"));

        // Who sees one province sees the others without figures.
        page = await (await site.SignedInAsync("vanphong")).OpenAsync("/rollups/map");
        Assert.Single(page.QuerySelectorAll("#map svg a[href]"));
        Assert.Equal(33, page.QuerySelectorAll("#map path.unseen").Length);
    }

    [Fact]
    public async Task Peers_are_ordered_and_taken_as_a_table()
    {
        var centre = await site.SignedInAsync("trunguong");
        var page = await centre.OpenAsync("/rollups/peers?sort=-Total");
        Assert.Equal(34, page.QuerySelectorAll("#peers tbody tr:not(.sum)").Length);
        Assert.Contains("Hải Phòng", page.QuerySelector("#peers tbody tr th")!.TextContent, StringComparison.Ordinal);
        var total = page.QuerySelector("#peers tbody tr td a")!;
        var rows = await centre.OpenAsync(total.GetAttribute("href")!);
        Assert.Equal(int.Parse(total.TextContent, System.Globalization.CultureInfo.InvariantCulture), rows.QuerySelectorAll("tbody[data-rows] tr").Length);
        foreach (var link in page.QuerySelectorAll("a[download]"))
        {
            using var answer = await centre.Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True((await answer.Content.ReadAsByteArrayAsync(Cancel)).Length > 1000);
        }
    }

    [Fact]
    public async Task The_load_counts_what_the_list_of_reports_shows()
    {
        var centre = await site.SignedInAsync("trunguong");
        var page = await centre.OpenAsync("/reports/load");
        var total = page.QuerySelector("#units tr.sum a")!;
        var rows = await centre.OpenAsync(total.GetAttribute("href")!);
        Assert.Equal(int.Parse(total.TextContent, System.Globalization.CultureInfo.InvariantCulture), rows.QuerySelectorAll("tbody[data-rows] tr").Length);
        Assert.NotEmpty(page.QuerySelectorAll("#askers tbody tr"));
    }
}
