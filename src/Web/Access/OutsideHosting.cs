using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DonDoc.Web.Access;

/// <summary>Sign-in by an outside provider: OpenID Connect, authorisation code with PKCE, state and nonce.</summary>
static class OutsideHosting
{
    const string SignIn = "/account/sign-in";
    const string Links = "/account/outside";

    /// <summary>How long the journey to the provider and back may take.</summary>
    static readonly TimeSpan Journey = TimeSpan.FromMinutes(15);

    /// <summary>How a provider may sign: with a key that only it has. By the client's secret, or not at all, it may not.</summary>
    static readonly string[] Signatures =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddOutsideSignIn(this IServiceCollection services, OutsideOptions? outside)
    {
        services.AddScoped<OutsideProvider>();
        if (outside is null || string.IsNullOrWhiteSpace(outside.Authority))
            return;
        outside.Check();
        services.AddSingleton(outside);
        services.AddAuthentication().AddCookie(IdentityConstants.ExternalScheme, options =>
        {
            options.Cookie.Name = "arrival";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(1);
            options.SlidingExpiration = false;
        }).AddOpenIdConnect(OutsideProvider.Scheme, options => Set(options, outside));
    }

    public static void MapOutsideSignIn(this IEndpointRouteBuilder routes)
    {
        var outside = routes.MapGroup(Links).ExcludeFromDescription();
        outside.MapPost("/begin", BeginAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Door);
        outside.MapGet("/arrived", ArriveAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Link);
        outside.MapPost("/link", BeginLinkAsync).RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.Door);
        outside.MapGet("/linked", LinkAsync).RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>Ends the provider's own session too, where this one was begun there and the provider has a way to end it.</summary>
    public static async Task<IResult> LeaveAsync(this OutsideProvider provider, bool wasOutside, string returnUrl, CancellationToken cancel) =>
        wasOutside && await provider.DescriptionAsync(cancel) is { EndSessionEndpoint.Length: > 0 }
            ? Results.SignOut(new AuthenticationProperties { RedirectUri = returnUrl }, [OutsideProvider.Scheme])
            : Results.LocalRedirect(returnUrl);

    static void Set(OpenIdConnectOptions options, OutsideOptions outside)
    {
        options.Authority = outside.Authority;
        options.RequireHttpsMetadata = outside.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.ClientId = outside.ClientId;
        options.ClientSecret = outside.ReadSecret();
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By the query, so that the cookies of the journey need not go with what other sites post here.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.SignOutScheme = IdentityConstants.ApplicationScheme;
        options.CallbackPath = Links + "/callback";
        options.SignedOutCallbackPath = Links + "/signed-out";
        options.RemoteSignOutPath = PathString.Empty;
        options.RemoteAuthenticationTimeout = Journey;
        options.BackchannelTimeout = TimeSpan.FromSeconds(15);
        // Nobody is asked but whom the configuration names, whatever that one answers.
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        options.TokenValidationParameters.ValidAlgorithms = Signatures;
        options.MapInboundClaims = false;
        options.SaveTokens = true;
        options.DisableTelemetry = true;
        options.ClaimActions.Remove("iss");
        options.ClaimActions.Remove("acr");
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events.OnRemoteFailure = FailAsync;
        options.Events.OnAccessDenied = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(SignIn);
            return Task.CompletedTask;
        };
    }

    // A wrong state, nonce, issuer, audience or code, or a provider that answers nonsense: one page for all, and a line in the audit log.
    static async Task FailAsync(RemoteFailureContext context)
    {
        var services = context.HttpContext.RequestServices;
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OutsideHosting)).LogOutsideFailure(context.Failure?.Message);
        await services.GetRequiredService<RecordAct>().RunAsync(
            new RecordedAct("access.sign_in_failed") { Refusal = AccessRefusals.OutsideFailed.Code }, context.HttpContext.RequestAborted);
        context.HandleResponse();
        context.Response.Redirect(SignIn + "?outside=failed");
    }

    static async Task<IResult> BeginAsync(OutsideProvider provider, [FromForm] string? returnUrl, CancellationToken cancel)
    {
        if (!provider.IsConfigured)
            return Results.NotFound();
        // A provider that is away is said in words; the way there needs its description.
        return await provider.DescriptionAsync(cancel) is null
            ? Results.LocalRedirect(SignIn + "?outside=failed")
            : Results.Challenge(new AuthenticationProperties { RedirectUri = $"{Links}/arrived{QueryString.Create("returnUrl", LocalUrl.OrHome(returnUrl))}" }, [OutsideProvider.Scheme]);
    }

    static async Task<IResult> ArriveAsync(
        HttpContext http, OutsideProvider provider, FindOutsideAccount find, Door door, string? returnUrl)
    {
        if (await provider.TakeArrivalAsync(http) is not { } arrival || arrival.Ticket.Properties!.Items.ContainsKey(OutsideProvider.LinkFor))
            return Results.LocalRedirect(SignIn + "?outside=failed");
        if ((await find.RunAsync(arrival.Who, http.RequestAborted)) is not { IsRefused: false, Value: var account })
            return Results.LocalRedirect(SignIn + "?outside=refused");
        return Results.LocalRedirect(await door.EnterFromOutsideAsync(account, provider.AskedForSecondFactor(arrival.Ticket.Principal!), arrival.Ticket.Properties.GetTokenValue("id_token")) switch
        {
            Entry.In => LocalUrl.OrHome(returnUrl),
            Entry.SecondStep => SecondStep.UrlOf(returnUrl),
            _ => SignIn + "?outside=not-from-here",
        });
    }

    static async Task<IResult> BeginLinkAsync(HttpContext http, OutsideProvider provider, CurrentUser user, CheckPassword check, [FromForm] string? password)
    {
        if (!provider.IsConfigured)
            return Results.NotFound();
        if (await check.ProveAsync(user.AccountId, password ?? "", http.RequestAborted) is not null)
            return Results.LocalRedirect(Links + "?problem=password");
        if (await provider.DescriptionAsync(http.RequestAborted) is null)
            return Results.LocalRedirect(Links + "?problem=failed");
        var properties = new AuthenticationProperties { RedirectUri = Links + "/linked" };
        properties.Items[OutsideProvider.LinkFor] = user.AccountId.ToString();
        return Results.Challenge(properties, [OutsideProvider.Scheme]);
    }

    static async Task<IResult> LinkAsync(HttpContext http, OutsideProvider provider, CurrentUser user, LinkOutside link)
    {
        if (await provider.TakeArrivalAsync(http) is not { } arrival
            || arrival.Ticket.Properties!.Items.TryGetValue(OutsideProvider.LinkFor, out var whose) is false || whose != user.AccountId.ToString())
        {
            return Results.LocalRedirect(Links + "?problem=failed");
        }

        var refusal = await link.RunAsync(new(user.AccountId, arrival.Who, provider.Name), http.RequestAborted);
        return Results.LocalRedirect(refusal is null ? Links + "?done=linked" : Links + "?problem=taken");
    }
}

static partial class OutsideLog
{
    [LoggerMessage(LogLevel.Warning, "A sign-in by the outside provider failed: {Why}")]
    public static partial void LogOutsideFailure(this ILogger logger, string? why);
}
