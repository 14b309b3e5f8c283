using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>Which of some organisations the user may open. A record names organisations above its reader's scope; a link there would lead nowhere.</summary>
public sealed class FindOpenOrganisations(TrackingDb db, CurrentUser user)
{
    public async Task<IReadOnlySet<OrganisationId>> RunAsync(IEnumerable<OrganisationId?> named, CancellationToken cancel = default)
    {
        var ids = named.OfType<OrganisationId>().Distinct().ToList();
        return ids.Count == 0 ? new HashSet<OrganisationId>()
            : (await db.Organisations.VisibleTo(user, db).Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
    }
}
