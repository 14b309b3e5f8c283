using System.Data;
using System.Runtime.CompilerServices;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>Counts all assignments anew, from their rows, for the tree as it stands: where there are no sums yet, and after the tree changed.</summary>
public sealed class RebuildTallies(TrackingDb db, TimeProvider clock)
{
    private const int Batch = 50_000;

    /// <returns>How many assignments were counted.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        // All of it sees the records of one moment: what is done meanwhile stays a waiting change.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var today = clock.Today();
        var tree = await db.OrganisationTree.AsNoTracking().Select(row => (int?)row.Version).SingleOrDefaultAsync(cancel) ?? 0;
        var next = await db.Ancestry.Where(row => row.ValidFrom > today).Select(row => (DateOnly?)row.ValidFrom).MinAsync(cancel);
        var ends = await db.Ancestry.Where(row => row.ValidTo > today).Select(row => (DateOnly?)row.ValidTo).MinAsync(cancel);
        var until = new[] { next, ends }.Min() ?? Timeline.End;
        if (await db.TallyBasis.ExecuteUpdateAsync(set => set.SetProperty(row => row.Folds, row => row.Folds + 1).SetProperty(row => row.TreeVersion, tree)
                .SetProperty(row => row.ValidFrom, today).SetProperty(row => row.ValidTo, until), cancel) == 0)
        {
            db.Add(new TallyBasis(tree, today, until));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await db.TallyChanges.ExecuteDeleteAsync(cancel);
        await db.Tallies.ExecuteDeleteAsync(cancel);
        var (counted, sums) = (0, await TallySums.OfAsync(db, today, cancel));
        await foreach (var cells in CellsAsync(db, cancel))
        {
            cells.ForEach(sums.Add);
            counted += cells.Count;
        }

        foreach (var rows in sums.Rows().Chunk(Batch))
            await db.BulkInsertAsync(rows, cancel);

        await transaction.CommitAsync(cancel);
        return counted;
    }

    /// <summary>Counts what was there before there were sums; asked at every start.</summary>
    public static async Task FillAsync(TrackingDb db, CancellationToken cancel)
    {
        if (!await db.TallyBasis.AnyAsync(cancel) && await db.Assignments.AnyAsync(cancel))
            await new RebuildTallies(db, db.Clock).RunAsync(cancel);
    }

    /// <summary>What each assignment counts for, some at a time.</summary>
    private static async IAsyncEnumerable<List<TallyCell>> CellsAsync(TrackingDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sent = db.Assignments.Where(row => !AssignmentStates.Unsent.Contains(row.State) && row.LeadId != null);
        for (AssignmentId? last = null; ;)
        {
            var rest = last is { } id ? sent.Where(row => row.Id.CompareTo(id) > 0) : sent;
            var rows = await rest.OrderBy(row => row.Id).Take(Batch)
                .Select(row => new { row.Id, row.LeadId, row.SourceDocumentId, row.Field, row.State, row.DueDate, Stopped = row.ReportedOn ?? row.SuspendedOn }).ToListAsync(cancel);
            if (rows.Count == 0)
                yield break;
            last = rows[^1].Id;
            yield return rows.ConvertAll(row => TallyCell.Of(row.LeadId, row.SourceDocumentId, row.Field, row.State, row.DueDate, row.Stopped)!.Value);
        }
    }
}
