using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Contests;

/// <summary>The side that set a target keeps its value, and says why; the objection stays readable beside it.</summary>
public sealed class RejectContest(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(TargetId Target, TargetContestId Contest, int Version, [Longest(Target.LongestNote)] string? Reason);

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
        if (contest.State == ContestState.Open && contest.Version != input.Version)
            return TargetRefusals.ChangedMeanwhile;
        return contest.Reject(input.Reason, by) ?? await db.SaveTargetAsync(cancel);
    }
}
