using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>Corrects what is written down of an assignment that was not sent yet.</summary>
public sealed class CorrectDraft(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Lead">Proposed; must stand within the user's reach. Null: not known yet.</param>
    public sealed record Input(AssignmentId Assignment, int Version, string? Content, OrganisationId? Lead, string? Product, DateOnly? Due);

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
        if (input.Lead is { } lead && !await db.ReachesAsync(user, Permission.AddressWork, lead, cancel))
            return AssignmentRefusals.LeadOutOfReach;
        if (assignment.Correct(input.Content, input.Lead, input.Product, user.Today, input.Due, Actor.Of(user, clock, onBehalfOf)) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ChangedMeanwhileAsync(assignment.Id, cancel);
    }
}
