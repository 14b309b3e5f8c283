using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>Không phát sinh: said of one assignment or of many at once, where no report of the period was begun.</summary>
public sealed class SayNothingArose(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public const int Most = 200;

    public sealed record Input(ReportingPeriodId Period, IReadOnlyList<AssignmentId> Assignments);

    /// <param name="Left">Chosen, and not said of: one's side has none to report there, a report was begun meanwhile, or it is no longer asked.</param>
    public sealed record Result(int Said, int Left);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var chosen = input.Assignments.Distinct().ToList();
        if (chosen.Count is 0 or > Most)
            return chosen.Count == 0 ? ReportingRefusals.NothingChosen : ReportingRefusals.TooManyChosen.With($"{Most}");
        var said = 0;
        foreach (var id in chosen)
        {
            var opened = await db.OpenReportAsync(user, clock, Permission.ReportWork, id, input.Period, version: 0, cancel);
            if (opened.IsRefused)
            {
                if (chosen.Count == 1 || opened.Refusal == ReportingRefusals.PeriodNotFound)
                    return opened.Refusal!;
                continue;
            }

            var it = opened.Value;
            if (it.Report.Submit(new ReportWords(NothingArose: true), it.Period, it.Assignment.LeadId!.Value, copied: null, it.By) is { } refusal)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }

            db.Keep(it.Report);
            it.Assignment.ReportPeriod(null, await db.IsLatestAsync(it, cancel), null, [], it.By);
            said++;
        }

        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? new Result(said, chosen.Count - said) : ReportingRefusals.OneChangedMeanwhile;
    }
}
