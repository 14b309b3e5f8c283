using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>Ends a mandate before its time; whoever reads by it finds nothing with the next click. For those who may give it.</summary>
public sealed class EndMandate(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(EngagementId Engagement, MandateId Mandate);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var engagement = await db.Engagements.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.Engagement, cancel);
        if (engagement is null)
            return InspectionRefusals.NotFound;
        var mandate = await db.Mandates.SingleOrDefaultAsync(row => row.Id == input.Mandate && row.EngagementId == input.Engagement, cancel);
        if (mandate is null)
            return AccessRefusals.MandateNotFound;
        if (await db.MandateFrameAsync(user, engagement, cancel) is null)
            return InspectionRefusals.MandateNotAllowed;
        if (mandate.End(user.Today, clock.Instant()) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
