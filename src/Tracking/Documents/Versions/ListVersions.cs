using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Versions;

/// <summary>The versions of one document, the newest first.</summary>
public sealed class ListVersions(TrackingDb db, CurrentUser user)
{
    public sealed record Row(int Number, VersionStage Stage, string? Note, StoredFile? File, string AddedBy, DateTime AddedAt, int Provisions, bool IsCurrent, VersionOrigin? Origin);

    /// <param name="MayAdd">Whether the user adds versions here.</param>
    public sealed record Result(IReadOnlyList<Row> Versions, bool MayAdd);

    public async Task<Outcome<Result>> RunAsync(DocumentId document, CancellationToken cancel = default)
    {
        var found = await db.Documents.VisibleTo(user, db).Where(row => row.Id == document).Select(row => new { row.OwnerId, row.CurrentVersion }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return DocumentRefusals.NotFound;
        var rows = await db.DocumentVersions.AsNoTracking().Where(row => row.DocumentId == document).OrderByDescending(row => row.Number).Take(PageRequest.Ceiling)
            .Select(row => new
            {
                Version = row,
                By = db.Accounts.Where(account => account.Id == row.AddedBy).Select(account => account.DisplayName).FirstOrDefault(),
                Provisions = db.Provisions.Count(one => one.DocumentId == document && one.VersionNumber == row.Number),
            }).ToListAsync(cancel);
        return new Result(
            rows.ConvertAll(row => new Row(row.Version.Number, row.Version.Stage, row.Version.Note, row.Version.File, row.By ?? "", row.Version.AddedAt,
                row.Provisions, row.Version.Number == found.CurrentVersion, row.Version.Origin)),
            user.Has(Permission.RegisterDocuments) && await db.ReachesAsync(user, Permission.RegisterDocuments, found.OwnerId, cancel));
    }
}
