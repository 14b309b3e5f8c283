using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>No page of another site can act in the name of who is signed in here.</summary>
public sealed class AntiforgeryTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vanphong")]
    [InlineData("quantri")]
    public async Task Whatever_is_sent_without_the_token_of_its_form_is_refused(string userName)
    {
        var browser = await site.SignedInAsync(userName);
        var addresses = Addresses().ToList();
        Assert.True(addresses.Count > 25, $"{addresses.Count} addresses");
        foreach (var path in addresses)
        {
            var isApi = path.StartsWith("/api/", StringComparison.Ordinal);
            using HttpContent form = isApi ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : new MultipartFormDataContent { { new StringContent("x"), "_handler" }, { new ByteArrayContent([1]), "files", "a.txt" } };
            using var answer = await browser.Client.PostAsync(path, form, Cancel);
            // The API asks for its own token, which no browser sends by itself; a page that the person may not open says so.
            var expected = isApi ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest;
            Assert.True(answer.StatusCode == expected || answer.Headers.Location?.OriginalString.StartsWith("/account/denied", StringComparison.Ordinal) == true,
                $"{path}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        // Nobody was signed out by it, and nothing was chosen.
        Assert.Equal("200", await browser.LeadsToAsync("/account"));
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_none()
    {
        var stolen = (await (await site.SignedInAsync("kiemtra")).OpenAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var browser = await site.SignedInAsync("vanphong");
        using var answer = await browser.PostAsync(await browser.OpenAsync("/account"), "form[action='/account/sign-out']", ("__RequestVerificationToken", stolen));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    IEnumerable<string> Addresses() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => method is "POST" or "PUT" or "PATCH" or "DELETE") == true)
        .Where(endpoint => !endpoint.RoutePattern.RawText!.Contains("_framework/", StringComparison.Ordinal))
        .Select(endpoint => SecurityHeadersTests.Filled("/" + endpoint.RoutePattern.RawText!.TrimStart('/')))
        .Distinct(StringComparer.Ordinal);
}
