using System.Net;

namespace DonDoc.Web.Tests;

public sealed class FrameTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_person_chooses_language_and_theme_without_scripts()
    {
        var browser = site.Open();
        var page = await browser.OpenAsync("/account/sign-in");
        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
        (_, page) = await browser.SendAsync(page, "form.appearance", ("language", "en"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("User name", page.Body!.TextContent, StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(page, "form.appearance", ("theme", "dark"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-bs-theme"));
    }

    [Theory]
    [InlineData("/app.css", 10_500)]
    [InlineData("/lib/bootstrap.css", 8_000)]
    [InlineData("/_framework/blazor.web.js", 60_000)]
    public async Task Assets_are_sent_compressed(string path, int most)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");
        var answer = await site.Open().Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 100, most);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task Machines_are_answered_without_signing_in(string path)
    {
        var answer = await site.Open().Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_unknown_address_is_not_found_in_words()
    {
        var (status, page) = await (await site.SignedInAsync("vanphong")).TryAsync("/khong-co-trang-nay");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("Không tìm thấy trang", page.QuerySelector("h1")!.TextContent);
    }
}
