using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace DonDoc.Web.Access;

/// <summary>A policy for every permission, by its name, and one for whoever is signed in. What names no policy is closed.</summary>
static class Policies
{
    public const string SignedIn = "SignedIn";

    public static void AddPolicies(this IServiceCollection services) => services.AddAuthorization(options =>
    {
        // Where there is no address there is nothing to guard: it is not found, or known under another method or for other content, which
        // the framework answers by an endpoint that is no route.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build();
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => context.Resource is HttpContext http && http.May(permission)));
    });
}
