using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>Bulk imports, the latest first.</summary>
public sealed class ListBulkImports(TrackingDb db, CurrentUser user)
{
    public async Task<Page<BulkRow>> RunAsync(PageRequest page, CancellationToken cancel = default)
    {
        var rows = db.BulkImports.VisibleTo(user, db);
        if (page.After(2) is [var atText, var idText] && PageRequest.TryInstant(atText, out var at) && Guid.TryParse(idText, out var id))
        {
            var last = new BulkImportId(id);
            rows = rows.Where(row => row.CreatedAt < at || (row.CreatedAt == at && row.Id.CompareTo(last) < 0));
        }

        var found = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1).Rows(db, user.Today).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.CreatedAt), last.Id.ToString()]);
    }
}
