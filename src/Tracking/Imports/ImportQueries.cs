using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports;

internal static class ImportQueries
{
    public static IQueryable<ImportedFile> VisibleTo(this IQueryable<ImportedFile> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ImportFiles);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OrganisationId));
    }

    /// <summary>The import that a person is about to close, or why they cannot.</summary>
    public static async Task<Outcome<ImportedFile>> OpenAsync(this TrackingDb db, CurrentUser user, ImportId import, int version, CancellationToken cancel)
    {
        var file = await db.ImportedFiles.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == import, cancel);
        if (file is null)
            return ImportRefusals.NotFound;
        if (file.Closed() is { } closed)
            return closed;
        return file.Version == version ? file : ImportRefusals.ChangedMeanwhile;
    }

    /// <summary>
    /// Why it could not be done: that somebody else closed the import meanwhile explains whatever else was in the way, such as the
    /// number that they registered.
    /// </summary>
    public static async Task<Refusal> ClosedOrAsync(this TrackingDb db, ImportId import, Refusal otherwise, CancellationToken cancel)
    {
        var now = await db.ImportedFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == import, cancel);
        return now?.Closed() ?? otherwise;
    }
}
