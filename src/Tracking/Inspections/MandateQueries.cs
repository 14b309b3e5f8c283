using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>What an engagement lets its delegation see at most.</summary>
/// <param name="Inspected">The inspected organisation: no mandate reaches beside or above it.</param>
/// <param name="Level">Members come from the level of the inspecting side or below.</param>
internal sealed record MandateFrame(OrganisationId Inspected, OrganisationId Level);

internal static class MandateQueries
{
    /// <summary>
    /// The frame within which the user may give and end mandates of an engagement; null where they may not: it is for those who
    /// record for the owner and for the inspecting side, and only where that side inspects what stands at its level or below.
    /// </summary>
    public static async Task<MandateFrame?> MandateFrameAsync(this TrackingDb db, CurrentUser user, Engagement engagement, CancellationToken cancel)
    {
        var side = engagement.InspectingId ?? engagement.OwnerId;
        return engagement.InspectedId is { } inspected
            && await db.ReachesAsync(user, Permission.RecordEngagements, engagement.OwnerId, cancel)
            && (side == engagement.OwnerId || await db.ReachesAsync(user, Permission.RecordEngagements, side, cancel))
            && await db.LevelOfAsync(side, user.Today, cancel) is { } level
            && await db.IsWithinAsync(inspected, level, user.Today, cancel)
                ? new MandateFrame(inspected, level)
                : null;
    }
}
