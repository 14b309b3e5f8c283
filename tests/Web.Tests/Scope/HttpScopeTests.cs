using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using DonDoc.Running;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Api;

namespace DonDoc.Web.Tests.Scope;

/// <summary>
/// Every address for a person of every role at every place, against the matrix: what is foreign is not shown, not listed, not counted,
/// not found, not downloaded; and it answers as what does not exist.
/// </summary>
[Collection(ScopeCollection.Name)]
[Slow("Asks every address in the name of every person.")]
public sealed partial class HttpScopeTests(ScopeSite site)
{
    /// <summary>Records of one sort that are asked for at one address.</summary>
    const int Few = 2;

    /// <summary>An entry of the log may be written for the one and no longer for the other: of each caller so many are told in a minute.</summary>
    const int Told = 3;

    public static TheoryData<string> Places => ["above", "house", "commission", "department", "sister", "below", "foreign", "visitor", "ReportWork", "AssignWork"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_address_is_in_the_table() =>
        Assert.Equal(Addresses.Known.Keys.Order(StringComparer.OrdinalIgnoreCase), Addresses.Of(site.Services).Select(address => address.Route).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Lists_show_what_the_matrix_shows_and_nothing_else(string place)
    {
        foreach (var person in At(place))
        {
            var seen = site.Subjects.Where(subject => site.Table.Sees(person, subject)).ToList();
            await WalkAsync(person, async (client, route, needs) =>
            {
                var address = Addresses.Known[route];
                if (address.Shows is not null)
                    return;
                var marks = await MarksAsync(client, route + address.Query, person, needs);
                var own = site.Subjects.Single(subject => subject.Key == $"{person.Account}").Mark;
                if (address.Lists is { } kinds && marks is not null)
                {
                    AssertSame(seen.Where(subject => kinds.Contains(subject.Kind)).Select(subject => subject.Mark),
                        marks.Where(mark => mark != own || kinds.Contains(Kind.Account)), $"{person} {route}");
                }
                else if (marks is not null)
                {
                    var named = site.Subjects.Where(subject => address.Names && subject.Kind == Kind.Account).Select(subject => subject.Mark);
                    var foreign = marks.Except(seen.Select(subject => subject.Mark)).Except(named).Where(mark => mark != own && !(address.Seats && mark == person.Seat));
                    Assert.True(!foreign.Any(), $"{person} {route}: {string.Join(' ', foreign)}");
                }
            });
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_first_page_counts_what_is_led_where_one_sees(string place)
    {
        bool Counts(Person person, Subject subject) => site.Table.Sees(person, subject with { Sides = [.. subject.Sides.Where(side => side.Side == Party.Lead)] });
        foreach (var person in At(place))
        {
            using var client = await site.BrowserAsync(person);
            var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri("/", UriKind.Relative), Cancel));
            var counted = page.QuerySelector("#states-table tfoot .number")?.TextContent ?? "0";
            Assert.Equal($"{person} {site.Subjects.Count(subject => subject.Kind is Kind.Assignment && Counts(person, subject))}", $"{person} {counted}");
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_search_finds_what_is_seen(string place)
    {
        foreach (var person in At(place))
        {
            await WalkAsync(person, async (client, route, needs) =>
            {
                if ((Addresses.Known[route].Lists ?? (route == "/search" ? [Kind.Document, Kind.Engagement] : null)) is not { } kinds || route is "/import")
                    return;
                var word = route.StartsWith("/api", StringComparison.Ordinal) ? "text" : "q";
                foreach (var subject in kinds.SelectMany(kind => Some(person, kind, null)))
                {
                    using var answer = await client.GetAsync(new Uri($"{route}?{word}={subject.Mark}", UriKind.Relative), Cancel);
                    if (!site.Table.May(person, needs ?? Permission.ViewAssignments))
                        continue;
                    // The page says again what was looked for: the record's own key tells whether it was found.
                    var isFound = (await answer.Content.ReadAsStringAsync(Cancel)).Contains(subject.Key, StringComparison.Ordinal);
                    Assert.True(isFound == site.Table.Sees(person, subject), $"{person} {route} {subject.Kind} {subject.Mark}: {isFound}");
                }
            });
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_record_opens_for_who_sees_it_and_for_others_it_answers_as_an_absent_one(string place)
    {
        foreach (var person in At(place))
        {
            await WalkAsync(person, async (client, route, needs) =>
            {
                var address = Addresses.Known[route];
                foreach (var subject in (address.Shows ?? []).SelectMany(kind => Some(person, kind, address.By)))
                {
                    var shown = await AskAsync(client, Addresses.With(route, subject), subject.Key);
                    var what = $"{person} {route} {subject.Kind} {subject.Mark}";
                    if (site.Table.Sees(person, subject, address.By) && (needs is null || site.Table.May(person, needs.Value)))
                    {
                        Assert.True(shown.Status == HttpStatusCode.OK, $"{what}: {shown.Status}");
                        Assert.True(address.IsFile || address.IsPart || shown.Body.Contains(subject.Mark, StringComparison.Ordinal), what);
                        var foreign = MarkedWord().Matches(shown.Body).Select(match => match.Value)
                            .Except(site.Subjects.Where(one => one.Kind == Kind.Account || site.Table.Sees(person, one)
                                // The log tells its readers of every change to what is owned there.
                                || (subject.Kind == Kind.Entry && site.Table.Sees(person, one with { Kind = Kind.Entry }))).Select(one => one.Mark)).ToList();
                        Assert.True(foreign.Count == 0, $"{what}: {string.Join(' ', foreign)}");
                        continue;
                    }

                    var absent = subject.Kind == Kind.Entry ? "999999999" : $"{Guid.CreateVersion7()}";
                    var missing = await AskAsync(client, Addresses.With(route, absent, subject.Evidence), absent);
                    Assert.True(shown.Status != HttpStatusCode.OK, what);
                    Assert.Equal((what, missing.Status, missing.Type, missing.Body), (what, shown.Status, shown.Type, shown.Body));
                    Assert.True(Math.Abs(missing.Statements - shown.Statements) <= Told, $"{what}: {missing.Statements} {shown.Statements}");
                }
            });
        }
    }

    [Fact]
    public async Task A_token_opens_the_addresses_of_its_permissions_and_no_other()
    {
        var person = site.People.Single(person => person.Name == "Officer.house");
        foreach (var permission in ApiEndpoints.Permissions)
        {
            using var client = await site.ProgramAsync(person, permission);
            foreach (var (route, needs) in Addresses.Of(site.Services).Where(address => address.Route.StartsWith("/api", StringComparison.Ordinal))
                .Where(address => Addresses.Known[address.Route].Shows is not []))
            {
                var subject = (Addresses.Known[route].Shows ?? []).SelectMany(kind => Some(person, kind, null)).FirstOrDefault(subject => site.Table.Sees(person, subject));
                using var answer = await client.GetAsync(new Uri(subject is null ? route : Addresses.With(route, subject), UriKind.Relative), Cancel);
                // Drafts are seen among the assignments.
                Assert.Equal((route, needs is null || needs == permission), (route, answer.StatusCode == HttpStatusCode.OK));
            }
        }
    }

    [Fact]
    public async Task Nobody_opens_nothing()
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false });
        foreach (var (route, _) in Addresses.Of(site.Services))
        {
            using var answer = await client.GetAsync(new Uri(Addresses.With(route, $"{Guid.CreateVersion7()}", new string('a', 64)), UriKind.Relative), Cancel);
            var isClosed = route.StartsWith("/api", StringComparison.Ordinal)
                ? answer.StatusCode == HttpStatusCode.Unauthorized
                : answer.Headers.Location?.ToString().Contains("/account/sign-in", StringComparison.Ordinal) == true || answer.StatusCode == HttpStatusCode.NotFound;
            Assert.True(isClosed, $"{route}: {answer.StatusCode} {answer.Headers.Location}");
        }
    }

    IEnumerable<Person> At(string place) => site.People.Where(person => person.Name == place || person.Name.EndsWith("." + place, StringComparison.Ordinal));

    /// <summary>Asks every address in the person's name: pages in their browser, the API with a token of all that they may.</summary>
    async Task WalkAsync(Person person, Func<HttpClient, string, Permission?, Task> ask)
    {
        using var browser = await site.BrowserAsync(person);
        using var program = await site.ProgramAsync(person, [.. ApiEndpoints.Permissions.Where(permission => site.Table.May(person, permission))]);
        foreach (var (route, needs) in Addresses.Of(site.Services))
            await ask(route.StartsWith("/api", StringComparison.Ordinal) ? program : browser, route, needs);
    }

    /// <summary>A few that the person sees and a few that they do not, from all over.</summary>
    IEnumerable<Subject> Some(Person person, Kind kind, Permission? by)
    {
        foreach (var group in site.Subjects.Where(subject => subject.Kind == kind).GroupBy(subject => site.Table.Sees(person, subject, by)))
        {
            var all = group.ToList();
            for (var i = 0; i < Math.Min(Few, all.Count); i++)
                yield return all[(i * 7919 + person.Name.Length) % all.Count];
        }
    }

    /// <summary>The words of records on a list and on the pages after it; null where the person may not open it.</summary>
    async Task<HashSet<string>?> MarksAsync(HttpClient client, string path, Person person, Permission? needs)
    {
        var marks = new HashSet<string>(StringComparer.Ordinal);
        for (var next = path; next is not null;)
        {
            using var answer = await client.GetAsync(new Uri(next, UriKind.Relative), Cancel);
            if (needs is { } permission && !site.Table.May(person, permission))
            {
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden || answer.Headers.Location?.ToString().Contains("/account/denied", StringComparison.Ordinal) == true,
                    $"{person} {path}: {answer.StatusCode}");
                return null;
            }

            Assert.True(answer.IsSuccessStatusCode, $"{person} {next}: {answer.StatusCode} {answer.Headers.Location}");
            var body = await answer.Content.ReadAsStringAsync(Cancel);
            marks.UnionWith(MarkedWord().Matches(body).Select(match => match.Value));
            next = Next(body, path);
        }

        return marks;
    }

    static string? Next(string body, string path)
    {
        if (body.StartsWith('{'))
        {
            var cursor = ApiNext().Match(body);
            return cursor.Success ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor.Groups[1].Value}" : null;
        }

        return new HtmlParser().ParseDocument(body).QuerySelector("a[rel=next]")?.GetAttribute("href");
    }

    async Task<(HttpStatusCode Status, string? Type, string Body, int Statements)> AskAsync(HttpClient client, string path, string key)
    {
        var request = $"{Guid.CreateVersion7()}";
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.Add(Statements.Header, request);
        using var answer = await client.SendAsync(message, Cancel);
        var body = (await answer.Content.ReadAsStringAsync(Cancel) + answer.Headers.Location).Replace("/" + key, "/key", StringComparison.Ordinal)
            .Replace(Uri.EscapeDataString("/" + key), "/key", StringComparison.Ordinal);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), FormToken().Replace(body, "token"), site.Statements.Of(request));
    }

    static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual, string what)
    {
        var (should, does) = (expected.ToHashSet(StringComparer.Ordinal), actual.ToHashSet(StringComparer.Ordinal));
        Assert.True(should.SetEquals(does), $"{what}: lacks {string.Join(' ', should.Except(does))}; shows {string.Join(' ', does.Except(should))}");
    }

    [GeneratedRegex(@"zz\d{3}zz", RegexOptions.None, 5000)]
    private static partial Regex MarkedWord();

    [GeneratedRegex("\"next\":\"([^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex ApiNext();

    /// <summary>Of a form, and of the request that failed.</summary>
    [GeneratedRegex(@"CfDJ8[\w-]+|""traceId"":""[^""]*""", RegexOptions.None, 5000)]
    private static partial Regex FormToken();
}
