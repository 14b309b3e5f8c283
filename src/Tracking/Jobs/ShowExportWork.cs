using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Jobs;

/// <summary>How the making of exports goes in the whole installation: numbers only, for who sees its jobs.</summary>
public sealed class ShowExportWork(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Waiting">Have no turn yet, or lost it.</param>
    /// <param name="WaitsSince">The oldest of those that wait or are being made.</param>
    public sealed record Result(int Waiting, int Making, int Ready, int Failed, DateTime? WaitsSince);

    /// <returns>Null for who does not see the jobs.</returns>
    public async Task<Result?> RunAsync(CancellationToken cancel = default)
    {
        if (!await db.IsAtTheTopAsync(user, cancel))
            return null;
        var now = clock.Instant();
        var counts = await db.PreparedExports.GroupBy(row => new { row.State, IsClaimed = row.ClaimedUntil > now })
            .Select(group => new { group.Key.State, group.Key.IsClaimed, Count = group.Count(), Since = group.Min(row => row.CreatedAt) }).ToListAsync(cancel);
        int Of(ExportState state, bool? isClaimed = null) => counts.Where(one => one.State == state && (isClaimed is null || one.IsClaimed == isClaimed)).Sum(one => one.Count);
        return new Result(Of(ExportState.Open, false), Of(ExportState.Open, true), Of(ExportState.Ready), Of(ExportState.Failed),
            counts.Where(one => one.State == ExportState.Open).Select(one => (DateTime?)one.Since).Min());
    }
}
