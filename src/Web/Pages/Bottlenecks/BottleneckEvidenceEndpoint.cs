using DonDoc.Storage;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Bottlenecks;

static class BottleneckEvidenceEndpoint
{
    public static void MapBottleneckEvidence(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/bottlenecks/{id:guid}/evidence/{hash}", async (Guid id, string hash, FindBottleneckEvidence find, FileStore store, CancellationToken cancel) =>
            await find.RunAsync(new BottleneckId(id), hash, cancel) is { } file ? store.Send(file) : Results.NotFound())
            .RequireAuthorization(nameof(Permission.ViewAssignments)).DisableRequestTimeout().WithMetadata(new ToldAttribute("bottleneck.evidence_downloaded")).ExcludeFromDescription();
}
