using DonDoc.Storage;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Assignments;

static class EvidenceEndpoint
{
    public static void MapEvidence(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assignments/{id:guid}/evidence/{hash}", async (Guid id, string hash, ShowAssignment show, FileStore store, CancellationToken cancel) =>
        {
            var shown = await show.RunAsync(new AssignmentId(id), cancel);
            StoredFile? file = shown.IsRefused ? null : shown.Value.History.SelectMany(act => act.Files).FirstOrDefault(file => file.Sha256 == hash);
            return file is null ? Results.NotFound() : store.Send(file);
        }).RequireAuthorization(nameof(Permission.ViewAssignments)).DisableRequestTimeout().WithMetadata(new ToldAttribute("assignment.evidence_downloaded")).ExcludeFromDescription();
}
