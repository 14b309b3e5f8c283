using System.Net;

namespace DonDoc.Web.Tests;

public sealed class FrameTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_answer_forbids_what_this_site_did_not_serve()
    {
        var answer = await site.Browser().GetAsync("/not-found", TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_language_is_Vietnamese_until_a_person_chooses_English()
    {
        var browser = site.Browser();
        Assert.Contains("Không tìm thấy trang", await browser.GetStringAsync("/not-found", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/not-found");
        request.Headers.Add("Cookie", "language=en");
        var english = await (await browser.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Page not found", english, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", english, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app.css", 5_000)]
    [InlineData("/lib/bootstrap.css", 8_000)]
    [InlineData("/_framework/blazor.web.js", 60_000)]
    public async Task Assets_are_sent_compressed(string path, int most)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");
        var answer = await site.Browser().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 100, most);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("/a\r\nb")]
    [InlineData(null)]
    public void A_return_address_never_leads_to_another_site(string? url) => Assert.Equal("/", Appearance.LocalUrl.OrHome(url));
}
