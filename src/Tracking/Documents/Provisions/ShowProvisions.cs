using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>The provisions of one version for the reader who has its text before them.</summary>
public sealed class ShowProvisions(TrackingDb db, CurrentUser user)
{
    /// <summary>A document with more is read in its list; a page with more nobody reads.</summary>
    public const int Most = 2000;

    /// <param name="Total">How many there are; more than are given where there are more than <see cref="Most"/>.</param>
    /// <param name="MayDecide">Whether the user decides what they are.</param>
    public sealed record Result(int VersionNumber, IReadOnlyList<ProvisionRow> Rows, int Total, bool MayDecide);

    /// <param name="version">Number of the version; the current one where null.</param>
    public async Task<Outcome<Result>> RunAsync(DocumentId document, int? version = null, CancellationToken cancel = default)
    {
        var found = await db.Documents.VisibleTo(user, db).Where(row => row.Id == document).Select(row => new { row.OwnerId, row.CurrentVersion }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return DocumentRefusals.NotFound;
        var number = version ?? found.CurrentVersion;
        var provisions = db.Provisions.Where(row => row.DocumentId == document && row.VersionNumber == number);
        var rows = await provisions.Where(row => row.Ordinal < Most).RowsAsync(db, cancel);
        var total = rows.Count < Most ? rows.Count : await provisions.CountAsync(cancel);
        return new Result(number, rows, total, user.Has(Permission.RegisterDocuments) && await db.ReachesAsync(user, Permission.RegisterDocuments, found.OwnerId, cancel));
    }
}
