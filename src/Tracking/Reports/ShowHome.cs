using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reports;

/// <summary>
/// The first page: what my own side must do, what waits for its decision, what is late or due elsewhere, and what was found lately. Its cost does not grow with what
/// stands below: what is one's own is looked up by its sides, all else is counted from sums, and of a list no more is read than is shown.
/// </summary>
public sealed class ShowHome(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>The first rows of a list and how many there are in all; the list itself is <see cref="ListAssignments"/> with the same filter.</summary>
    /// <param name="IsMore">There are more than <paramref name="Total"/>.</param>
    public sealed record Block(IReadOnlyList<AssignmentRow> Rows, int Total, bool IsMore = false);

    /// <param name="ToAssign">Written down and not sent; my side assigns.</param>
    /// <param name="ToDo">My own side carries it out: what came back with a reason, too.</param>
    /// <param name="Late">Overdue, without what my side carries out or decides.</param>
    /// <param name="DueThisWeek">Due from today to <see cref="DaysAhead"/> days after it and not reported; without what my side carries out or decides.</param>
    /// <param name="WaitingForMe">Reported done; my side confirms or returns.</param>
    /// <param name="LatestSessions">The latest held first; those whose day is not known by the day of recording.</param>
    /// <param name="ImportsWaiting">Files that my side brought in and has not reviewed.</param>
    /// <param name="States">What was sent to those in whose subtrees the user sees, by state and timeliness.</param>
    /// <param name="Top">The one subtree of which the states are told; null where there are several.</param>
    public sealed record Result(
        Block ToDo, Block WaitingForMe, Block ToAssign, Block Late, Block DueThisWeek, IReadOnlyList<SessionLine> LatestSessions,
        int ImportsWaiting, IReadOnlyList<StateCount> States, OrganisationId? Top);

    public sealed record SessionLine(
        EngagementId Engagement, EngagementKind Kind, string? Number, string Title, string InspectingName, string InspectedName,
        DateOnly? HeldOn, DateTime RecordedAt);

    public sealed record StateCount(AssignmentState State, Timeliness Timeliness, int Count);

    public const int DaysAhead = 7;

    /// <summary>Of what the sums do not tell, so many are counted.</summary>
    public const int Most = 100;

    private const int Few = 5;

    // So many rows of a subtree are looked up by their leads; more are met in the order of the list.
    private const int FewLed = 2_000;

    // One's own work is read as a whole up to here, and counted by the database beyond.
    private const int FewOwn = 1_000;

    /// <summary>
    /// The list on the page in which a row stands; at most one. What my side carries out or decides stands there, and its delay is said
    /// with it.
    /// </summary>
    private enum List
    {
        ToDo,
        WaitingForMe,
        ToAssign,
    }

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var rule = TimelinessRule.For(user, options);
        var own = await db.SidesAsync(user, Permission.ViewAssignments, cancel);
        var deciding = await SidesAsync(Permission.ConfirmWork, own, cancel);
        var assigning = await SidesAsync(Permission.AssignWork, own, cancel);
        var house = own.Count == 0 ? [] : (await db.OwnSideAsync(user, cancel)).Where(side => side is { } one && own.Contains(one)).ToList();
        var roots = await TopsAsync(cancel);
        var tree = db.AncestryOn(user.Today).Where(up => roots.Contains(up.AncestorId));

        var (places, counts) = await MineAsync(Mine(rule, house, deciding, assigning, tree), cancel);
        int Total(List list) => counts.Where(row => row.List == list).Sum(row => row.Count);
        var sums = roots.Count == 0 ? [] : await new CountToday(db, user.Today, options).RunAsync(roots, RollupBy.Unit, cancel);

        var others = db.Assignments.NotMyTurn(house, deciding, assigning);
        var isSmall = sums.Sum(row => row.Count) <= FewLed;
        IQueryable<Assignment> Below(IQueryable<Assignment> rows) => isSmall
            ? rows.Where(row => tree.Select(up => (OrganisationId?)up.DescendantId).Contains(row.LeadId))
            : rows.Where(row => tree.Any(up => up.DescendantId == row.LeadId));
        var late = others.Where(rule.Is(Timeliness.Overdue));
        var lateBelow = sums.Where(row => row.Timeliness == Timeliness.Overdue).Sum(row => row.Count) - counts.Where(row => row.IsLateBelow).Sum(row => row.Count);
        var lateThere = await ElsewhereAsync(late, own, tree, cancel);
        var firstLate = lateBelow > 0 ? await FirstAsync(Below(late), Few, cancel) : [];
        var (today, last) = (user.Today, user.Today.AddDays(DaysAhead));
        var week = others.Where(row => row.State != AssignmentState.Draft && row.State != AssignmentState.Withdrawn && row.State != AssignmentState.Cancelled
            && row.ReportedOn == null && row.SuspendedOn == null && row.DueDate >= today && row.DueDate <= last && row.DueOrder >= today && row.DueOrder <= last);
        var weekThere = await ElsewhereAsync(week, own, tree, cancel);
        var weekBelow = roots.Count == 0 ? [] : await FirstAsync(Below(week), Most + 1, cancel);

        var shown = new Dictionary<string, IReadOnlyList<AssignmentId>>(StringComparer.Ordinal)
        {
            [nameof(List.ToDo)] = Of(List.ToDo),
            [nameof(List.WaitingForMe)] = Of(List.WaitingForMe),
            [nameof(List.ToAssign)] = Of(List.ToAssign),
            [nameof(Result.Late)] = Firsts(firstLate, lateThere),
            [nameof(Result.DueThisWeek)] = Firsts(weekBelow, weekThere),
        };
        var ids = shown.Values.SelectMany(list => list).ToList();
        var rows = ids.Count == 0 ? [] : await db.Assignments.VisibleTo(user, db, byKey: true).Where(row => ids.Contains(row.Id)).OrderBy(row => row.DueOrder).ThenBy(row => row.Id)
            .Rows(db, rule, user.Today).ToListAsync(cancel);
        Block BlockOf(string list, int total, bool isMore = false) => new([.. rows.Where(row => shown[list].Contains(row.Id))], total, isMore);
        IReadOnlyList<AssignmentId> Of(List list) => [.. places.Where(row => row.List == list).Take(Few).Select(row => row.Id)];
        return new Result(
            BlockOf(nameof(List.ToDo), Total(List.ToDo)), BlockOf(nameof(List.WaitingForMe), Total(List.WaitingForMe)), BlockOf(nameof(List.ToAssign), Total(List.ToAssign)),
            BlockOf(nameof(Result.Late), lateBelow + Math.Min(lateThere.Count, Most), lateThere.Count > Most),
            BlockOf(nameof(Result.DueThisWeek), Math.Min(weekBelow.Count, Most) + Math.Min(weekThere.Count, Most), weekBelow.Count > Most || weekThere.Count > Most),
            await SessionsAsync(cancel),
            user.Has(Permission.ImportFiles)
                ? await db.ImportedFiles.VisibleTo(user, db).CountAsync(row => row.State == ImportState.Waiting, cancel)
                : 0,
            [.. sums.Where(row => row.State is not (AssignmentState.Cancelled or AssignmentState.Withdrawn or AssignmentState.Draft)).GroupBy(row => (row.State, row.Timeliness)).OrderBy(group => group.Key)
                .Select(group => new StateCount(group.Key.State, group.Key.Timeliness, group.Sum(row => row.Count)))],
            roots.Count == 1 ? roots[0] : null);
    }

    /// <summary>Nearly always the sides in whose name the person sees: asked for again where another permission is held elsewhere.</summary>
    private async Task<IReadOnlyList<OrganisationId>> SidesAsync(Permission permission, IReadOnlyList<OrganisationId> seen, CancellationToken cancel) =>
        !user.Has(permission) ? [] : user.Roots(permission).ToHashSet().SetEquals(user.Roots(Permission.ViewAssignments)) ? seen : await db.SidesAsync(user, permission, cancel);

    /// <summary>Where the user sees what is led there, none of them below another: what stands there would be counted twice.</summary>
    private async Task<IReadOnlyList<OrganisationId>> TopsAsync(CancellationToken cancel)
    {
        var roots = user.Roots(Permission.ViewAssignments, Party.Lead);
        if (roots.Count < 2)
            return roots;
        var below = await db.AncestryOn(user.Today).Where(up => up.Depth > 0 && roots.Contains(up.AncestorId) && roots.Contains(up.DescendantId)).Select(up => up.DescendantId).Distinct().ToListAsync(cancel);
        return [.. roots.Except(below)];
    }

    /// <summary>What is my side's turn, each list by an index of its own; who carries out and decides at once has it to carry out.</summary>
    private IQueryable<Place> Mine(
        TimelinessRule rule, IReadOnlyList<OrganisationId?> house, IReadOnlyList<OrganisationId> deciding, IReadOnlyList<OrganisationId> assigning, IQueryable<OrganisationAncestry> tree)
    {
        IQueryable<Place> In(IQueryable<Assignment> rows, List list) => rows.Select(rule.Column()).Select(timed => new Place
        {
            Id = timed.Row.Id,
            DueOrder = timed.Row.DueOrder,
            List = list,
            IsLateBelow = timed.Timeliness == Timeliness.Overdue && tree.Any(up => up.DescendantId == timed.Row.LeadId),
        });

        var notToDo = db.Assignments.Where(row => !(AssignmentStates.WithLead.Contains(row.State) && house.Contains(row.LeadId)));
        return In(db.Assignments.ToReport(house), List.ToDo)
            .Concat(In(notToDo.Where(row => row.State == AssignmentState.ReportedDone && deciding.Contains(row.AssignerId)), List.WaitingForMe))
            .Concat(In(notToDo.Where(row => row.AskedDueDate != null && row.State != AssignmentState.ReportedDone && deciding.Contains(row.AssignerId)), List.WaitingForMe))
            .Concat(In(db.Assignments.ToAssign(assigning), List.ToAssign));
    }

    /// <summary>The first rows of each list at least, and how many there are.</summary>
    private static async Task<(List<Place> Places, List<(List List, bool IsLateBelow, int Count)> Counts)> MineAsync(IQueryable<Place> mine, CancellationToken cancel)
    {
        var places = await mine.OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(FewOwn + 1).ToListAsync(cancel);
        if (places.Count <= FewOwn)
            return (places, [.. places.CountBy(row => (row.List, row.IsLateBelow)).Select(row => (row.Key.List, row.Key.IsLateBelow, row.Value))]);
        var counts = await mine.GroupBy(row => new { row.List, row.IsLateBelow }).Select(group => new { group.Key.List, group.Key.IsLateBelow, Count = group.Count() }).ToListAsync(cancel);
        places.Clear();
        foreach (var list in counts.Select(row => row.List).Distinct())
            places.AddRange(await mine.Where(row => row.List == list).OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(Few).ToListAsync(cancel));
        return (places, counts.ConvertAll(row => (row.List, row.IsLateBelow, row.Count)));
    }

    /// <summary>Of these, what my sides assigned, supervise or take part in, and is led where the sums of my subtrees do not count it.</summary>
    private async Task<List<Place>> ElsewhereAsync(IQueryable<Assignment> rows, List<OrganisationId> sides, IQueryable<OrganisationAncestry> tree, CancellationToken cancel)
    {
        if (sides.Count == 0 || user.IsWhole(Permission.ViewAssignments))
            return [];
        var parts = db.AssignmentCooperations.Where(side => sides.Contains(side.OrganisationId)).Select(side => side.AssignmentId);
        var outside = rows.Where(row => !tree.Any(up => up.DescendantId == row.LeadId));
        return await outside.Where(row => sides.Contains(row.AssignerId))
            .Concat(outside.Where(row => !sides.Contains(row.AssignerId) && row.SupervisorId != null && sides.Contains(row.SupervisorId.Value)))
            .Concat(outside.Where(row => !sides.Contains(row.AssignerId) && (row.SupervisorId == null || !sides.Contains(row.SupervisorId.Value)) && parts.Contains(row.Id)))
            .OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(Most + 1).Select(row => new Place { Id = row.Id, DueOrder = row.DueOrder }).ToListAsync(cancel);
    }

    private static Task<List<Place>> FirstAsync(IQueryable<Assignment> rows, int most, CancellationToken cancel) =>
        rows.OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(most).Select(row => new Place { Id = row.Id, DueOrder = row.DueOrder }).ToListAsync(cancel);

    private static List<AssignmentId> Firsts(IEnumerable<Place> one, IEnumerable<Place> other) =>
        [.. one.Concat(other).OrderBy(row => row.DueOrder).ThenBy(row => row.Id.Value).Take(Few).Select(row => row.Id)];

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

        public List List { get; init; }

        /// <summary>Overdue and led where the sums count it.</summary>
        public bool IsLateBelow { get; init; }
    }
}
