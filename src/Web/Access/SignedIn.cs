using System.Security.Claims;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
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

    public CurrentUser User =>
        _named ?? http.HttpContext?.Items[typeof(CurrentUser)] as CurrentUser
        ?? throw new InvalidOperationException("Nobody is signed in: the page or endpoint lacks a policy.");

    public void As(CurrentUser user) => _named = user;
}

static class SignedIn
{
    public static CurrentUser? Person(this HttpContext http) => http.Items[typeof(CurrentUser)] as CurrentUser;

    public static bool May(this HttpContext http, Permission permission) => http.Person()?.Has(permission) == true;

    /// <summary>Loads the person of the cookie once per request. An account that is gone is signed out.</summary>
    public static void UseSignedInPerson(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var endpoint = http.GetEndpoint()?.Metadata;
        var isPage = endpoint?.GetMetadata<ComponentTypeMetadata>() is not null;
        var isOpen = endpoint?.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null;
        if (http.User.Identity?.IsAuthenticated == true && http.Person() is null && (isPage || !isOpen)
            && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account))
        {
            var person = await http.RequestServices.GetRequiredService<LoadCurrentUser>().RunAsync(account, http.RequestAborted);
            if (person is null)
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                http.Items[typeof(CurrentUser)] = person;
            }
        }

        await next(http);
    });
}
