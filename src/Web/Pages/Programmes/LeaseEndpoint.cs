using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Programmes;

/// <summary>The first keystroke in a section says that one is at it. Who writes without scripts is protected by the version alone.</summary>
static class LeaseEndpoint
{
    public static void MapLease(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/programmes/{id:guid}/sections/{section:guid}/lease", async (Guid id, Guid section, IFormCollection _, LeaseSection lease, IStringLocalizer<RefusalWords> words, CancellationToken cancel) =>
                await lease.RunAsync(new ProgrammeId(id), new ProgrammeSectionId(section), cancel) is { } refusal ? Results.Text(words.Say(refusal), statusCode: StatusCodes.Status409Conflict) : Results.NoContent())
            .RequireAuthorization(nameof(Permission.DraftProgrammes))
            .ExcludeFromDescription();
}
