using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>The fields in which organisations work, by name: what a list may be narrowed to.</summary>
public sealed class ListFields(TrackingDb db, CurrentUser user)
{
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancel = default) =>
        await db.Organisations.VisibleTo(user, db).Where(row => row.Field != null).Select(row => row.Field!).Distinct().OrderBy(field => field)
            .Take(PageRequest.Ceiling).ToListAsync(cancel);
}
