using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Web.Pages.Organisations;

static class SuggestEndpoint
{
    public static void MapOrganisationSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/organisations/suggest", async (string? q, SuggestOrganisations suggest, CancellationToken cancel) =>
                TypedResults.Ok((await suggest.RunAsync(q, cancel)).Select(row => new { row.Name, Parent = row.ParentName })))
            .RequireAuthorization(nameof(Permission.ViewOrganisations)).ExcludeFromDescription();
}
