using System.Security.Claims;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Installation;
using DonDoc.Web.Demonstration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;

namespace DonDoc.Web.Access;

/// <summary>
/// Who acts in this scope. A request finds the person of its cookie; the program itself names one for a scope of its own.
/// </summary>
sealed class Acting(IHttpContextAccessor http)
{
    CurrentUser? _named;

    /// <summary>Null where nobody is signed in.</summary>
    public CurrentUser? Known => _named ?? http.HttpContext?.Items[typeof(CurrentUser)] as CurrentUser;

    public CurrentUser User =>
        Known
        ?? throw new InvalidOperationException("Nobody is signed in: the page or endpoint lacks a policy.");

    public void As(CurrentUser user) => _named = user;
}

static class SignedIn
{
    const string ChoosePassword = "/account/password";
    const string SetUpSecondFactor = "/account/second-factor";
    const string SetUpPasskey = "/account/passkeys";
    static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    public static CurrentUser? Person(this HttpContext http) => http.Items[typeof(CurrentUser)] as CurrentUser;

    public static bool MustChangePassword(this HttpContext http) => (http.Items[typeof(LoadCurrentUser.Result)] as LoadCurrentUser.Result)?.MustChangePassword == true;

    /// <summary>Whether nothing but setting up a second factor is open. The demonstration's own accounts are spared: their passwords are printed anyway.</summary>
    public static bool MustSetUpSecondFactor(this HttpContext http)
    {
        if (http.User.HasClaim(claim => claim.Type == OutsideProvider.SecondFactor))
            return false;
        var access = http.RequestServices.GetRequiredService<AccessOptions>();
        if (http.RequestServices.GetRequiredService<PrintedAccounts>().Has(http.User.Identity?.Name))
            access = access with { SecondFactorForAdministrators = false };
        return (http.Items[typeof(LoadCurrentUser.Result)] as LoadCurrentUser.Result)?.MustSetUpSecondFactor(access, http.Connection.RemoteIpAddress) == true;
    }

    public static bool May(this HttpContext http, Permission permission) => http.Person()?.Has(permission) == true;

    /// <summary>Loads the person of the cookie once per request. An account that is gone or closed, and a cookie from before a signing out everywhere, end here.</summary>
    public static void UseSignedInPerson(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var endpoint = http.GetEndpoint()?.Metadata;
        var isPage = endpoint?.GetMetadata<ComponentTypeMetadata>() is not null;
        var isOpen = endpoint?.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null;
        // The page that tells of a failure asks the database for nobody: it may be what failed.
        var isFailure = http.IsShownAgain() && http.Response.StatusCode >= StatusCodes.Status500InternalServerError;
        if (!isFailure && http.User.Identity?.IsAuthenticated == true && http.Person() is null && (isPage || !isOpen)
            && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account))
        {
            var session = Door.SessionOf(http.User);
            var found = await http.RequestServices.GetRequiredService<LoadCurrentUser>().FindAsync(account, session, http.RequestAborted);
            // The stamp changes when the person is signed out everywhere, chooses a password, or is locked: older cookies end here.
            var now = http.RequestServices.GetRequiredService<TimeProvider>().Instant();
            var access = http.RequestServices.GetRequiredService<AccessOptions>();
            if (found is null || found.Stamp != http.User.FindFirstValue(StampClaim) || !found.Holds(access, now))
            {
                if (found?.Stamp == http.User.FindFirstValue(StampClaim) && found?.EndOf(access, now) is { } end)
                    await http.RequestServices.GetRequiredService<KeepSession>().OverAsync(session, end, http.RequestAborted);
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                await http.RequestServices.GetRequiredService<KeepSession>().SeenAsync(session, found.SeenAt!.Value, http.RequestAborted);
                http.Items[typeof(CurrentUser)] = found.User;
                http.Items[typeof(LoadCurrentUser.Result)] = found;
                if (First(http, found) is { } first && (isPage || !isOpen) && !IsAt(http, first) && !IsAt(http, "/account/sign-out")
                    && !(first == SetUpSecondFactor && IsAt(http, SetUpPasskey)))
                {
                    http.Response.Redirect(first);
                    return;
                }
            }
        }

        await next(http);
    });

    /// <summary>The page before which nothing else is open; null where there is none.</summary>
    static string? First(HttpContext http, LoadCurrentUser.Result found) =>
        found.MustChangePassword ? ChoosePassword : http.MustSetUpSecondFactor() ? SetUpSecondFactor : null;

    static bool IsAt(HttpContext http, string path) => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
