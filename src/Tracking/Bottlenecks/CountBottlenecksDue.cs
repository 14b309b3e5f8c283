using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>What bottlenecks want of the user's own side: for the first page.</summary>
public sealed class CountBottlenecksDue(TrackingDb db, CurrentUser user)
{
    /// <param name="ToResolve">Waits for our answer or resolution.</param>
    /// <param name="Late">Of these, whose answer is late.</param>
    /// <param name="ToConfirm">We raised it and it was answered or resolved: we confirm or send it back.</param>
    public sealed record Result(int ToResolve, int Late, int ToConfirm);

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var (resolves, confirms, today) = (user.Has(Permission.ConfirmWork), user.Has(Permission.ReportWork), user.Today);
        if (!resolves && !confirms)
            return new(0, 0, 0);
        var own = await db.OwnSideAsync(user, cancel);
        var counts = await db.Bottlenecks.VisibleTo(user, db)
            .Where(row => (own.Contains(row.ResolverId) && BottleneckStates.WithResolver.Contains(row.State)) || (own.Contains(row.RaiserId) && BottleneckStates.WithRaiser.Contains(row.State)))
            .GroupBy(row => new { IsOurs = own.Contains(row.ResolverId), IsRaised = own.Contains(row.RaiserId), row.State, IsLate = row.WaitsUntil < today })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var waiting = counts.Where(row => resolves && row.Key.IsOurs && BottleneckStates.WithResolver.Contains(row.Key.State)).ToList();
        return new(waiting.Sum(row => row.Count), waiting.Where(row => row.Key.IsLate).Sum(row => row.Count),
            counts.Where(row => confirms && row.Key.IsRaised && BottleneckStates.WithRaiser.Contains(row.Key.State)).Sum(row => row.Count));
    }
}
