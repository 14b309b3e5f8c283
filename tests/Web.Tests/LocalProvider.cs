using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DonDoc.Web.Tests;

/// <summary>
/// A provider of sign-ins (OpenIddict) on a free port of 127.0.0.1, with one client: the site of the tests. Who is signed in there, and how it
/// lies in its tokens, is what a test says.
/// </summary>
public sealed class LocalProvider : IAsyncDisposable
{
    public const string ClientId = "dondoc";
    public const string Secret = "bí mật của máy thử 2026";
    public const string Site = "http://localhost";

    readonly SqliteConnection _memory = new("Data Source=:memory:");
    readonly WebApplication _app;
    readonly HttpClient _person = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    LocalProvider(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>Who sits at the browser, by the provider's name.</summary>
    public string Subject { get; set; } = "nguoi-1";

    /// <summary>What else it tells about the person.</summary>
    public Dictionary<string, string> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes the identity token before it is signed.</summary>
    public Action<ClaimsPrincipal>? Lie { get; set; }

    /// <summary>Puts another identity token in the place of the one that was made.</summary>
    public Func<string, string>? Forge { get; set; }

    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["OpenIdConnect:Authority"] = Address,
        ["OpenIdConnect:ClientId"] = ClientId,
        ["OpenIdConnect:ClientSecret"] = Secret,
        ["OpenIdConnect:Name"] = "Cổng nội bộ",
        ["OpenIdConnect:SecondFactor:0"] = "mfa",
    };

    public static async Task<LocalProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        LocalProvider provider = null!;
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(provider._memory).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
                server.AddEventHandler<OpenIddictServerEvents.GenerateTokenContext>(handler => handler.SetOrder(int.MinValue + 100).UseInlineHandler(context =>
                {
                    if (context.TokenType == TokenTypeIdentifiers.IdentityToken)
                        provider.Lie?.Invoke(context.Principal);
                    return default;
                }));
                server.AddEventHandler<OpenIddictServerEvents.GenerateTokenContext>(handler => handler.SetOrder(int.MaxValue).UseInlineHandler(context =>
                {
                    if (context.TokenType == TokenTypeIdentifiers.IdentityToken && provider.Forge is { } forge)
                        context.Token = forge(context.Token!);
                    return default;
                }));
            });
        var app = builder.Build();
        provider = new LocalProvider(app);
        await provider.PrepareAsync();
        return provider;
    }

    /// <summary>What the person's browser does at the provider: opens its page and is sent back.</summary>
    public async Task<Uri> VisitAsync(string address)
    {
        using var answer = await _person.GetAsync(new Uri(address));
        return answer.Headers.Location ?? throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        _person.Dispose();
        await _app.DisposeAsync();
        await _memory.DisposeAsync();
    }

    async Task PrepareAsync()
    {
        await _memory.OpenAsync();
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
            await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = ClientId,
                ClientSecret = Secret,
                ConsentType = ConsentTypes.Implicit,
                RedirectUris = { new Uri(Site + "/account/outside/callback") },
                PostLogoutRedirectUris = { new Uri(Site + "/account/outside/signed-out") },
                Permissions =
                {
                    Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                    Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                },
            });
        }

        _app.UseAuthentication();
        _app.MapGet("/connect/authorize", () =>
        {
            var identity = new ClaimsIdentity("provider", "name", "role");
            identity.SetClaim(OpenIddictConstants.Claims.Subject, Subject);
            foreach (var (name, value) in Claims)
                identity.SetClaim(name, value);
            identity.SetScopes(Scopes.OpenId);
            identity.SetDestinations(_ => [Destinations.IdentityToken]);
            return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        });
        _app.MapGet("/connect/logout", () => Results.SignOut(null, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
        await _app.StartAsync();
    }
}
