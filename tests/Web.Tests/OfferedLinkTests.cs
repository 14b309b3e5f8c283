using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace DonDoc.Web.Tests;

/// <summary>Whoever is shown a link may go where it leads: every page that can be reached from the first one, as each person of the demonstration reaches it.</summary>
public sealed partial class OfferedLinkTests(DemonstrationSite site)
{
    // Of pages that differ only in the record, or in what a filter says: who may open one may open the next.
    const int OfAShape = 3;

    // Fewer means that the walk broke off.
    const int FewestShapes = 25;

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
                var shape = Filled().Replace(href, "*");
                if ((shapes[shape] = shapes.GetValueOrDefault(shape) + 1) <= OfAShape)
                    waiting.Enqueue((link.To, href));
            }
        }

        Assert.True(closed.Count == 0, string.Join(Environment.NewLine, closed));
        Assert.True(shapes.Count >= FewestShapes, $"{shapes.Count} shapes");
    }

    /// <summary>What differs from record to record: ids, numbers of documents, places in a list, values of the query.</summary>
    [GeneratedRegex(@"(?<=/)[^/?]*\d[^/?]*|(?<==)[^&]*", RegexOptions.None, 5000)]
    private static partial Regex Filled();
}
