using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The lead's side reports the work done, with evidence: a note, files, or both.</summary>
public sealed class ReportAssignmentDone(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    public sealed record Input(
        AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Note, IReadOnlyList<StoredFile>? Files = null, EvidenceLabel? Label = null);

    /// <summary>Why the report would be refused; null where it would not: asked before its files are looked into.</summary>
    public async Task<Refusal?> RefusalAsync(Input input, CancellationToken cancel = default)
    {
        var opened = await OpenAsync(input, cancel);
        return opened.Refusal ?? input.Label?.Refuse(options, user.Today) ?? opened.Value.Assignment.ReportRefusal(input.Note, input.Files ?? []);
    }

    /// <param name="keep">
    /// Puts the files into the store. Asked when nothing is left but to commit, so that a report that is refused, also by a race, keeps none.
    /// </param>
    public async Task<Refusal?> RunAsync(Input input, Func<Task>? keep = null, CancellationToken cancel = default)
    {
        var opened = await OpenAsync(input, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (input.Label?.Refuse(options, user.Today) is { } unfit)
            return unfit;
        var (assignment, by) = opened.Value;
        if (assignment.ReportDone(input.Note, input.Files ?? [], by, input.Label) is { } refusal)
            return refusal;
        return await db.SaveWithFilesAsync(() => db.SaveActAsync(assignment.Id, cancel), keep, cancel);
    }

    private async Task<Outcome<(Assignment Assignment, Actor By)>> OpenAsync(Input input, CancellationToken cancel) =>
        TextLimits.Refuse(input) is { } tooLong ? tooLong : await db.OpenAsync(user, clock, Permission.ReportWork, input.Assignment, input.Version, cancel);
}
