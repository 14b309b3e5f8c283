using DonDoc.Storage;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Assignments;

static class EvidenceEndpoint
{
    public static void MapEvidence(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assignments/{id:guid}/evidence/{hash}", async (Guid id, string hash, FindEvidence find, FileStore store, CancellationToken cancel) =>
            await find.RunAsync(new AssignmentId(id), hash, cancel) is { } file ? store.Send(file) : Results.NotFound()).RequireAuthorization(nameof(Permission.ViewAssignments)).DisableRequestTimeout().WithMetadata(new ToldAttribute("assignment.evidence_downloaded")).ExcludeFromDescription();
}
