using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using DonDoc.Running;

namespace DonDoc.Web.Tests;

/// <summary>Whoever is shown a link may go where it leads: every page that can be reached from the first one, as each person of the demonstration reaches it.</summary>
[Slow("Opens every page in the name of every person.")]
public sealed partial class OfferedLinkTests(DemonstrationSite site)
{
    // Of pages that differ only in the record, or in what one filter says: who may open one may open the next. Filters are taken one by one: together they make thousands of addresses of one page.
    const int OfAShape = 3;

    // Fewer means that the walk broke off.
    const int FewestShapes = 40;

    [Theory]
    [InlineData("quantri")]
    [InlineData("trunguong")]
    [InlineData("vanphong")]
    [InlineData("kiemtra")]
    [InlineData("lanhdao")]
    [InlineData("soxaydung")]
    public async Task No_link_that_a_person_is_shown_is_closed_to_them(string person)
    {
        var browser = await site.SignedInAsync(person);
        Queue<(string From, string To)> waiting = new([("", "/")]);
        HashSet<string> known = ["/"];
        Dictionary<string, int> shapes = new(StringComparer.Ordinal);
        List<string> closed = [];
        while (waiting.TryDequeue(out var link))
        {
            using var answer = await browser.Client.GetAsync(new Uri(link.To, UriKind.Relative), TestContext.Current.CancellationToken);
            if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.BadRequest || answer.Headers.Location?.ToString().Contains("/account/", StringComparison.Ordinal) == true)
                closed.Add($"{link.From} → {link.To}: {(int)answer.StatusCode} {answer.Headers.Location}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || answer.StatusCode != HttpStatusCode.OK)
                continue;
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            foreach (var href in page.QuerySelectorAll("a[href^='/']").Select(one => one.GetAttribute("href")!.Split('#')[0]).Where(known.Add))
            {
                var isNew = false;
                foreach (var shape in Shapes(href))
                    isNew |= (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) <= OfAShape;
                if (isNew)
                    waiting.Enqueue((link.To, href));
            }
        }

        Assert.True(closed.Count == 0, string.Join(Environment.NewLine, closed));
        Assert.True(shapes.Count >= FewestShapes, $"{shapes.Count} shapes");
    }

    /// <summary>The page, and the page with each name of its query.</summary>
    static IEnumerable<string> Shapes(string href)
    {
        var (path, query) = href.Split('?', 2) is [var front, var back] ? (front, back) : (href, "");
        var page = Filled().Replace(path, "*");
        return query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => $"{page}?{part.Split('=')[0]}").Prepend(page);
    }

    /// <summary>What differs from record to record: ids, numbers of documents, places in a list.</summary>
    [GeneratedRegex(@"(?<=/)[^/]*\d[^/]*", RegexOptions.None, 5000)]
    private static partial Regex Filled();
}
