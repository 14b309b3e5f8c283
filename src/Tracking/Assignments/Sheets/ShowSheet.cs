using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>A table with what it would do now, or did.</summary>
public sealed class ShowSheet(TrackingDb db, CurrentUser user)
{
    /// <param name="Plan">Null once it is settled.</param>
    /// <param name="Unread">Headings of columns that were not read.</param>
    public sealed record Result(
        AssignmentSheetId Id, string FileName, OrganisationLabel Assigner, bool Sends, int Rows, SheetState State, string By, DateTime At, string? EndedBy, DateTime? EndedAt,
        int Made, int Changed, int Version, int Groups, IReadOnlyList<string> Unread, SheetPlan? Plan);

    public async Task<Outcome<Result>> RunAsync(AssignmentSheetId id, CancellationToken cancel = default)
    {
        var sheet = await db.AssignmentSheets.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (sheet is null)
            return SheetRefusals.NotFound;
        var today = user.Today;
        var name = await db.NamesOn(today).Where(row => row.OrganisationId == sheet.AssignerId).Select(row => row.Name).FirstOrDefaultAsync(cancel) ?? "";
        var plan = sheet.State == SheetState.Waiting ? await new SheetPlanning(db, user).RunAsync(sheet.Table, sheet.AssignerId, sheet.Sends, cancel) : null;
        return new Result(sheet.Id, sheet.FileName, new OrganisationLabel(sheet.AssignerId, name), sheet.Sends, sheet.Rows, sheet.State, sheet.ByName, sheet.At, sheet.EndedByName,
            sheet.EndedAt, sheet.Made, sheet.Changed, sheet.Version, sheet.Table.Groups, sheet.Table.Unread, plan);
    }
}
