using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// Keeps how every organisation stood at the end of each day that has passed, so that a past day “as it was known then” is read and not counted: what is
/// recorded later does not change it. What does — an act with the time of a past day, a move in the tree from a past day on — takes the sums of those
/// days out of use in its own transaction (<see cref="ForgetAsync"/>), and they are counted anew.
/// </summary>
public sealed class KeepPastDays(TrackingDb db, TimeProvider clock, TrackingOptions options)
{
    /// <summary>Of an organisation below which fewer were ever sent, a past day is counted from the acts as fast.</summary>
    internal int Least { get; init; } = 50;

    private const int DaysAtOnce = 366;
    private const int Batch = 20_000;

    /// <summary>After midnight, until what was begun before it is saved.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <returns>How many days were counted.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var until = Clock.DayOf(clock.GetUtcNow().UtcDateTime - Rest).AddDays(-1);
        var days = 0;
        // Kept by a clock that ran ahead and was put right: those days are not over.
        if (await db.KeptDays.AnyAsync(row => row.Last > until, cancel))
            await ForgetAsync(db, until.AddDays(1), cancel);
        while (await NextAsync(until, cancel) is { } kept && kept.Begins <= until)
        {
            var last = kept.Begins.AddDays(DaysAtOnce - 1) is var end && end < until ? end : until;
            // Somebody else was at it, or something was recorded of these days meanwhile: the next round sees.
            if (!await KeepAsync(kept, last, cancel))
                break;
            days += last.DayNumber - kept.Begins.DayNumber + 1;
        }

        return days;
    }

    /// <summary>All of it anew.</summary>
    /// <returns>How many days were counted.</returns>
    public async Task<int> RebuildAsync(CancellationToken cancel = default)
    {
        await ForgetAsync(db, Timeline.Beginning.AddDays(1), cancel);
        return await RunAsync(cancel);
    }

    /// <summary>The sums from a day on are no longer what was known then. Part of the transaction that records why.</summary>
    internal static Task ForgetAsync(TrackingDb db, DateOnly from, CancellationToken cancel) => db.KeptDays.ExecuteUpdateAsync(set => set
        .SetProperty(row => row.Changes, row => row.Changes + 1)
        .SetProperty(row => row.Last, row => row.Last >= from ? from.AddDays(-1) : row.Last), cancel);

    /// <param name="First">From which there are sums.</param>
    /// <param name="Begins">First day to be counted.</param>
    private sealed record Kept(DateOnly First, DateOnly Begins, int Changes);

    private async Task<Kept?> NextAsync(DateOnly until, CancellationToken cancel)
    {
        var row = await db.KeptDays.AsNoTracking().SingleAsync(cancel);
        if (row.First <= row.Last && row.SoonDays == options.DueSoonDays)
            return new Kept(row.First, row.Last.AddDays(1), row.Changes);
        var first = await db.AssignmentEvents.MinAsync(act => (DateTime?)act.At, cancel);
        return first is { } at && Clock.DayOf(at) is var day && day <= until ? new Kept(day, day, row.Changes) : null;
    }

    private async Task<bool> KeepAsync(Kept kept, DateOnly last, CancellationToken cancel)
    {
        var sums = await CountAsync(kept.Begins, last, isFirst: kept.First == kept.Begins, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.KeptDays.Where(row => row.Changes == kept.Changes).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Changes, row => row.Changes + 1).SetProperty(row => row.First, kept.First).SetProperty(row => row.Last, last)
                .SetProperty(row => row.SoonDays, options.DueSoonDays), cancel) == 0)
            return false;
        await db.PastSums.Where(row => row.Day >= kept.Begins).ExecuteDeleteAsync(cancel);
        foreach (var batch in sums.Chunk(Batch))
            await db.BulkInsertAsync(batch, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<List<PastSum>> CountAsync(DateOnly first, DateOnly last, bool isFirst, CancellationToken cancel)
    {
        // What is recorded while it is read would be missed by one of the two queries, or met by both.
        await using var moment = await db.BeginReadAsync(cancel);
        var before = isFirst ? [] : await db.PastSums.Where(row => row.Day < first && !db.PastSums.Any(later => later.OrganisationId == row.OrganisationId && later.Day < first && later.Day > row.Day))
            .Select(row => new { row.OrganisationId, row.Cells }).ToDictionaryAsync(row => row.OrganisationId, row => row.Cells, cancel);
        var days = new PastDays(first, last, options.DueSoonDays, await AncestryAsync(before.Keys, cancel));
        var begin = Clock.BeginOf(first);

        // Whatever had its last act before the first day stands today as it stood then.
        var still = db.Assignments.Where(row => !AssignmentStates.Unsent.Contains(row.State) && !db.AssignmentEvents.Any(act => act.AssignmentId == row.Id && act.At >= begin))
            .GroupBy(row => new { row.LeadId, row.State, row.DueDate, Stopped = row.ReportedOn ?? row.SuspendedOn })
            .Select(group => new { group.Key.LeadId, group.Key.State, group.Key.DueDate, group.Key.Stopped, Count = group.Count() });
        await foreach (var row in still.AsAsyncEnumerable().WithCancellation(cancel))
            days.Add(new AssignmentStanding(row.State, row.LeadId, row.DueDate, row.Stopped, null), first, Timeline.End, row.Count);

        var moved = db.AssignmentEvents.Where(act => act.At >= begin).Select(act => act.AssignmentId);
        var acts = db.AssignmentEvents.Where(act => moved.Contains(act.AssignmentId))
            .OrderBy(act => act.AssignmentId).ThenBy(act => act.At).ThenBy(act => act.Id)
            .Select(act => new { act.AssignmentId, act.At, act.LeadId, act.State, act.DueDate, act.StoppedOn });
        (AssignmentId Id, DateOnly Day, AssignmentStanding Standing)? stood = null;
        await foreach (var act in acts.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var day = Clock.DayOf(act.At);
            if (stood is { } span)
                days.Add(span.Standing, span.Day, span.Id == act.AssignmentId ? day : Timeline.End);
            stood = (act.AssignmentId, day, new AssignmentStanding(act.State, act.LeadId, act.DueDate, act.StoppedOn, null));
        }

        if (stood is { } open)
            days.Add(open.Standing, open.Day, Timeline.End);
        return [.. days.Sums(before)];
    }

    /// <summary>The tree over time, above those who lead something, as far up as much was sent; what has ended once led what others lead now.</summary>
    private async Task<List<Organisations.OrganisationAncestry>> AncestryAsync(IReadOnlyCollection<OrganisationId> kept, CancellationToken cancel)
    {
        var leads = await db.Assignments.Where(row => row.LeadId != null && !AssignmentStates.Unsent.Contains(row.State)).GroupBy(row => row.LeadId)
            .Select(group => new { Lead = group.Key!.Value, Count = group.Count() }).ToDictionaryAsync(row => row.Lead, row => row.Count, cancel);
        var ended = await db.Organisations.Where(row => row.Dissolved != null).Select(row => row.Id).ToListAsync(cancel);
        var ancestry = await db.Ancestry.AsNoTracking().ToListAsync(cancel);
        var wanted = ancestry.DistinctBy(up => (up.AncestorId, up.DescendantId)).GroupBy(up => up.AncestorId)
            .Where(group => group.Sum(up => leads.GetValueOrDefault(up.DescendantId)) >= Least).Select(group => group.Key).Concat(ended).Concat(kept).ToHashSet();
        return ancestry.FindAll(up => wanted.Contains(up.AncestorId));
    }
}
