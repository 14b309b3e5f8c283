using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>The lead's side reports the work done, with evidence: a note, files, or both.</summary>
public sealed class ReportAssignmentDone(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, string? Note, IReadOnlyList<StoredFile>? Files = null);

    /// <summary>Why the report would be refused; null where it would not: asked before its files are looked into.</summary>
    public async Task<Refusal?> RefusalAsync(Input input, CancellationToken cancel = default)
    {
        var found = await FindAsync(db.Assignments.VisibleTo(user, db).AsNoTracking(), input, cancel);
        return found.Refusal ?? found.Value.Assignment.ReportRefusal(input.Note, input.Files ?? []);
    }

    /// <param name="keep">
    /// Puts the files into the store. Asked when nothing is left but to commit, so that a report that is refused, also by a race, keeps none.
    /// </param>
    public async Task<Refusal?> RunAsync(Input input, Func<Task>? keep = null, CancellationToken cancel = default)
    {
        var found = await FindAsync(db.Assignments.VisibleTo(user, db), input, cancel);
        if (found.Refusal is { } wrong)
            return wrong;
        var (assignment, lead) = found.Value;
        var onBehalfOf = await db.OnBehalfOfAsync(user, Permission.ReportWork, lead, cancel);
        if (assignment.ReportDone(input.Note, input.Files ?? [], Actor.Of(user, clock, onBehalfOf)) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
        {
            await transaction.RollbackAsync(cancel);
            return await db.ChangedMeanwhileAsync(assignment.Id, cancel);
        }

        if (keep is not null)
            await keep();
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<Outcome<(Assignment Assignment, OrganisationId Lead)>> FindAsync(IQueryable<Assignment> visible, Input input, CancellationToken cancel)
    {
        var assignment = await visible.SingleOrDefaultAsync(row => row.Id == input.Assignment, cancel);
        if (assignment is null)
            return AssignmentRefusals.NotFound;
        if (assignment.LeadId is not { } lead || !await db.ReachesAsync(user, Permission.ReportWork, lead, cancel))
            return AssignmentRefusals.NotAllowed;
        return assignment.Version == input.Version ? (assignment, lead) : await db.ChangedMeanwhileAsync(assignment.Id, cancel);
    }
}
