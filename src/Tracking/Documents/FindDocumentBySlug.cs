using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>Which document a readable address means: only where the user sees exactly one with that number.</summary>
public sealed class FindDocumentBySlug(TrackingDb db, CurrentUser user)
{
    public sealed record Result(DocumentId? Document, bool IsAmbiguous);

    /// <param name="slug">“45-NQ-TW”, in any case and spelling.</param>
    public async Task<Result> RunAsync(string slug, CancellationToken cancel = default)
    {
        var key = DocumentNumber.Slug(slug);
        if (key is null)
            return new Result(null, false);
        var found = await db.Documents.VisibleTo(user, db).Where(row => row.Slug == key).OrderBy(row => row.Id).Select(row => row.Id).Take(2).ToListAsync(cancel);
        return new Result(found is [var only] ? only : null, found.Count > 1);
    }
}
