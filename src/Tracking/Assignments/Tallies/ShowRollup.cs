using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>How the assignments stand that an organisation and all below it lead, as a whole and told apart, today or on a past day.</summary>
public sealed class ShowRollup(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Organisation">Null: the top of what this user may see.</param>
    /// <param name="On">A past day; null: today.</param>
    public sealed record Input(OrganisationId? Organisation = null, RollupBy By = RollupBy.Unit, DateOnly? On = null, Known Known = Known.Then);

    /// <param name="Path">Those above it that this user may see rolled up, the highest first.</param>
    /// <param name="States">All of it by state and timeliness.</param>
    public sealed record Result(
        OrganisationId Organisation, string Name, IReadOnlyList<Step> Path, DateOnly Day, bool IsPast, RollupFigures Total, IReadOnlyList<Line> Lines, IReadOnlyList<Standing> States);

    public sealed record Step(OrganisationId Id, string Name);

    public sealed record Standing(AssignmentState State, Timeliness Timeliness, int Count);

    /// <summary>One of what it is told apart by.</summary>
    /// <param name="Name">Empty where there is none: no document, no field, no due date; null of a document that this user may not open.</param>
    /// <param name="Organisation">Of a unit; of what the organisation itself leads, it again.</param>
    /// <param name="Month">First day.</param>
    public sealed record Line(string? Name, RollupFigures Figures, OrganisationId? Organisation = null, bool IsOwn = false, DocumentId? Document = null, DateOnly? Month = null);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var day = input.On ?? user.Today;
        if (day > user.Today)
            return AssignmentRefusals.RollupAhead;
        var organisation = input.Organisation ?? await TopAsync(cancel);
        if (await db.NamesOn(day).Where(row => row.OrganisationId == organisation).Select(row => row.Name).SingleOrDefaultAsync(cancel) is not { } name || !await MaySeeAsync(organisation, day, cancel))
            return AssignmentRefusals.RollupNotFound;
        var scope = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        var path = await db.AncestryOn(day).Where(up => up.DescendantId == organisation && up.Depth > 0 && scope.Any(within => within.DescendantId == up.AncestorId))
            .Join(db.NamesOn(day), up => up.AncestorId, row => row.OrganisationId, (up, row) => new { up.Depth, Step = new Step(row.OrganisationId, row.Name) })
            .OrderByDescending(row => row.Depth).Select(row => row.Step).ToListAsync(cancel);
        var below = input.By == RollupBy.Unit ? await BelowAsync(organisation, day, cancel) : [];
        var counted = await CountAsync([organisation, .. below.Select(row => row.Id)], day, input, cancel);
        var all = counted.Where(row => row.Organisation == organisation).ToList();
        var total = RollupFigures.Of(all);
        var lines = input.By switch
        {
            RollupBy.Document => await DocumentsAsync(all, cancel),
            RollupBy.Field => all.GroupBy(row => row.Key, StringComparer.Ordinal).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new Line(group.Key, RollupFigures.Of(group))),
            RollupBy.Period => all.GroupBy(row => MonthOf(row.Due)).OrderBy(group => group.Key ?? Timeline.End)
                .Select(group => new Line(group.Key is null ? "" : null, RollupFigures.Of(group), Month: group.Key)),
            _ => Units(organisation, name, total, below, counted),
        };
        return new Result(organisation, name, path, day, day < user.Today, total, [.. lines.Where(line => line.Figures.Total + line.Figures.Cancelled > 0 || line is { Organisation: not null, IsOwn: false })],
            [.. all.GroupBy(row => (row.State, row.Timeliness)).OrderBy(group => group.Key).Select(group => new Standing(group.Key.State, group.Key.Timeliness, group.Sum(row => row.Count)))]);
    }

    private async Task<IReadOnlyList<Counted>> CountAsync(IReadOnlyCollection<OrganisationId> organisations, DateOnly day, Input input, CancellationToken cancel) =>
        day == user.Today
            ? await new CountToday(db, day, options).RunAsync(organisations, input.By, cancel)
            : await new CountPast(db, day, input.Known, options).RunAsync(organisations, input.By, cancel);

    /// <summary>
    /// Whether all that would be counted is this user's to see. What stands below today is; who stood below on a past day may belong elsewhere now.
    /// </summary>
    private async Task<bool> MaySeeAsync(OrganisationId organisation, DateOnly day, CancellationToken cancel)
    {
        var scope = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        if (!await scope.AnyAsync(row => row.DescendantId == organisation, cancel))
            return false;
        return day == user.Today || user.IsWhole(Permission.ViewAssignments)
            || !await db.AncestryOn(day).AnyAsync(up => up.AncestorId == organisation && !scope.Any(within => within.DescendantId == up.DescendantId), cancel);
    }

    private async Task<OrganisationId> TopAsync(CancellationToken cancel)
    {
        var roots = user.Roots(Permission.ViewAssignments, Party.Lead);
        return await db.AncestryOn(user.Today).Where(up => roots.Contains(up.DescendantId)).GroupBy(up => up.DescendantId)
            .OrderBy(group => group.Count()).ThenBy(group => group.Key).Select(group => (OrganisationId?)group.Key).FirstOrDefaultAsync(cancel) ?? user.Home;
    }

    private sealed record Unit(OrganisationId Id, string Name, bool Exists);

    private async Task<List<Unit>> BelowAsync(OrganisationId organisation, DateOnly day, CancellationToken cancel) =>
        await db.PlacementsOn(day).Where(place => place.ParentId == organisation).Join(db.Organisations, place => place.OrganisationId, row => row.Id, (place, row) => row)
            .Join(db.NamesOn(day), row => row.Id, found => found.OrganisationId, (row, found) => new { row, found })
            .OrderBy(pair => pair.row.Rank).ThenBy(pair => pair.found.SortKey).ThenBy(pair => pair.row.Id)
            .Select(pair => new Unit(pair.row.Id, pair.found.Name, (pair.row.Founded == null || pair.row.Founded <= day) && (pair.row.Dissolved == null || day < pair.row.Dissolved))).ToListAsync(cancel);

    private static IEnumerable<Line> Units(OrganisationId organisation, string name, RollupFigures total, List<Unit> below, IReadOnlyList<Counted> counted)
    {
        var by = counted.ToLookup(row => row.Organisation);
        var lines = below.ConvertAll(unit => (unit.Exists, Line: new Line(unit.Name, RollupFigures.Of(by[unit.Id]), unit.Id)));
        var own = lines.Aggregate(total, (rest, one) => rest.Without(one.Line.Figures));
        // What was dissolved keeps what it did; an existing one is told also where it has nothing.
        return lines.Where(one => one.Exists || one.Line.Figures.Total > 0).Select(one => one.Line).Prepend(new Line(name, own, organisation, IsOwn: true));
    }

    private async Task<IEnumerable<Line>> DocumentsAsync(List<Counted> all, CancellationToken cancel)
    {
        var by = all.ToLookup(row => TallySubjects.DocumentOf(row.Key));
        var ids = by.Select(group => group.Key).OfType<DocumentId>().ToList();
        var known = await db.Documents.VisibleTo(user, db).Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.TypeName, row.Number, row.Subject, row.ListedOn }).ToListAsync(cancel);
        var named = known.OrderByDescending(row => row.ListedOn).ThenBy(row => row.Id.Value)
            .Select(row => new Line($"{row.TypeName} {row.Number} {row.Subject}".Replace("  ", " ", StringComparison.Ordinal), RollupFigures.Of(by[row.Id]), Document: row.Id));
        // Of those that this user may not open only the sum is told.
        var hidden = ids.Except(known.Select(row => row.Id)).SelectMany(id => by[id]).ToList();
        return [.. named, new Line(null, RollupFigures.Of(hidden)), new Line("", RollupFigures.Of(by[null]))];
    }

    private static DateOnly? MonthOf(DateOnly? due) => due is { Year: < 9999 } day ? day.AddDays(1 - day.Day) : null;
}
