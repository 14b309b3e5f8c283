using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Views;

/// <summary>The filters that the person keeps of one list, by name.</summary>
public sealed class ListViews(TrackingDb db, CurrentUser user)
{
    public sealed record Row(SavedViewId Id, string Name, string Query);

    public async Task<IReadOnlyList<Row>> RunAsync(string page, CancellationToken cancel = default) =>
        [.. (await db.SavedViews.Where(row => row.AccountId == user.AccountId && row.Page == page).Select(row => new Row(row.Id, row.Name, row.Query)).ToListAsync(cancel))
            .OrderBy(row => Text.Vietnamese.SortKey.Of(row.Name), StringComparer.Ordinal)];
}
