using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

public sealed partial class PageTests(DemonstrationSite site)
{
    static readonly (string Path, string[] Closed)[] Pages =
    [
        ("/", []),
        ("/documents", []),
        ("/documents/new", ["quantri", "lanhdao"]),
        ("/documents/numbering", ["quantri", "lanhdao"]),
        ("/documents?issuer=thanh+uy&period=NK2026&number=9-NQ-TU", []),
        ("/programmes", []),
        ("/programmes?state=Drafting&which=own&q=nghi+quyet", []),
        ("/programmes/opinions", []),
        ("/programmes/votes", []),
        ("/programmes/opinions?which=open", []),
        ("/programmes/new", ["quantri", "trunguong", "kiemtra", "lanhdao"]),
        ("/campaigns", []),
        ("/campaigns?state=Sent", []),
        ("/campaigns/new", ["quantri", "lanhdao"]),
        ("/campaigns/requests", []),
        ("/campaigns/requests?which=all", []),
        ("/assignments", []),
        ("/assignments?timeliness=Overdue&state=Assigned&q=ke+hoach", []),
        ("/assignments?state=999&timeliness=-5&duty=7", []),
        ("/assignments?sign=NotReported&priority=High&field=y+te&parent=01a21ee5-45b0-72c2-b5db-dcb7cec573c1", []),
        ("/assignments?stage=Open&without=DueDate&document=01a21ee5-45b0-72c2-b5db-dcb7cec573c1&alone=true", []),
        ("/assignments?view=Board", []),
        ("/assignments?view=Calendar&month=2026-02&q=a", []),
        ("/assignments?view=Calendar&month=0000-99", []),
        ("/assignments?view=Gantt", []),
        ("/assignments?view=999", []),
        ("/rollups", []),
        ("/rollups?by=Document", []),
        ("/rollups?by=Field", []),
        ("/rollups?by=Period&on=2026-01-01&known=Now", []),
        ("/rollups?silent=true", []),
        ("/rollups?stalled=true", []),
        ("/rollups/peers", []),
        ("/rollups/peers?sort=-Delay&field=x%C3%A2y+d%E1%BB%B1ng&from=2020-01-01", []),
        ("/rollups/map", []),
        ("/rollups/map?figure=Stalled", []),
        ("/rollups/map?figure=Total&on=2026-01-01&known=Now", []),
        ("/reports/load", []),
        ("/assignments/new", ["quantri", "lanhdao"]),
        ("/assignments/in", ["quantri", "lanhdao"]),
        ("/bottlenecks", []),
        ("/bottlenecks?side=ToResolve&state=Answered&kind=law&late=true&order=Waiting&q=so", []),
        ("/bottlenecks?side=999&state=x&resolver=x&days=-1&cursor=x", []),
        ("/bottlenecks/ages", []),
        ("/bottlenecks/ages?on=01/01/2026", []),
        ("/bottlenecks/ages?on=32/13/2026", []),
        ("/letters", []),
        ("/letters?cursor=x", []),
        ("/letters/new", ["quantri", "lanhdao"]),
        ("/bottlenecks/new", ["quantri", "lanhdao", "kiemtra", "trunguong"]),
        ("/targets", []),
        ("/targets?standing=NotSent&q=so", []),
        ("/targets?standing=999&organisation=x", []),
        ("/targets/new", ["quantri", "lanhdao"]),
        ("/targets/enter", ["quantri", "lanhdao", "kiemtra", "trunguong"]),
        ("/engagements", []),
        ("/engagements?kind=Inspection&year=2026", []),
        ("/organisations", []),
        ("/organisations?q=so+xay+dung+hai+phong", []),
        ("/organisations?on=01/01/2025", []),
        ("/organisations/reorganisations", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/search?q=hai+phong", []),
        ("/search?in=persons&q=a", []),
        ("/account", []),
        ("/account/delegations", []),
        ("/account/second-factor", []),
        ("/account/passkeys", []),
        ("/account/data", []),
        ("/administration/corrections", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/import", ["quantri", "lanhdao"]),
        ("/import/bulk", ["quantri", "lanhdao"]),
        ("/administration", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/audit", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/audit?act=access.signed_in&outcome=Done&from=01/01/2026&q=quan+tri", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/administration/jobs", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/administration/reviews", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/administration/mail", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
        ("/administration/new", ["trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"]),
    ];

    public static TheoryData<string> Roles => ["quantri", "trunguong", "vanphong", "kiemtra", "lanhdao", "soxaydung"];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_page_answers_each_role(string role)
    {
        var browser = await site.SignedInAsync(role);
        foreach (var (path, closed) in Pages)
        {
            if (closed.Contains(role, StringComparer.Ordinal))
            {
                Assert.Contains("/account/denied", await browser.LeadsToAsync(path), StringComparison.Ordinal);
                continue;
            }

            var page = await browser.OpenAsync(path);
            Assert.NotNull(page.QuerySelector("h1"));
            Assert.DoesNotContain("problem-summary", page.Body!.InnerHtml, StringComparison.Ordinal);
            AssertStrict(page);
            await AssertRecordsOpenAsync(browser, page);
        }
    }

    [Fact]
    public async Task The_rail_shows_only_what_the_person_may_use()
    {
        var leader = (await (await site.SignedInAsync("lanhdao")).OpenAsync("/")).QuerySelector("#rail")!.InnerHtml;
        Assert.DoesNotContain("/import", leader, StringComparison.Ordinal);
        Assert.DoesNotContain("/administration", leader, StringComparison.Ordinal);
        Assert.Contains("/assignments", leader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_outside_the_scope_is_as_if_it_were_not_there()
    {
        var centre = await site.SignedInAsync("trunguong");
        var foreign = Links(await centre.OpenAsync("/engagements?q=Nghe+An"), "/engagements/").First();
        var local = await site.SignedInAsync("kiemtra");
        Assert.Equal(HttpStatusCode.NotFound, (await local.TryAsync(foreign)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await local.TryAsync($"/engagements/{Guid.CreateVersion7()}")).Status);
        Assert.DoesNotContain("Nghệ An", (await local.OpenAsync("/engagements")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_pages_leave_no_key_and_no_Vietnamese_of_the_frame()
    {
        var browser = await site.SignedInAsync("trunguong");
        await browser.SendAsync(await browser.OpenAsync("/"), "form.appearance", ("language", "en"));
        foreach (var (path, _) in Pages.Where(page => !page.Closed.Contains("trunguong", StringComparer.Ordinal)))
        {
            var page = await browser.OpenAsync(path);
            foreach (var label in page.QuerySelectorAll(".rail a, main h1, main h2:not(.tree *), main th:not(#lines [scope=row], #silent [scope=row], #stalled [scope=row], #peers [scope=row], #provinces [scope=row], #units [scope=row], #askers [scope=row], #by-resolver [scope=row]), main label:not(.choices *), main dt, main button, main summary"))
                Assert.DoesNotMatch(VietnameseLetter(), label.Text());
        }
    }

    /// <summary>No key of a resource shows through: a missing one would be written out as it is.</summary>
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task No_key_shows_through(string language)
    {
        var browser = await site.SignedInAsync("trunguong");
        await browser.SendAsync(await browser.OpenAsync("/"), "form.appearance", ("language", language));
        foreach (var (path, _) in Pages.Where(page => !page.Closed.Contains("trunguong", StringComparer.Ordinal)))
        {
            var page = await browser.OpenAsync(path);
            var links = Links(page, path.TrimEnd('/') + "/").Take(1).Prepend(path);
            foreach (var one in links)
                Assert.DoesNotMatch(Key(), (await browser.OpenAsync(one)).QuerySelector("main")!.TextContent);
        }
    }

    static async Task AssertRecordsOpenAsync(Browser browser, IHtmlDocument page)
    {
        string[] lists = ["/documents/", "/assignments/", "/engagements/", "/organisations/", "/import/"];
        foreach (var list in lists)
        {
            if (Links(page, list).FirstOrDefault() is { } record)
                AssertStrict(await browser.OpenAsync(record));
        }
    }

    static IEnumerable<string> Links(IHtmlDocument page, string list) => page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!)
        .Where(href => href.StartsWith(list, StringComparison.Ordinal) && Record().IsMatch(href));

    static void AssertStrict(IHtmlDocument page)
    {
        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Empty(ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(page.QuerySelectorAll("main input:not([type=hidden]):not([type=radio]), main select, main textarea")
            .Where(control => page.QuerySelector($"label[for='{control.Id}']") is null).Select(control => $"{page.Url}: {control.OuterHtml}"));
    }

    [GeneratedRegex("/[0-9a-f]{8}-[0-9a-f-]{27}$", RegexOptions.None, 1000)]
    private static partial Regex Record();

    [GeneratedRegex("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex VietnameseLetter();

    [GeneratedRegex(@"\b(state|timeliness|kind|level|type|act|origin|role|field|audience|fact\.decision|next\.wait|sentence|theme|confidence)\.[A-Z][A-Za-z]+\b", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
