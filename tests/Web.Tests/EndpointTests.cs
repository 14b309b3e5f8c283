using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

public sealed class EndpointTests(DemonstrationSite site)
{
    /// <summary>What may be reached without signing in, and nothing else. Assets and what the framework serves beside them are files.</summary>
    static readonly string[] Open =
    [
        "/health/live", "/health/ready", "/openapi/{documentName}.json", "/openapi/v1.json", "/account/sign-in", "/account/sign-in/code", "/account/sign-in/passkey", "/account/setup", "/account/link", "/account/forgot", "/account/outside/begin", "/account/outside/arrived", "/account/denied",
        "/preferences", "/not-found", "/error", "/problem/{Code:int}",
    ];

    [Fact]
    public void Every_address_names_a_policy_or_is_known_to_be_open()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(endpoints.Count > 20);
        Assert.Empty(endpoints.Where(endpoint => !IsGuarded(endpoint)).Select(endpoint => endpoint.RoutePattern.RawText));
    }

    [Fact]
    public void An_address_without_a_policy_is_found()
    {
        var builder = new RouteEndpointBuilder(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/secret"), 0);
        Assert.False(IsGuarded((RouteEndpoint)builder.Build()));
        builder.Metadata.Add(new AllowAnonymousAttribute());
        Assert.False(IsGuarded((RouteEndpoint)builder.Build()));
    }

    static bool IsGuarded(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var isFile = endpoint.Metadata.Any(item => item.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal))
            || path.StartsWith("/_framework/", StringComparison.Ordinal);
        var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return isFile || (isOpen
            ? Open.Contains(path, StringComparer.Ordinal)
            : endpoint.Metadata.GetMetadata<IAuthorizeData>() is { Policy: { Length: > 0 } });
    }
}
