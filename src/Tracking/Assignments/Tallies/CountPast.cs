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

/// <summary>Counts the same as <see cref="CountToday"/> on a past day, from the acts: the tree, the leads, the due dates and the states are those of that day.</summary>
internal sealed class CountPast(TrackingDb db, DateOnly day, Known known, TrackingOptions options)
{
    private readonly TimelinessRule rule = new(day, options.DueSoonDays);

    /// <param name="by">By field: the field that an assignment bears now, as a label that is put right was meant from the beginning.</param>
    public Task<List<Counted>> RunAsync(IReadOnlyCollection<OrganisationId> organisations, RollupBy by, CancellationToken cancel)
    {
        var rows = Standing().Where(act => !AssignmentStates.Unsent.Contains(act.State)).Select(rule.ColumnAfter())
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
    internal IQueryable<AssignmentEvent> Standing()
    {
        if (known == Known.Then)
        {
            var end = Clock.BeginOf(day.AddDays(1));
            return db.AssignmentEvents.Where(act => act.At < end && !db.AssignmentEvents.Any(later => later.AssignmentId == act.AssignmentId && later.At < end
                && (later.At > act.At || (later.At == act.At && later.Id.CompareTo(act.Id) > 0))));
        }

        // A milestone that is told later moves nothing else, and how the assignment stood when it was told is not how it stood then.
        var acts = db.AssignmentEvents.Where(act => act.On <= day && act.Act != AssignmentAct.MilestoneReached);
        return acts.Where(act => !acts.Any(later => later.AssignmentId == act.AssignmentId
            && (later.On > act.On || (later.On == act.On && (later.At > act.At || (later.At == act.At && later.Id.CompareTo(act.Id) > 0))))));
    }
}
