using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>The lead's side reports the work done, with evidence: a note, files that lie in the store, or both.</summary>
public sealed class ReportAssignmentDone(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, string? Note, IReadOnlyList<StoredFile>? Files = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var assignment = await db.Assignments.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Assignment, cancel);
        if (assignment is null)
            return AssignmentRefusals.NotFound;
        if (assignment.LeadId is not { } lead || !await db.ReachesAsync(user, Permission.ReportWork, lead, cancel))
            return AssignmentRefusals.NotAllowed;
        var onBehalfOf = await db.OnBehalfOfAsync(user, Permission.ReportWork, lead, cancel);
        if (assignment.Version != input.Version)
            return await db.ChangedMeanwhileAsync(assignment.Id, cancel);
        if (assignment.ReportDone(input.Note, input.Files ?? [], Actor.Of(user, clock, onBehalfOf)) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ChangedMeanwhileAsync(assignment.Id, cancel);
    }
}
