using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>What every answer tells the browser, whatever the answer is.</summary>
public sealed partial class SecurityHeadersTests(DemonstrationSite site)
{
    static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_answers_with_them_signed_in_or_not()
    {
        var addresses = Addresses().ToList();
        Assert.True(addresses.Count > 60, $"{addresses.Count} addresses");
        var officer = await site.SignedInAsync("vanphong");
        var record = (await officer.OpenAsync("/documents")).QuerySelector("main a[href^='/documents/']")!.GetAttribute("href")!;
        foreach (var browser in new[] { site.Open(), officer, await site.SignedInAsync("quantri") })
        {
            foreach (var (path, isAsset) in addresses.Append((record, false)).Append((record + "/file", false)).Append(("/no-such-page", false)).Append(("/account/denied", false)))
            {
                using var answer = await browser.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancel);
                AssertStrict(answer, path, isAsset);
            }
        }
    }

    [Fact]
    public async Task Refused_forms_and_problems_of_the_API_too()
    {
        var browser = site.Open();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in")]);
        using var refused = await browser.Client.PostAsync("/account/sign-in", form, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        AssertStrict(refused, "a form without its token", isAsset: false);
        using var unknown = await browser.Client.GetAsync("/api/v1/documents", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        AssertStrict(unknown, "the API without a token", isAsset: false);
        using var wrong = await browser.Client.DeleteAsync("/documents", Cancel);
        AssertStrict(wrong, "a method that is not there", isAsset: false);
    }

    [Fact]
    public async Task Signing_out_clears_what_the_browser_kept()
    {
        var browser = await site.SignedInAsync("lanhdao");
        using var answer = await browser.PostAsync(await browser.OpenAsync("/"), "form[action='/account/sign-out']");
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        AssertStrict(answer, "signing out", isAsset: false);
    }

    [Fact]
    public async Task Over_https_nothing_comes_in_the_clear_and_cookies_are_bound_to_the_host()
    {
        await using var secure = new SecureSite();
        var browser = secure.OpenSecure();
        var page = await browser.OpenAsync("/account/sign-in");
        using var answer = await browser.PostAsync(page, "form.appearance", ("language", "en"));
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("upgrade-insecure-requests", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var preference = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-language=en", preference, StringComparison.Ordinal);
        AssertCookie(preference, "samesite=lax");
        Assert.Equal("en", (await browser.OpenAsync("/account/sign-in")).DocumentElement.GetAttribute("lang"));

        using var fresh = secure.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = SecureSite.Address, HandleCookies = false });
        using var first = await fresh.GetAsync(new Uri("/account/sign-in", UriKind.Relative), Cancel);
        var form = Assert.Single(first.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-form=", StringComparison.Ordinal));
        AssertCookie(form, "samesite=strict");
    }

    [Fact]
    public void An_answer_without_them_is_found()
    {
        using var bare = new HttpResponseMessage(HttpStatusCode.OK);
        Assert.NotEmpty(Missing(bare, isAsset: false));
        bare.Headers.Add("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'");
        Assert.Contains(Missing(bare, isAsset: false), one => one.Contains("unsafe", StringComparison.Ordinal));
    }

    static void AssertCookie(string cookie, string sameSite)
    {
        foreach (var mark in new[] { "path=/", "secure", "httponly", sameSite })
            Assert.Contains("; " + mark, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every address that answers to GET, with some id where it wants one.</summary>
    IEnumerable<(string Path, bool IsAsset)> Addresses() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Contains("GET", StringComparer.Ordinal))
        .Select(endpoint => (Filled("/" + endpoint.RoutePattern.RawText!.TrimStart('/')),
            endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText.Contains("_framework/", StringComparison.Ordinal)))
        .DistinctBy(address => address.Item1, StringComparer.Ordinal);

    internal static string Filled(string route) => Parameter().Replace(route, match => match.Value switch
    {
        var it when it.Contains(":guid", StringComparison.Ordinal) || it.Contains("Id", StringComparison.OrdinalIgnoreCase) => Guid.CreateVersion7().ToString(),
        var it when it.Contains(":int", StringComparison.Ordinal) || it.Contains(":long", StringComparison.Ordinal) => "404",
        var it when it.Contains("regex(", StringComparison.Ordinal) => it[(it.IndexOfAny(['(', '^'], it.IndexOf("regex", StringComparison.Ordinal)) + 1)..].Trim('^', '(').Split('|', ')')[0],
        var it when it.Contains("documentName", StringComparison.Ordinal) => "v1",
        _ => "x",
    });

    static void AssertStrict(HttpResponseMessage answer, string what, bool isAsset)
    {
        var missing = Missing(answer, isAsset && answer.StatusCode == HttpStatusCode.OK).ToList();
        Assert.True(missing.Count == 0, $"{what} ({(int)answer.StatusCode}): {string.Join("; ", missing)}");
    }

    static IEnumerable<string> Missing(HttpResponseMessage answer, bool isAsset)
    {
        foreach (var (name, value) in Always)
        {
            if (Value(answer, name) != value)
                yield return $"{name}: {Value(answer, name)}";
        }

        var policy = Value(answer, "Content-Security-Policy");
        string[] parts =
        [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
        ];
        if (policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal) || policy.Contains("http", StringComparison.Ordinal))
            yield return policy + " allows unsafe things";
        if (parts.Except(policy.Split("; "), StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            yield return $"Content-Security-Policy: {policy} lacks {string.Join(", ", missing)}";
        if (!Value(answer, "Permissions-Policy").Contains("camera=()", StringComparison.Ordinal))
            yield return "Permissions-Policy";
        // What carries data is kept by no browser and no proxy; style sheets and scripts are.
        if (isAsset == (answer.Headers.CacheControl?.NoStore == true))
            yield return $"Cache-Control: {answer.Headers.CacheControl}";
        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"))
            yield return "the name of the server";
    }

    static string Value(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(" | ", values) : "";

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
