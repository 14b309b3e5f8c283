using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reports;

/// <summary>The first page: what is late, what is due, what waits for me, what came back, and what was found lately.</summary>
public sealed class ShowHome(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>The first rows of a list and how many there are in all; the list itself is <see cref="ListAssignments"/> with the same filter.</summary>
    public sealed record Block(IReadOnlyList<AssignmentRow> Rows, int Total);

    /// <param name="ToAssign">Written down and not sent; my side assigns.</param>
    /// <param name="Late">Overdue, without what came back to my side or waits for it.</param>
    /// <param name="DueThisWeek">Due from today to <see cref="DaysAhead"/> days after it and not reported; without what came back to my side or waits for it.</param>
    /// <param name="WaitingForMe">Reported done; my side confirms or returns.</param>
    /// <param name="Returned">Came back to my side with a reason.</param>
    /// <param name="LatestSessions">The latest held first; those whose day is not known by the day of recording.</param>
    /// <param name="ImportsWaiting">Files that my side brought in and has not reviewed.</param>
    /// <param name="States">All visible assignments that came from requirements, by state and timeliness.</param>
    public sealed record Result(
        Block ToAssign, Block Late, Block DueThisWeek, Block WaitingForMe, Block Returned, IReadOnlyList<SessionLine> LatestSessions,
        int ImportsWaiting, IReadOnlyList<StateCount> States);

    public sealed record SessionLine(
        EngagementId Engagement, EngagementKind Kind, string? Number, string Title, string InspectingName, string InspectedName,
        DateOnly? HeldOn, DateTime RecordedAt);

    public sealed record StateCount(AssignmentState State, Timeliness Timeliness, int Count);

    public const int DaysAhead = 7;

    private const int Few = 5;

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var today = user.Today;
        var last = today.AddDays(DaysAhead);
        var rule = TimelinessRule.For(user, options);
        var visible = db.Assignments.VisibleTo(user, db).Where(row => row.State != AssignmentState.Withdrawn);
        var sessions = await db.Engagements.VisibleTo(user, db)
            .Join(db.Sessions, engagement => engagement.Id, session => session.EngagementId, (engagement, session) => new { engagement, session })
            .OrderByDescending(pair => pair.session.HeldOn ?? DateOnly.FromDateTime(pair.session.RecordedAt))
            .ThenByDescending(pair => pair.session.RecordedAt).ThenByDescending(pair => pair.session.Id).Take(Few)
            .Select(pair => new SessionLine(pair.engagement.Id, pair.engagement.Kind, pair.engagement.Number, pair.engagement.Title,
                pair.engagement.InspectingName, pair.engagement.InspectedName, pair.session.HeldOn, pair.session.RecordedAt))
            .ToListAsync(cancel);
        var states = await visible.Select(rule.Column())
            .GroupBy(timed => new { timed.Row.State, timed.Timeliness })
            .Select(group => new StateCount(group.Key.State, group.Key.Timeliness, group.Count())).ToListAsync(cancel);
        var imports = user.Has(Permission.ImportFiles)
            ? await db.ImportedFiles.VisibleTo(user, db).CountAsync(row => row.State == ImportState.Waiting, cancel)
            : 0;
        // What came back to my side or waits for it stands there, once; its delay is said with it.
        var others = visible.NotMyTurn(user, db);
        return new Result(
            user.Has(Permission.AssignWork) ? await BlockAsync(visible.ToAssign(user, db), rule, cancel) : new Block([], 0),
            await BlockAsync(others.Where(rule.Is(Timeliness.Overdue)), rule, cancel),
            await BlockAsync(others.Where(row => row.State != AssignmentState.Draft && row.ReportedOn == null && row.DueDate >= today && row.DueDate <= last), rule, cancel),
            await BlockAsync(visible.ToDecide(user, db), rule, cancel),
            await BlockAsync(visible.ReturnedTo(user, db), rule, cancel),
            sessions, imports, states.OrderBy(count => count.State).ThenBy(count => count.Timeliness).ToList());
    }

    private async Task<Block> BlockAsync(IQueryable<Assignment> rows, TimelinessRule rule, CancellationToken cancel)
    {
        var first = await rows.OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(Few + 1).Rows(db, rule, user.Today).ToListAsync(cancel);
        // Where all fit on the page, counting costs nothing.
        return first.Count <= Few ? new Block(first, first.Count) : new Block(first[..Few], await rows.CountAsync(cancel));
    }
}
