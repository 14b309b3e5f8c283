using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>
/// Ends a mandate before its time; whoever reads by it finds nothing with the next click. For whoever gave it, for those who record for
/// the owner of the engagement, and for who manages the member's account; where the organisations stand by now is not asked.
/// </summary>
public sealed class EndMandate(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(MandateId Mandate);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var seen = db.Mandates.VisibleTo(user, db).Where(row => row.Id == input.Mandate);
        if (await seen.EndableBy(user, db).SingleOrDefaultAsync(cancel) is not { } mandate)
            return await seen.AnyAsync(cancel) ? InspectionRefusals.MandateNotAllowed : AccessRefusals.MandateNotFound;
        if (mandate.End(user.Today, clock.Instant()) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
