using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reports;

/// <summary>The first page: what my own side must do, what waits for my decision, what is late or due elsewhere, and what was found lately.</summary>
public sealed class ShowHome(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>The first rows of a list and how many there are in all; the list itself is <see cref="ListAssignments"/> with the same filter.</summary>
    public sealed record Block(IReadOnlyList<AssignmentRow> Rows, int Total);

    /// <param name="ToAssign">Written down and not sent; my side assigns.</param>
    /// <param name="ToDo">My own side carries it out: what came back with a reason, too.</param>
    /// <param name="Late">Overdue, without what my side carries out or decides.</param>
    /// <param name="DueThisWeek">Due from today to <see cref="DaysAhead"/> days after it and not reported; without what my side carries out or decides.</param>
    /// <param name="WaitingForMe">Reported done; my side confirms or returns.</param>
    /// <param name="LatestSessions">The latest held first; those whose day is not known by the day of recording.</param>
    /// <param name="ImportsWaiting">Files that my side brought in and has not reviewed.</param>
    /// <param name="States">All visible assignments that came from requirements, by state and timeliness.</param>
    public sealed record Result(
        Block ToDo, Block WaitingForMe, Block ToAssign, Block Late, Block DueThisWeek, IReadOnlyList<SessionLine> LatestSessions,
        int ImportsWaiting, IReadOnlyList<StateCount> States);

    public sealed record SessionLine(
        EngagementId Engagement, EngagementKind Kind, string? Number, string Title, string InspectingName, string InspectedName,
        DateOnly? HeldOn, DateTime RecordedAt);

    public sealed record StateCount(AssignmentState State, Timeliness Timeliness, int Count);

    public const int DaysAhead = 7;

    private const int Few = 5;

    /// <summary>
    /// The list on the page in which a row stands; at most one. What my side carries out or decides stands there, and its delay is said
    /// with it.
    /// </summary>
    private enum List
    {
        None,
        ToDo,
        WaitingForMe,
        ToAssign,
        Late,
        DueThisWeek,
    }

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var rule = TimelinessRule.For(user, options);
        var placed = Placed(rule, await db.OwnSideAsync(user, cancel));
        var counts = await placed.GroupBy(row => new { row.List, row.State, row.Timeliness })
            .Select(group => new { group.Key.List, group.Key.State, group.Key.Timeliness, Count = group.Count() }).ToListAsync(cancel);
        var totals = counts.ToLookup(count => count.List, count => count.Count);
        var first = await FirstAsync(placed, totals, rule, cancel);
        return new Result(
            BlockOf(List.ToDo), BlockOf(List.WaitingForMe), BlockOf(List.ToAssign), BlockOf(List.Late), BlockOf(List.DueThisWeek),
            await SessionsAsync(cancel),
            user.Has(Permission.ImportFiles)
                ? await db.ImportedFiles.VisibleTo(user, db).CountAsync(row => row.State == ImportState.Waiting, cancel)
                : 0,
            [.. counts.GroupBy(count => (count.State, count.Timeliness)).OrderBy(group => group.Key)
                .Select(group => new StateCount(group.Key.State, group.Key.Timeliness, group.Sum(count => count.Count)))]);

        Block BlockOf(List list) => new([.. first.Where(row => row.List == list).Select(row => row.Row)], totals[list].Sum());
    }

    private IQueryable<Place> Placed(TimelinessRule rule, IReadOnlyList<OrganisationId?> own)
    {
        var today = user.Today;
        var last = today.AddDays(DaysAhead);
        var assigns = db.Scope(user, Permission.AssignWork);
        var decides = db.Scope(user, Permission.ConfirmWork);
        return db.Assignments.VisibleTo(user, db).Where(row => row.State != AssignmentState.Withdrawn && row.State != AssignmentState.Cancelled)
            .Select(rule.Column())
            .Select(timed => new Place
            {
                Id = timed.Row.Id,
                DueOrder = timed.Row.DueOrder,
                State = timed.Row.State,
                Timeliness = timed.Timeliness,
                List = timed.Row.State == AssignmentState.Draft || timed.Row.State == AssignmentState.Declined
                        ? assigns.Any(within => within.DescendantId == timed.Row.AssignerId) ? List.ToAssign : List.None
                    : AssignmentStates.WithLead.Contains(timed.Row.State) && own.Contains(timed.Row.LeadId) ? List.ToDo
                    : (timed.Row.State == AssignmentState.ReportedDone || timed.Row.AskedDueDate != null) && decides.Any(within => within.DescendantId == timed.Row.AssignerId) ? List.WaitingForMe
                    : timed.Timeliness == Timeliness.Overdue ? List.Late
                    : timed.Row.ReportedOn == null && timed.Row.SuspendedOn == null && timed.Row.DueDate >= today && timed.Row.DueDate <= last ? List.DueThisWeek
                    : List.None,
            });
    }

    /// <summary>
    /// The first rows of every list. For most people one statement finds them all; a list whose first rows stand behind many of
    /// another list is asked once more, alone.
    /// </summary>
    private async Task<IReadOnlyList<(List List, AssignmentRow Row)>> FirstAsync(
        IQueryable<Place> placed, ILookup<List, int> totals, TimelinessRule rule, CancellationToken cancel)
    {
        var lists = totals.Where(total => total.Key != List.None).ToDictionary(total => total.Key, total => Math.Min(total.Sum(), Few));
        if (lists.Count == 0)
            return [];
        var first = await InOrder(placed.Where(row => row.List != List.None)).Take(Few * lists.Count * 2).ToListAsync(cancel);
        var places = new Dictionary<AssignmentId, List>();
        foreach (var (list, wanted) in lists)
        {
            var rows = first.Where(row => row.List == list).Take(Few).ToList();
            if (rows.Count < wanted)
                rows = await InOrder(placed.Where(row => row.List == list)).Take(Few).ToListAsync(cancel);
            foreach (var row in rows)
                places[row.Id] = list;
        }

        var shown = await db.Assignments.VisibleTo(user, db).Where(row => places.Keys.Contains(row.Id)).OrderBy(row => row.DueOrder).ThenBy(row => row.Id)
            .Rows(db, rule, user.Today).ToListAsync(cancel);
        return [.. shown.Select(row => (places[row.Id], row))];
    }

    private static IQueryable<Place> InOrder(IQueryable<Place> places) => places.OrderBy(row => row.DueOrder).ThenBy(row => row.Id);

    private Task<List<SessionLine>> SessionsAsync(CancellationToken cancel) =>
        db.Engagements.VisibleTo(user, db)
            .Join(db.Sessions, engagement => engagement.Id, session => session.EngagementId, (engagement, session) => new { engagement, session })
            .OrderByDescending(pair => pair.session.HeldOn ?? DateOnly.FromDateTime(pair.session.RecordedAt.AddHours(Clock.HoursAhead)))
            .ThenByDescending(pair => pair.session.RecordedAt).ThenByDescending(pair => pair.session.Id).Take(Few)
            .Select(pair => new SessionLine(pair.engagement.Id, pair.engagement.Kind, pair.engagement.Number, pair.engagement.Title,
                pair.engagement.InspectingName, pair.engagement.InspectedName, pair.session.HeldOn, pair.session.RecordedAt))
            .ToListAsync(cancel);

    private sealed class Place
    {
        public required AssignmentId Id { get; init; }

        public required DateOnly DueOrder { get; init; }

        public required AssignmentState State { get; init; }

        public required Timeliness Timeliness { get; init; }

        public required List List { get; init; }
    }
}
