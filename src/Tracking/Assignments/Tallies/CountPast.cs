using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>What is known of a past day.</summary>
public enum Known
{
    /// <summary>What was recorded by its end.</summary>
    Then,

    /// <summary>What is recorded today of how it was on it.</summary>
    Now,
}

/// <summary>
/// Counts the same as <see cref="CountToday"/> on a past day: the tree, the leads, the due dates and the states are those of that day. From what is kept of
/// it (<see cref="KeepPastDays"/>) where it is asked by unit, for the rest from the acts. “As known now” differs from “as it was known then” by what was
/// recorded on another day than it holds from, which is counted both ways.
/// </summary>
internal sealed class CountPast(TrackingDb db, DateOnly day, Known known, TrackingOptions options)
{
    private const int Batch = 1000;

    private readonly TimelinessRule rule = new(day, options.DueSoonDays);
    private readonly DateTime end = Clock.BeginOf(day.AddDays(1));

    /// <param name="by">By field: the field that an assignment bears now, as a label that is put right was meant from the beginning.</param>
    public async Task<List<Counted>> RunAsync(IReadOnlyCollection<OrganisationId> organisations, RollupBy by, CancellationToken cancel)
    {
        if (by != RollupBy.Unit)
            return await FromActsAsync(organisations, by, cancel);
        // One statement: they are in use while it runs, or they are not.
        var sums = await db.PastSums.Where(row => organisations.Contains(row.OrganisationId) && row.Day <= day
                && !db.PastSums.Any(later => later.OrganisationId == row.OrganisationId && later.Day <= day && later.Day > row.Day)
                && db.KeptDays.Any(kept => kept.First <= day && day <= kept.Last && kept.SoonDays == options.DueSoonDays))
            .AsNoTracking().ToListAsync(cancel);
        var summed = sums.ConvertAll(row => row.OrganisationId);
        var rest = organisations.Except(summed).ToList();
        List<Counted> counted = [.. sums.SelectMany(row => row.Counted()), .. rest.Count > 0 ? await FromActsAsync(rest, by, cancel) : []];
        if (known == Known.Then || sums.Count == 0)
            return counted;
        // Few: what was recorded by the end of the day and does not hold yet, or later and holds already.
        var retold = await db.AssignmentEvents.Where(act => act.IsBackdated && act.Act != AssignmentAct.MilestoneReached
            && ((act.On <= day && act.At >= end) || (act.On > day && act.At < end))).Select(act => act.AssignmentId).Distinct().ToListAsync(cancel);
        foreach (var batch in retold.Chunk(Batch))
        {
            var then = await CountAsync(Standing(Known.Then).Where(act => batch.Contains(act.AssignmentId)), summed, by, cancel);
            counted.AddRange(await CountAsync(Standing(Known.Now).Where(act => batch.Contains(act.AssignmentId)), summed, by, cancel));
            counted.AddRange(then.Select(row => row with { Count = -row.Count }));
        }

        return [.. counted.GroupBy(row => row with { Count = 0 }).Select(group => group.Key with { Count = group.Sum(row => row.Count) }).Where(row => row.Count != 0)];
    }

    /// <summary>Without what is kept: what that is measured by.</summary>
    internal Task<List<Counted>> FromActsAsync(IReadOnlyCollection<OrganisationId> organisations, RollupBy by, CancellationToken cancel) =>
        CountAsync(Standing(known), organisations, by, cancel);

    private Task<List<Counted>> CountAsync(IQueryable<AssignmentEvent> standing, IReadOnlyCollection<OrganisationId> organisations, RollupBy by, CancellationToken cancel)
    {
        var rows = standing.Where(act => !AssignmentStates.Unsent.Contains(act.State)).Select(rule.ColumnAfter())
            .Join(db.AncestryOn(day).Where(up => organisations.Contains(up.AncestorId)), row => row.Row.LeadId, up => (OrganisationId?)up.DescendantId, (row, up) => new { row, up.AncestorId });
        if (by is RollupBy.Unit or RollupBy.Period)
        {
            return rows.Select(pair => new Countable
            {
                Organisation = pair.AncestorId, Due = pair.row.Row.DueDate, State = pair.row.Row.State, Timeliness = pair.row.Timeliness, Count = 1,
            }).CountAsync(by, day, cancel);
        }

        var said = rows.Join(db.Assignments, pair => pair.row.Row.AssignmentId, assignment => assignment.Id, (pair, assignment) => new Countable
        {
            Organisation = pair.AncestorId,
            Document = assignment.SourceDocumentId,
            Key = assignment.Field,
            Due = pair.row.Row.DueDate,
            State = pair.row.Row.State,
            Timeliness = pair.row.Timeliness,
            Count = 1,
        });
        return by == RollupBy.Document ? said.CountByDocumentAsync(day, cancel) : said.CountAsync(by, day, cancel);
    }

    /// <summary>The last act of each assignment up to the day.</summary>
    private IQueryable<AssignmentEvent> Standing(Known known)
    {
        if (known == Known.Then)
        {
            return db.AssignmentEvents.Where(act => act.At < end && !db.AssignmentEvents.Any(later => later.AssignmentId == act.AssignmentId && later.At < end
                && (later.At > act.At || (later.At == act.At && later.Id.CompareTo(act.Id) > 0))));
        }

        // A milestone that is told later moves nothing else, and how the assignment stood when it was told is not how it stood then.
        var acts = db.AssignmentEvents.Where(act => act.On <= day && act.Act != AssignmentAct.MilestoneReached);
        return acts.Where(act => !acts.Any(later => later.AssignmentId == act.AssignmentId
            && (later.On > act.On || (later.On == act.On && (later.At > act.At || (later.At == act.At && later.Id.CompareTo(act.Id) > 0))))));
    }
}
