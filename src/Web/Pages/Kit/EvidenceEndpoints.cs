using DonDoc.Storage;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Web.Access;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Kit;

/// <summary>Files that were given as evidence, each found through the record that it shows something of; the log tells who took one.</summary>
static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        Map<FindEvidence>("assignments", "assignment", (find, id, hash, cancel) => find.RunAsync(new AssignmentId(id), hash, cancel));
        Map<FindTargetEvidence>("targets", "target", (find, id, hash, cancel) => find.RunAsync(new TargetId(id), hash, cancel));
        Map<FindBottleneckEvidence>("bottlenecks", "bottleneck", (find, id, hash, cancel) => find.RunAsync(new BottleneckId(id), hash, cancel));

        void Map<TFind>(string path, string kind, Func<TFind, Guid, string, CancellationToken, Task<StoredFile?>> run)
            where TFind : class =>
            routes.MapGet($"/{path}/{{id:guid}}/evidence/{{hash}}", async (Guid id, string hash, [Microsoft.AspNetCore.Mvc.FromServices] TFind find, FileStore store, CancellationToken cancel) =>
                    await run(find, id, hash, cancel) is { } file ? store.Send(file) : Results.NotFound())
                .RequireAuthorization(nameof(Permission.ViewAssignments)).DisableRequestTimeout().WithMetadata(new ToldAttribute(kind + ".evidence_downloaded")).ExcludeFromDescription();
    }
}
