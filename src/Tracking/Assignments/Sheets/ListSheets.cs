using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>Tables that were given, the latest first.</summary>
public sealed class ListSheets(TrackingDb db, CurrentUser user)
{
    public sealed record Row(AssignmentSheetId Id, string FileName, int Rows, SheetState State, string By, DateTime At, int Made, int Changed);

    public async Task<Page<Row>> RunAsync(PageRequest page, CancellationToken cancel = default)
    {
        var sheets = db.AssignmentSheets.VisibleTo(user, db);
        if (page.After(2) is [var at, var idText] && PageRequest.TryInstant(at, out var instant) && Guid.TryParse(idText, out var id))
        {
            var last = new AssignmentSheetId(id);
            sheets = sheets.Where(row => row.At < instant || (row.At == instant && row.Id.CompareTo(last) < 0));
        }

        var found = await sheets.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new Row(row.Id, row.FileName, row.Rows, row.State, row.ByName, row.At, row.Made, row.Changed)).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.At), last.Id.ToString()]);
    }
}
