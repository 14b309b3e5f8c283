using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// Puts the changes of the counts into the sums of those above: done every minute, so that few wait when somebody reads. Where somebody stands elsewhere
/// in the tree since, all is counted anew.
/// </summary>
public sealed class FoldTallies(TrackingDb db, TimeProvider clock)
{
    /// <summary>So many wait without harm: who reads adds them up.</summary>
    public const int Enough = 200;

    /// <param name="Rebuilt">Everything was counted, not only what changed.</param>
    public sealed record Result(int Changes, bool Rebuilt);

    /// <param name="all">However few wait.</param>
    public async Task<Result> RunAsync(bool all = false, CancellationToken cancel = default)
    {
        var today = clock.Today();
        if (!await db.TallyBasis.HoldingOn(today, db).AnyAsync(cancel))
            return new Result(await new RebuildTallies(db, clock).RunAsync(cancel), true);
        if (await db.TallyChanges.OrderBy(row => row.Id).Take(Enough).CountAsync(cancel) is var waiting && (waiting == 0 || (waiting < Enough && !all)))
            return new Result(0, false);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // First: one at a time, and whoever reads meanwhile reads once more.
        await db.TallyBasis.ExecuteUpdateAsync(set => set.SetProperty(row => row.Folds, row => row.Folds + 1), cancel);
        var folded = await db.FoldTalliesAsync(today, cancel);
        await transaction.CommitAsync(cancel);
        return new Result(folded, false);
    }
}
