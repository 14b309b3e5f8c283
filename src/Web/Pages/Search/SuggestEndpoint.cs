using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using DonDoc.Web.Access;

namespace DonDoc.Web.Pages.Search;

/// <summary>Documents that fit what is being typed in the search box. Who chooses one searches for it: the same form, with or without a script.</summary>
static class SuggestEndpoint
{
    const int Most = 8;

    public static void MapSearchSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/search/suggest", async (string? q, SearchTexts search, CancellationToken cancel) =>
            {
                var found = await search.RunAsync(new SearchTexts.Input(q, IsUnfinished: true, Page: new PageRequest(Limit: Most * SearchTexts.MostOfOne)), cancel);
                return TypedResults.Ok(found.Items.DistinctBy(hit => hit.Document).Take(Most)
                    .Select(hit => new { Name = $"{hit.Number} {string.Concat(hit.Title.Select(piece => piece.Text))}".Trim(), Parent = hit.IssuerName }));
            })
            .RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
}
