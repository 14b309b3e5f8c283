using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using DonDoc.Running;
using DonDoc.Storage.Sqlite;
using DonDoc.Web.Access;
using DonDoc.Web.Installation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>Who comes too often, or asks for too much at a time, is told so and when to come again.</summary>
[Slow("Nine installations with limits of their own.")]
public sealed class RateLimitTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_door_that_is_tried_too_often_says_when_it_may_be_tried_again_and_keeps_its_word()
    {
        await using var site = new LimitedSite(("Limits:DoorPerMinute", "30"));
        var browser = site.Open();
        var page = await browser.OpenAsync("/account/sign-in");
        HttpResponseMessage answer;
        for (var tries = 0; (answer = await browser.PostAsync(page, "main form", ("Form.Name", $"nobody{tries}"), ("Form.Password", ""))).StatusCode == HttpStatusCode.OK; tries++)
            Assert.InRange(tries, 0, 60);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var wait = answer.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        var said = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);
        Assert.Contains($"hãy đợi {(int)wait.TotalSeconds} giây", said.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Looking is not trying.
        Assert.NotNull((await browser.OpenAsync("/account/sign-in")).QuerySelector("#name"));
        await Task.Delay(wait, Cancel);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(page, "main form", ("Form.Name", "nobody"), ("Form.Password", ""))).StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:10.1.2.3", "::ffff:10.1.2.4", false)]
    public void Who_has_one_address_of_IPv6_has_its_network_and_counts_as_one(string one, string other, bool isSame) =>
        Assert.Equal(isSame, RefusalMeter.Network(one) == RefusalMeter.Network(other));

    [Fact]
    public async Task Passwords_are_judged_few_at_a_time_and_who_finds_the_queue_full_comes_again()
    {
        await using var site = new LimitedSite(("Limits:DoorPerMinute", "1000"), ("Limits:HashesAtOnce", "1"), ("Limits:WaitingForHash", "1"));
        var browser = site.Open();
        var page = await browser.OpenAsync("/account/sign-in");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => browser.PostAsync(page, "main form", ("Form.Name", $"nobody{number}"), ("Form.Password", "wrong"))));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter is not null);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(page, "main form", ("Form.Name", "nobody"), ("Form.Password", "wrong"))).StatusCode);
    }

    [Fact]
    public async Task Tokens_that_are_guessed_cost_no_look_at_the_database_once_an_address_has_come_too_often()
    {
        await using var site = new LimitedSite(("Limits:RequestsPerMinute", "3"));
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Add(Statements.Header, "judged");
        for (var request = 0; request < 3; request++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, "dondoc_guess")).StatusCode);
        Assert.InRange(site.Statements.Of("judged"), 3, 30);
        client.DefaultRequestHeaders.Remove(Statements.Header);
        client.DefaultRequestHeaders.Add(Statements.Header, "refused");
        using var refused = await AskAsync(client, "dondoc_guess");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(0, site.Statements.Of("refused"));
    }

    [Fact]
    public async Task Whether_the_database_answers_is_asked_once_a_second_whoever_asks()
    {
        var (clock, asked) = (new StoppedClock(), 0);
        var readiness = new Readiness(clock);
        Task<bool> AskAsync() => readiness.AnswersAsync(() => Task.FromResult(++asked > 0));
        for (var time = 0; time < 5; time++)
            Assert.True(await AskAsync());
        Assert.Equal(1, asked);
        clock.Pass(TimeSpan.FromSeconds(1));
        await AskAsync();
        Assert.Equal(2, asked);
        clock.Pass(TimeSpan.FromHours(-1));
        await AskAsync();
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task An_account_that_asks_the_API_too_often_is_answered_with_a_problem_whatever_token_it_shows()
    {
        await using var site = new LimitedSite(("Limits:ApiPerMinute", "4"));
        var (first, second, other) = (await site.TokenAsync("trunguong"), await site.TokenAsync("trunguong"), await site.TokenAsync("vanphong"));
        using var client = site.CreateClient();
        for (var request = 0; request < 4; request++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, request % 2 == 0 ? first : second)).StatusCode);
        using var refused = await AskAsync(client, second);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal("api.too_many", (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 16);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, other)).StatusCode);
    }

    [Theory]
    [InlineData("Limits:LinksPerMinute", "/account/link?token=guess")]
    [InlineData("Limits:RequestsPerMinute", "/account/denied")]
    public async Task Guessing_links_and_asking_for_pages_have_an_end(string limit, string path)
    {
        await using var site = new LimitedSite((limit, "5"));
        using var client = site.CreateClient();
        var seen = new List<HttpStatusCode>();
        for (var request = 0; request < 8; request++)
            seen.Add((await client.GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, seen.Take(5));
        Assert.Equal(HttpStatusCode.TooManyRequests, seen[^1]);
        // Machines that look whether the program lives, and the style of the page that says no, are not counted.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/app.css", UriKind.Relative), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Sendings_of_files_have_an_end_for_an_account()
    {
        await using var site = new LimitedSite(("Limits:ImportsPerMinute", "3"));
        var officer = await site.SignedInAsync("vanphong");
        var page = await officer.OpenAsync("/import");
        for (var sending = 0; sending < 3; sending++)
            Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFilesAsync(page, ($"{sending}.txt", "x"u8.ToArray()))).StatusCode);
        using var refused = await officer.PostFilesAsync(page, ("4.txt", "x"u8.ToArray()));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var colleague = await site.SignedInAsync("kiemtra");
        Assert.Equal(HttpStatusCode.Redirect, (await colleague.PostFilesAsync(await colleague.OpenAsync("/import"), ("5.txt", "x"u8.ToArray()))).StatusCode);
    }

    [Fact]
    public async Task Every_open_form_and_every_address_of_the_API_has_a_limit()
    {
        await using var site = new LimitedSite();
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        string? LimitOf(string route) => endpoints.First(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/') == route)
            .Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
        Assert.Equal(RateLimits.Door, LimitOf("/account/sign-in"));
        Assert.Equal(RateLimits.Door, LimitOf("/account/password"));
        Assert.Equal(RateLimits.Door, LimitOf("/account/sign-in/code"));
        Assert.Equal(RateLimits.Door, LimitOf("/account/sign-in/passkey"));
        Assert.Equal(RateLimits.Door, LimitOf("/account/second-factor"));
        Assert.Equal(RateLimits.Door, LimitOf("/account/forgot"));
        Assert.Equal(RateLimits.Link, LimitOf("/account/link"));
        Assert.Equal(RateLimits.Link, LimitOf("/account/setup"));
        Assert.Equal(RateLimits.Import, LimitOf("/import/files"));
        Assert.Equal(RateLimits.Import, LimitOf("/import/bulk/files"));
        Assert.All(endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)),
            endpoint => Assert.Equal(RateLimits.Api, endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName));
        // What takes more than the usual megabyte, and nothing else does.
        Assert.Equal([
            "/assignments/in", "/assignments/{Id:guid}", "/assignments/{Id:guid}/reports/{Period:guid}", "/bottlenecks/{Id:guid}", "/documents/{Id:guid}/versions", "/import/bulk/files", "/import/files", "/import/{Id:guid}",
            "/programmes/new", "/targets/enter",
        ], endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_finds_too_many_waiting_for_a_reader_is_sent_away_and_comes_in_later()
    {
        using var readers = new Readers(new LimitOptions { ReadersAtOnce = 1, WaitingForReader = 1 });
        var first = await readers.EnterAsync(Cancel);
        Assert.NotNull(first);
        var second = readers.EnterAsync(Cancel);
        Assert.False(second.IsCompleted);
        Assert.Null(await readers.EnterAsync(Cancel));
        first.Dispose();
        using var entered = await second;
        Assert.NotNull(entered);
    }

    [Fact]
    public async Task A_file_that_no_reader_has_time_for_is_refused_in_words_and_not_kept()
    {
        await using var site = new LimitedSite(("Limits:ReadersAtOnce", "1"), ("Limits:WaitingForReader", "0"));
        var officer = await site.SignedInAsync("vanphong");
        using (await site.Services.GetRequiredService<Readers>().EnterAsync(Cancel))
        {
            var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("bao-cao.txt", "Báo cáo"u8.ToArray()));
            Assert.Contains("đang đọc nhiều tệp khác", page.QuerySelector(".intake")!.TextContent, StringComparison.Ordinal);
        }

        var (_, after) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("bao-cao.txt", "Báo cáo"u8.ToArray()));
        Assert.DoesNotContain("đang đọc nhiều tệp khác", after.QuerySelector(".intake")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up_in_words()
    {
        await using var site = new LimitedSite(("Limits:RequestTime", "00:00:02"));
        var officer = await site.SignedInAsync("vanphong");
        officer.Client.DefaultRequestHeaders.Add(Hanging.Header, "1");
        var (status, page) = await officer.TryAsync("/search?q=hai+phong");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("Máy chủ chưa kịp trả lời", page.QuerySelector("h1")!.TextContent);
    }

    static async Task<HttpResponseMessage> AskAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request, Cancel);
    }

    sealed class LimitedSite(params (string Key, string Value)[] settings) : Site
    {
        protected override bool WantsDemonstration => true;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureServices(services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(new Hanging())));
        }

        Demonstration.DemonstrationAccount Account(string userName)
        {
            _ = Server;
            return JsonSerializer.Deserialize<Demonstration.DemonstrationAccount[]>(File.ReadAllText(Path.Combine(Data, "demonstration.json")))!
                .Single(account => account.UserName == userName);
        }

        public async Task<Browser> SignedInAsync(string userName)
        {
            var account = Account(userName);
            var browser = Open();
            await browser.SignInAsync(account.UserName, account.Password);
            return browser;
        }

        public async Task<string> TokenAsync(string userName)
        {
            var browser = await SignedInAsync(userName);
            using var answer = await browser.PostAsync(await browser.OpenAsync("/account/tokens"), "form:has(#name)",
                ("Form.Name", "Bảng theo dõi"), ("Form.Password", Account(userName).Password), ("Form.Permissions", "ViewAssignments"));
            return (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel)).QuerySelector("#secret")!.GetAttribute("value")!;
        }
    }

    /// <summary>A database that does not answer a request that asks for it.</summary>
    sealed class Hanging : DbCommandInterceptor
    {
        public const string Header = "X-Hanging";

        readonly Microsoft.AspNetCore.Http.HttpContextAccessor _http = new();

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (_http.HttpContext is { } http && http.Request.Headers.ContainsKey(Header) && http.Request.Path.StartsWithSegments("/search", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return result;
        }
    }
}
