using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>Cancels an assignment and writes down the draft of another in its place, with the same words, to be changed and sent.</summary>
public sealed class ReplaceAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    /// <returns>The new draft.</returns>
    public async Task<Outcome<AssignmentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (old, by) = opened.Value;
        var cooperating = await db.AssignmentCooperations.Where(row => row.AssignmentId == old.Id).Select(row => row.OrganisationId).ToListAsync(cancel);
        // The series is locked by the first code taken: what was loaded before is saved under its version.
        var code = (await db.TakeCodesAsync(old.AssignerId, user.Today.Year, 1, cancel))[0];
        var successor = old.Again(code, user.Today, by);
        if (old.Cancel(input.Reason, successor.Id, by) is { } refusal)
            return refusal;
        db.Add(successor);
        db.AddRange(cooperating.Select(body => new AssignmentCooperation(successor.Id, body)));
        if (await db.SaveActAsync(old.Id, cancel) is { } late)
            return late;
        await transaction.CommitAsync(cancel);
        return successor.Id;
    }
}
