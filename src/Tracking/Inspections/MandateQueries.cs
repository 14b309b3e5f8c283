using DonDoc.Tracking.Access;
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
    /// <summary>One's own, and those that one may end; both sides of an engagement may know who reads by it.</summary>
    public static IQueryable<Mandate> VisibleTo(this IQueryable<Mandate> rows, CurrentUser user, TrackingDb db)
    {
        var (self, engagements) = (user.AccountId, db.Engagements.VisibleTo(user, db));
        var endable = db.Mandates.EndableBy(user, db);
        return rows.Where(row => row.AccountId == self || engagements.Any(seen => seen.Id == row.EngagementId) || endable.Any(one => one.Id == row.Id));
    }

    /// <summary>Those that the user gave, those of engagements for whose owner the user records, and those of accounts that the user manages.</summary>
    public static IQueryable<Mandate> EndableBy(this IQueryable<Mandate> rows, CurrentUser user, TrackingDb db)
    {
        var (self, managed) = (user.AccountId, db.Accounts.VisibleTo(user, db));
        var scope = db.Scope(user, Permission.RecordEngagements);
        return rows.Where(row => row.GivenBy == self || managed.Any(account => account.Id == row.AccountId)
            || db.Engagements.Any(one => one.Id == row.EngagementId && scope.Any(within => within.DescendantId == one.OwnerId)));
    }

    /// <summary>
    /// The frame within which the user may give mandates of an engagement; null where they may not: it is for those who
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
