using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Views;

/// <summary>Forgets a filter that the person kept.</summary>
public sealed class DropView(TrackingDb db, CurrentUser user)
{
    public async Task<Refusal?> RunAsync(SavedViewId id, CancellationToken cancel = default) =>
        await db.SavedViews.Where(row => row.AccountId == user.AccountId && row.Id == id).ExecuteDeleteAsync(cancel) == 1 ? null : ViewRefusals.NotFound;
}
