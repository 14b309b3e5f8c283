using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets;

/// <summary>
/// Open targets of organisations that ended: their successors set and accept from now on, and answer for the lines. A line keeps its organisation, its
/// place and its values, so that nothing that was added up changes; whether two lines become one the side that set the target decides.
/// </summary>
internal sealed class InheritTargets(TrackingDb db)
{
    public async Task<Refusal?> RunAsync(Inheritances left, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var ended in left.All.Where(one => one.Ends).Select(one => one.Predecessor).Chunk(Inheritances.Batch))
        {
            foreach (var target in await Set(db).Where(row => ended.Contains(row.OwnerId)).ToListAsync(cancel))
            {
                target.PassTo(left.Remaining(target.OwnerId));
                counts.TargetsSet++;
            }

            // Also lines that count no more: what is told of their last periods is decided and amended by somebody who exists.
            foreach (var line in await Lines(db).Where(row => ended.Contains(row.AnswersId)).ToListAsync(cancel))
            {
                line.PassTo(left.Remaining(line.AnswersId));
                counts.Targets++;
            }

            if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
                return TargetRefusals.ChangedMeanwhile;
            db.ChangeTracker.Clear();
        }

        return null;
    }

    /// <summary>Those that are still open: for the act, and for who wants to know before.</summary>
    internal static IQueryable<Target> Set(TrackingDb db) => db.Targets.Where(row => row.State == TargetState.Open);

    internal static IQueryable<TargetLine> Lines(TrackingDb db) => db.TargetLines.Where(line => db.Targets.Any(row => row.Id == line.TargetId && row.State == TargetState.Open));
}
