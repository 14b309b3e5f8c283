using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;

namespace DonDoc.Web.Access;

/// <summary>What a page with a passkey asks of the server before it asks the authenticator.</summary>
static class Passkeys
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        // The form is bound so that its token is checked: another site's page must not begin anything here.
        routes.MapPost("/account/sign-in/passkey", async (IFormCollection form, Door door) =>
            Results.Content(await door.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous().RequireRateLimiting(RateLimits.Door).ExcludeFromDescription();
        routes.MapPost("/account/passkeys/proof", async (IFormCollection form, Door door, CurrentUser user, UserManager<Account> people) =>
            Results.Content(await door.MakePasskeyRequestOptionsAsync(await people.FindByIdAsync(user.AccountId.ToString())), "application/json"))
            .RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.Door).ExcludeFromDescription();
        routes.MapPost("/account/passkeys/new", async (IFormCollection form, Door door, CurrentUser user, UserManager<Account> people) =>
        {
            var account = await people.FindByIdAsync(user.AccountId.ToString());
            return Results.Content(await door.MakePasskeyCreationOptionsAsync(new()
            {
                Id = user.AccountId.ToString(),
                Name = account?.UserName ?? "",
                DisplayName = user.Name,
            }), "application/json");
        }).RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.Door).ExcludeFromDescription();
    }

    /// <summary>Whether browsers allow passkeys at the address of a request: a name, over https or on the machine itself.</summary>
    public static bool AllowsPasskeys(this HttpRequest request) =>
        Uri.CheckHostName(request.Host.Host) == UriHostNameType.Dns && (request.IsHttps || request.Host.Host is "localhost");
}
