using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>
/// Open assignments of organisations that ended or gave a part away: handed to whoever answers for them from the day of the act on, as a
/// part of the act and in its transaction. Due dates stay; what is at its end stays with those that did it.
/// </summary>
internal sealed class InheritAssignments(TrackingDb db, Actor by)
{
    public async Task<Refusal?> RunAsync(Inheritances left, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var predecessors in left.Batches)
        {
            foreach (var batch in (await SidesOf(db, predecessors).ToListAsync(cancel)).Chunk(Inheritances.Batch))
            {
                await HandOverAsync(left, batch, counts, cancel);
                if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
                    return await ChangedAsync(cancel);
                db.ChangeTracker.Clear();
            }

            foreach (var batch in (await CooperationsOf(db, predecessors).ToListAsync(cancel)).Chunk(Inheritances.Batch))
            {
                await PassCooperationsAsync(left, batch, counts, cancel);
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }
        }

        return null;
    }

    /// <summary>What somebody still has to do, confirm or send: for the act, and for who wants to know before.</summary>
    internal static IQueryable<Assignment> Open(TrackingDb db) => db.Assignments.Where(row => !AssignmentStates.Ended.Contains(row.State));

    /// <summary>How many of one organisation's would go to each heir of a split.</summary>
    internal static async Task<Dictionary<OrganisationId, InheritedCounts>> DivideAsync(TrackingDb db, Inheritance inheritance, CancellationToken cancel)
    {
        var counts = new Dictionary<OrganisationId, InheritedCounts>();
        InheritedCounts Of(string code, string? field)
        {
            var heir = inheritance.Of(code, field);
            return counts.TryGetValue(heir, out var known) ? known : counts[heir] = new InheritedCounts();
        }

        var id = inheritance.Predecessor;
        foreach (var row in await Open(db).Where(row => row.LeadId == id || row.AssignerId == id || row.SupervisorId == id)
                     .Select(row => new { row.Code, row.Field, row.LeadId, row.AssignerId, row.SupervisorId, IsAsked = db.Requirements.Any(asked => asked.AssignmentId == row.Id) }).ToListAsync(cancel))
        {
            var part = Of(row.Code, row.Field);
            part.Led += row.LeadId == id ? 1 : 0;
            part.Requirements += row.LeadId == id && row.IsAsked ? 1 : 0;
            part.Assigned += row.AssignerId == id ? 1 : 0;
            part.Supervised += row.SupervisorId == id ? 1 : 0;
        }

        foreach (var row in await CooperationsOf(db, [id]).ToListAsync(cancel))
            Of(row.Code, row.Field).Cooperating++;
        return counts;
    }

    private static IQueryable<AssignmentId> SidesOf(TrackingDb db, OrganisationId[] predecessors) =>
        Open(db).Where(row => predecessors.Contains(row.LeadId!.Value)).Select(row => row.Id)
            .Union(Open(db).Where(row => predecessors.Contains(row.AssignerId)).Select(row => row.Id))
            .Union(Open(db).Where(row => predecessors.Contains(row.SupervisorId!.Value)).Select(row => row.Id));

    private static IQueryable<Cooperation> CooperationsOf(TrackingDb db, OrganisationId[] predecessors) =>
        db.AssignmentCooperations.Where(row => predecessors.Contains(row.OrganisationId))
            .Join(Open(db), row => row.AssignmentId, assignment => assignment.Id, (row, assignment) => new Cooperation(row.AssignmentId, row.OrganisationId, assignment.Code, assignment.Field, assignment.LeadId));

    private async Task HandOverAsync(Inheritances left, AssignmentId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        // How an assignment stood is told by its last act up to a day: a handover recorded late must not come before what was done meanwhile.
        var latest = await db.AssignmentEvents.Where(row => batch.Contains(row.AssignmentId)).GroupBy(row => row.AssignmentId)
            .Select(group => new { group.Key, On = group.Max(row => row.On) }).ToDictionaryAsync(row => row.Key, row => row.On, cancel);
        foreach (var assignment in await db.Assignments.Where(row => batch.Contains(row.Id)).ToListAsync(cancel))
        {
            var last = latest.GetValueOrDefault(assignment.Id);
            var on = last > left.Day ? last : left.Day;
            foreach (var from in new[] { assignment.LeadId, assignment.AssignerId, assignment.SupervisorId }.OfType<OrganisationId>().Distinct().ToList())
            {
                var to = left.Of(from)?.Of(assignment.Code, assignment.Field) ?? from;
                if (to == from)
                    continue;
                counts.Led += assignment.LeadId == from ? 1 : 0;
                counts.Assigned += assignment.AssignerId == from ? 1 : 0;
                counts.Supervised += assignment.SupervisorId == from ? 1 : 0;
                assignment.HandOver(from, to, on, left.Note, by);
            }
        }
    }

    private async Task PassCooperationsAsync(Inheritances left, Cooperation[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        var ids = batch.Select(row => row.Assignment).Distinct().ToList();
        var rows = (await db.AssignmentCooperations.Where(row => ids.Contains(row.AssignmentId)).ToListAsync(cancel)).ToDictionary(row => (row.AssignmentId, row.OrganisationId));
        foreach (var one in batch)
        {
            var heir = left.Of(one.Organisation)?.Of(one.Code, one.Field) ?? one.Organisation;
            if (heir == one.Organisation)
                continue;
            db.Remove(rows[(one.Assignment, one.Organisation)]);
            // Who leads it does not cooperate as well, and nobody does so twice.
            if (heir != one.Lead && rows.TryAdd((one.Assignment, heir), new AssignmentCooperation(one.Assignment, heir)))
                db.Add(rows[(one.Assignment, heir)]);
            counts.Cooperating++;
        }
    }

    /// <summary>Somebody acted on one of them meanwhile: which, and what.</summary>
    private async Task<Refusal> ChangedAsync(CancellationToken cancel) =>
        await db.ChangedMeanwhileAsync(db.ChangeTracker.Entries<Assignment>().First(entry => entry.State == EntityState.Modified).Entity.Id, cancel);

    private sealed record Cooperation(AssignmentId Assignment, OrganisationId Organisation, string Code, string? Field, OrganisationId? Lead);
}
