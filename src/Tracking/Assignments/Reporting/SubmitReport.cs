using System.Globalization;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// The lead's side sends the report of an assignment for a period, or amends one that it sent. It is at the same time a word on how far the work is, with its files as evidence.
/// </summary>
public sealed class SubmitReport(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="Version">Of the report; 0 where none was begun.</param>
    /// <param name="Files">Evidence of the assignment.</param>
    /// <param name="Knowing">That its words stood in the period before was said, and it is sent all the same.</param>
    public sealed record Input(
        AssignmentId Assignment, ReportingPeriodId Period, int Version, ReportWords Words, IReadOnlyList<StoredFile>? Files = null, bool Knowing = false,
        EvidenceLabel? Label = null);

    /// <summary>Why the report would be refused; null where it would not: asked before its files are looked into.</summary>
    public async Task<Refusal?> RefusalAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var refused = (await PutAsync(input, cancel)).Refusal;
        db.ChangeTracker.Clear();
        return refused;
    }

    /// <param name="keep">Puts the files into the store. Asked when nothing is left but to commit, so that a report that is refused keeps none.</param>
    public async Task<Refusal?> RunAsync(Input input, Func<Task>? keep = null, CancellationToken cancel = default)
    {
        var put = await PutAsync(input, cancel);
        if (put.IsRefused)
            return put.Refusal;
        return await db.SaveWithFilesAsync(() => db.SaveReportAsync(put.Value, cancel), keep, cancel);
    }

    private async Task<Outcome<OpenedReport>> PutAsync(Input input, CancellationToken cancel)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenReportAsync(user, clock, Permission.ReportWork, input.Assignment, input.Period, input.Version, cancel);
        if (opened.IsRefused)
            return opened;
        if (input.Label?.Refuse(options, user.Today) is { } unlike)
            return unlike;
        var it = opened.Value;
        var copied = input.Words.NothingArose ? null
            : ReportingQueries.Copied(input.Words.Result, await db.BeforeOf(it.Assignment.Id, it.Period).Select(row => row.Result).FirstOrDefaultAsync(cancel));
        var isLatest = await db.IsLatestAsync(it, cancel);
        // Before the verb, which changes the report.
        if (copied >= options.ReportCopiedShare && !input.Knowing)
            return ReportingRefusals.CopiedFromBefore.With(Math.Round(100 * copied.Value).ToString(CultureInfo.InvariantCulture));
        if (it.Report.Submit(input.Words, it.Period, it.Assignment.LeadId!.Value, copied, it.By) is { } refusal)
            return refusal;
        it.Assignment.ReportPeriod(input.Words.NothingArose ? null : input.Words.Percent, isLatest, input.Words.Result, input.Files ?? [], it.By, input.Label);
        return it;
    }
}
