using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Contests;

/// <summary>The side that set a target takes the value of who objected: it becomes a new version, and the one before stays readable.</summary>
public sealed class AcceptContest(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(TargetId Target, TargetContestId Contest, int Version, [Longest(Target.LongestNote)] string? Note = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, Permission.ConfirmWork, input.Target, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (target, by) = opened.Value;
        var contest = await db.TargetContests.SingleOrDefaultAsync(row => row.TargetId == target.Id && row.Id == input.Contest, cancel);
        if (contest is null)
            return TargetRefusals.ContestNotFound;
        if (contest.Version != input.Version || contest.State != ContestState.Open)
            return contest.State == ContestState.Open ? TargetRefusals.ChangedMeanwhile : TargetRefusals.ContestDecided;
        var line = await db.TargetLines.VisibleTo(user, db).SingleAsync(row => row.Id == contest.LineId, cancel);
        var contested = await db.TargetFigures.SingleAsync(row => row.Id == contest.FigureId, cancel);
        if (!TargetPeriod.TryRead(contested.Period, out var period))
            return TargetRefusals.PeriodWrong;
        if (contested.Kind == FigureKind.Actual && line.Aggregation != TargetAggregation.None)
            return TargetRefusals.Aggregated;
        var counting = await db.CountingAsync([line.Id], [contested.Period], cancel);
        var versions = counting.Where(figure => figure.Kind == contested.Kind).ToList();
        var latest = versions.Find(figure => figure.IsLatest);
        if (latest is { State: FigureState.Submitted })
            return TargetRefusals.AlreadySubmitted;
        var became = TargetFigure.SetBy(line, contested.Kind, period, new TargetValue(contest.Value, contest.Upper, contested.IsStrict, contest.Words, contest.IsMet),
            contest.Source, input.Note ?? contest.Reason, latest, versions.Find(figure => figure.IsInForce), by);
        if (contest.Accept(became, input.Note, by) is { } refusal)
            return refusal;
        db.Add(became);
        TargetQueries.CompareAnew(target, counting.Append(became));
        return await db.SaveTargetAsync(cancel);
    }
}
