using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>Sends a draft to its lead organisation, which must stand within the sender's reach.</summary>
public sealed class SendAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, OrganisationId? Lead, string? Product, DateOnly? Due, DateOnly? StartsOn = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var assignment = await db.Assignments.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Assignment, cancel);
        if (assignment is null)
            return AssignmentRefusals.NotFound;
        if (!await db.ReachesAsync(user, Permission.AssignWork, assignment.AssignerId, cancel))
            return AssignmentRefusals.NotAllowed;
        var onBehalfOf = await db.OnBehalfOfAsync(user, Permission.AssignWork, assignment.AssignerId, cancel);
        if (assignment.Version != input.Version)
            return await db.ChangedMeanwhileAsync(assignment.Id, cancel);
        if (input.Lead is not { } lead)
            return AssignmentRefusals.LeadMissing;
        if (!await db.ReachesAsync(user, Permission.AddressWork, lead, cancel))
            return AssignmentRefusals.LeadOutOfReach;
        if (assignment.Assign(lead, input.Product, input.StartsOn ?? user.Today, input.Due, Actor.Of(user, clock, onBehalfOf)) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ChangedMeanwhileAsync(assignment.Id, cancel);
    }
}
