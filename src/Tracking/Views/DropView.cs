using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Views;

/// <summary>Forgets a filter that the person kept.</summary>
public sealed class DropView(TrackingDb db, CurrentUser user)
{
    public async Task<Refusal?> RunAsync(SavedViewId id, CancellationToken cancel = default)
    {
        if (await db.SavedViews.SingleOrDefaultAsync(row => row.AccountId == user.AccountId && row.Id == id, cancel) is not { } view)
            return ViewRefusals.NotFound;
        db.Remove(view);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : ViewRefusals.NotFound;
    }
}
