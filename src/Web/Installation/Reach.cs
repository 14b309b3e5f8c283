using System.Net;
using DonDoc.Tracking.Access;
using Microsoft.AspNetCore.HostFiltering;

namespace DonDoc.Web.Installation;

/// <summary>
/// How the site is reached: under which names, through which proxies. Configuration: <c>Site:Address</c>, <c>AllowedHosts</c> (names with semicolons
/// between; made from the address where it is not set), <c>Access:Proxies</c>.
/// </summary>
static class Reach
{
    static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddReach(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<SiteAddress>();
        builder.Services.Configure<HostFilteringOptions>(options =>
        {
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = false;
            if (string.IsNullOrEmpty(configuration["AllowedHosts"]))
                options.AllowedHosts = [.. Names(configuration)];
        });
    }

    /// <summary>Before everything else: who asks and how is known to all that follows.</summary>
    public static void UseReach(this IApplicationBuilder app)
    {
        // As the proxies say that are named; the forwarded host is never believed.
        if (app.ApplicationServices.GetRequiredService<AccessOptions>().Proxies.Count > 0)
            app.UseForwardedHeaders();
        // The framework writes whole addresses, by the Host header, where a path is enough.
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                if (Uri.TryCreate(http.Response.Headers.Location, UriKind.Absolute, out var to) && to.Scheme.StartsWith("http", StringComparison.Ordinal)
                    && to.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
                {
                    http.Response.Headers.Location = to.PathAndQuery + to.Fragment;
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>
    /// Names under which the site answers where <c>AllowedHosts</c> does not say: its own and this machine's. A program that is bound to more than this
    /// machine, and was not told its address, cannot know under which name people come, so it takes any.
    /// </summary>
    public static IReadOnlyList<string> Names(IConfiguration configuration)
    {
        if (SiteAddress.Configured(configuration) is { } site)
            return [.. ThisMachine.Prepend(site.Host)];
        var isWide = configuration["HTTP_PORTS"] is { Length: > 0 } || configuration["HTTPS_PORTS"] is { Length: > 0 }
            || configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"])
                .Concat((configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Any(url => url is null || !IsThisMachine(BindingAddress.Parse(url).Host));
        return isWide ? ["*"] : ThisMachine;
    }

    static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
