using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>Gives a table up before anything was done with it.</summary>
public sealed class DiscardSheet(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentSheetId Sheet, int Version);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var sheet = await db.AssignmentSheets.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Sheet, cancel);
        if (sheet is null)
            return SheetRefusals.NotFound;
        if (sheet.Version != input.Version)
            return SheetRefusals.Settled;
        db.Under = Permission.AssignWork;
        if (sheet.Discard(Actor.Of(user, clock)) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : SheetRefusals.Settled;
    }
}
