using DonDoc.Storage;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;

namespace DonDoc.Web.Pages.Documents;

/// <summary>Files as they came: always as attachments, never shown by this site's address.</summary>
static class DocumentFiles
{
    public static void MapDocumentFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/documents/{id:guid}/file", async (Guid id, int? v, FindDocumentFile find, FileStore store, CancellationToken cancel) =>
            await find.RunAsync(new DocumentId(id), v, cancel) is { } file ? store.Send(file) : Results.NotFound()).RequireAuthorization(nameof(Permission.ViewDocuments)).DisableRequestTimeout().WithMetadata(new ToldAttribute("document.downloaded")).ExcludeFromDescription();

    /// <summary>The file under its own name; not found where the store has lost it.</summary>
    public static IResult Send(this FileStore store, StoredFile file) => store.Open(file.Sha256) is { } content
        ? Results.File(content, "application/octet-stream", file.Name)
        : Results.NotFound();
}
