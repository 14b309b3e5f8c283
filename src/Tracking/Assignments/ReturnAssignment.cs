using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>The assigner's side gives a report back with the reason; the lead works on.</summary>
public sealed class ReturnAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var assignment = await db.Assignments.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Assignment, cancel);
        if (assignment is null)
            return AssignmentRefusals.NotFound;
        if (!await db.ReachesAsync(user, Permission.ConfirmWork, assignment.AssignerId, cancel))
            return AssignmentRefusals.NotAllowed;
        var onBehalfOf = await db.OnBehalfOfAsync(user, Permission.ConfirmWork, assignment.AssignerId, cancel);
        if (assignment.Version != input.Version)
            return await db.ChangedMeanwhileAsync(assignment.Id, cancel);
        if (assignment.Return(input.Reason, Actor.Of(user, clock, onBehalfOf)) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ChangedMeanwhileAsync(assignment.Id, cancel);
    }
}
