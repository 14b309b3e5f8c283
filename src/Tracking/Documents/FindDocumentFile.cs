using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>The file of a version of a document; null where there is none that this user may have.</summary>
public sealed class FindDocumentFile(TrackingDb db, CurrentUser user)
{
    /// <param name="version">Its number; the current one where null.</param>
    public async Task<StoredFile?> RunAsync(DocumentId document, int? version = null, CancellationToken cancel = default) =>
        (await db.Documents.VisibleTo(user, db).Where(found => found.Id == document)
            .Join(db.DocumentVersions, found => found.Id, one => one.DocumentId, (found, one) => new { found, one })
            .Where(pair => pair.one.Number == (version ?? pair.found.CurrentVersion))
            .Select(pair => pair.one).AsNoTracking().SingleOrDefaultAsync(cancel))?.File;
}
