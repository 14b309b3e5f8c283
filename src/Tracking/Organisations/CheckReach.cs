using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Organisations;

/// <summary>Whether this user may do something in an organisation, so that a page does not propose what would be refused.</summary>
public sealed class CheckReach(TrackingDb db, CurrentUser user)
{
    public Task<bool> RunAsync(Permission permission, OrganisationId organisation, CancellationToken cancel = default) =>
        db.ReachesAsync(user, permission, organisation, cancel);
}
