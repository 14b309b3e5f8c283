using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Peers;

internal static class PeerQueries
{
    /// <summary>The highest organisation all of whose work this user sees; where there is none, the one they work for.</summary>
    public static async Task<OrganisationId> TopAsync(this TrackingDb db, CurrentUser user, CancellationToken cancel)
    {
        var roots = user.Roots(Permission.ViewAssignments, Party.Lead);
        return await db.AncestryOn(user.Today).Where(up => roots.Contains(up.DescendantId)).GroupBy(up => up.DescendantId)
            .OrderBy(group => group.Count()).ThenBy(group => group.Key).Select(group => (OrganisationId?)group.Key).FirstOrDefaultAsync(cancel) ?? user.Home;
    }
}
