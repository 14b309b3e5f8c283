using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Web.Pages.Organisations;

static class SuggestEndpoint
{
    const int Most = 10;

    public static void MapOrganisationSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/organisations/suggest", async (string? q, ListOrganisations list, CancellationToken cancel) =>
            {
                var found = await list.RunAsync(new ListOrganisations.Input(q?.Trim(), Page: new PageRequest(Limit: Most)), cancel);
                return TypedResults.Ok(found.Items.Select(row => new { row.Name, Parent = row.ParentName }));
            })
            .RequireAuthorization(nameof(Permission.ViewOrganisations)).ExcludeFromDescription();
}
