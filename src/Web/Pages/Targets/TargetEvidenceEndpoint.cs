using DonDoc.Storage;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Targets;

static class TargetEvidenceEndpoint
{
    public static void MapTargetEvidence(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/targets/{id:guid}/evidence/{hash}", async (Guid id, string hash, FindTargetEvidence find, FileStore store, CancellationToken cancel) =>
            await find.RunAsync(new TargetId(id), hash, cancel) is { } file ? store.Send(file) : Results.NotFound())
            .RequireAuthorization(nameof(Permission.ViewAssignments)).DisableRequestTimeout().WithMetadata(new ToldAttribute("target.evidence_downloaded")).ExcludeFromDescription();
}
