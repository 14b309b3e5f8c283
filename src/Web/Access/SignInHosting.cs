using System.Net;
using System.Security.Claims;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Factors;
using DonDoc.Web.Appearance;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace DonDoc.Web.Access;

static class SignInHosting
{
    /// <summary>How long after the password the second factor may come, and how long a passkey may be looked for.</summary>
    static readonly TimeSpan StepWithin = TimeSpan.FromMinutes(5);

    /// <summary>How long after choosing a password by a link the second factor may be set up from anywhere.</summary>
    static readonly TimeSpan EnrolWithin = TimeSpan.FromMinutes(30);

    public static void AddSignIn(this IServiceCollection services, AccessOptions? set = null)
    {
        var access = set ?? new AccessOptions();
        // A network that cannot be read stops the start, not the first visitor.
        _ = access.IsInside(IPAddress.Loopback);
        services.AddSingleton(access);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = access.PasswordRounds);
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<Acting>();
        services.AddScoped(provider => provider.GetRequiredService<Acting>().User);
        services.AddPolicies();
        services.AddWatch();
        services.AddIdentityCore<Account>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = access.FailuresBeforeLock;
                options.Lockout.DefaultLockoutTimeSpan = access.LockedFor;
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager<Door>()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.AddScoped(provider => (AccountStore)provider.GetRequiredService<IUserStore<Account>>());
        services.AddScoped(provider => (Door)provider.GetRequiredService<SignInManager<Account>>());
        services.AddScoped<AuthenticatorOffer>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // It stands for both factors, and is found without a name.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(Door.SecondStep, options => Guard(options, Door.SecondStep, StepWithin))
            .AddCookie(Door.Enrolment, options => Guard(options, Door.Enrolment, EnrolWithin))
            // The framework keeps the challenge of a passkey under this name.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Guard(options, "passkey", StepWithin))
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                // The session behind the cookie says when it is idle for too long; the cookie itself ends with the longest session.
                Guard(options, "session", access.SessionFor);
                options.LoginPath = "/account/sign-in";
                options.ReturnUrlParameter = "returnUrl";
                options.AccessDeniedPath = "/account/denied";
            });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // The framework believes whoever sits on the same machine; here nobody is believed who is not named.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in access.Proxies)
                options.KnownIPNetworks.Add(proxy.Contains('/', StringComparison.Ordinal) ? System.Net.IPNetwork.Parse(proxy) : new System.Net.IPNetwork(IPAddress.Parse(proxy), IPAddress.Parse(proxy).GetAddressBytes().Length * 8));
            // As many as are named may stand behind each other.
            options.ForwardLimit = Math.Max(1, access.Proxies.Count);
        });
    }

    static void Guard(CookieAuthenticationOptions options, string name, TimeSpan holds)
    {
        options.Cookie.Name = name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostCookies();
        options.ExpireTimeSpan = holds;
        options.SlidingExpiration = false;
    }

    public static void MapSignOut(this IEndpointRouteBuilder routes)
    {
        // A page whose person types asks it now and then: any request of a signed-in person keeps their session awake.
        routes.MapGet("/account/here", () => TypedResults.NoContent()).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        routes.MapPost("/account/sign-out", async ([FromForm] string? returnUrl, HttpContext http, SignInManager<Account> door, OutsideProvider outside) =>
        {
            var wasOutside = http.User.HasClaim(claim => claim.Type == OutsideProvider.EnteredBy);
            await door.SignOutAsync();
            return await outside.LeaveAsync(wasOutside, returnUrl is null ? "/account/sign-in" : LocalUrl.OrHome(returnUrl), http.RequestAborted);
        }).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }
}

/// <summary>Puts the person's name and organisation into the cookie, so that the frame of a page needs no statement for them.</summary>
sealed class PersonClaims(
    UserManager<Account> accounts, IOptions<IdentityOptions> options, LoadCurrentUser load, TrackingDb db)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string Name = "name";
    public const string Home = "home";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new Claim(Name, user.DisplayName));
        if (await load.RunAsync(user.Id) is { } person && await new ShowMyAccount(db, person).RunAsync() is { IsRefused: false } shown)
            claims.AddClaim(new Claim(Home, shown.Value.Home.Name));
        return claims;
    }
}
