using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>
/// Open bottlenecks of organisations that ended or gave a part away: both sides follow the work that is held up, by the same rules by which that goes to its heirs.
/// Who waits goes on waiting: the days count on.
/// </summary>
internal sealed class InheritBottlenecks(TrackingDb db, Actor by)
{
    public async Task<Refusal?> RunAsync(Inheritances left, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var predecessors in left.Batches)
        {
            foreach (var batch in (await SidesOf(db, predecessors).ToListAsync(cancel)).DistinctBy(one => one.Id).Chunk(Inheritances.Batch))
            {
                await HandOverAsync(left, batch, counts, cancel);
                if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
                    return await db.BottleneckChangedAsync(db.ChangeTracker.Entries<Bottleneck>().First(entry => entry.State == EntityState.Modified).Entity.Id, cancel);
                db.ChangeTracker.Clear();
            }
        }

        return null;
    }

    /// <summary>Those that are still open: for the act, and for who wants to know before.</summary>
    internal static IQueryable<Bottleneck> Open(TrackingDb db) => db.Bottlenecks.Where(row => row.EndedOn == null);

    /// <summary>How many of one organisation's would go to each heir of a split.</summary>
    internal static async Task<Dictionary<OrganisationId, (int Raised, int Asked)>> DivideAsync(TrackingDb db, Inheritance inheritance, CancellationToken cancel)
    {
        var id = inheritance.Predecessor;
        return (await SidesOf(db, [id]).ToListAsync(cancel)).DistinctBy(one => one.Id).GroupBy(one => inheritance.Of(one.Code, one.Field))
            .ToDictionary(heir => heir.Key, heir => (heir.Count(one => one.Raiser == id), heir.Count(one => one.Resolver == id)));
    }

    /// <summary>Each with one assignment that it holds up: the one with the first code, in the first row.</summary>
    private static IQueryable<Side> SidesOf(TrackingDb db, OrganisationId[] predecessors) =>
        from row in Open(db).Where(row => predecessors.Contains(row.RaiserId) || predecessors.Contains(row.ResolverId))
        join hold in db.BottleneckHolds on row.Id equals hold.BottleneckId
        join held in db.Assignments on hold.AssignmentId equals held.Id
        orderby held.Code, row.Id
        select new Side(row.Id, row.RaiserId, row.ResolverId, held.Code, held.Field);

    private async Task HandOverAsync(Inheritances left, Side[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        var ids = batch.Select(one => one.Id).ToList();
        // How it stood is told by its last act up to a day: a handover recorded late must not come before what was done meanwhile.
        var latest = await db.BottleneckEvents.Where(row => ids.Contains(row.BottleneckId)).GroupBy(row => row.BottleneckId)
            .Select(group => new { group.Key, On = group.Max(row => row.On) }).ToDictionaryAsync(row => row.Key, row => row.On, cancel);
        var rows = await db.Bottlenecks.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        foreach (var one in batch)
        {
            var (row, last) = (rows[one.Id], latest.GetValueOrDefault(one.Id));
            var (raiser, resolver) = (left.Of(one.Raiser)?.Of(one.Code, one.Field) ?? one.Raiser, left.Of(one.Resolver)?.Of(one.Code, one.Field) ?? one.Resolver);
            if (row.HandOver(raiser, resolver, last > left.Day ? last : left.Day, left.Note, by) is not null)
                continue;
            counts.BottlenecksRaised += raiser == one.Raiser ? 0 : 1;
            counts.BottlenecksAsked += resolver == one.Resolver ? 0 : 1;
        }
    }

    private sealed record Side(BottleneckId Id, OrganisationId Raiser, OrganisationId Resolver, string Code, string? Field);
}
